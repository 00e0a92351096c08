"""A registration's next step, from the list and from the model in full."""

from pathlib import Path

import pytest
from sqlalchemy import select
from textual.pilot import Pilot

from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing, moves
from db.read.records import ModelRow
from db.schema.tables import CHANGE, REGISTRATION
from db.write.amend import move
from db.write.members import add_member, retire_member, set_role
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import rows, says, shown, title


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def _chosen(pilot: Pilot[None]) -> ModelRow:
    row = dashboard(pilot).models.cursor
    assert row is not None
    return row


def _stands(database: Database, row: ModelRow) -> tuple[Standing, str | None, int]:
    R = REGISTRATION.c
    with database.read() as connection:
        found = connection.execute(
            select(R.standing, R.reason, R.version).where(R.id == row.registration_id)
        ).one()
    return Standing(found.standing), found.reason, found.version


def _newest(database: Database) -> tuple[str, str]:
    with database.read() as connection:
        row = connection.execute(select(CHANGE).order_by(CHANGE.c.seq.desc()).limit(1)).one()
    return row.actor, row.act


async def _to_one_that_is_registered(pilot: Pilot[None]) -> ModelRow:
    await pilot.press("3")
    while _chosen(pilot).standing is not Standing.REGISTERED:
        await pilot.press("down")
    return _chosen(pilot)


@pytest.mark.parametrize("key", ["f12", "a", "â"])
async def test_the_next_step_comes_first(running: Running, database: Database, key: str) -> None:
    async with running(actor=Actor("Trần Thị Lan", Role.ADMIN)) as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press(key)
        assert [" ".join(each.split()) for each in rows(pilot)][:5] == [
            "Duyệt đăng ký Đã duyệt",
            "Bắt đầu triển khai Đang triển khai",
            "Xác nhận hiệu quả Hiệu quả",
            "Trả lại đơn vị… Trả lại",
            "Dừng mô hình… Đã dừng",
        ]
        assert [row for row in rows(pilot) if row.startswith("Công nhận")] == ["Công nhận theo quyết định…"]
        assert rows(pilot)[len(moves(Standing.REGISTERED)) :][-1] == "Xóa đăng ký…"
        await pilot.press("enter")
        await settle(pilot)
        assert _stands(database, row) == (Standing.APPROVED, None, row.version + 1)
        assert _newest(database) == ("Trần Thị Lan", "move")
        assert f"{row.name}: Đã duyệt." in shown(pilot)


async def test_the_new_standing_is_on_the_screen(running: Running) -> None:
    async with running() as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press("f12", "enter")
        await settle(pilot)
        while _chosen(pilot).standing is not Standing.APPROVED:
            await pilot.pause()
        assert _chosen(pilot).id == row.id


async def test_returning_takes_a_reason(running: Running, database: Database) -> None:
    async with running() as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press("f12", "down", "down", "down", "enter")
        await settle(pilot)
        assert title(pilot).startswith("Trả lại đơn vị: ")
        await pilot.press("enter")
        assert "Cần ghi." in shown(pilot)
        await pilot.press(*"Trùng mô hình", "escape")
        assert "Esc lần nữa để đóng" in shown(pilot)
        await pilot.press(*" 3")
        assert "Esc lần nữa để đóng" not in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert says(pilot) == "1 mô hình sẽ là: Trả lại."
        await pilot.press("enter")
        await settle(pilot)
        assert _stands(database, row)[:2] == (Standing.RETURNED, "Trùng mô hình 3")


async def test_what_is_given_up_changes_nothing(running: Running, database: Database) -> None:
    async with running() as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press("f12", "escape")
        await pilot.press("f12", *["down"] * 4, "enter", *"thôi", "escape", "escape")
        await settle(pilot)
        assert _stands(database, row) == (Standing.REGISTERED, None, row.version)
        assert dashboard(pilot) is pilot.app.screen


async def test_from_the_model_in_full(running: Running, database: Database) -> None:
    async with running() as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f12", "enter")
        await settle(pilot)
        assert _stands(database, row)[0] is Standing.APPROVED
        while "Đã duyệt" not in "\n".join(lines(pilot)):
            await pilot.pause()


async def test_what_somebody_else_changed_is_not_overwritten(running: Running, database: Database) -> None:
    async with running() as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press("f12")
        with writing(database, "An") as work:
            move(work, row.registration_id, Standing.STOPPED, row.version, "Giải thể")
        await pilot.press("enter")
        await settle(pilot)
        assert "vừa được người khác sửa" in shown(pilot)
        assert _stands(database, row)[:2] == (Standing.STOPPED, "Giải thể")


async def test_who_may_not_is_told_why(running: Running, database: Database) -> None:
    async with running(actor=Actor("Lê Văn Xem", Role.VIEWER, 1)) as pilot:
        row = await _to_one_that_is_registered(pilot)
        assert "F12" not in lines(pilot)[-1]
        await pilot.press("f12")
        assert "Vai trò Xem không làm được việc này; cần vai trò Thư ký." in shown(pilot)
        assert dashboard(pilot) is pilot.app.screen
        assert _stands(database, row)[0] is Standing.REGISTERED


