"""The ledger narrowed step by step, acts that unfold, and what is new since the last look."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from textual.pilot import Pilot

from danvan_tui.ledger_view import By
from danvan_tui.screens.changes import ChangesScreen
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import VirtualList
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.act_records import ActRow
from db.read.last_look import last_look
from db.schema.tables import REGISTRATION
from db.write.amend import move_many, rename
from db.write.members import add_member
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import choices, cursor, row_text, rows, shown, write

SIZES = [(80, 24), (120, 40)]
LAN = "Trần Thị Lan"


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


@pytest.fixture
def lan(database: Database) -> Actor:
    """A secretary, and another one of her name."""
    with writing(database, "hoa") as work:
        number = add_member(work, LAN, Role.SECRETARY, "Thư ký")
        other = add_member(work, LAN, Role.SECRETARY, "Ủy viên")
    with writing(database, Actor(LAN, Role.SECRETARY, other)) as work:
        rename(work, 8, "Tên của người kia", 1)
    return Actor(LAN, Role.SECRETARY, number)


def approve(database: Database, actor: Actor, count: int = 3) -> None:
    """Approve some registrations at once."""
    R = REGISTRATION.c
    with database.read() as connection:
        first = select(R.id, R.version).where(R.standing == 10).order_by(R.id).limit(count)
        which = [(row[0], row[1]) for row in connection.execute(first)]
    with writing(database, actor) as work:
        move_many(work, which, Standing.APPROVED)


def screen(pilot: Pilot[None]) -> ChangesScreen:
    found = pilot.app.screen
    assert isinstance(found, ChangesScreen)
    return found


def listed(pilot: Pilot[None]) -> VirtualList:
    return screen(pilot).listed


def acts(pilot: Pilot[None]) -> list[ActRow]:
    return [row.item for row in listed(pilot).rows if isinstance(row.item, ActRow)]


def says(pilot: Pilot[None]) -> str:
    return screen(pilot).query_one("#changes-says", Line).text.strip()


async def open_ledger(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+l")
    await settle(pilot)


async def choose(pilot: Pilot[None], typed: str, *keys: str) -> None:
    """Narrow by what fits some words."""
    await pilot.press("slash")
    await settle(pilot)
    await write(pilot, typed)
    await settle(pilot)
    await pilot.press(*keys, "enter")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_act_of_many_lines_is_one_row_that_unfolds(
    running: Running, database: Database, lan: Actor, size: tuple[int, int]
) -> None:
    approve(database, lan)
    async with running(size=size) as pilot:
        await open_ledger(pilot)
        assert "duyệt 3 mô hình ›" in row_text(listed(pilot).rows[0])
        assert "3 mô hình" in row_text(listed(pilot).rows[0])
        assert f"{LAN} #" in shown(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert [row.summary.lines for row in acts(pilot)] == [1, 1, 1]
        assert "Lọc: duyệt 3 mô hình" in says(pilot)
        assert "Đã đăng ký → Đã duyệt" in shown(pilot)
        name = acts(pilot)[0].line.name
        await pilot.press("escape")
        await settle(pilot)
        assert "duyệt 3 mô hình ›" in row_text(listed(pilot).rows[0])
        assert len(acts(pilot)) > 3
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
        assert name is not None
        assert name[:20] in dashboard(pilot).detail.text


async def test_folding_brings_the_cursor_back_to_the_act(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await open_ledger(pilot)
        await pilot.press("end", "up")
        await settle(pilot)
        row = acts(pilot)[-2]
        assert (listed(pilot).cursor_key, row.summary.models) == (row.key, 187)
        await pilot.press("enter")
        await settle(pilot)
        assert {act.line.change.act_seq for act in acts(pilot)} == {row.first}
        assert {act.summary.lines for act in acts(pilot)} == {1}
        await pilot.press("down", "down", "escape")
        await settle(pilot)
        assert listed(pilot).cursor_key == row.key
        await pilot.press("home")
        await settle(pilot)
        assert listed(pilot).cursor_key == acts(pilot)[0].key


async def test_from_a_model_escape_leads_back_to_the_unfolded_act(running: Running) -> None:
    async with running(size=(80, 24)) as pilot:
        await open_ledger(pilot)
        await pilot.press("end", "up")
        await settle(pilot)
        act = acts(pilot)[-2]
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("down", "down", "down")
        await settle(pilot)
        line, around = listed(pilot).cursor_key, screen(pilot).view
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert (listed(pilot).cursor_key, screen(pilot).view) == (line, around)
        # From there on as if nothing had been read.
        await pilot.press("escape")
        await settle(pilot)
        assert listed(pilot).cursor_key == act.key
        assert not screen(pilot).view.filters


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_by_a_person_without_accents_then_by_days_and_back(
    running: Running, database: Database, lan: Actor, size: tuple[int, int]
) -> None:
    approve(database, lan)
    async with running(size=size) as pilot:
        await open_ledger(pilot)
        everything = len(acts(pilot))
        await pilot.press("slash")
        await settle(pilot)
        await write(pilot, "lan tran")
        await settle(pilot)
        assert [" ".join(row.split()) for row in rows(pilot)] == [f"Người {LAN} #1", f"Người {LAN} #2"]
        await pilot.press("enter")
        await settle(pilot)
        assert {(act.line.change.actor, act.line.change.member_id) for act in acts(pilot)} == {(LAN, 1)}
        assert says(pilot).startswith(f"Lọc: {LAN} #1")
        await choose(pilot, "1/1/2020 - 5/3/2020")
        assert acts(pilot) == []
        assert f"{LAN} #1 › 01/01/2020 - 05/03/2020" in says(pilot)
        assert "Không có việc nào khớp" in shown(pilot)
        assert screen(pilot).view.sieve.first == date(2020, 1, 1)
        await choose(pilot, "hom nay")
        assert len(acts(pilot)) == 1
        await pilot.press("escape")
        await settle(pilot)
        assert [each.by for each in screen(pilot).view.filters] == [By.WHO]
        await pilot.press("escape")
        await settle(pilot)
        assert len(acts(pilot)) == everything
        await pilot.press("escape")
        assert pilot.app.screen is dashboard(pilot)


async def test_by_the_model_under_the_cursor_and_from_the_model_in_full(
    running: Running, database: Database, lan: Actor
) -> None:
    async with running(size=(120, 40)) as pilot:
        await open_ledger(pilot)
        await pilot.press("slash")
        await settle(pilot)
        assert "Tên của người kia" in cursor(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert {act.line.change.model_id for act in acts(pilot)} == {8}
        assert "cả sổ" in lines(pilot)[0]
        assert "Lọc: Tên của người kia" in says(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).detail.model is not None
        await open_ledger(pilot)
        assert {act.line.change.model_id for act in acts(pilot)} == {8}
        await pilot.press("escape")
        await settle(pilot)
        assert len({act.line.change.model_id for act in acts(pilot)}) > 1


async def test_by_kinds_and_the_members_for_administrators_alone(
    running: Running, database: Database, lan: Actor
) -> None:
    async with running(size=(120, 40)) as pilot:
        await open_ledger(pilot)
        await choose(pilot, "thanh vien")
        assert {act.line.change.entity for act in acts(pilot)} == {"member"}
        assert "thêm thành viên" in shown(pilot)
        await choose(pilot, "dang ky")
        assert {act.line.change.entity for act in acts(pilot)} <= {"registration", "model"}
        assert len(screen(pilot).view.filters) == 1
    async with running(size=(120, 40), actor=lan) as pilot:
        await open_ledger(pilot)
        await pilot.press("slash")
        await settle(pilot)
        assert not any("Thành viên" in row for row in rows(pilot))
        await write(pilot, "thanh vien khoa")
        await settle(pilot)
        assert choices(pilot).cursor_row is None


async def test_who_is_no_administrator_any_more_reads_nothing_of_the_members(
    running: Running, database: Database
) -> None:
    """The role is read again with each page, and not by what the session knew."""
    with writing(database, "hoa") as work:
        number = add_member(work, LAN, Role.SECRETARY)
    async with running(size=(120, 40), actor=Actor(LAN, Role.ADMIN, number)) as pilot:
        await open_ledger(pilot)
        await choose(pilot, "thanh vien")
        assert acts(pilot) == []
        assert "Vai trò Thư ký không được làm việc này" in shown(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_new_since_the_last_look(
    running: Running, database: Database, lan: Actor, size: tuple[int, int]
) -> None:
    def seen() -> int | None:
        with database.read() as connection:
            return last_look(connection, lan)

    async with running(size=size, actor=lan) as pilot:
        await open_ledger(pilot)
        assert "từ lần xem trước" not in says(pilot)
        await pilot.press("escape")
        await settle(pilot)
        before = seen()
        assert before is not None
        with writing(database, "hoa") as work:
            rename(work, 5, "Đường hoa", 1)
        with writing(database, "hoa") as work:
            rename(work, 6, "Đường rau", 1)
        await open_ledger(pilot)
        assert "2 việc mới từ lần xem trước" in says(pilot)
        when = [row.cells[0].style for row in listed(pilot).rows][:4]
        assert when == ["accent", "accent", "dim", "dim"]
        await choose(pilot, "lan xem truoc")
        assert [act.line.name for act in acts(pilot)] == ["Đường rau", "Đường hoa"]
        await pilot.press("escape", "escape")
        await settle(pilot)
        after = seen()
        assert after is not None
        assert after > before


async def test_a_narrowed_ledger_is_live(running: Running, database: Database, lan: Actor) -> None:
    async with running(size=(80, 24)) as pilot:
        await open_ledger(pilot)
        await choose(pilot, "lan #1")
        assert acts(pilot) == []
        with writing(database, "hoa") as work:
            rename(work, 5, "Không phải của Lan", 1)
        with writing(database, lan) as work:
            rename(work, 6, "Của Lan", 1)
        while not acts(pilot):
            await settle(pilot)
        assert [act.line.name for act in acts(pilot)] == ["Của Lan"]


async def test_hostile_names_are_only_letters(running: Running, database: Database) -> None:
    """Whatever a model was called: in the list, in the filters, and on the line that says them."""
    with database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE emulation_model SET name = char(27) || '[31m[/nope] ' || char(8238) || 'hoa' WHERE id = 5"
        )
    with writing(database, "hoa [bold]") as work:
        work.record("amend", "model", 5, model_id=5, before={"place": None}, after={"place": "Tổ [/x] 2"})
    async with running(size=(80, 24)) as pilot:
        await open_ledger(pilot)
        await pilot.press("slash")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "[31m[/nope]" in says(pilot)
        assert "\x1b" not in shown(pilot)
