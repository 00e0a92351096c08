"""Choosing the period."""

from db.scope import Span
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import choices, cursor, rows, says, shown, write


async def test_the_periods_come_newest_range_first_each_with_its_models(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f2")
        await settle(pilot)
        assert rows(pilot)[:2] == [
            "Giai đoạn 2021-2025 0 mô hình",
            "● Giai đoạn 2015-2020 187 mô hình",
        ]
        assert "Năm 2020 47 mô hình" in rows(pilot)
        assert cursor(pilot) == "● Giai đoạn 2015-2020 187 mô hình"


async def test_enter_looks_at_another_year_and_escape_goes_back(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("p")
        await settle(pilot)
        await pilot.press("pagedown", "up", "enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2016, 2016)
        assert "Năm 2016" in shown(pilot)
        assert "3 Mô hình · 39" in shown(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2015, 2020)


async def test_typed_years_of_ones_own_are_taken(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f2")
        await settle(pilot)
        await write(pilot, "2016-2019")
        await settle(pilot)
        assert rows(pilot) == ["Giai đoạn 2016-2019 131 mô hình"]
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2016, 2019)
        await pilot.press("f2")
        await settle(pilot)
        assert rows(pilot)[0].startswith("● Giai đoạn 2016-2019")


async def test_enter_before_the_answer_waits_for_it(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f2")
        await settle(pilot)
        await pilot.press(*"2017", "enter")
        await settle(pilot)
        assert dashboard(pilot).trail.scope.span == Span(2017, 2017)


async def test_what_is_no_year_is_said_and_nothing_happens(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("f2")
        await settle(pilot)
        await write(pilot, "1999")
        await settle(pilot)
        assert rows(pilot) == []
        await pilot.press("enter")
        await settle(pilot)
        assert says(pilot) == "«1999» không phải năm hay giai đoạn."
        await pilot.press(*["backspace"] * 4)
        await settle(pilot)
        assert len(choices(pilot).rows) > 10
        await pilot.press("escape")
        assert dashboard(pilot).trail.before == ()
