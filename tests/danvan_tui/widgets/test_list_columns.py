"""Which columns fit, and what a text becomes in them."""

from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.widgets.virtual_list.columns import GAP, Column, lay_out
from danvan_tui.widgets.virtual_list.fit import cut, fit
from danvan_tui.widgets.virtual_list.rows import Piece


@st.composite
def columns(draw: st.DrawFn) -> list[Column]:
    """Columns with any widths, weights and priorities."""
    least = draw(st.lists(st.integers(1, 12), max_size=6))
    return [
        Column(
            str(number),
            "",
            width,
            draw(st.none() | st.integers(width, width + 10)),
            draw(st.integers(0, 3)),
            priority=draw(st.integers(0, 3)),
        )
        for number, width in enumerate(least)
    ]


@given(columns(), st.integers(-2, 90))
def test_columns_fill_the_width_and_keep_to_their_bounds(described: list[Column], width: int) -> None:
    slots = lay_out(described, width)
    used = sum(slot.width for slot in slots) + GAP * max(0, len(slots) - 1)
    assert used <= max(0, width)
    assert [slot.index for slot in slots] == sorted(slot.index for slot in slots)
    if len(slots) > 1:
        for slot in slots:
            column = described[slot.index]
            assert slot.width >= column.min_width
            assert slot.width <= (column.max_width or slot.width)
    growing = [
        slot
        for slot in slots
        if described[slot.index].weight and described[slot.index].max_width in (None, *range(slot.width + 1, 99))
    ]
    if growing:
        assert used == width
    shown = {slot.index for slot in slots}
    dropped = [column for number, column in enumerate(described) if number not in shown]
    if dropped and slots:
        assert max(column.priority for column in dropped) <= min(described[index].priority for index in shown)


def test_room_is_shared_by_weight() -> None:
    described = [Column("a", "", 10, None, 2), Column("b", "", 5), Column("c", "", 10, None, 1)]
    assert [slot.width for slot in lay_out(described, 57)] == [30, 5, 20]
    assert [slot.width for slot in lay_out(described, 28)] == [11, 5, 10]


def test_the_last_column_is_narrowed_not_dropped() -> None:
    described = [Column("a", "", 10, priority=1), Column("b", "", 5)]
    assert [(slot.index, slot.width) for slot in lay_out(described, 7)] == [(0, 7)]
    assert lay_out(described, 0) == ()
    assert lay_out([], 9) == ()


SIDES: st.SearchStrategy[Literal["left", "right"]] = st.sampled_from(["left", "right"])
texts = st.text(st.sampled_from("aăờĐ漢 \u0301\u0323\u200d👩▇"), max_size=20)


@given(texts, st.integers(0, 15), st.sampled_from(["…", "..", ""]))
def test_a_cut_text_fits_and_keeps_its_letters_whole(text: str, width: int, ellipsis: str) -> None:
    short = cut(text, width, ellipsis)
    assert cell_len(short) <= width
    if cell_len(text) <= width:
        assert short == text


@given(st.lists(texts, max_size=4), st.integers(0, 15), SIDES)
def test_fitted_pieces_are_exactly_as_wide_as_their_column(
    parts: list[str], width: int, align: Literal["left", "right"]
) -> None:
    fitted = fit([Piece(part) for part in parts], width, align, "…")
    assert sum(cell_len(piece.text) for piece in fitted) == width


def test_marks_stay_with_their_letter() -> None:
    assert cut("e\u0302\u0301e\u0302\u0301e\u0302\u0301", 2, "…") == "e\u0302\u0301…"
    assert cut("đường hoa", 7, "…") == "đường…"
