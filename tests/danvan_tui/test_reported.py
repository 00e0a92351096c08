"""Figures that were reported of real places, read back from the dashboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from danvan_tui.views import DashboardView
from db.engine import Database
from db.setup import create_register
from tests.danvan_tui.boards.looking import board_says, listed, press
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import shown
from tests.db.scenarios.places import LUC_NGAN, ba_ria_vung_tau, bao_lam, cho_don, luc_ngan

Tell = Callable[[Callable[[Database], object]], Path]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """Tells a new register something and gives its file."""

    def tell(what: Callable[[Database], object]) -> Path:
        path = tmp_path / "so.db"
        database = Database(path)
        create_register(database)
        what(database)
        database.close()
        return path

    return tell


async def view(pilot: Pilot[None]) -> DashboardView:
    """What the dashboard shows."""
    await settle(pilot)
    found = dashboard(pilot).view
    assert found is not None
    return found


async def test_luc_ngan_2018(running: Running, told: Tell) -> None:
    async with running(size=(80, 24), database=told(luc_ngan), period="2018") as pilot:
        fields = (await view(pilot)).fields
        assert {row.code: row.tally.total for row in fields.rows} == LUC_NGAN
        assert "478 mô hình" in shown(pilot)


async def test_bao_lam_2022(running: Running, told: Tell) -> None:
    async with running(size=(80, 24), database=told(bao_lam), period="2022") as pilot:
        total = (await view(pilot)).fields.total
        assert (total.total, total.collective, total.individual) == (113, 84, 29)
        assert " ".join(shown(pilot).split()).count("113") >= 1


async def test_ba_ria_vung_tau_2021(running: Running, told: Tell) -> None:
    async with running(size=(120, 40), database=told(ba_ria_vung_tau), period="2021") as pilot:
        total = (await view(pilot)).fields.total
        assert (total.total, total.effective) == (2_071, 1_808)
        said = " ".join(shown(pilot).split())
        assert "2.071 mô hình · 1.808 hiệu quả" in said
        assert "571 mới · 1.500 duy trì" in said


async def test_cho_don_2022(running: Running, told: Tell) -> None:
    async with running(size=(120, 40), database=told(cho_don), period="2022") as pilot:
        await press(pilot, "8")
        assert len(listed(pilot)) == 18
        await press(pilot, "tab", "tab", "tab")
        assert "123" in board_says(pilot) + " ".join(listed(pilot))


async def test_phu_ly_2015_2020(running: Running) -> None:
    async with running(size=(80, 24), period="2015-2020") as pilot:
        fields = (await view(pilot)).fields
        assert {row.code: row.tally.total for row in fields.rows} == {"KT": 42, "VX": 89, "QA": 50, "HT": 6}
