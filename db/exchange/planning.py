"""What an import of a file would do: read, matched, compared with the register. Nothing is written."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from db.engine import Database
from db.errors import FileRefused
from db.exchange.collecting import not_collecting
from db.exchange.columns import Column
from db.exchange.headings import HeadingMissing
from db.exchange.identities import Sorted, sort_rows
from db.exchange.kinds import file_name, refused
from db.exchange.listing import RawRow
from db.exchange.plans import ImportPlan, PlannedRow, Progress
from db.exchange.problems import Problem, ProblemKind, shown
from db.exchange.reading import Reading, read_listing
from db.exchange.row_matching import RowMatcher

_STEP = 1_000
"""Rows between two reports of how far it is."""


class HeadingNotFound(FileRefused):
    """A workbook in which no list was found: columns are missing."""

    vi: ClassVar[str] = "Tệp {file}: {why_vi}"
    en: ClassVar[str] = "The file {file}: {why_en}"
    hint_vi: ClassVar[str] = (
        "Dòng tiêu đề phải có ít nhất «Tên mô hình» và «Đơn vị»; danh sách có thể ở trang khác."
    )
    hint_en: ClassVar[str] = (
        "A heading needs «Tên mô hình» and «Đơn vị» at least; the list may be on another sheet."
    )


def plan_import(
    database: Database,
    path: str | os.PathLike[str],
    sheet: str | None = None,
    *,
    choices: Mapping[str, int] | None = None,
    year: int | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """What an import of a file would do to the register as it stands.

    Args:
        database: The register.
        path: Any file.
        sheet: The sheet to read; None for the first one with a list in it.
        choices: The unit that is meant by a name that several fit: its id by the name in the file's words.
        year: The year of the rows that the file says none of: it has no such column, or the cell is blank.
        progress: Told how many rows are matched, and of how many.

    Raises:
        FileRefused: The file cannot be read, or has no heading with which it could be (``HeadingNotFound``).
        DatabaseError: The register cannot be read.
    """
    database.require()
    with not_collecting():
        return _planned(database, path, sheet, choices, year, progress)


def _planned(
    database: Database,
    path: str | os.PathLike[str],
    sheet: str | None,
    choices: Mapping[str, int] | None,
    year: int | None,
    progress: Progress | None,
) -> ImportPlan:
    reading = read_listing(path, sheet)
    if isinstance(reading, HeadingMissing):
        raise HeadingNotFound(file=file_name(path), why_vi=reading.words("vi"), why_en=reading.words("en"))
    digest = _digest(path)
    with database.read() as connection:
        matcher = RowMatcher(connection, reading, choices, year)
        found = sort_rows(connection, _matched(matcher, reading.listing.rows, progress))
    matcher.finish()
    return _plan(reading, digest, matcher, found)


def _matched(matcher: RowMatcher, rows: tuple[RawRow, ...], progress: Progress | None) -> Iterator[PlannedRow]:
    for done, raw in enumerate(rows):
        if progress is not None and done % _STEP == 0:
            progress(done, len(rows))
        row = matcher.match(raw)
        if row is not None:
            yield row
    if progress is not None and rows:
        progress(len(rows), len(rows))


def _plan(reading: Reading, digest: str, matcher: RowMatcher, found: Sorted) -> ImportPlan:
    label = reading.heading.label(Column.NAME)
    repeated = [
        Problem(row.row, label, shown(row.draft.name), ProblemKind.REPEATED_ROW, {"first": first})
        for row, first in found.repeated
    ]
    taken = [row.draft.year for row in (*found.new, *found.known)]
    by_field = Counter(year.field_id for year in taken)
    by_standing = Counter(year.standing for year in taken)
    return ImportPlan(
        file=reading.file,
        sheet=reading.sheet,
        other_sheets=reading.others,
        digest=digest,
        read=len(reading.listing.rows),
        new=found.new,
        known=len(found.known),
        rejected=_in_order([*matcher.rejected, *repeated]),
        warnings=_in_order([*reading.listing.warnings, *matcher.warnings]),
        skipped=reading.listing.skipped,
        open_choices=matcher.open_choices.finished(),
        by_field=tuple((field.code, field.name, by_field[field.id]) for field in matcher.fields.fields),
        years=tuple(sorted({year.year for year in taken})),
        unmet_choices=matcher.unmet_choices,
        by_standing=tuple(sorted(by_standing.items(), reverse=True)),
    )


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.row))


def _digest(path: str | os.PathLike[str]) -> str:
    digest = sha256()
    try:
        with Path(path).open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        # It was there a moment ago.
        raise refused(path, "không mở được", "it could not be opened") from None
    return digest.hexdigest()
