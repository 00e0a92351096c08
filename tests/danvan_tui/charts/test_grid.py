"""The coverage grid: figures to the right, zeros marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.charts import GridRow, GridSpec, Look, draw, drawing_text, line_text

GRID = GridSpec(
    ("KT", "VX", "QA", "HT"),
    (
        GridRow("Phường Quang Trung", (0, 7, 4, 1), 1),
        GridRow("Xã Tiên Hải", (0, 0, 0, 0), 2),
        GridRow("Xã Đinh Xá", (1200, 3, 0, 0), 3),
    ),
    "Đơn vị",
    "Cộng",
    (1200, 10, 4, 1, 1215),
)


def test_the_grid() -> None:
    drawing = draw(GRID, 60, 10)
    assert drawing_text(drawing).splitlines() == [
        "Đơn vị                KT  VX  QA  HT   Cộng",
        "Phường Quang Trung     0·  7   4   1     12",
        "Xã Tiên Hải            0·  0·  0·  0·     0·",
        "Xã Đinh Xá         1.200   3   0·  0· 1.203",
        "────────────────────────────────────────────",
        "Cộng               1.200  10   4   1  1.215",
    ]
    assert drawing.keys == (None, 1, 2, 3, None, None)
    assert drawing.frozen == 1


def test_zeros_have_a_role_and_a_mark() -> None:
    line = draw(GRID, 60, 10).lines[2]
    assert [text.strip() for text, role in line if role == "zero"] == ["0·"] * 5


def test_in_ascii() -> None:
    assert drawing_text(draw(GridSpec(("A",), (GridRow("b", (0,)),)), 30, 5, Look(ascii=True))) == (
        "         A\nb        0. 0."
    )


def test_a_total_may_be_more_than_the_sum() -> None:
    spec = GridSpec(("A",), (GridRow("b", (3,), total=9),))
    assert drawing_text(draw(spec, 30, 5)).splitlines()[1].split() == ["b", "3", "9"]


def test_without_rows_the_heading_stays() -> None:
    assert drawing_text(draw(GridSpec(("KT",), (), "Đơn vị", "Cộng"), 40, 5)) == "Đơn vị   KT  Cộng"


@settings(max_examples=100)
@given(
    rows=st.lists(
        st.tuples(st.text(max_size=40), st.lists(st.integers(0, 10**6), min_size=3, max_size=3)), max_size=9
    ),
    width=st.integers(1, 160),
)
def test_no_line_is_too_wide_and_figures_line_up(rows: list[tuple[str, list[int]]], width: int) -> None:
    spec = GridSpec(("KT", "VX", "QA"), tuple(GridRow(name, tuple(counts)) for name, counts in rows))
    drawing = draw(spec, width, 10)
    assert len(drawing.lines) == len(drawing.keys) == len(rows) + 1
    assert all(cell_len(line_text(line)) <= width for line in drawing.lines)
    if width >= 60:
        assert len({cell_len(line_text(line)) for line in drawing.lines[1:]}) <= 1


def test_another_shape_than_the_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="1 figures for 2 columns"):
        GridSpec(("A", "B"), (GridRow("x", (1,)),))
    with pytest.raises(ValueError, match="1 totals for 1 columns"):
        GridSpec(("A",), (), totals=(1,))
