"""What the painter says differs is all that differs: a line is repainted only so far."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes
from rich.style import Style
from textual.strip import Strip

from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Cell, Column, Piece, Row
from danvan_tui.widgets.virtual_list.look import Chosen, Kind, Look, Setting
from danvan_tui.widgets.virtual_list.painter import Painter

STYLES = {
    "": Style.parse("white on black"),
    "thumb": Style.parse("white on black"),
    "dim": Style.parse("grey50 on black"),
    "mark": Style.parse("bold yellow on black"),
    "cursor": Style.parse("reverse white on black"),
    "placeholder": Style.parse("grey50 on black"),
    "empty": Style.parse("underline white on black"),
    "header": Style.parse("bold white on black"),
}
COLUMNS = (
    Column("name", "Mô hình", 8, None, 2, priority=9),
    Column("unit", "Đơn vị", 6, 12, 1),
    Column("count", "Cộng", 4, align="right", priority=3),
)
texts = st.sampled_from(["", "Đường hoa", "Trồng và chăm sóc đường hoa", "漢字漢字漢字漢字漢", "0", "1.000"])
pieces = st.builds(Piece, texts, st.sampled_from(["", "dim"]))
cells = st.builds(Cell, texts, st.sampled_from(["", "dim"]), st.lists(pieces, max_size=1).map(tuple))
rows = st.builds(
    Row,
    st.integers(0, 2),
    st.lists(cells, min_size=2, max_size=3).map(tuple),
    depth=st.integers(0, 2),
    expanded=st.sampled_from([None, True, False]),
)
row_looks = st.builds(
    Look, st.just(Kind.ROW), rows, st.just(""), st.sampled_from(Chosen), st.booleans(), st.booleans()
)
other_looks = st.builds(
    lambda kind, thumb: Look(kind, thumb=thumb), st.sampled_from([Kind.BLANK, Kind.WAITING]), st.booleans()
)
word_looks = st.builds(lambda words: Look(Kind.WORDS, words=words), texts)
looks = row_looks | other_looks | word_looks
painter_settings = st.builds(
    Setting,
    st.just(COLUMNS),
    st.integers(1, 70),
    st.sampled_from([ASCII, UNICODE]),
    st.booleans(),
    bar=st.integers(1, 60),
)


def in_cells(strip: Strip) -> Iterator[tuple[str, Style | None]]:
    """A strip cell by cell; a blank's style counts only where it can be seen."""
    for text, style, _ in strip:
        for start, end, width in split_graphemes(text)[0]:
            letter = text[start:end]
            plain = letter == " " and style is not None and not (style.reverse or style.underline)
            for part in range(width):
                yield (letter if part == 0 else ""), (None if plain else style)


@settings(max_examples=250)
@given(painter_settings, looks, looks)
def test_cells_beyond_the_reach_are_the_same(setting: Setting, old: Look, new: Look) -> None:
    painter = Painter(setting, STYLES.__getitem__)
    before, after = (list(in_cells(painter.strip(look))) for look in (old, new))
    assert len(before) == len(after) == setting.width
    reach = painter.reach(old, new)
    assert before[reach:] == after[reach:]


@given(painter_settings, looks)
def test_every_line_is_as_wide_as_the_list(setting: Setting, look: Look) -> None:
    strip = Painter(setting, STYLES.__getitem__).strip(look)
    assert cell_len(strip.text) == strip.cell_length == setting.width


def test_neighbours_of_equal_style_are_one_segment_and_blanks_join_either() -> None:
    painter = Painter(Setting(COLUMNS, 40, UNICODE), STYLES.__getitem__)
    zeros = Row(1, (Cell("Xã Tiên Hải"), Cell("0", "dim"), Cell("0", "dim")))
    name, figures = painter.strip(Look(Kind.ROW, zeros))
    assert (name.text.strip(), figures.text.strip().split()) == ("Xã Tiên Hải", ["0", "0"])
    assert len(list(painter.strip(Look(Kind.ROW, Row(2, (Cell("a"), Cell("b"), Cell("c"))))))) == 1


def test_the_bar_reaches_over_whole_columns_and_always_over_the_first() -> None:
    row = Row(1, (Cell("a"), Cell("b"), Cell("c")))
    wide, narrow = (
        Painter(Setting(COLUMNS, 60, UNICODE, bar=bar), STYLES.__getitem__).strip(
            Look(Kind.ROW, row, chosen=Chosen.FOCUSED)
        )
        for bar in (59, 1)
    )
    reversed_cells = [
        sum(cell_len(text) for text, style, _ in strip if style is not None and style.reverse)
        for strip in (wide, narrow)
    ]
    assert reversed_cells == [59, 2 + 39]


def test_a_mark_repaints_the_gutter_alone() -> None:
    painter = Painter(Setting(COLUMNS, 60, UNICODE), STYLES.__getitem__)
    look = Look(Kind.ROW, Row(1, (Cell("a"), Cell("b"), Cell("c"))))
    assert painter.reach(look, look._replace(changed=True)) == 2
