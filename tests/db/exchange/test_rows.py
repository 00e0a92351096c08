"""Rows under a heading: models and everything else that stands in a list."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.exchange.columns import Column
from db.exchange.headings import HeadingMissing, find_heading
from db.exchange.problems import ProblemKind
from db.exchange.rows import classify
from db.exchange.sheets import Cell, Range, Sheet
from tests.db.exchange.offices import HEAD, HEADING, ONE, TWO, Rows, listing


def names(rows: Rows, merged: tuple[Range, ...] = ()) -> list[str]:
    return [row.values.get(Column.NAME, "") for row in listing(rows, merged).rows]


@pytest.mark.parametrize(
    "row",
    [
        (),
        (3,),
        (None, "CỘNG: 2"),
        (None, "Tổng cộng", None, 2),
        ("Tổng số: 2 mô hình",),
        (None, "Cộng (I+II)"),
        (None, "Tổng cộng 1 lĩnh vực: 2 mô hình của 2 đơn vị"),
        (None, None, "NGƯỜI LẬP BIỂU"),
        (None, "NGƯỜI LẬP BIỂU", None, "TRƯỞNG BAN"),
        (None, "Nơi nhận:", "TM. BAN CHỈ ĐẠO"),
        (None, None, "Phủ Lý, ngày 05 tháng 3 năm 2020"),
        (None, None, "Phủ Lý, ngày ... tháng ... năm 2020"),
        (None, None, None, 4037),
    ],
)
def test_rows_that_are_no_models(row: tuple[str | int | None, ...]) -> None:
    found = listing((HEAD, ONE, TWO, row))
    assert len(found.rows) == 2
    assert not found.skipped
    assert not found.warnings


@pytest.mark.parametrize(
    "name",
    [
        "Cộng đồng chung tay bảo vệ môi trường",
        "Tổng vệ sinh ngày thứ bảy",
        "Trưởng ban công tác Mặt trận gương mẫu",
        "Bí thư chi bộ nêu gương",
        "Phường không rác",
        "5K",
        "Nơi nhận và trả kết quả thân thiện",
        "Kinh tế vườn",
    ],
)
@pytest.mark.parametrize("number", [3, None])
def test_models_that_look_like_something_else(name: str, number: int | None) -> None:
    assert names((HEAD, ONE, (number, name, "Xã Đinh Xá", 2018)))[-1] == name


def test_what_stands_under_the_signatures_is_no_model() -> None:
    rows: Rows = (
        HEAD,
        ONE,
        (None, "Nơi nhận:", "TRƯỞNG BAN"),
        (None, "- Ban Dân vận Tỉnh ủy", None),
        (None, "- Lưu: Văn phòng", "Nguyễn Văn An"),
    )
    assert names(rows) == [ONE[1]]


def test_headings_and_column_numbers_that_are_repeated() -> None:
    numbers = (1, 2, 3, 4)
    brackets = ("(1)", "(2)", "(3)", "(4)")
    letters = ("A", "B", 1, 2)
    for row in (numbers, brackets, letters):
        assert names((HEAD, row, ONE, HEAD, row, TWO)) == [ONE[1], TWO[1]]


def test_two_lines_of_heading_repeated_on_the_next_page() -> None:
    top = ("STT", "Tên mô hình", "Đơn vị", "Loại hình", None)
    bottom = (None, None, None, "Tập thể", "Cá nhân")
    rows: Rows = (top, bottom, (*ONE[:3], "x"), top, bottom, (*TWO[:3], None, "x"))
    assert names(rows) == [ONE[1], TWO[1]]


def test_a_row_without_a_name_is_a_model_with_a_problem() -> None:
    found = listing(
        (HEAD, ONE, (2, None, "Xã Đinh Xá", 2019), (None, None, None, "hai nghìn"), (4, "#REF!", "Xã Đinh Xá"))
    )
    missing, failed = [ProblemKind.MISSING_NAME], [ProblemKind.FORMULA_FAILED]
    assert [[p.kind for p in row.problems] for row in found.rows] == [[], missing, missing, failed]
    assert found.rows[1].problems[0].column == "Tên mô hình"


def test_a_model_without_a_unit_stays_a_model() -> None:
    assert names((HEAD, ONE, (2, "Trồng rau sạch"), (3, "Xây dựng nông thôn mới", None, 2018))) == [
        ONE[1],
        "Trồng rau sạch",
        "Xây dựng nông thôn mới",
    ]


def test_remarks_are_told_not_swallowed() -> None:
    rows: Rows = (HEAD, ("(dữ liệu mẫu)",), ONE, (None, "Số liệu tính đến 30/6"))
    found = listing(rows, (Range(1, 0, 1, 3), Range(3, 1, 3, 3)))
    assert len(found.rows) == 1
    assert found.skipped == ((2, "(dữ liệu mẫu)"), (4, "Số liệu tính đến 30/6"))


def test_cells_merged_downwards_say_it_of_every_row() -> None:
    rows: Rows = (
        ("STT", "Đơn vị", "Tên mô hình", "Năm"),
        (1, "Xã Đinh Xá", "Trồng hoa", 2018),
        (2, None, "Trồng rau", None),
        (3, None, "Trồng cây", 2020),
    )
    merged = (
        Range(1, 1, 3, 1),
        Range(1, 3, 2, 3),
        Range(0, 0, 90_000, 9),
        Range(1, 1, 90_000, 1),
        Range(7, 1, 8, 1),
    )
    found = listing(rows, merged).rows
    assert [row.values[Column.UNIT] for row in found] == ["Xã Đinh Xá"] * 3
    assert [row.values[Column.YEAR] for row in found] == ["2018", "2018", "2020"]


def test_cells_are_cleaned_and_what_is_hostile_is_told() -> None:
    rows: Rows = (
        ("Tên mô hình", "Đơn vị", "Nội dung, cách làm"),
        ("  Trồng\nhoa \u200b", "Xã\u00a0Đinh  Xá", "một\r\nhai"),
        ("a\u202eb", "c\x00d", "e\x1b]52;c;x\x07"),
    )
    clean, hostile = listing(rows).rows
    assert clean.values == {Column.NAME: "Trồng hoa", Column.UNIT: "Xã Đinh Xá", Column.CONTENTS: "một\nhai"}
    assert not clean.problems
    assert [p.kind for p in hostile.problems] == [ProblemKind.HOSTILE_TEXT] * 3
    assert all(value.isprintable() for value in hostile.values.values())
    assert all(p.value.isprintable() and p.words().isprintable() for p in hostile.problems)


def test_eth_typed_for_d_is_mended_and_told() -> None:
    (row,) = listing((("Tên mô hình", "Đơn vị"), ("Ðường hoa", "Xã Ðinh Xá"))).rows
    assert row.values == {Column.NAME: "Đường hoa", Column.UNIT: "Xã Đinh Xá"}
    assert [p.kind for p in row.problems] == [ProblemKind.LEGACY_TEXT] * 2


WORDS = [
    "I",
    "x",
    "1",
    "Tập thể",
    "Cá nhân",
    "I. LĨNH VỰC KINH TẾ (2 mô hình)",
    "CỘNG: 3",
    "Nơi nhận:",
    "Xã Đinh Xá",
    *HEADING,
]
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-5, 3000),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)
RANGES = st.builds(lambda a, b, c, d: Range(a, b, a + c, b + d), *[st.integers(0, 9)] * 4)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8), st.lists(RANGES, max_size=4), st.booleans())
def test_any_cells_are_sorted_without_a_fault(rows: list[list[Cell]], merged: list[Range], headed: bool) -> None:
    if headed:
        rows = [list(HEADING), *rows]
    sheet = Sheet("a", "b", rows, tuple(merged))
    heading = find_heading(sheet)
    if isinstance(heading, HeadingMissing):
        assert not headed
        return
    found = classify(sheet, heading)
    assert all(heading.rows[1] < row.row <= len(rows) for row in found.rows)
    assert all(row.values.get(Column.NAME) or row.problems for row in found.rows)
    # Every row with something in it is a model, a section, told as skipped, or furniture: none is there twice.
    places = (
        [row.row for row in found.rows] + [s.row for s in found.sections] + [number for number, _ in found.skipped]
    )
    assert len(places) == len(set(places))


def test_dates_in_cells() -> None:
    rows: list[list[Cell]] = [
        list(HEADING[1:4]),
        ["Trồng hoa", "Xã Đinh Xá", date(2020, 3, 5)],
        ["Trồng rau", "Xã Đinh Xá", datetime(2020, 3, 5, tzinfo=UTC)],
    ]
    sheet = Sheet("a", "b", rows)
    heading = find_heading(sheet)
    assert not isinstance(heading, HeadingMissing)
    assert [row.values[Column.FIELD] for row in classify(sheet, heading).rows] == ["05/03/2020"] * 2
