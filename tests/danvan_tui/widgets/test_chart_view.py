"""The chart on a screen: what it shows, and how little it sends."""

import pytest

from danvan_tui.charts import (
    Bar,
    BarSpec,
    Look,
)
from tests.danvan_tui.widgets.chart_app import FIELDS, UNITS, fields, shown, strip


async def test_the_fields() -> None:
    async with shown(FIELDS) as (app, _, _):
        assert app.lines[:5] == [
            "▸ Kinh tế                    █████████████                42",
            "  Văn hóa - xã hội           ████████████████████████████ 89",
            "  Quốc phòng - an ninh       ████████████████             50",
            "  Xây dựng hệ thống chính t… ██                            6",
            "",
        ]


async def test_a_cursor_key_sends_little() -> None:
    async with shown(FIELDS, (120, 40)) as (app, _, pilot):
        await pilot.press("down")
        while not app.bytes_sent:
            await pilot.pause()
        assert app.bytes_sent <= 400


async def test_a_changed_figure_sends_little_and_nothing_is_sent_for_none() -> None:
    async with shown(FIELDS, (120, 40)) as (app, chart, pilot):
        chart.update(fields(42, 89, 51, 6))
        await pilot.pause()
        assert 0 < app.bytes_sent <= 400
        chart.update(fields(42, 89, 51, 6))
        await pilot.pause()
        assert app.bytes_sent == 0


async def test_only_lines_that_differ_are_painted_again() -> None:
    async with shown(FIELDS) as (app, chart, pilot):
        chart.update(fields(42, 89, 10, 6))
        await pilot.pause()
        sent = "".join(app.sent)
        assert "███" in sent
        assert "Kinh" not in sent
        assert "89" not in sent


async def test_marks_of_a_change() -> None:
    async with shown(FIELDS, (120, 40)) as (app, chart, pilot):
        chart.mark_changed(["VX", "KT", "unknown"])
        await pilot.pause()
        assert [line[:2] for line in app.lines[:3]] == ["▸•", " •", "  "]
        assert 0 < app.bytes_sent <= 400
        chart.mark_changed(["VX"])
        assert [line[:2] for line in app.lines[:3]] == ["▸ ", " •", "  "]
        chart.clear_marks()
        await pilot.pause()
        assert [line[:2] for line in app.lines[:3]] == ["▸ ", "  ", "  "]


async def test_marks_follow_their_keys() -> None:
    async with shown(fields(5, 5, 5, 5)) as (app, chart, pilot):
        chart.mark_changed(["HT"])
        chart.update(BarSpec(fields(5, 5, 5, 5).rows[::-1]))
        await pilot.pause()
        assert app.lines[0].startswith(" •Xây")
        assert app.lines[3].startswith("▸ Kinh")


async def test_it_is_drawn_again_when_resized() -> None:
    async with shown(FIELDS) as (app, _, pilot):
        await pilot.resize_terminal(30, 12)
        assert app.lines[1].rstrip().endswith("89")
        assert len(app.lines[1]) == 30
        await pilot.resize_terminal(100, 12)
        assert len(app.lines[1]) == 100


async def test_in_ascii() -> None:
    async with shown(FIELDS, look=Look(ascii=True)) as (app, chart, _):
        chart.mark_changed(["KT"])
        assert app.lines[0].startswith(">*Kinh tế")
        assert "#" in app.lines[0]
        chart.set_look(Look())
        assert app.lines[0].startswith("▸•Kinh tế")


async def test_hostile_labels_are_shown_as_they_are() -> None:
    spec = BarSpec((Bar("[/nope]", 1, key="a"), Bar("\x1b[2Jx", 2, key="b")))
    async with shown(spec) as (app, _, _):
        assert app.lines[0].startswith("▸ [/nope]")
        assert "\x1b" not in "".join(app.lines)


async def test_without_a_spec_there_is_nothing() -> None:
    async with shown(None) as (app, chart, pilot):
        assert set(app.lines) == {""}
        await pilot.press("down", "enter")
        assert chart.cursor_key is None
        assert app.heard == []


async def test_keys_that_come_and_go_move_the_chart() -> None:
    async with shown(FIELDS) as (app, chart, pilot):
        chart.update(BarSpec(tuple(Bar(bar.label, bar.value) for bar in FIELDS.rows)))
        await pilot.pause()
        assert app.lines[0].startswith("Kinh tế")
        chart.update(FIELDS)
        await pilot.pause()
        assert app.lines[0].startswith("▸ Kinh tế")


async def test_height_auto_is_the_charts_own() -> None:
    async with shown(FIELDS, (60, 30)) as (_, chart, pilot):
        chart.styles.height = "auto"
        await pilot.pause()
        assert chart.size.height == 4
        chart.update(BarSpec(FIELDS.rows * 2))
        await pilot.pause()
        assert chart.size.height == 8


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "nord"])
async def test_every_role_has_a_style_in_every_theme(theme: str) -> None:
    async with shown(UNITS) as (app, chart, pilot):
        before = [str(strip(chart, y)) for y in range(5)]
        app.theme = theme
        await pilot.pause()
        assert [str(strip(chart, y)) for y in range(5)] != before
