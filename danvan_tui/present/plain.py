"""Rows as plain text: a table for people, CSV and JSON for programs. Written as the rows come, so that a
million of them need no more memory than a page.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from db.text import for_terminal

Format = Literal["table", "json", "csv"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv")

Value = str | int | bool | None

PAGE = 200
"""Rows whose widths are looked at together; a wider one further on moves the columns from there."""

_GAP = "  "
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would run as a formula (CWE-1236)."""

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves as it is and a terminal obeys; escaped, it is the same JSON."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. Figures stand to the right."""

    title: str
    right: bool = False


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], foot: Sequence[str] | None = None
) -> Iterator[str]:
    """A table, a line at a time. No frames: a screen reader would read them aloud.

    Args:
        columns: The columns.
        rows: Each row's cells, already safe for a terminal.
        foot: A last row, for totals.
    """
    widths = [0 for _ in columns]
    lines = chain([[column.title for column in columns]], rows, [] if foot is None else [foot])
    while page := list(islice(lines, PAGE)):
        widths = [max(width, *(cells_wide(row[at]) for row in page)) for at, width in enumerate(widths)]
        for row in page:
            yield _line(columns, widths, row)


def csv_lines(keys: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """CSV as RFC 4180 has it: a heading of keys, lines ended by CR LF, no byte order mark.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    for values in chain([keys], rows):
        held.seek(0)
        held.truncate()
        writer.writerow([_safe(value) for value in values])
        yield held.getvalue()


def json_object(head: Mapping[str, object], rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """A JSON object: what ``head`` says, then "rows", one row a line."""
    yield "{\n"
    for key, value in head.items():
        yield f"  {_json(key)}: {_json(value)},\n"
    yield '  "rows": ['
    comma = ""
    for row in rows:
        yield f"{comma}\n    {_json(row)}"
        comma = ","
    yield "\n  ]\n}\n" if comma else "]\n}\n"


def json_value(value: object) -> Iterator[str]:
    """Any value as JSON, indented."""
    yield f"{_json(value, indent=2)}\n"


def cells_wide(text: str) -> int:
    """How many cells of a terminal a text takes. Vietnamese letters in NFC take one each."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[str]) -> str:
    parts = []
    for column, width, text in zip(columns, widths, row, strict=True):
        space = " " * (width - cells_wide(text))
        parts.append(space + text if column.right else text + space)
    return _GAP.join(parts).rstrip() + "\n"


def _safe(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = for_terminal(value, keep_lines=True)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json(value: object, indent: int | None = None) -> str:
    return _UNSEEN.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent)
    )
