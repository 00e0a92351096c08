"""The list widget as it is used: keys in, lines and messages out."""

import pytest
from textual.events import MouseScrollDown

from danvan_tui.widgets.virtual_list import Cell, Column, PageRequest, Piece, Purpose, Row, VirtualList
from tests.danvan_tui.widgets.list_app import SIZE, ListApp, SpyList, many, moved_to, redrawn, row


async def test_the_first_page_shows_its_rows_under_the_header() -> None:
    app = ListApp(many(187))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.lines()[0].split() == ["Mô", "hình", "Đơn", "vị", "Cộng"]
        assert app.lines()[1].startswith("▸ Đường hoa 0")
        assert app.lines()[2].startswith("  Đường hoa 1")
        assert app.list.position == (0, 187)
        assert moved_to(app) == [0]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (["down"], 1),
        (["down", "down", "up"], 1),
        (["up"], 0),
        (["pagedown"], 7),
        (["pagedown", "pageup"], 0),
        (["end"], 186),
        (["end", "up"], 185),
        (["end", "home"], 0),
        (["end", "pageup", "down"], 180),
        (["pagedown"] * 28, 186),
    ],
)
async def test_keys_lead_to_rows(keys: list[str], key: int) -> None:
    app = ListApp(many(187))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.list.cursor_key == key
        assert next(line for line in app.lines() if line.startswith("▸")).startswith(f"▸ Đường hoa {key} ")


async def test_a_key_within_the_screen_draws_two_lines_and_a_turned_page_gives_many_such_keys() -> None:
    app = ListApp(many(187))
    async with app.run_test(size=SIZE) as pilot:
        assert await redrawn(app, pilot, "down") == [1, 2]
        assert await redrawn(app, pilot, "down") == [2, 3]
        assert await redrawn(app, pilot, "up") == [2, 3]
        assert await redrawn(app, pilot, "home", "up") == [1, 2]
        await pilot.press(*["down"] * 7)
        assert await redrawn(app, pilot, "down") == list(range(1, 9))
        assert app.lines()[3].startswith("▸ Đường hoa 8")
        assert await redrawn(app, pilot, "down") == [3, 4]


async def test_no_key_lays_the_screen_out_again() -> None:
    app = ListApp(many(187))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        layouts = app.list._layout_updates
        await pilot.press("down", "pagedown", "end", "home")
        await pilot.pause()
        assert app.list._layout_updates == layouts


async def test_pages_are_asked_for_ahead_and_by_place() -> None:
    app = ListApp(many(187))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        first, second = app.asked[:2]
        assert first == PageRequest(None, None, False, 20, first.generation)
        assert second == PageRequest(19, None, False, 20, second.generation, purpose=Purpose.AFTER)
        await pilot.press("end", "pageup")
        await pilot.pause()
        last = next(request for request in app.asked if request.from_end)
        assert (last.after, last.before) == (None, None)
        assert app.asked[-1].before == 167


async def test_rows_that_are_not_there_yet_are_ellipses_and_moves_wait_for_them() -> None:
    app = ListApp(many(187))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.answering = False
        await pilot.press("end", "up", "enter")
        await pilot.pause()
        assert [(type(said), said.key) for said in app.said] == [(VirtualList.CursorMoved, 0)]
        app.answering = True
        assert app.answer(app.asked[-1])
        await pilot.pause()
        assert [(type(said), said.key) for said in app.said[1:]] == [
            (VirtualList.CursorMoved, 185),
            (VirtualList.Activated, 185),
        ]
    waiting = ListApp(many(187))
    async with waiting.run_test(size=SIZE) as pilot:
        await pilot.pause()
        waiting.answering = False
        await pilot.resize_terminal(44, 60)
        await pilot.pause()
        assert waiting.lines()[-1] == "  …"


async def test_a_stale_page_is_dropped() -> None:
    app = ListApp(many(30))
    app.answering = False
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        (old,) = app.asked
        app.list.open()
        await pilot.pause()
        assert not app.list.page_loaded(old, [row(99)], 0, 1)
        assert app.list.rows == ()
        assert app.answer(app.asked[-1])
        assert app.list.cursor_key == 0


