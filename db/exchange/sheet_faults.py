"""What the reader of workbooks leaves out of .xlsx and .ods: formulas that failed or have no value, hidden rows.

It gives such cells as blank ones, and a model would lose its unit or its households without a word. Imports
nothing of the program: it works in the process that reads workbooks.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

NO_VALUE = "=…"
"""What a cell says whose formula was never worked out."""
ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "#GETTING_DATA"),
        *("#SPILL!", "#CALC!", "#BLOCKED!", "#FIELD!", "#BUSY!", "#CONNECT!", "#UNKNOWN!"),
    }
)
"""What a broken formula leaves in a cell."""
_LIBRE_OFFICE_ERROR = re.compile(r"Err:5\d\d")
_UNKNOWN = "#VALUE!"
_MOST = 512 << 20
"""Bytes of a sheet that is looked into; beyond it the reader itself comes to its limits."""
_MOST_REPEATED = 10_000
"""Rows or cells that one tag may stand for; the blank rest of a sheet is a million."""
_MOST_BROKEN = 100_000
_TAG = 2_000
"""Bytes of a tag: what is longer is no workbook's, and must not be looked through again and again."""

_SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION_TAG = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PREFIX = re.compile(rb"<((?:\w+:)?)sheetData")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ODS_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*)>")
_ODS_TEXT = re.compile(rb"\s*<text:p[^<>]*>([^<]{1,20})</text:p>")


def is_error(text: str) -> bool:
    """Whether a cell holds no value but a formula's failure: "#REF!", "Err:502"."""
    return text in ERRORS or _LIBRE_OFFICE_ERROR.fullmatch(text) is not None


@dataclass(slots=True)
class Missed:
    """What the reader does not tell.

    Attributes:
        broken: What stands in the cells whose formula failed, by row and column from 0.
        hidden: The hidden rows, from 0.
    """

    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)


def look_into_workbook(data: bytes, sheet: str) -> Missed:
    """What the reader does not tell of a sheet.

    Args:
        data: A zip archive that holds a workbook.
        sheet: The sheet's name.

    Returns:
        Nothing where it cannot be known: for another format, or a file in which it is not where it should be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                part = _part(archive, sheet)
                return _xlsx(_read(archive, part)) if part in names else Missed()
            if "content.xml" in names:
                return _ods(_read(archive, "content.xml"), sheet)
    except Exception:
        # The reader itself says what is wrong with a damaged file; this is only beside it.
        pass
    return Missed()


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if archive.getinfo(name).file_size <= _MOST else b""


def _attributes(tag: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.decode(): unescape((one or other).decode("utf-8", "replace")) for name, one, other in found}


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of a sheet's part."""
    sheets = map(_attributes, _SHEET_TAG.findall(_read(archive, "xl/workbook.xml")))
    ids = [
        value for each in sheets if each.get("name") == sheet for key, value in each.items() if key.endswith(":id")
    ]
    relations = map(_attributes, _RELATION_TAG.findall(_read(archive, "xl/_rels/workbook.xml.rels")))
    target = next((each["Target"] for each in relations if ids and each.get("Id") == ids[0]), "")
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _xlsx(xml: bytes) -> Missed:
    missed = Missed()
    found = _PREFIX.search(xml)
    prefix = found[1] if found is not None else b""
    for tag, end in _tags(xml, b't="e"', prefix + b"c"):
        at = _place(_attributes(tag).get("r", ""))
        if at is not None:
            missed.broken[at] = _error(xml[end : end + 1000], prefix)
    if b"<" + prefix + b"f" in xml:
        for at in _without_value(xml, prefix):
            missed.broken.setdefault(at, NO_VALUE)
    for mark in (b'hidden="1"', b'hidden="true"'):
        for tag, _ in _tags(xml, mark, prefix + b"row"):
            row = _attributes(tag).get("r", "")
            if row.isdecimal():
                missed.hidden.add(int(row) - 1)
    return missed


def _tags(xml: bytes, mark: bytes, name: bytes) -> Iterator[tuple[bytes, int]]:
    """The tags of this name that hold a mark, and where each ends. There are few: looked for by the mark."""
    at = xml.find(mark)
    while at >= 0:
        start, end = xml.rfind(b"<", max(0, at - _TAG), at), xml.find(b">", at, at + _TAG)
        if start >= 0 and end >= 0 and xml.startswith(b"<" + name + b" ", start):
            yield xml[start : end + 1], end + 1
        at = xml.find(mark, at + len(mark))


def _without_value(xml: bytes, prefix: bytes) -> Iterator[tuple[int, int]]:
    p = re.escape(prefix)
    ends = re.compile(
        rb"<(?:/%bf>|%bf\b[^<>]*/>)\s*(?:<%bv\s*/>|<%bv>\s*</%bv>)?\s*</%bc>" % (p, p, p, p, p, p),
    )
    before = 0
    for found in ends.finditer(xml):
        start = xml.rfind(b"<" + prefix + b"c ", before, found.start())
        before = found.end()
        attributes = _attributes(xml[start : xml.find(b">", start, start + _TAG) + 1]) if start >= 0 else {}
        at = _place(attributes.get("r", ""))
        # A formula whose value is an empty text was worked out: =IF(B5="","",...).
        if at is not None and attributes.get("t") != "str":
            yield at


def _place(address: str) -> tuple[int, int] | None:
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _error(xml: bytes, prefix: bytes) -> str:
    start = xml.find(b"<" + prefix + b"v>")
    end = xml.find(b"</" + prefix + b"v>", start)
    cell = xml.find(b"</" + prefix + b"c>")
    if start < 0 or end < 0 or 0 <= cell < end:
        return _UNKNOWN
    text = unescape(xml[start + len(prefix) + 3 : end].decode("utf-8", "replace")).strip()
    return text if is_error(text) else _UNKNOWN


def _ods(xml: bytes, sheet: str) -> Missed:
    missed = Missed()
    marks = (b'value-type="error"', b'visibility="filter"', b'visibility="collapse"')
    if not any(mark in xml for mark in marks):
        return missed
    inside, row, next_row, column = False, 0, 0, 0
    for found in _ODS_TAG.finditer(xml):
        closing, name, rest = found.groups()
        if name == b"table":
            inside = not closing and _attributes(rest).get("table:name") == sheet
            row = next_row = 0
        elif not inside or closing:
            continue
        elif name == b"table-row":
            attributes = _attributes(rest)
            row, column = next_row, 0
            next_row += int(attributes.get("table:number-rows-repeated", "1"))
            if attributes.get("table:visibility") in {"filter", "collapse"} and next_row - row < _MOST_REPEATED:
                missed.hidden.update(range(row, next_row))
        else:
            repeated = 1
            if b"repeated" in rest:
                repeated = int(_attributes(rest).get("table:number-columns-repeated", "1"))
            if b'value-type="error"' in rest and repeated < _MOST_REPEATED:
                text = _ODS_TEXT.match(xml, found.end())
                said = unescape(text[1].decode("utf-8", "replace")) if text is not None else ""
                said = said if is_error(said) else _UNKNOWN
                rows = range(row, min(next_row, row + _MOST_REPEATED))
                places = ((down, column + n) for down in rows for n in range(repeated))
                missed.broken.update(
                    islice(((place, said) for place in places), _MOST_BROKEN - len(missed.broken))
                )
            column += repeated
    return missed
