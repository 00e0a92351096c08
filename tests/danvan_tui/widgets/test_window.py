"""The list behind the list widget, held against a plain Python list."""

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_tui.widgets.virtual_list.pager import Pager
from danvan_tui.widgets.virtual_list.paging import PageRequest
from danvan_tui.widgets.virtual_list.viewport import Move, Viewport
from danvan_tui.widgets.virtual_list.window import Window
from tests.danvan_tui.widgets.list_register import Item, Register, assert_in_line, items, opened

QUICK = settings(max_examples=150)


def step(cursor: int, move: Move, size: int, height: int) -> int:
    """Where a move leads in a plain list."""
    page = max(1, height - 1)
    steps = {
        Move.UP: cursor - 1,
        Move.DOWN: cursor + 1,
        Move.PAGE_UP: cursor - page,
        Move.PAGE_DOWN: cursor + page,
        Move.HOME: 0,
        Move.END: size - 1,
    }
    return max(0, min(size - 1, steps[move]))


moves = st.lists(st.sampled_from(Move), max_size=25)


@QUICK
@given(st.integers(0, 60), st.integers(1, 12), st.integers(1, 9), st.booleans(), st.booleans(), moves)
def test_any_moves_show_what_slicing_the_full_list_shows(
    size: int, page_size: int, height: int, counts: bool, numbers: bool, pressed: list[Move]
) -> None:
    full = items(*range(size))
    register = Register(full, counts, numbers)
    pager = opened(register, page_size, height)
    cursor = 0
    for move in pressed:
        pager.press(move)
        register.answer_all(pager)
        cursor = step(cursor, move, size, height)
        assert_in_line(pager, full)
        if full:
            assert pager.row == full[cursor]
        assert len(pager.window.rows) <= 3 * max(page_size, height) + height + max(page_size, height)


@QUICK
@given(st.integers(1, 60), st.integers(1, 12), st.integers(1, 9), moves, st.lists(st.booleans(), max_size=25))
def test_moves_made_while_pages_are_on_their_way_are_not_lost(
    size: int, page_size: int, height: int, pressed: list[Move], answers: list[bool]
) -> None:
    full = items(*range(size))
    register = Register(full)
    pager = opened(register, page_size, height)
    cursor = 0
    for turn, move in enumerate(pressed):
        pager.press(move)
        cursor = step(cursor, move, size, height)
        if register.asked and turn < len(answers) and answers[turn]:
            register.answer_one(pager)
        assert pager.row is not None
    register.answer_all(pager)
    assert pager.row == full[cursor]
    assert_in_line(pager, full)


@QUICK
@given(
    st.sets(st.integers(0, 80), min_size=1, max_size=40),
    st.sets(st.integers(0, 80), max_size=40),
    st.integers(1, 12),
    st.integers(1, 9),
    st.booleans(),
    moves,
)
def test_a_refresh_keeps_the_cursor_on_its_key_or_on_the_nearest_row_that_is_left(
    before: set[int], after: set[int], page_size: int, height: int, numbers: bool, pressed: list[Move]
) -> None:
    register = Register(items(*sorted(before)), numbers, numbers)
    pager = opened(register, page_size, height)
    for move in pressed:
        pager.press(move)
        register.answer_all(pager)
    old = pager.window
    chosen = pager.row
    assert chosen is not None
    register.rows = items(*sorted(after))
    pager.invalidate()
    register.answer_one(pager)
    fresh = pager.window
    left = [row.key for row in old.rows if fresh.index_of(row.key) is not None]
    if left:
        at = old.positions[chosen.key]
        gaps = {key: abs(old.positions[key] - at) for key in left}
        assert pager.row is not None
        assert gaps[pager.row.key] == min(gaps.values())
    register.answer_all(pager)
    assert_in_line(pager, register.rows)


def test_the_row_after_is_nearer_than_the_row_before() -> None:
    old: Window[Item] = Window.replace_all(items(1, 2, 3, 4, 5), at_start=True, at_end=True)
    new: Window[Item] = Window.replace_all(items(1, 2, 4, 5), at_start=True, at_end=True)
    view = Viewport(2, 0, 5).followed(old, new)
    assert new.row_at(view.cursor) == Item("k4", 4)


