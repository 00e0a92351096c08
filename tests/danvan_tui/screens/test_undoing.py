"""One's own last act, taken back from the dashboard and from the ledger."""

from pathlib import Path

import pytest
from sqlalchemy import select
from textual.pilot import Pilot

from danvan_tui.screens.changes import ChangesScreen
from danvan_tui.screens.undoing import UndoDialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import VirtualList
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.schema.tables import CHANGE, REGISTRATION
from db.write.amend import move_many, rename
from db.write.members import add_member
from db.write.session import writing
from tests.danvan_tui.conftest import Running, lines, settle
from tests.danvan_tui.screens.parts import keys, row_text, shown, title, write

SIZES = [(80, 24), (120, 40)]
HOA = Actor("hoa")


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def approve(database: Database, actor: Actor, count: int = 3) -> list[int]:
    """Approve some registrations at once."""
    R = REGISTRATION.c
    with database.read() as connection:
        first = select(R.id, R.version).where(R.standing == 10).order_by(R.id).limit(count)
        which = [(row[0], row[1]) for row in connection.execute(first)]
    with writing(database, actor) as work:
        move_many(work, which, Standing.APPROVED)
    return [each for each, _ in which]


def standings(database: Database, ids: list[int]) -> set[Standing]:
    with database.read() as connection:
        found = connection.scalars(select(REGISTRATION.c.standing).where(REGISTRATION.c.id.in_(ids)))
        return {Standing(each) for each in found}


def newest(database: Database) -> tuple[str, str, int | None]:
    with database.read() as connection:
        heads = select(CHANGE).where(CHANGE.c.seq == CHANGE.c.first_seq).order_by(CHANGE.c.seq.desc()).limit(1)
        row = connection.execute(heads).one()
    return row.act, row.actor, row.entity_id


def says(pilot: Pilot[None]) -> str:
    """What the dialog says of the act."""
    return " ".join(pilot.app.screen.query_one("#undo-says", TextView).text.split())


def about(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#about", Line).text.strip()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", ["ctrl+u", "u", "ư"])
async def test_it_is_shown_first_and_taken_back_by_enter(
    running: Running, database: Database, size: tuple[int, int], key: str
) -> None:
    ids = approve(database, HOA)
    async with running(size=size, actor=HOA) as pilot:
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(pilot.app.screen, UndoDialog)
        assert title(pilot) == "Lấy lại việc cuối của bạn"
        assert about(pilot).startswith("duyệt 3 mô hình")
        rows = pilot.app.screen.query_one("#undo-lines", VirtualList).rows
        assert len(rows) == 3
        assert "Đã đăng ký → Đã duyệt" in row_text(rows[0])
        assert "mọi bản ghi trở lại như trước" in says(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert standings(database, ids) == {Standing.APPROVED}
        await pilot.press(key)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1
        assert standings(database, ids) == {Standing.REGISTERED}
        assert "Đã lấy lại: duyệt 3 mô hình." in shown(pilot)
        assert newest(database)[:2] == ("take_back", "hoa")


async def test_it_is_done_again_once(running: Running, database: Database) -> None:
    ids = approve(database, HOA)
    async with running(actor=HOA) as pilot:
        for key in ("lấy lại", "làm lại"):
            await pilot.press("u")
            await settle(pilot)
            assert f"Enter {key}" in keys(pilot)
            await pilot.press("enter")
            await settle(pilot)
        assert "Đã làm lại: duyệt 3 mô hình." in shown(pilot)
        assert standings(database, ids) == {Standing.APPROVED}
        await pilot.press("u")
        await settle(pilot)
        assert "làm lại một lần" in says(pilot)
        assert "Enter" not in keys(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, UndoDialog)
        await pilot.press("escape")
        assert standings(database, ids) == {Standing.APPROVED}


async def test_what_was_built_on_it_is_said(running: Running, database: Database) -> None:
    ids = approve(database, HOA, 1)
    with database.read() as connection:
        model = connection.scalar(select(REGISTRATION.c.model_id).where(REGISTRATION.c.id == ids[0]))
    assert model is not None
    with writing(database, "Trần Thị Lan") as work:
        rename(work, model, "Đường hoa mới", 1)
    async with running(size=(80, 24), actor=HOA) as pilot:
        await pilot.press("u")
        await settle(pilot)
        assert "Trần Thị Lan đã đổi tên «Đường hoa mới»" in says(pilot)
        assert "Hãy trao đổi với Trần Thị Lan" in says(pilot)


async def test_what_comes_in_meanwhile_is_seen(running: Running, database: Database) -> None:
    """Between the question and Enter, another session of the same member does something."""
    approve(database, HOA)
    async with running(actor=HOA) as pilot:
        await pilot.press("u")
        await settle(pilot)
        later = approve(database, HOA, 1)
        await pilot.press("enter")
        await settle(pilot)
        assert "không còn là việc cuối của bạn" in shown(pilot)
        assert standings(database, later) == {Standing.APPROVED}


async def test_who_has_done_nothing_or_may_not_is_told(running: Running, database: Database) -> None:
    with writing(database, HOA) as work:
        number = add_member(work, "Trần Thị Lan", Role.VIEWER)
    async with running(actor=Actor("ai")) as pilot:
        await pilot.press("u")
        await settle(pilot)
        assert "Bạn chưa làm việc gì" in shown(pilot)
    async with running(actor=Actor("Trần Thị Lan", Role.VIEWER, number)) as pilot:
        await pilot.press("u")
        await settle(pilot)
        assert "Vai trò Xem không làm được việc này" in shown(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        await pilot.press("u")
        assert "Vai trò Xem không làm được việc này" in shown(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_from_the_ledger_and_from_the_palette(
    running: Running, database: Database, size: tuple[int, int]
) -> None:
    ids = approve(database, HOA)
    async with running(size=size, actor=HOA, language="en") as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        await pilot.press("ctrl+p")
        await write(pilot, "take your own")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert about(pilot).startswith("approved 3 models")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ChangesScreen)
        assert standings(database, ids) == {Standing.REGISTERED}
        listed = pilot.app.screen.listed
        while "took back" not in row_text(listed.rows[0]):
            await settle(pilot)
        assert "took back: approved 3 models" in "".join(lines(pilot))
