"""The heading is found wherever it is and however it is worded."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.exchange.columns import Column
from db.exchange.headings import Heading, HeadingMissing, find_heading
from db.exchange.sheets import Range
from tests.db.exchange.offices import HEADING, MODELS, Rows, listing, sheet

C = Column


def heading(rows: Rows, merged: tuple[Range, ...] = ()) -> Heading:
    found = find_heading(sheet(rows, merged))
    assert isinstance(found, Heading), found
    return found


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Tên mô hình, điển hình", C.NAME),
        ("MÔ HÌNH", C.NAME),
        ("Nội dung mô hình", C.NAME),
        ("Tên mô hình “Dân vận khéo” đăng ký", C.NAME),
        ("ten mo hinh", C.NAME),
        (unicodedata.normalize("NFD", "Tên mô hình"), C.NAME),
    ],
)
def test_names(text: str, column: Column) -> None:
    assert heading([("STT", text, "Đơn vị"), (1, "Trồng hoa", "Xã Đinh Xá")]).columns[column] == 1


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Lĩnh vực", C.FIELD),
        ("Thuộc lĩnh vực nào", C.FIELD),
        ("Chủ đề", C.TOPIC),
        ("Tập thể/ Cá nhân", C.SUBJECT),
        ("Loại hình", C.SUBJECT),
        ("Đối tượng", C.SUBJECT),
        ("Năm", C.YEAR),
        ("Năm ĐK", C.YEAR),
        ("Thời gian", C.YEAR),
        ("Năm đăng ký mô hình", C.YEAR),
        ("Kết quả", C.STANDING),
        ("Đánh giá", C.STANDING),
        ("Tình trạng", C.STANDING),
        ("Số hộ tham gia", C.HOUSEHOLDS),
        ("Số hộ", C.HOUSEHOLDS),
        ("Địa điểm", C.PLACE),
        ("Thôn, TDP", C.PLACE),
        ("Nội dung, cách làm", C.CONTENTS),
        ("Kết quả đạt được", C.RESULTS),
        ("Đăng ký mới/duy trì", C.KIND),
        ("Mã mô hình", C.CODE),
        ("Quyết định công nhận số", C.DECISION),
        ("Ghi chú", C.NOTE),
    ],
)
def test_other_columns(text: str, column: Column) -> None:
    rows: Rows = [("STT", "Tên mô hình", "Xã, phường", text), (1, "Trồng hoa", "Xã Đinh Xá", "Tốt")]
    assert heading(rows).columns[column] == 3


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị đăng ký",
        "Địa phương, đơn vị",
        "TÊN ĐƠN VỊ",
        "Đơn vị\nthực hiện mô hình",
        "Xã, phường",
        "Cơ quan, đơn vị",
    ],
)
def test_units(text: str) -> None:
    rows: Rows = [("STT", "Mô hình", "Lĩnh vực", text), (1, "Trồng hoa", "Kinh tế", "Xã Đinh Xá")]
    assert heading(rows).columns[C.UNIT] == 3


@pytest.mark.parametrize(
    "text", ["Đơn vị tính", "Đơn vị phối hợp", "Người phụ trách", "Kinh phí", "Số điện thoại"]
)
def test_columns_that_only_look_like_ours(text: str) -> None:
    found = heading([("STT", text, "Tên mô hình", "Đơn vị"), (1, "cái", "Trồng hoa", "Xã Đinh Xá")])
    assert 1 not in found.columns.values()
    assert found.columns[C.UNIT] == 3


TWO_LINES = (
    ("TT", "Tên mô hình", "Đơn vị", "Loại hình", None, "Năm"),
    (None, None, None, "Tập thể", "Cá nhân", None),
    (1, "Trồng hoa", "Xã Đinh Xá", "x", None, 2018),
    (2, "Trồng rau", "Xã Đinh Xá", None, "X", 2018),
    (3, "Trồng cây", "Xã Đinh Xá", None, None, 2018),
    (4, "Trồng cỏ", "Xã Đinh Xá", "x", "x", 2018),
    (5, "Trồng ngô", "Xã Đinh Xá", 0, "+", 2018),
)


@pytest.mark.parametrize("merged", [(Range(0, 3, 0, 4), Range(0, 0, 1, 0)), ()])
def test_two_lines_of_heading(merged: tuple[Range, ...]) -> None:
    found = heading(TWO_LINES, merged)
    assert found.rows == (1, 2)
    assert [(m.index, m.word) for m in found.marks] == [(3, "Tập thể"), (4, "Cá nhân")]
    assert found.columns[C.YEAR] == 5
    rows = listing(TWO_LINES, merged).rows
    assert [row.values.get(C.SUBJECT) for row in rows] == [
        "Tập thể",
        "Cá nhân",
        None,
        "Tập thể, Cá nhân",
        "Cá nhân",
    ]


def test_short_words_under_a_heading_that_explains_them() -> None:
    rows: Rows = [
        ("TT", "Mô hình", "Đơn vị", "Loại hình", None),
        (None, None, None, "TT", "CN"),
        (1, "A1", "Xã Đinh Xá", "v", None),
    ]
    found = heading(rows)
    assert (found.rows, found.columns[C.NUMBER]) == ((1, 2), 0)
    assert [m.word for m in found.marks] == ["Tập thể", "Cá nhân"]


def test_fields_as_columns_of_x() -> None:
    rows: Rows = [
        ("TT", "Mô hình", "Đơn vị", "Lĩnh vực", None, None, None),
        (None, None, None, "Kinh tế", "VH-XH", "QP-AN", "HTCT"),
        (1, "Trồng hoa", "Xã Đinh Xá", None, "x", None, None),
    ]
    (row,) = listing(rows).rows
    assert row.values[C.FIELD] == "Văn hóa - xã hội"


def test_a_group_heading_above_the_heading() -> None:
    rows: Rows = [
        ("STT", "Thông tin mô hình", None, None, "Ghi chú"),
        (None, "Tên mô hình", "Đơn vị", "Năm", None),
        (1, "Trồng hoa", "Xã Đinh Xá", 2018, "tốt"),
    ]
    found = heading(rows, (Range(0, 1, 0, 3),))
    assert found.rows == (1, 2)
    assert found.columns == {C.NUMBER: 0, C.NAME: 1, C.UNIT: 2, C.YEAR: 3, C.NOTE: 4, C.STANDING: 4}


def test_a_heading_broken_over_two_rows() -> None:
    rows: Rows = [("Tên", "Đơn vị", "Năm"), ("mô hình", "đăng ký", "đăng ký"), ("Trồng hoa", "Xã Đinh Xá", 2018)]
    found = heading(rows)
    assert found.rows == (1, 2)
    assert [found.label(c) for c in (C.NAME, C.UNIT, C.YEAR)] == ["Tên mô hình", "Đơn vị đăng ký", "Năm đăng ký"]


def test_notes_that_hold_the_result() -> None:
    head = ("Tên mô hình", "Đơn vị", "Ghi chú")
    rows: Rows = [head, ("A1", "X", "Hiệu quả"), ("A2", "X", "Đang triển khai"), ("A3", "X", "gặp khó khăn")]
    found = listing(rows).rows
    assert [row.values.get(C.STANDING) for row in found] == ["Hiệu quả", "Đang triển khai", None]
    assert found[2].values[C.NOTE] == "gặp khó khăn"
    remarks: Rows = [head, ("A1", "X", "mới"), ("A3", "X", "gặp khó khăn, chưa hiệu quả")]
    assert C.STANDING not in heading(remarks).columns


@pytest.mark.parametrize("remarks", [3, 12, 400])
def test_a_note_that_is_a_standing_is_one_among_any_number_of_remarks(remarks: int) -> None:
    head = ("Tên mô hình", "Đơn vị", "Ghi chú")
    others = [(f"B{n}", "X", "Tổ 1" if n % 2 else "khó khăn về vốn") for n in range(remarks)]
    rows: Rows = [head, *others, *((f"A{n}", "X", "Hiệu quả") for n in range(10)), ("C", "X")]
    found = listing(rows).rows
    assert sum(row.values.get(C.STANDING) == "Hiệu quả" for row in found) == 10
    assert sum(C.STANDING in row.values for row in found) == 10
    assert found[0].values[C.NOTE] == "khó khăn về vốn"


def test_results_that_are_a_story() -> None:
    story = "Đã vận động được 120 hộ tham gia, thu gom trên 3 tấn rác thải, trồng 2 km đường hoa"
    rows: Rows = [("Tên mô hình", "Đơn vị", "Kết quả"), ("A1", "X", story), ("A2", "X", story + " mới")]
    assert heading(rows).columns == {C.NAME: 0, C.UNIT: 1, C.RESULTS: 2}
    both: Rows = [("Tên mô hình", "Đơn vị", "Kết quả", "Đánh giá"), ("A1", "X", story, "Tốt")]
    assert heading(both).columns == {C.NAME: 0, C.UNIT: 1, C.RESULTS: 2, C.STANDING: 3}


def test_contents_next_to_a_name() -> None:
    rows: Rows = [("Tên mô hình", "Nội dung mô hình", "Đơn vị"), ("A1", "Vận động nhân dân", "X")]
    assert heading(rows).columns == {C.NAME: 0, C.CONTENTS: 1, C.UNIT: 2}


def test_rows_of_data_are_no_heading() -> None:
    rows: Rows = [
        ("Tên mô hình", "Đơn vị"),
        ("Xây dựng mô hình xã không rác", "Hội Nông dân"),
        ("Kinh tế", "Tập thể"),
    ]
    assert heading(rows).rows == (1, 1)


def test_a_list_by_units_needs_no_column_of_units() -> None:
    rows: Rows = [("STT", "Tên mô hình", "Năm"), ("I", "Phường Quang Trung", None), (1, "Trồng hoa", 2018)]
    (row,) = listing(rows).rows
    assert row.section_unit == "Phường Quang Trung"


@pytest.mark.parametrize(
    ("rows", "missing", "row"),
    [
        ([("STT", "Đơn vị", "Năm"), (1, "X", 2018)], (C.NAME,), 1),
        ([("STT", "Tên mô hình", "Năm"), (1, "Trồng hoa", 2018)], (C.UNIT,), 1),
        ([("a", "b"), (1, 2)], (C.NAME, C.UNIT), None),
        ([()], (C.NAME, C.UNIT), None),
    ],
)
def test_missing_columns_are_named(rows: Rows, missing: tuple[Column, ...], row: int | None) -> None:
    found = find_heading(sheet(rows))
    assert isinstance(found, HeadingMissing)
    assert (found.missing, found.row) == (missing, row)
    for column in missing:
        assert column.label() in found.words()
        assert column.label() in found.words("en")


TITLES = (
    "THÀNH ỦY PHỦ LÝ",
    "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO",
    "Năm 2020",
    "(Kèm theo Kế hoạch số 12-KH/BDV)",
    "Đơn vị: xã Đinh Xá",
)


@settings(max_examples=120)
@given(
    order=st.permutations(range(len(HEADING))),
    blank_columns=st.lists(st.integers(0, len(HEADING)), max_size=3),
    blank_rows=st.lists(st.integers(0, len(MODELS)), max_size=3),
    titles=st.lists(st.sampled_from(TITLES) | st.just(""), max_size=5),
    case=st.sampled_from([str, str.upper, str.lower, lambda s: unicodedata.normalize("NFD", s)]),
)
def test_the_same_rows_come_out_of_any_layout(
    order: list[int], blank_columns: list[int], blank_rows: list[int], titles: list[str], case: type[str]
) -> None:
    def laid_out(row: tuple[str | int | None, ...]) -> list[str | int | None]:
        cells: list[str | int | None] = [row[index] for index in order]
        for at in blank_columns:
            cells.insert(at, None)
        return cells

    body: list[list[str | int | None]] = [laid_out(tuple(model)) for model in MODELS]
    for at in blank_rows:
        body.insert(at, [])
    rows: Rows = [[title or None] for title in titles] + [laid_out(tuple(case(text) for text in HEADING)), *body]
    found = listing(rows)
    assert not found.skipped
    expected = [
        dict(zip((C.NAME, C.UNIT, C.FIELD, C.SUBJECT, C.YEAR, C.STANDING), map(str, m[1:]), strict=True))
        for m in MODELS
    ]
    assert [{c: v for c, v in row.values.items() if c is not C.NUMBER} for row in found.rows] == expected
    assert [rows[row.row - 1] for row in found.rows] == [row for row in body if row]
