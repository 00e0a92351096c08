"""The chart's cursor: where it goes, what follows it, and that it can be seen."""

from textual.message import Message

from danvan_tui.charts import (
    Bar,
    BarSpec,
    Funnel,
    FunnelSpec,
    StackRow,
    StackSpec,
    Step,
)
from danvan_tui.widgets.chart_view import ChartView
from tests.danvan_tui.widgets.chart_app import FIELDS, UNITS, shown, styles_at


async def test_the_cursor_moves_over_the_rows_and_stops_at_the_ends() -> None:
    async with shown(FIELDS) as (app, chart, pilot):
        assert chart.cursor_key == "KT"
        await pilot.press("up", "down", "down", "end", "down", "home", "pagedown", "pageup", "enter")
        assert app.heard == [
            *(("moved", key) for key in ("VX", "QA", "HT", "KT", "HT", "KT")),
            ("chosen", "KT"),
        ]


async def test_the_chosen_row_is_seen_without_colour_and_without_focus() -> None:
    async with shown(FIELDS) as (app, chart, pilot):
        await pilot.press("down")
        focused = styles_at(chart, 1)["▸ Văn hóa - xã hội"]
        assert "reverse" in styles_at(chart, 1)["▸ Văn hóa - xã hội"]
        assert "bold" in focused
        await pilot.press("tab")
        assert app.focused is not chart
        assert app.lines[1].startswith("▸ Văn hóa")
        assert "bold" in styles_at(chart, 1)["▸ Văn hóa - xã hội"]
        assert "reverse" not in styles_at(chart, 1)["▸ Văn hóa - xã hội"]


async def test_the_cursor_follows_its_key() -> None:
    async with shown(FIELDS) as (app, chart, pilot):
        assert chart.move_cursor("HT")
        assert not chart.move_cursor("??")
        app.sent.clear()
        chart.update(BarSpec(FIELDS.rows[::-1]))
        await pilot.pause()
        assert chart.cursor_key == "HT"
        assert [line[:1] for line in app.lines[:4]] == ["▸", " ", " ", " "]
        assert "▸" in "".join(app.sent)
        assert app.heard == []


async def test_a_cursor_whose_row_is_gone_goes_to_its_neighbour() -> None:
    async with shown(FIELDS) as (app, chart, pilot):
        chart.move_cursor("HT")
        chart.update(BarSpec(FIELDS.rows[:2]))
        await pilot.pause()
        assert chart.cursor_key == "VX"
        assert app.heard == [("moved", "VX")]
        chart.update(None)
        assert chart.cursor_key is None
        chart.update(FIELDS)
        assert chart.cursor_key == "KT"


async def test_a_long_grid_scrolls_under_its_heading() -> None:
    async with shown(UNITS, (60, 13)) as (app, chart, pilot):
        assert chart.size.height == 10
        await pilot.press("end")
        assert app.heard[-1] == ("moved", 60)
        assert app.lines[0].split() == ["Đơn", "vị", "KT", "VX", "Cộng"]
        assert app.lines[-1].split() == ["Cộng", "1.830", "0·", "1.830"]
        assert app.lines[-3].split()[:3] == ["▸", "Xã", "60"]
        await pilot.press("pageup")
        assert app.heard[-1] == ("moved", 51)
        await pilot.press("home")
        assert chart.scroll_offset.y == 0
        await pilot.press("pagedown", "pagedown")
        assert app.heard[-1] == ("moved", 19)
        assert any(line.startswith("▸ Xã 19") for line in app.lines)


async def test_beside_a_scrollbar_nothing_is_hidden() -> None:
    spec = BarSpec(tuple(Bar(str(number), number, key=number) for number in range(1, 41)))
    async with shown(spec, (60, 13)) as (app, chart, pilot):
        assert chart.show_vertical_scrollbar
        await pilot.press("end")
        assert app.lines[-1].split()[-1] == "40"
        assert len(app.lines[-1]) == chart.size.width - 1


async def test_a_chart_without_keys_scrolls_by_lines() -> None:
    spec = StackSpec(("a",), tuple(StackRow(str(2000 + year), (year,)) for year in range(30)))
    async with shown(spec, (60, 13)) as (app, _, pilot):
        assert app.lines[1].startswith("2000")
        await pilot.press("down", "down", "up", "down")
        assert app.lines[1].startswith("2002")
        assert app.lines[0].startswith("██ a")
        await pilot.press("end")
        assert app.lines[-1].startswith("2029")
        await pilot.press("enter")
        assert app.heard == []


async def test_a_funnel_is_shown_with_its_steps() -> None:
    steps = tuple(Step(f"Bước {number}", 10 - number) for number in range(5))
    spec = FunnelSpec(tuple(Funnel(name, steps, name) for name in ("A", "B", "C")))
    async with shown(spec, (60, 13)) as (app, _, pilot):
        await pilot.press("down", "down")
        assert "Bước 4" in app.lines[-1]
        assert any(line.startswith("▸ C") for line in app.lines)
        assert app.heard == [("moved", "B"), ("moved", "C")]


async def test_a_click_moves_and_a_second_one_chooses() -> None:
    async with shown(FIELDS) as (app, _, pilot):
        await pilot.click(ChartView, offset=(5, 2))
        await pilot.click(ChartView, offset=(5, 2))
        await pilot.click(ChartView, offset=(5, 7))
        assert app.heard == [("moved", "QA"), ("chosen", "QA")]


def test_messages_have_the_names_that_handlers_use() -> None:
    names: dict[type[Message], str] = {
        ChartView.CursorMoved: "on_chart_view_cursor_moved",
        ChartView.BarChosen: "on_chart_view_bar_chosen",
    }
    assert {kind: kind.handler_name for kind in names} == names
