"""Chờ duyệt: the queue, approved and returned from together, by two secretaries at once."""

from pathlib import Path

import pytest
from sqlalchemy import select
from textual.pilot import Pilot

from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.pending import Pending, pending
from db.schema.tables import CHANGE, REGISTRATION
from db.write.amend import move
from db.write.session import writing
from tests.danvan_tui.boards.looking import (
    board_says,
    fill,
    form,
    listed,
    press,
    record,
    tabs,
    under_cursor,
)
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import rows, says, shown

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def waiting(database: Database, standing: Standing = Standing.REGISTERED) -> Pending:
    """What waits."""
    with database.read() as connection:
        return pending(connection, standing)


def stands(database: Database, registration: int) -> Standing:
    """Where a registration stands."""
    R = REGISTRATION.c
    with database.read() as connection:
        return Standing(connection.execute(select(R.standing).where(R.id == registration)).scalar_one())


async def until(pilot: Pilot[None], total: int) -> None:
    """Wait until so many are listed."""
    while len(listed(pilot)) != total:
        await settle(pilot)


async def test_the_queue_is_approved_together(running: Running, database: Database) -> None:
    before = waiting(database)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "6")
        assert len(listed(pilot)) == before.total > 3
        assert board_says(pilot) == f"{before.total} đăng ký chờ duyệt, mọi năm"
        assert f"Chờ duyệt {before.total}" in tabs(pilot)
        await press(pilot, "space", "space", "f12")
        assert rows(pilot)[0] == "Duyệt đăng ký 2 Đã duyệt"
        await press(pilot, "enter")
        assert says(pilot) == "2 mô hình sẽ là: Đã duyệt."
        assert [before.rows[0].name in row for row in rows(pilot)] == [True, False]
        await press(pilot, "enter")
        assert board_says(pilot) == "2 mô hình đã chọn: Đã duyệt."
        await until(pilot, before.total - 2)
        assert "đã chọn" not in tabs(pilot)
    with database.read() as connection:
        newest = connection.execute(select(CHANGE.c.actor, CHANGE.c.act).order_by(CHANGE.c.seq.desc()).limit(2))
        assert [tuple(row) for row in newest] == [("Trần Thị Lan", "move")] * 2
    assert [stands(database, row.registration_id) for row in before.rows[:2]] == [Standing.APPROVED] * 2


async def test_what_is_returned_stays_in_view_with_its_reason(running: Running, database: Database) -> None:
    first = waiting(database).rows[0]
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "6", "f12", "down", "down", "down", "enter")
        await fill(pilot, "Thiếu địa chỉ")
        await press(pilot, "enter")
        assert board_says(pilot) == f"{first.name}: Trả lại."
        await press(pilot, "tab")
        assert first.name in under_cursor(pilot)
        assert "Lý do: Thiếu địa chỉ" in record(pilot)
        assert "Trần Thị Lan (hôm nay)" in record(pilot)
        await press(pilot, "f12")
        assert rows(pilot)[0] == "Nhận lại đăng ký  Đã đăng ký"
        await press(pilot, "enter")
        await until(pilot, 0)
        assert "Không có đăng ký nào bị trả lại." in shown(pilot)
    assert waiting(database).rows[-1].key == first.key


async def test_enter_reads_the_model(running: Running, database: Database) -> None:
    first = waiting(database).rows[0]
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "6")
        assert first.name in record(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is dashboard(pilot)
        model = dashboard(pilot).detail.model
        assert model is not None
        assert model.id == first.model_id


async def test_two_secretaries_never_do_it_twice(running: Running, database: Database) -> None:
    first, second, *_ = waiting(database).rows
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "6", "space", "space", "f12", "enter")
        with writing(database, "An") as work:
            move(work, first.registration_id, Standing.APPROVED, first.version)
        await press(pilot, "enter")
        assert says(pilot).startswith("1 mô hình sẽ là: Đã duyệt. Bỏ qua 1.")
        assert stands(database, second.registration_id) is Standing.REGISTERED
        await press(pilot, "enter")
        assert board_says(pilot) == f"{second.name}: Đã duyệt."
    with database.read() as connection:
        moves = select(CHANGE.c.actor).where(CHANGE.c.act == "move").order_by(CHANGE.c.seq.desc()).limit(2)
        assert list(connection.scalars(moves)) == ["Trần Thị Lan", "An"]


async def test_what_is_approved_and_not_begun(running: Running, database: Database) -> None:
    row = waiting(database).rows[0]
    with writing(database, LAN) as work:
        move(work, row.registration_id, Standing.APPROVED, row.version)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "6", "tab", "tab")
        assert "đã duyệt, chưa triển khai, mọi năm" in board_says(pilot)
        assert any(row.name[:12] in line for line in listed(pilot))
        await press(pilot, "f12")
        assert rows(pilot)[0].startswith("Bắt đầu triển khai")
        assert says(pilot) == ""


async def test_it_is_amended_before_it_is_approved(running: Running, database: Database) -> None:
    first = waiting(database).rows[0]
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "6", "ctrl+o")
        assert first.name in str(form(pilot).frame_title)


async def test_a_viewer_looks_and_is_told_why_not_more(running: Running) -> None:
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await press(pilot, "6", "f12")
        assert "cần vai trò Thư ký" in board_says(pilot)


async def test_a_long_queue_says_how_many_there_are(
    running: Running, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("danvan_tui.boards.pending.MOST", 3)
    total = waiting(database).total
    async with running(size=(80, 24), language="en") as pilot:
        await press(pilot, "6")
        assert len(listed(pilot)) == 3
        assert board_says(pilot) == f"{total} registrations wait for approval, all years; the first 3"
