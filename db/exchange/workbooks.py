"""Asks the process that reads workbooks, and turns its refusals into words."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import cast

from db.errors import FileRefused
from db.exchange import workbook_child
from db.exchange.kinds import damaged, password, refused
from db.exchange.workbook_child import Reply, Request
from db.text import clean_line, fold

MEMORY = 3 << 30
"""Address space for one workbook: 200,000 rows of nine columns take 0.4 GB, the limits' corner 2.5 GB."""
SECONDS = 120
"""For one workbook, processor and clock: 200,000 rows take 3 s."""


def ask(path: Path, sheet: str | None, head: int) -> Reply:
    """Reads a workbook in a process of its own.

    Args:
        path: A workbook that ``files.check`` found to be one.
        sheet: The one sheet to read; None for all visible ones.
        head: Rows to read of each sheet where there are several; 0 for the sheets' names only.

    Returns:
        What the process found; its ``refused`` is empty.

    Raises:
        FileRefused: Where the workbook is damaged, protected, beyond the limits, or has no such sheet.
    """
    request: Request = {"path": str(path), "sheet": sheet, "head": head, "memory": MEMORY, "seconds": SECONDS}
    try:
        done = subprocess.run(
            [sys.executable, "-P", workbook_child.__file__],
            input=pickle.dumps(request),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refused(path, "đọc quá lâu", "reading it takes too long") from None
    if done.returncode != 0:
        # The reader panicked, ran out of memory or was stopped by its limits; its stderr is no use to a user.
        why = damaged()
        raise refused(path, why.why_vi, why.why_en)
    reply = cast(Reply, pickle.loads(done.stdout))
    if reply["refused"] == "no-sheet" and sheet is not None:
        meant = meant_sheet(sheet, reply["names"])
        if meant is not None and meant != sheet:
            return ask(path, meant, head)
    if reply["refused"]:
        raise _refusal(path, reply)
    return reply


def _refusal(path: Path, reply: Reply) -> FileRefused:
    sheet, row = reply["where"]
    name = clean_line(sheet)
    match reply["refused"]:
        case "password":
            why = password()
            return refused(path, why.why_vi, why.why_en)
        case "no-sheet":
            return no_sheet(path, sheet, reply["names"])
        case "rows":
            most = workbook_child.MAX_ROWS
            return refused(
                path,
                f"trang «{name}» có hơn {most} dòng (kể cả dòng trống đến ô cuối cùng)",
                f"sheet «{name}» has more than {most} rows (counting blank ones up to the last cell)",
            )
        case "columns" | "area":
            most = workbook_child.MAX_COLUMNS
            return refused(
                path, f"trang «{name}» có hơn {most} cột", f"sheet «{name}» has more than {most} columns"
            )
        case _:
            return refused(
                path,
                f"trang «{name}», dòng {row} có ô quá dài",
                f"sheet «{name}» has a cell in row {row} that is too long",
            )


def meant_sheet(sheet: str, names: list[str]) -> str | None:
    """The one name that a sheet is called by, accents, case and signs aside; None where none or several fit."""
    folded = fold(sheet)
    fitting = [name for name in names if folded and fold(name) == folded]
    return fitting[0] if len(fitting) == 1 else None


def no_sheet(path: Path, sheet: str, names: list[str]) -> FileRefused:
    """The error for a sheet that the file does not have; says which ones it has."""
    there = ", ".join(f"«{clean_line(name)}»" for name in names)
    wanted = clean_line(sheet)
    todo = f"Các trang của tệp: {there}.", f"The sheets of the file: {there}."
    return refused(path, f"không có trang «{wanted}»", f"there is no sheet «{wanted}»", todo)
