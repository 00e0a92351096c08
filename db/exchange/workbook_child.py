"""Reads workbooks in a process of its own. Started as a script; imports only what lies beside it.

A crafted workbook of 5 KB (one cell at A1, one at XFD1048576) makes the reader ask for 512 GB and abort the
whole process, and a large one holds the interpreter for a second: neither may happen to a server that other
people are connected to. The parent sends one pickled request on stdin, this answers with one pickled reply
on stdout.
"""

import gc
import io
import os
import pickle
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict

import python_calamine as calamine

if TYPE_CHECKING or __package__:
    from db.exchange.sheet_faults import Missed, look_into_workbook
    from db.exchange.xls_faults import look_into_xls
else:
    # Behind all else, so that no file here can stand in for a library.
    sys.path.append(os.path.dirname(os.path.abspath(__file__)))
    from sheet_faults import Missed, look_into_workbook
    from xls_faults import look_into_xls

MAX_ROWS = 500_000
MAX_COLUMNS = 256
MAX_AREA = 40_000_000
"""Cells from A1 to the last one, filled or not: each takes 8 bytes as an empty Python cell."""
MAX_CELL = 32_767
_WHOLE = 1e15
"""Above this a float cannot tell neighbouring integers apart."""


class Request(TypedDict):
    """What the parent asks for.

    Attributes:
        path: The workbook.
        sheet: The one sheet to read; None for all visible ones.
        head: Rows to read of each sheet where there are several; a lone sheet is read whole. 0 reads names only.
        memory: Address space in bytes that this process may take.
        seconds: Processor time that it may take.
    """

    path: str
    sheet: str | None
    head: int
    memory: int
    seconds: int


class RawSheet(TypedDict):
    """A sheet as read.

    Attributes:
        name: The sheet's name.
        rows: From row 1 and column A on, blank ones too; cells are None, str, int, float, bool, date, datetime.
        merged: Merged ranges, each ((first row, first column), (last row, last column)) from 0.
        hidden: The hidden rows from 0, where the format tells; of a sheet that is whole.
        whole: Whether all rows are there.
    """

    name: str
    rows: list[list[object]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]
    hidden: list[int]
    whole: bool


class Reply(TypedDict):
    """The answer.

    Attributes:
        refused: Why nothing was read: "password", "no-sheet", "rows", "columns", "area", "cell", "damaged"; empty
            where it was.
        where: The sheet, and the row for "cell".
        names: The visible sheets, in the workbook's order.
        sheets: What was asked for.
    """

    refused: str
    where: tuple[str, int]
    names: list[str]
    sheets: list[RawSheet]


class Refusal(Exception):
    """The workbook goes beyond a limit."""

    def __init__(self, why: str, sheet: str = "", row: int = 0) -> None:
        self.why, self.where = why, (sheet, row)
        super().__init__(why)


def read(request: Request) -> Reply:
    """Reads what is asked for.

    Args:
        request: The parent's request.

    Returns:
        The reply; a refusal is one too.
    """
    try:
        # By its bytes: given a path, the reader believes the name's ending.
        with open(request["path"], "rb") as file:
            data = file.read()
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            names = visible_sheets(workbook)
            wanted = names if request["sheet"] is None else [request["sheet"]]
            wanted = wanted if request["head"] else []
            head = request["head"] if len(wanted) > 1 else None
            sheets = [_sheet(workbook, data, name, head) for name in wanted]
    except Refusal as refusal:
        return {"refused": refusal.why, "where": refusal.where, "names": [], "sheets": []}
    except calamine.WorksheetNotFound:
        return {"refused": "no-sheet", "where": (request["sheet"] or "", 0), "names": names, "sheets": []}
    except calamine.PasswordError:
        return {"refused": "password", "where": ("", 0), "names": [], "sheets": []}
    return {"refused": "", "where": ("", 0), "names": names, "sheets": sheets}


def visible_sheets(workbook: calamine.CalamineWorkbook) -> list[str]:
    """The names of the sheets that a person sees; the hidden ones where there are no others."""
    sheets = [s for s in workbook.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
    visible = [s.name for s in sheets if s.visible == calamine.SheetVisibleEnum.Visible]
    return visible or [s.name for s in sheets]


def _sheet(workbook: calamine.CalamineWorkbook, data: bytes, name: str, head: int | None) -> RawSheet:
    sheet = workbook.get_sheet_by_name(name)
    end = sheet.end
    height, width = (end[0] + 1, end[1] + 1) if end is not None else (0, 0)
    if height > MAX_ROWS:
        raise Refusal("rows", name)
    if height * width > MAX_AREA:
        raise Refusal("area", name)
    whole = head is None or height <= head
    # Of a part the heading alone is looked at; what is read as a list is read whole.
    look = look_into_workbook if data.startswith(b"PK") else look_into_xls
    missed = look(data, name) if whole else Missed()
    found = sheet.to_python(skip_empty_area=False, nrows=head) if end is not None else []
    return {
        "name": name,
        "rows": _converted(name, found, missed),
        "merged": list(sheet.merged_cell_ranges or ()),
        "hidden": sorted(missed.hidden),
        "whole": whole,
    }


def _converted(name: str, found: Sequence[Sequence[object]], missed: Missed | None = None) -> list[list[object]]:
    # Equal texts become one object, so that the reply is half as long and loads in a tenth of the time.
    same: dict[str, str] = {}
    rows = [[_cell(cell, same) for cell in row] for row in found]
    for (down, across), said in (missed.broken if missed is not None else {}).items():
        # Beyond the last cell that the reader knows there is no list.
        if down < len(rows) and across < len(rows[down]):
            rows[down][across] = same.setdefault(said, said)
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    long = next((text for text in same if len(text) > MAX_CELL), None)
    if long is not None:
        raise Refusal("cell", name, 1 + next(i for i, row in enumerate(rows) if long in row))
    width = max((_width(row) for row in rows), default=0)
    if width > MAX_COLUMNS:
        raise Refusal("columns", name)
    if rows and width < len(rows[0]):
        for row in rows:
            del row[width:]
    return rows


def _width(row: list[object]) -> int:
    for index in range(len(row) - 1, -1, -1):
        cell = row[index]
        if cell is not None and not (isinstance(cell, str) and not cell.strip()):
            return index + 1
    return 0


def _cell(cell: object, same: dict[str, str]) -> object:
    if isinstance(cell, str):
        return same.setdefault(cell, cell) if cell else None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < _WHOLE else cell
    if isinstance(cell, (int, date)):
        return cell
    # Durations and times of day: nothing in a register's list is one, so the words will do.
    return str(cell)


def _limit(request: Request) -> None:
    try:
        import resource
    except ImportError:
        return  # Windows: the parent's clock is the only limit there.
    for what, most in ((resource.RLIMIT_AS, request["memory"]), (resource.RLIMIT_CPU, request["seconds"])):
        hard = resource.getrlimit(what)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (soft, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def main() -> None:
    """One request, one reply."""
    gc.disable()  # Nothing here is cyclic, and collecting over two million cells costs two seconds.
    request: Request = pickle.load(sys.stdin.buffer)
    _limit(request)
    reply = read(request)
    pickle.dump(reply, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