def test_a_refresh_keeps_the_cursor_on_its_line_when_rows_come_in_above() -> None:
    register = Register(items(*range(10, 60)))
    pager = opened(register, 20, 5)
    for _ in range(12):
        pager.press(Move.DOWN)
    register.answer_all(pager)
    line = pager.viewport.cursor - pager.viewport.top
    register.rows = items(*range(0, 60))
    pager.invalidate()
    register.answer_all(pager)
    assert pager.row == Item("k22", 22)
    assert pager.viewport.cursor - pager.viewport.top == line
    assert pager.viewport.cursor == 22


def test_leaving_an_edge_turns_nearly_a_page_so_that_the_next_keys_send_two_lines() -> None:
    register = Register(items(*range(500)))
    pager = opened(register, 200, 30)
    tops = set()
    for _ in range(280):
        pager.press(Move.DOWN)
        register.answer_all(pager)
        tops.add(pager.viewport.top)
    assert len(tops) <= 1 + 280 // 28


def test_a_million_rows_hold_no_more_than_a_few_pages() -> None:
    total = 1_000_000
    asked: list[PageRequest] = []
    pager: Pager[Item] = Pager(asked.append, 200)
    pager.resize(40)
    pager.open(keep_cursor=False)

    def answer() -> None:
        while asked:
            request = asked.pop(0)
            after = request.after if isinstance(request.after, int) else -1
            start = total - request.limit if request.from_end else after + 1
            if isinstance(request.before, int):
                start = request.before - request.limit
            pager.answer(request, items(*range(start, start + request.limit)), start, total)

    answer()
    assert len(pager.window.rows) == 200
    pager.press(Move.END)
    answer()
    assert pager.row == Item("k999999", 999_999)
    for _ in range(200):
        pager.press(Move.PAGE_UP)
        answer()
    assert pager.row == Item(f"k{999_999 - 200 * 39}", 999_999 - 200 * 39)
    assert len(pager.window.rows) <= 1_000


def test_a_row_that_moved_down_is_not_there_twice() -> None:
    window: Window[Item] = Window.replace_all(items(1, 2, 3), start=0, total=6)
    moved = [Item("k2", 4), Item("k5", 5)]
    window = window.append_page(moved, start=2)
    assert [row.key for row in window.rows] == ["k1", "k3", "k2", "k5"]
    assert (window.start, window.total, window.at_end) == (0, 6, False)


def test_trimming_drops_the_far_side_and_never_what_must_stay() -> None:
    window: Window[Item] = Window.replace_all(items(*range(30)), start=0, total=30)
    near_end = window.trimmed(20, 28, 15)
    assert (near_end.start, near_end.end, near_end.at_start, near_end.at_end) == (15, 30, False, True)
    near_start = window.trimmed(2, 10, 15)
    assert (near_start.start, near_start.end, near_start.at_start, near_start.at_end) == (0, 15, True, False)
    assert window.trimmed(5, 25, 3).rows == tuple(items(*range(5, 25)))


def test_scrolling_takes_the_cursor_along() -> None:
    register = Register(items(*range(50)))
    pager = opened(register, 30, 5)
    pager.scroll(3)
    assert (pager.viewport.top, pager.viewport.cursor) == (3, 3)
    pager.scroll(-10)
    assert (pager.viewport.top, pager.viewport.cursor) == (0, 3)


@QUICK
@given(st.integers(1, 30), st.integers(1, 12), st.integers(1, 12), moves)
def test_another_height_keeps_the_cursor_in_view(size: int, before: int, after: int, pressed: list[Move]) -> None:
    full = items(*range(size))
    register = Register(full)
    pager = opened(register, 8, before)
    for move in pressed:
        pager.press(move)
        register.answer_all(pager)
    chosen = pager.row
    pager.resize(after)
    register.answer_all(pager)
    assert pager.row == chosen
    assert_in_line(pager, full)


def test_rows_that_came_in_above_between_two_pages_are_counted() -> None:
    window: Window[Item] = Window.replace_all(items(10, 11, 12), start=4, total=20)
    below = window.append_page(items(13, 14), start=9, total=22)
    assert (below.start, below.end, below.total) == (6, 11, 22)
    above = window.prepend_page(items(7, 8, 9), start=3, total=22)
    assert (above.start, above.end, above.total) == (3, 9, 22)
    uncounted = window.prepend_page(items(5, 6, 7, 8, 9))
    assert not uncounted.anchored
    assert not uncounted.at_start