async def test_a_refresh_draws_only_the_lines_that_differ_and_keeps_the_cursor() -> None:
    app = ListApp(many(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert app.register is not None
        app.list.drawn.clear()
        app.list.invalidate()
        await pilot.pause()
        assert app.list.drawn == []
        app.register[5] = row(5, count="1.000")
        app.list.invalidate()
        await pilot.pause()
        assert app.list.drawn == [6]
        assert app.lines()[6].endswith("1.000")
        assert app.list.cursor_key == 3
        assert moved_to(app) == [0, 1, 2, 3]


async def test_a_refresh_keeps_the_cursor_on_its_key_and_its_line() -> None:
    app = ListApp(many(60)[10:])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*["down"] * 5)
        await pilot.pause()
        assert app.lines()[6].startswith("▸ Đường hoa 15")
        app.register = many(60)
        app.list.invalidate()
        await pilot.pause()
        assert app.lines()[6].startswith("▸ Đường hoa 15")
        assert app.list.position == (15, 60)
        del app.register[15]
        app.list.invalidate()
        await pilot.pause()
        assert app.list.cursor_key == 16
        assert moved_to(app)[-1] == 16


async def test_rows_handed_over_unasked_are_taken_as_a_refresh() -> None:
    app = ListApp(many(10))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        await pilot.pause()
        app.list.drawn.clear()
        app.list.refresh_rows([row(n, "Đổi tên" if n == 4 else "") for n in range(10)], 0, 10)
        await pilot.pause()
        assert app.list.drawn == [5]
        assert app.list.cursor_key == 1


async def test_a_complete_list_asks_for_nothing() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows(many(30))
        await pilot.press("end", "pageup", "down")
        await pilot.pause()
        assert app.asked == []
        app.list.set_rows(many(30)[10:])
        app.list.set_rows(many(5), keep_cursor=False)
        app.list.set_rows([])
        await pilot.pause()
        assert moved_to(app) == [0, 29, 22, 23, 0, None]


def branch(key: str, depth: int = 0, expanded: bool | None = None) -> Row:
    """A unit in a tree."""
    return Row(key, (Cell(key), Cell("0", "dim", (Piece("▇", "bar"),))), depth=depth, expanded=expanded)


def tree() -> SpyList:
    """A tree of units."""
    return SpyList((Column("unit", "Đơn vị", 20), Column("count", "Cộng", 4, align="right")), tree=True)


async def test_a_tree_is_indented_and_leaves_folding_to_its_owner() -> None:
    app = ListApp(spy=tree())
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_rows([branch("Hà Nam", 0, True), branch("Phủ Lý", 1, False), branch("Sở Y tế", 1)])
        await pilot.press("down", "right", "left")
        await pilot.pause()
        assert [line[:16].rstrip() for line in app.lines()[1:4]] == ["  ▾ Hà Nam", "▸   ▸ Phủ Lý", "      Sở Y tế"]
        assert app.lines()[1].endswith("0▇")
        said = [(type(message), message.key) for message in app.said]
        assert said[-2:] == [(VirtualList.Unfolded, "Phủ Lý"), (VirtualList.Folded, "Phủ Lý")]
        app.list.set_rows([branch("Hà Nam", 0, False)])
        assert app.list.cursor_key == "Hà Nam"


async def test_a_flat_list_passes_left_and_right_on() -> None:
    app = ListApp(many(5))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left", "right")
        await pilot.pause()
        assert moved_to(app) == [0]
        assert len(app.said) == 1


async def test_enter_and_a_second_click_activate() -> None:
    app = ListApp(many(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.click(offset=(5, 4))
        await pilot.click(offset=(5, 4))
        await pilot.click(offset=(5, 0))
        await pilot.pause()
        said = [(type(message), message.key) for message in app.said]
        assert said == [
            (VirtualList.CursorMoved, 0),
            (VirtualList.Activated, 0),
            (VirtualList.CursorMoved, 3),
            (VirtualList.Activated, 3),
        ]


async def test_the_wheel_scrolls_and_hovering_draws_nothing() -> None:
    app = ListApp(many(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.list.drawn.clear()
        await pilot.hover(offset=(5, 3))
        await pilot.hover(offset=(5, 5))
        await pilot.pause()
        assert app.list.drawn == []
        app.list.post_message(MouseScrollDown(app.list, 5, 3, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.lines()[1].startswith("▸ Đường hoa 3")
