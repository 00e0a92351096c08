"""What the list widget draws: letters, marks, widths and colours."""

import pytest
from rich.cells import cell_len

from danvan_tui.widgets.virtual_list import ASCII
from tests.danvan_tui.widgets.list_app import SIZE, ListApp, many, row


async def test_an_empty_list_says_why_in_its_middle() -> None:
    app = ListApp([])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.lines()[4] == "         Chưa có mô hình nào ở đây"
        app.list.set_empty("Không có gì khớp.\nEsc để bỏ bộ lọc")
        assert [line.strip() for line in app.lines()[4:6]] == ["Không có gì khớp.", "Esc để bỏ bộ lọc"]
        await pilot.press("down", "end", "enter")
        await pilot.pause()
        assert app.said == []


async def test_marks_are_drawn_on_their_rows_alone_and_taken_away_again() -> None:
    app = ListApp(many(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.list.drawn.clear()
        app.list.mark_changed([2, 59])
        await pilot.pause()
        assert app.list.drawn == [3]
        assert app.lines()[3].startswith(" •Đường hoa 2")
        app.list.clear_marks([2])
        await pilot.pause()
        assert app.lines()[3].startswith("  Đường hoa 2")
        await pilot.press("end")
        await pilot.pause()
        assert app.lines()[8].startswith("▸•Đường hoa 59")


async def test_the_chosen_row_stays_visible_without_focus_and_not_by_colour_alone() -> None:
    app = ListApp(many(20))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        bar = next(iter(app.list.render_line(1)))
        assert bar.style is not None
        assert bar.style.reverse
        app.list.drawn.clear()
        app.set_focus(None)
        await pilot.pause()
        assert app.list.drawn == [1]
        bar = next(iter(app.list.render_line(1)))
        assert bar.style is not None
        assert bar.style.bold
        assert not bar.style.reverse
        assert app.lines()[1].startswith("▸")


HOSTILE = ("Trần [/nope] Văn", "[bold]x[/bold]", "[@click=app.bell]y[/]", "\\[", "{{}} %s $x")


async def test_brackets_are_text() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 9)) as pilot:
        app.list.set_rows([row(number, name) for number, name in enumerate(HOSTILE)])
        await pilot.press("down", "enter")
        await pilot.pause()
        for line, name in zip(app.lines()[1:], HOSTILE, strict=False):
            assert line[2:].startswith(name)


@pytest.mark.parametrize(
    "name",
    [
        "Trồng và chăm sóc đường hoa thôn 3, xã Đinh Xá",
        "Tro\u0302\u0300ng va\u0300 cha\u0306m so\u0301c \u0111u\u031bo\u031b\u0300ng hoa",
        "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
        "a漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
        "👩\u200d👩\u200d👧 nhà 👩\u200d👩\u200d👧 nhà 👩\u200d👩\u200d👧 nhà",
        "",
    ],
)
@pytest.mark.parametrize("width", [1, 2, 5, 12, 13, 20, 31, 44])
async def test_every_line_is_as_wide_as_the_list_whatever_the_letters(name: str, width: int) -> None:
    app = ListApp()
    async with app.run_test(size=(width, 9)) as pilot:
        app.list.set_rows([row(0, name), row(1, name)])
        await pilot.pause()
        for y in range(9):
            strip = app.list.render_line(y)
            assert cell_len(strip.text) == strip.cell_length == width


async def test_a_long_name_ends_in_an_ellipsis_on_a_whole_letter() -> None:
    app = ListApp()
    async with app.run_test(size=(20, 4)) as pilot:
        app.list.set_rows([row(0, "Tru\u031bo\u031b\u0300ng ho\u0323c thân"), row(1, "漢字漢字漢字漢字漢字")])
        await pilot.pause()
        assert app.lines()[1] == "▸ Trường học…     0"
        assert app.lines()[2] == "  漢字漢字漢…     1"


async def test_another_width_drops_columns_by_priority_and_keeps_the_cursor() -> None:
    app = ListApp(many(60))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*["down"] * 7)
        await pilot.resize_terminal(24, 5)
        await pilot.pause()
        assert app.lines()[0].split() == ["Mô", "hình", "Cộng"]
        assert any(line.startswith("▸ Đường hoa 7") for line in app.lines())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Xã Đinh Xá" in app.lines()[1]
        assert app.list.cursor_key == 7


async def test_the_sort_is_said_in_the_header_also_in_ascii() -> None:
    app = ListApp(many(60))
    async with app.run_test(size=SIZE) as pilot:
        app.list.set_sort("count", descending=True)
        assert app.lines()[0].endswith("Cộng▼")
        app.list.set_glyphs(ASCII)
        app.list.mark_changed([1])
        await pilot.pause()
        assert app.lines()[0].endswith("Cộngv")
        assert app.lines()[1].startswith("> Đường hoa 0")
        assert app.lines()[2].startswith(" *Đường hoa 1")
        drawn = "".join(app.lines())
        assert not set(drawn) & set("▸▾•▲▼▐…")


async def test_the_scroll_mark_reaches_from_the_first_line_to_the_last() -> None:
    app = ListApp(many(80))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert [y for y, line in enumerate(app.lines()) if line.endswith("▐")] == [1]
        await pilot.press("end")
        await pilot.pause()
        assert [y for y, line in enumerate(app.lines()) if line.endswith("▐")] == [8]
    app = ListApp(many(8))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not any("▐" in line for line in app.lines())


async def test_other_themes_are_drawn_in_their_own_colours() -> None:
    app = ListApp(many(8))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = next(iter(app.list.render_line(2))).style
        app.theme = "textual-light"
        await pilot.pause()
        after = next(iter(app.list.render_line(2))).style
        assert before != after


async def test_a_plain_line_is_one_segment_and_carries_nothing_but_its_style() -> None:
    app = ListApp(many(8))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        (segment,) = app.list.render_line(2)
        assert segment.style is not None
        assert not segment.style.meta
