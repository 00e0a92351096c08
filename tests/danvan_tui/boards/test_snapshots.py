"""Chốt số liệu: which days are shown, and the figures of one."""

from danvan_tui.present.snapshots import days_to_show
from tests.danvan_tui.boards.looking import board_says, listed, press, record
from tests.danvan_tui.conftest import Running


def test_the_ends_of_months_then_of_half_years() -> None:
    days = days_to_show("2021-01-05", "2024-03-10")
    assert days[:3] == ("2024-03-10", "2024-02-29", "2024-01-31")
    assert days[24:] == ("2022-03-31", "2021-12-31", "2021-06-30")
    assert days_to_show("2024-03-10", "2024-03-10") == ("2024-03-10",)


async def test_today_s_figures_are_those_of_the_dashboard(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+a")
        (line,) = listed(pilot)
        assert line.split()[1:] == ["KT", "42", "VX", "89", "QA", "50", "HT", "6", "187", "149", "38", "128"]
        assert "Kinh tế: 42 · 38 tập thể · 4 cá nhân · 27 hiệu quả" in record(pilot)
        assert board_says(pilot).startswith("Tính từ sổ thay đổi")
        await press(pilot, "f12")
        assert board_says(pilot) == "Không có việc gì để xử lý với dòng này."
