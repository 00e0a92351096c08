"""Keeping models up for another year: what is shown is what is done."""

from pathlib import Path

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.models import model_page
from db.scope import Scope, Span
from db.write.amend import move
from db.write.session import writing
from tests.danvan_tui.boards.looking import press
from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.parts import rows, says, shown, title
from tests.db.acts import register, year

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


async def test_what_came_after_the_preview_is_not_kept_up(running: Running, database: Database) -> None:
    async with running(actor=LAN, period="2020") as pilot:
        await press(pilot, "3", "ctrl+d", "enter")
        able = int(says(pilot).removeprefix("Sẽ đăng ký ").split()[0])
        assert len(rows(pilot)) == able
        assert rows(pilot)[0].startswith("+ MH0")
        other = register(database, "Mô hình đến sau", year(database, 2020))
        await settle(pilot)
        await press(pilot, "enter")
        assert f"Đã đăng ký duy trì {able} mô hình cho năm 2021." in shown(pilot)
    with database.read() as connection:
        kept = {row.id for row in model_page(connection, Scope(Span(2021, 2021))).rows}
    assert len(kept) == able
    assert other.model_id not in kept


async def test_who_is_too_late_to_keep_them_up_looks_again(running: Running, database: Database) -> None:
    async with running(actor=LAN, period="2020") as pilot:
        await press(pilot, "3", "ctrl+d", "enter")
        before = says(pilot)
        with database.read() as connection:
            one = model_page(connection, Scope(Span(2020, 2020))).rows[0]
        with writing(database, LAN) as work:
            move(work, one.registration_id, Standing.STOPPED, one.version, "không còn")
        await press(pilot, "enter")
        assert says(pilot).startswith("Sẽ đăng ký")
        assert says(pilot) != before
        assert rows(pilot)[0].endswith("bỏ qua: đã dừng hoặc bị trả lại")
        await press(pilot, "enter")
        assert "Đã đăng ký duy trì" in shown(pilot)


async def test_the_chosen_ones_are_counted_in_the_title(running: Running) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        await press(pilot, "3", "space", "space", "ctrl+d")
        assert title(pilot) == "Đăng ký duy trì: 2 mô hình đã chọn"
