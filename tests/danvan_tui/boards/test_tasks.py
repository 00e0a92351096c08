"""Việc của tôi: what waits for whoever looks, gone into and seen to there."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.pending import PendingRow, pending
from db.schema import DeadlineKind
from db.text import format_date, local_today
from db.write.amend import move
from db.write.calendar_drafts import DeadlineDraft
from db.write.deadlines import add_deadline
from db.write.drafts import Registered
from db.write.session import writing
from tests.danvan_tui.boards.looking import (
    board,
    board_says,
    fill,
    form,
    listed,
    press,
    record,
    tabs,
)
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import rows, shown
from tests.db.acts import unit
from tests.db.awards import draft, proposal
from tests.db.committee_acts import assigned, member
from tests.db.visits import visit

TODAY = date.fromisoformat(local_today())
WARDS = ("Phường Phủ Lý", "Phường Hà Nam")
FIRST = (
    "Đăng ký chờ duyệt",
    "Báo cáo quá hạn",
    "Mô hình cần củng cố",
    "Mô hình 6 tháng chưa được đến",
    "Mô hình 12 tháng chưa được đến",
    "Đề nghị khen chờ quyết định",
)


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


@pytest.fixture
def waiting(database: Database) -> list[PendingRow]:
    """What waits to be approved; beside it reports are late, a model is weak, and one is proposed."""
    due = TODAY - timedelta(days=7)
    units = [unit(database, name) for name in WARDS]
    with writing(database, "Lan") as work:
        add_deadline(work, DeadlineDraft(DeadlineKind.QUARTERLY, "Báo cáo quý", due.year, due, units))
    with database.read() as connection:
        found = list(pending(connection).rows)
    visited = Registered(found[0].model_id, found[0].registration_id)
    visit(database, TODAY - timedelta(days=30), visited, needs_work=True, due_on=TODAY + timedelta(days=5))
    proposal(database, draft(found[1].registration_id, proposed_on=date(2020, 10, 5)))
    return found


def counts(pilot: Pilot[None]) -> list[int]:
    """The count of each matter."""
    return [int(line.split()[0]) for line in listed(pilot)]


async def test_every_matter_of_the_whole_register(running: Running, waiting: list[PendingRow]) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "5")
        found = [line.split(maxsplit=1)[1] for line in listed(pilot)]
        assert all(line.startswith(name) for line, name in zip(found, FIRST, strict=True))
        assert counts(pilot) == [len(waiting), 2, 1, 186, 186, 1]
        assert board_says(pilot) == "bạn chưa được phân công: việc của cả sổ"
        said = shown(pilot)
        assert "(quá hạn 7 ngày)" in said
        assert f"hạn {format_date(TODAY + timedelta(days=5))} (còn 5 ngày)" in said
        assert "từ 05/10/2020" in said
        assert "từ hôm nay" in said
        assert "ở đó Space đánh dấu, F12 duyệt" in record(pilot)


async def test_registrations_are_approved_where_they_are_found(
    running: Running, waiting: list[PendingRow], database: Database
) -> None:
    async with running(size=(80, 24), actor=Actor("Lan", Role.SECRETARY)) as pilot:
        await press(pilot, "5", "enter")
        assert "› Đăng ký chờ duyệt" in " ".join(tabs(pilot).split())
        assert len(listed(pilot)) == len(waiting)
        await press(pilot, "space", "space", "f12")
        assert rows(pilot)[0] == "Duyệt đăng ký 2 Đã duyệt"
        await press(pilot, "enter", "enter")
        while len(listed(pilot)) != len(waiting) - 2:
            await settle(pilot)
        await press(pilot, "escape")
        assert counts(pilot)[0] == len(waiting) - 2
        await press(pilot, "escape")
        assert pilot.app.screen is dashboard(pilot)
    with database.read() as connection:
        assert pending(connection).total == len(waiting) - 2


async def test_reports_are_received_where_they_are_found(running: Running, waiting: list[PendingRow]) -> None:
    async with running(size=(80, 24), actor=Actor("Lan", Role.SECRETARY)) as pilot:
        await press(pilot, "5", "down", "enter")
        assert sorted(line.split()[-2:] for line in listed(pilot)) == [["Hà", "Nam"], ["Phủ", "Lý"]]
        await press(pilot, "space", "space", "f12")
        assert form(pilot).frame_title == "Ghi nhận đã nộp: 2 đơn vị"
        await fill(pilot, "", "")
        await press(pilot, "enter")
        while listed(pilot):
            await settle(pilot)
        assert "Không đơn vị nào quá hạn." in shown(pilot)


@pytest.mark.parametrize(("down", "words"), [(2, "Hạn"), (3, "chưa đến"), (4, "chưa đến"), (5, "Giấy khen")])
async def test_what_there_is_of_each_matter(
    running: Running, waiting: list[PendingRow], down: int, words: str
) -> None:
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "5", *["down"] * down, "enter")
        assert listed(pilot)
        assert words in shown(pilot)
        await press(pilot, "f12")
        assert board_says(pilot) == "Không có việc gì để xử lý với dòng này."
        chosen = board(pilot).chosen.model_id
        await press(pilot, "enter")
        model = dashboard(pilot).detail.model
        assert model is not None
        assert model.id == chosen


async def test_what_a_member_is_in_charge_of(
    running: Running, waiting: list[PendingRow], database: Database
) -> None:
    lan = member(database, "Trần Thị Lan", Role.SECRETARY)
    actor = Actor("Trần Thị Lan", Role.SECRETARY, lan)
    async with running(size=(80, 24), actor=actor) as pilot:
        await press(pilot, "5")
        assert "bạn chưa được phân công" in board_says(pilot)
        assigned(database, lan, "KT")
        while "bạn chưa được phân công" in board_says(pilot):
            await settle(pilot)
        assert board_says(pilot) == "việc của lĩnh vực, đơn vị được phân công cho bạn"
        of_field = [row for row in waiting if row.field == "KT"]
        assert counts(pilot)[:2] == [len(of_field), 0]
        assert 0 < len(of_field) < len(waiting)
        await press(pilot, "enter")
        assert len(listed(pilot)) == len(of_field)


async def test_what_others_do_is_seen_at_once(
    running: Running, waiting: list[PendingRow], database: Database
) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "5")
        with writing(database, "An") as work:
            move(work, waiting[0].registration_id, Standing.APPROVED, waiting[0].version)
        while counts(pilot)[0] != len(waiting) - 1:
            await settle(pilot)
        assert "•" in shown(pilot)


async def test_a_long_matter_says_how_many_there_are(
    running: Running, waiting: list[PendingRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("danvan_tui.boards.tasks.MOST", 3)
    async with running(size=(80, 24), language="en") as pilot:
        await press(pilot, "5", "down", "down", "down", "enter")
        assert len(listed(pilot)) == 3
        assert board_says(pilot) == "you are in charge of nothing: the whole register; the first 3 of 186"


async def test_a_viewer_looks_and_is_told_why_not_more(running: Running, waiting: list[PendingRow]) -> None:
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await press(pilot, "5", "enter", "f12")
        assert "cần vai trò Thư ký" in board_says(pilot)
