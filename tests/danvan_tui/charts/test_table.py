"""The table of bars: figures under headings, to scale, at every width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.charts import BarTableRow, BarTableSpec, Look, draw, drawing_text, line_text

COLUMNS = (("Cộng", "Cộng"), ("Hiệu quả", "HQ"), ("Tập thể", "TT"), ("Cá nhân", "CN"))


def spec(*rows: tuple[str, tuple[int, int, int, int]]) -> BarTableSpec:
    return BarTableSpec(
        heading="Lĩnh vực",
        columns=COLUMNS,
        rows=tuple(BarTableRow(name, figures, figures[1], name) for name, figures in rows),
        total=BarTableRow("Cộng", tuple(sum(column) for column in zip(*(f for _, f in rows), strict=True))),
        legend=("hiệu quả trở lên", "chưa hiệu quả"),
    )


ARTICLE = spec(
    ("Kinh tế", (42, 27, 38, 4)),
    ("Văn hóa - xã hội", (89, 62, 72, 17)),
    ("Quốc phòng - an ninh", (50, 35, 36, 14)),
    ("Xây dựng hệ thống chính trị", (6, 4, 3, 3)),
)


def test_figures_stand_under_their_headings_and_bars_are_to_scale() -> None:
    text = drawing_text(draw(ARTICLE, 96, 10)).splitlines()
    assert text[0].split() == ["Lĩnh", "vực", "Cộng", "Hiệu", "quả", "Tập", "thể", "Cá", "nhân"]
    assert text[1].startswith("Kinh tế")
    assert text[1].split()[-4:] == ["42", "27", "38", "4"]
    assert text[5].split() == ["Cộng", "187", "128", "149", "38"]
    bars = [sum(letter in "█▒" for letter in line) for line in text[1:5]]
    assert bars[1] == max(bars)
    assert bars[0] == pytest.approx(bars[1] * 42 / 89, abs=1)
    assert bars[3] >= 1


def test_a_narrow_table_says_the_headings_short_and_keeps_every_total() -> None:
    text = drawing_text(draw(ARTICLE, 52, 10)).splitlines()
    assert text[0].split()[-4:] == ["Cộng", "HQ", "TT", "CN"]
    assert [line.split()[-4] for line in text[1:6]] == ["42", "89", "50", "6", "187"]


@settings(max_examples=60)
@given(
    figures=st.lists(st.integers(0, 10**6), min_size=1, max_size=5),
    width=st.integers(20, 160),
    ascii_only=st.booleans(),
)
def test_no_line_is_wider_than_the_width(figures: list[int], width: int, ascii_only: bool) -> None:
    rows = [(f"Lĩnh vực thứ {n}", (figure, figure // 2, figure // 3, 0)) for n, figure in enumerate(figures)]
    drawing = draw(spec(*rows), width, 10, Look(ascii=ascii_only))
    assert all(cell_len(line_text(line)) <= width for line in drawing.lines)
    assert drawing.keys[1 : len(figures) + 1] == tuple(name for name, _ in rows)


def test_a_part_greater_than_its_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="greater than the whole"):
        BarTableRow("x", (3,), 4)


def test_a_row_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="1 figures for 2 columns"):
        BarTableSpec("x", COLUMNS[:2], (BarTableRow("y", (3,)),))


def test_what_a_figure_was_stands_before_it_where_the_bar_leaves_room() -> None:
    rows = (
        BarTableRow("dài", (90,), 0, "a", 89),
        BarTableRow("ngắn", (43,), 0, "b", 42),
        BarTableRow("c", (1,), 0, "c"),
    )
    drawn = draw(BarTableSpec("x", COLUMNS[:1], rows, BarTableRow("Cộng", (134,), was=1132)), 40, 9, Look())
    texts = [line_text(line) for line in drawn.lines]
    assert "→" not in texts[1]
    assert texts[2].endswith("42 →   43")
    assert "→" not in texts[3]
    assert "1.132 →" in texts[4]
    assert {len(text) for text in texts[:5]} == {len(texts[0])}
    plain = draw(BarTableSpec("x", COLUMNS[:1], rows), 40, 9, Look(ascii=True))
    assert "42 ->" in line_text(plain.lines[2])
