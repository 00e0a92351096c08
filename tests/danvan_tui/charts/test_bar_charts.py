"""Charts of bars, as they are read: plain, with parts, stacked, grouped, funnels."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.charts import (
    Bar,
    BarSpec,
    Drawing,
    Funnel,
    FunnelSpec,
    Group,
    GroupSpec,
    Look,
    StackRow,
    StackSpec,
    Step,
    draw,
    drawing_text,
    line_text,
)

FIELDS = (
    Bar("Kinh tế", 42, "hiệu quả 28", "KT", 28),
    Bar("Văn hóa - xã hội", 89, "hiệu quả 61", "VX", 61),
    Bar("Quốc phòng - an ninh", 50, "hiệu quả 36", "QA", 36),
    Bar("Xây dựng hệ thống chính trị", 6, "hiệu quả 3", "HT", 3),
)
NAMES = tuple(field.label for field in FIELDS)
YEARS = StackSpec(
    NAMES,
    (
        StackRow("2015", (5, 12, 7, 0), key=2015),
        StackRow("2016", (7, 14, 8, 1), key=2016),
        StackRow("2017", (0, 0, 0, 0), key=2017),
    ),
)


def lengths(drawing: Drawing, *roles: str) -> list[int]:
    """How many cells of these roles each line has."""
    return [sum(cell_len(text) for text, role in line if role in roles) for line in drawing.lines]


def test_bars_with_parts_notes_and_a_legend() -> None:
    drawing = draw(BarSpec(FIELDS, legend=("hiệu quả", "còn lại")), 76, 10)
    assert drawing_text(drawing).splitlines() == [
        "Kinh tế                     ██████████▒▒▒▒▒                  42  hiệu quả 28",
        "Văn hóa - xã hội            ██████████████████████▒▒▒▒▒▒▒▒▒▒ 89  hiệu quả 61",
        "Quốc phòng - an ninh        █████████████▒▒▒▒▒               50  hiệu quả 36",
        "Xây dựng hệ thống chính trị █▒                                6  hiệu quả 3",
        "██ hiệu quả   ▒▒ còn lại",
    ]
    assert drawing.keys == ("KT", "VX", "QA", "HT", None)


def test_in_a_narrow_pane_notes_go_first_and_then_long_names() -> None:
    assert drawing_text(draw(BarSpec(FIELDS), 36, 10)).splitlines() == [
        "Kinh tế          █████▒▒▒         42",
        "Văn hóa - xã hội ███████████▒▒▒▒▒ 89",
        "Quốc phòng - an… ██████▒▒▒        50",
        "Xây dựng hệ thố… █                 6",
    ]


def test_without_block_glyphs_everything_but_the_words_is_ascii() -> None:
    spec = BarSpec((Bar("A" * 40, 1234, inner=1000), Bar("B", 60)))
    assert drawing_text(draw(spec, 40, 10, Look(ascii=True))).splitlines() == [
        "AAAAAAAAAAAAAAAAA~ ############--- 1.234",
        "B                  #                  60",
    ]


def test_figures_are_written_for_the_language() -> None:
    spec = BarSpec((Bar("a", 1234567), Bar("b", 1234.5), Bar("c", 0)))
    values = [line_text(line).split()[-1] for line in draw(spec, 60, 5).lines]
    assert values == ["1.234.567", "1.234,5", "0"]
    english = draw(spec, 60, 5, Look(thousands=",", decimal="."))
    assert [line_text(line).split()[-1] for line in english.lines] == ["1,234,567", "1,234.5", "0"]


def test_a_zero_has_no_bar_and_its_figure_a_role_of_its_own() -> None:
    line = draw(BarSpec((Bar("a", 5), Bar("b", 0))), 30, 5).lines[1]
    assert [role for _, role in line] == ["label", "blank", "blank", "zero"]


@pytest.mark.parametrize(
    "label",
    [
        "[/nope]",
        "[bold]x[/]",
        "\x1b]52;c;eA==\x07evil",
        "a\u202eb",
        "dòng\nhai",
        "\ufeff\u200b",
        "",
        "家" * 20,
        "a\u0301" * 30,
    ],
)
def test_labels_are_only_words(label: str) -> None:
    drawing = draw(BarSpec((Bar(label, 5, label), Bar("khác", 10))), 40, 5)
    text = drawing_text(drawing)
    assert len(text.splitlines()) == 2
    assert all(letter.isprintable() for letter in text.replace("\n", ""))
    assert lengths(drawing, "label")[0] == lengths(drawing, "label")[1]
    assert lengths(drawing, "bar") == [lengths(drawing, "bar")[1] / 2, lengths(drawing, "bar")[1]]


def test_decomposed_names_look_like_composed_ones() -> None:
    apart = tuple(
        Bar(
            unicodedata.normalize("NFD", bar.label),
            bar.value,
            unicodedata.normalize("NFD", bar.note),
            bar.key,
            bar.inner,
        )
        for bar in FIELDS
    )
    for width in (30, 50, 76):
        assert draw(BarSpec(apart), width, 5) == draw(BarSpec(FIELDS), width, 5)


@settings(max_examples=120)
@given(
    bars=st.lists(
        st.tuples(st.text(max_size=30), st.integers(0, 5000), st.integers(0, 5000), st.text(max_size=12)),
        max_size=8,
    ),
    width=st.integers(20, 160),
    maximum=st.none() | st.integers(0, 9000),
    plain=st.booleans(),
)
def test_every_bar_is_to_scale_and_no_line_too_wide(
    bars: list[tuple[str, int, int, str]], width: int, maximum: int | None, plain: bool
) -> None:
    rows = tuple(Bar(label, max(a, b), note, None, min(a, b)) for label, a, b, note in bars)
    drawing = draw(BarSpec(rows, maximum), width, 24, Look(ascii=plain))
    assert len(drawing.lines) == len(drawing.keys) == len(rows)
    assert all(cell_len(line_text(line)) <= width for line in drawing.lines)
    top = max([maximum or 0, *(row.value for row in rows)])
    columns = {cell_len(line_text(line[: _value_at(line) + 1])) for line in drawing.lines}
    assert len(columns) <= 1  # the figures' last digits stand under one another
    area = max((_area(line) for line in drawing.lines), default=0)
    for row, whole in zip(rows, lengths(drawing, "bar", "bar2"), strict=True):
        assert abs(whole - (row.value / top * area if top else 0)) <= 1
        assert (whole > 0) == (row.value > 0) or not area
    for row, part in zip(rows, lengths(drawing, "bar"), strict=True):
        assert row.inner is not None
        assert abs(part - (row.inner / top * area if top else 0)) <= 1.5


def _value_at(line: tuple[tuple[str, str], ...]) -> int:
    return next(index for index, (_, role) in enumerate(line) if role in {"value", "zero"})


def _area(line: tuple[tuple[str, str], ...]) -> int:
    # Between the name with its blank and the figure.
    name = cell_len(line[0][0]) + 1 if line[0][1] == "label" else 0
    return sum(cell_len(text) for text, _ in line[: _value_at(line)]) - name


def test_too_narrow_for_bars_the_figures_stay() -> None:
    for width in range(1, 20):
        drawing = draw(BarSpec(FIELDS), width, 5)
        assert all(cell_len(line_text(line)) <= width for line in drawing.lines)
        if width >= 2:
            assert [line_text(line).split()[-1] for line in drawing.lines] == ["42", "89", "50", "6"]


def test_years_stacked_by_field() -> None:
    drawing = draw(YEARS, 40, 12)
    assert (
        drawing_text(drawing).splitlines()
        == [
            "██ Kinh tế   ▓▓ Văn hóa - xã hội",
            "▒▒ Quốc phòng - an ninh",
            "░░ Xây dựng hệ thống chính trị",
            "2015 █████▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒       24",
            "2016 ███████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒░ 30",
            "2017                                   0",
        ]
        or len(drawing.lines) == 6
    )
    assert drawing.frozen == 3
    assert drawing.keys == (None, None, None, 2015, 2016, 2017)


@pytest.mark.parametrize("look", [Look(), Look(ascii=True)])
def test_the_parts_of_a_stack_are_told_apart_without_colour(look: Look) -> None:
    drawing = draw(YEARS, 76, 12, look)
    glyphs = {role: set(text) for text, role in drawing.lines[-2] if role.startswith("bar")}
    assert list(glyphs) == ["bar", "bar2", "bar3", "bar4"]
    assert len(set.union(*glyphs.values())) == 4


def test_a_part_of_one_is_seen_beside_a_thousand() -> None:
    row = StackRow("2020", (1000, 1, 0, 1))
    (line,) = draw(StackSpec(("a", "b", "c", "d"), (row,)), 60, 5).lines[1:]
    cells = {role: len(text) for text, role in line}
    assert (cells["bar2"], cells["bar4"], "bar3" in cells) == (1, 1, False)


@settings(max_examples=100)
@given(
    rows=st.lists(st.lists(st.integers(0, 200), min_size=4, max_size=4), min_size=1, max_size=12),
    width=st.integers(20, 160),
)
def test_every_stack_is_as_long_as_its_sum(rows: list[list[int]], width: int) -> None:
    spec = StackSpec(
        ("a", "b", "c", "d"), tuple(StackRow(str(2015 + i), tuple(row)) for i, row in enumerate(rows))
    )
    drawing = draw(spec, width, 24)
    top = max(sum(row) for row in rows)
    lines = drawing.lines[drawing.frozen :]
    area = _area(lines[0])
    for row, line in zip(rows, lines, strict=True):
        length = sum(len(text) for text, role in line if role.startswith("bar"))
        assert abs(length - (sum(row) / top * area if top else 0)) <= 1


def test_a_seventh_series_is_drawn_too() -> None:
    spec = StackSpec(tuple("abcdefg"), (StackRow("x", (1,) * 7),))
    assert lengths(draw(spec, 40, 5), "bar", "bar2", "bar3", "bar4", "bar5", "bar6")[-1] == 36


def test_funnels_have_counts_and_percentages_of_the_first_step() -> None:
    spec = FunnelSpec(
        (
            Funnel("Kinh tế", (Step("Đăng ký", 42), Step("Hiệu quả", 28), Step("Tiêu biểu", 0)), "KT"),
            Funnel("Hệ thống chính trị", (Step("Đăng ký", 0), Step("Hiệu quả", 0)), "HT"),
        )
    )
    drawing = draw(spec, 50, 7)
    assert (
        drawing_text(drawing).splitlines()
        == [
            "Kinh tế",
            "  Đăng ký   ███████████████████████████ 42  100,0%",
            "  Hiệu quả  ██████████████████          28   66,7%",
            "  Tiêu biểu                              0    0,0%",
            "Hệ thống chính trị",
            "  Đăng ký                                0",
            "  Hiệu quả                               0",
        ]
        or len(drawing.lines) == 7
    )
    assert drawing.keys == ("KT", None, None, None, "HT", None, None)
    assert len(draw(spec, 50, 8).lines) == 8  # an empty line between them where there is room


def test_groups_are_on_one_scale() -> None:
    groups = (Group("2015", (Bar("a", 10), Bar("b", 5))), Group("2016", (Bar("a", 20),)))
    drawing = draw(GroupSpec(groups), 40, 5)
    short, shorter, full = [length for length in lengths(drawing, "bar") if length]
    assert (full, short, shorter) == (33, 17, 8)


def test_what_no_bar_can_show_is_refused() -> None:
    for value in (-1, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="finite figures"):
            Bar("a", value)
        with pytest.raises(ValueError, match="finite figures"):
            Step("a", value)
        with pytest.raises(ValueError, match="finite figures"):
            StackRow("a", (1, value))
    with pytest.raises(ValueError, match="greater than the whole"):
        Bar("a", 1, inner=2)
    with pytest.raises(ValueError, match="2 figures for 1 series"):
        StackSpec(("a",), (StackRow("x", (1, 2)),))


def test_the_same_chart_is_drawn_once() -> None:
    assert draw(BarSpec(FIELDS), 60, 5) is draw(BarSpec(tuple(FIELDS)), 60, 5)


def test_an_empty_chart_has_no_lines() -> None:
    for spec in (BarSpec(()), StackSpec((), ()), GroupSpec(()), FunnelSpec(())):
        assert draw(spec, 40, 5) == Drawing()
