"""The three workbooks of a committee, as they came."""

from collections import Counter
from pathlib import Path

import pytest

from db.exchange.columns import Column
from db.exchange.headings import HeadingMissing
from db.exchange.problems import ProblemKind
from db.exchange.reading import Reading, pick_sheet, read_listing
from db.exchange.values import parse_standing, parse_subject
from db.lifecycle import Standing, Subject
from db.text import fold

DATA = Path(__file__).parents[2] / "data"
SHARES = {"kinh te": 42, "van hoa xa hoi": 89, "quoc phong an ninh": 50, "xay dung he thong chinh tri": 6}


def read(name: str) -> Reading:
    found = read_listing(DATA / name)
    assert not isinstance(found, HeadingMissing)
    return found


@pytest.mark.parametrize("name", ["danh-sach-phang.xlsx", "bieu-tong-hop-theo-linh-vuc.xlsx"])
def test_both_lists_give_the_shares_of_the_fields(name: str) -> None:
    listing = read(name).listing
    fields = Counter(fold(row.values.get(Column.FIELD) or row.section_field or "") for row in listing.rows)
    assert dict(fields) == SHARES
    assert not listing.warnings
    assert not listing.skipped
    assert not any(row.problems for row in listing.rows)


def test_both_lists_hold_the_same_models() -> None:
    def models(name: str) -> Counter[tuple[str, str, Subject | None, Standing | None]]:
        return Counter(
            (
                row.values[Column.NAME],
                row.values[Column.YEAR],
                parse_subject(row.values[Column.SUBJECT]),
                parse_standing(row.values[Column.STANDING]),
            )
            for row in read(name).listing.rows
        )

    assert models("danh-sach-phang.xlsx") == models("bieu-tong-hop-theo-linh-vuc.xlsx")


def test_sections_say_and_have_the_same_numbers() -> None:
    sections = read("bieu-tong-hop-theo-linh-vuc.xlsx").listing.sections
    assert [(s.row, s.section.expected, s.found) for s in sections] == [
        (5, 42, 42),
        (48, 89, 89),
        (138, 50, 50),
        (189, 6, 6),
    ]


def test_rows_have_excels_numbers_and_headings_their_words() -> None:
    flat = read("danh-sach-phang.xlsx")
    assert flat.heading.rows == (7, 7)
    assert (flat.listing.rows[0].row, flat.listing.rows[-1].row) == (8, 194)
    assert flat.heading.label(Column.YEAR) == "Năm đăng ký"
    by_field = read("bieu-tong-hop-theo-linh-vuc.xlsx")
    assert by_field.heading.rows == (3, 4)
    assert by_field.heading.label(Column.SUBJECT) == "Tập thể | Cá nhân"
    assert by_field.listing.rows[0].row == 6


def test_the_faulty_list_names_the_faults_of_its_rows() -> None:
    rows = read("danh-sach-co-loi.xlsx").listing.rows
    assert [row.row for row in rows] == list(range(2, 15))
    problems = {p.row: p.kind for row in rows for p in row.problems}
    assert problems == {
        4: ProblemKind.MISSING_NAME,
        11: ProblemKind.HOSTILE_TEXT,
        12: ProblemKind.NAME_TOO_LONG,
    }
    assert all(p.rejecting and "\x1b" not in p.value + p.words() for row in rows for p in row.problems)


def test_the_sheet_is_picked_by_its_heading() -> None:
    assert pick_sheet(DATA / "bieu-tong-hop-theo-linh-vuc.xlsx") == "DVK"