@pytest.mark.parametrize("gone", [False, True])
async def test_what_the_register_says_of_a_member_decides(
    running: Running, database: Database, gone: bool
) -> None:
    with writing(database, "test") as work:
        member = add_member(work, "Trần Thị Lan", Role.SECRETARY)
    async with running(actor=Actor("Trần Thị Lan", Role.SECRETARY, member)) as pilot:
        row = await _to_one_that_is_registered(pilot)
        with writing(database, "test") as work:
            if gone:
                retire_member(work, member)
            else:
                set_role(work, member, Role.VIEWER)
        await pilot.press("f12", "enter")
        await settle(pilot)
        assert ("Bạn không còn trong Ban Chỉ đạo" if gone else "không được làm việc này") in shown(pilot)
        assert _stands(database, row)[0] is Standing.REGISTERED
        assert _newest(database) == ("Trần Thị Lan", "denied")


async def test_nothing_is_chosen(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"khongco", "enter")
        await settle(pilot)
        await pilot.press("f12")
        assert "Chưa chọn mô hình nào." in shown(pilot)


async def _pick_some(pilot: Pilot[None], *standings: Standing) -> list[ModelRow]:
    """Choose one of each of these, from the top, together."""
    await pilot.press("3", "home")
    found: list[ModelRow] = []
    for standing in standings:
        await pilot.press("home")
        while _chosen(pilot).standing is not standing or _chosen(pilot).id in {row.id for row in found}:
            await pilot.press("down")
        found.append(_chosen(pilot))
        await pilot.press("space")
    return found


SEVERAL = (Standing.REGISTERED, Standing.REGISTERED, Standing.ACTIVE, Standing.EFFECTIVE)


async def test_several_take_a_step_together(running: Running, database: Database) -> None:
    async with running() as pilot:
        picked = await _pick_some(pilot, *SEVERAL)
        assert shown(pilot).count("✓") == len(SEVERAL)
        assert "đã chọn 4" in shown(pilot)
        await pilot.press("f12")
        await pilot.pause()
        assert "4 mô hình đã chọn" in shown(pilot)
        assert rows(pilot)[0] == "Duyệt đăng ký 2, bỏ qua 2 Đã duyệt"
        assert "Dừng mô hình… 4 Đã dừng" in rows(pilot)
        assert "Bỏ qua 2: đăng ký đã qua mức này." in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert title(pilot) == "Duyệt đăng ký: 4 mô hình đã chọn"
        assert says(pilot) == "2 mô hình sẽ là: Đã duyệt. Bỏ qua 2."
        assert [row[:2] for row in rows(pilot)] == ["- ", "- ", "+ ", "+ "]
        assert {_stands(database, row)[0] for row in picked} == set(SEVERAL)
        await pilot.press("enter")
        await settle(pilot)
        stand = [_stands(database, row)[0] for row in picked]
        assert stand == [Standing.APPROVED, Standing.APPROVED, Standing.ACTIVE, Standing.EFFECTIVE]
        assert "2 mô hình đã chọn: Đã duyệt." in shown(pilot)
        assert "✓" not in shown(pilot)


async def test_all_or_none(running: Running, database: Database) -> None:
    async with running() as pilot:
        first, second, *_ = await _pick_some(pilot, Standing.REGISTERED, Standing.REGISTERED)
        await pilot.press("f12", "enter")
        await settle(pilot)
        with writing(database, "An") as work:
            move(work, second.registration_id, Standing.ACTIVE, second.version)
        await pilot.press("enter")
        await settle(pilot)
        assert says(pilot).startswith("1 mô hình sẽ là: Đã duyệt. Bỏ qua 1.")
        assert any(row.startswith("! ") and "vừa được người khác sửa" in row for row in rows(pilot))
        assert _stands(database, first)[0] is Standing.REGISTERED
        await pilot.press("escape")
        await settle(pilot)
        # What is marked stays so, and is known as it is now.
        while [row.standing for row in dashboard(pilot).models.picked] != [Standing.REGISTERED, Standing.ACTIVE]:
            await pilot.pause()
        await pilot.press("f12")
        await pilot.pause()
        assert rows(pilot)[0] == "Duyệt đăng ký 1, bỏ qua 1 Đã duyệt"


async def test_a_mark_is_taken_away_again(running: Running) -> None:
    async with running() as pilot:
        await _pick_some(pilot, Standing.REGISTERED)
        await pilot.press("up", "space")
        assert "✓" not in shown(pilot)
        assert "đã chọn" not in shown(pilot)
        assert dashboard(pilot).models.picked == ()


async def test_another_scope_has_no_marks(running: Running) -> None:
    async with running() as pilot:
        await _pick_some(pilot, Standing.REGISTERED)
        await pilot.press("1", "home", "enter")
        await settle(pilot)
        assert dashboard(pilot).models.picked == ()


async def test_a_viewer_marks_nothing(running: Running) -> None:
    async with running(actor=Actor("Lê Văn Xem", Role.VIEWER, 1)) as pilot:
        await pilot.press("3", "space")
        assert dashboard(pilot).models.picked == ()
        assert "cần vai trò Thư ký" in shown(pilot)


async def test_marks_in_plain_characters(running: Running) -> None:
    async with running(ascii_borders=True) as pilot:
        (row,) = await _pick_some(pilot, Standing.REGISTERED)
        assert f"x {row.name[:10]}" in shown(pilot)


async def test_whoever_comes_from_elsewhere_unnamed_is_nobody(running: Running, database: Database) -> None:
    """A door that forgot to say who it is must not make them the machine's own user."""
    async with running(remote=True) as pilot:
        row = await _to_one_that_is_registered(pilot)
        await pilot.press("f12")
        assert "cần vai trò Thư ký" in shown(pilot)
        assert dashboard(pilot) is pilot.app.screen
        assert _stands(database, row)[0] is Standing.REGISTERED
