"""The sixteen questions that a committee asks, each answered at the screen with at most four keys.

Words that are typed into a search are no keys here; what opens the search and what keeps it are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.awards import AwardKind, Level
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.models import model_page
from db.read.records import ModelRow
from db.sample.register import create_sample
from db.scope import ModelSort, Scope, Span
from db.write.amend import move
from db.write.assignments import assign
from db.write.awarding import award
from db.write.commendations import CommendationDraft, propose
from db.write.committee_drafts import AssignmentDraft, TermDraft
from db.write.decisions import Decision
from db.write.members import add_member
from db.write.replications import ReplicationDraft, replicate
from db.write.session import writing
from tests.danvan_tui.boards.looking import board_says, listed, record
from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.parts import shown, write
from tests.db.acts import field, unit

ACTOR = Actor("Quản trị")
PERIOD = Span(2015, 2020)
MOST_KEYS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A register of which everything can be asked.

    Attributes:
        stopped: A model that was stopped.
        copied: A model that was taken up elsewhere.
        twice: A model that was commended twice.
    """

    path: Path
    database: Database
    stopped: ModelRow
    copied: ModelRow
    twice: ModelRow


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """The sample with its committee's year, and what the year lacks."""
    path = tmp_path_factory.mktemp("asked") / "so.db"
    database = Database(path)
    create_sample(database)
    with database.read() as connection:
        page = model_page(connection, Scope(PERIOD, standing=Standing.EFFECTIVE), ModelSort.NAME, limit=50).rows
    stopped, copied, twice = page[0], page[1], page[2]
    decision = Decision("QĐ-77", date(2020, 11, 2), "Chủ tịch UBND thành phố")
    with writing(database, ACTOR) as work:
        move(work, stopped.registration_id, Standing.STOPPED, stopped.version, "Hết kinh phí")
        where = unit(database, "Xã Tiên Hải")
        replicate(work, ReplicationDraft(copied.id, where, date(2020, 5, 3), note="Học theo"))
        lan = add_member(work, "Trần Thị Lan", Role.SECRETARY, "Trưởng Ban Dân vận", post=TermDraft("DEPUTY"))
        assign(work, AssignmentDraft(lan, field(database, "KT"), since=date(2020, 1, 1)))
    draft = CommendationDraft("Giấy khen", AwardKind.STATE, Level.DISTRICT, twice.registration_id)
    for _ in range(2):
        with writing(database, ACTOR) as work:
            number = propose(work, draft, knowingly=True)
            award(work, [(number, 1)], decision, knowingly=True)
    yield Asked(path, database, stopped, copied, twice)
    database.close()


async def answer(pilot: Pilot[None], *keys: str, typed: str = "") -> str:
    """Press the keys and give what stands on the screen, each run of blanks as one.

    Args:
        pilot: The app's.
        keys: At most four; "…" stands for the words that are typed.
        typed: These words.
    """
    assert sum(key != "…" for key in keys) <= MOST_KEYS
    for key in keys:
        if key == "…":
            await write(pilot, typed)
        else:
            await pilot.press(key)
        await settle(pilot)
    return " ".join(shown(pilot).split())


SIZES = [(80, 24), (120, 40)]


@pytest.fixture(params=SIZES, ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The sizes of terminals that members have."""
    found: tuple[int, int] = request.param
    return found


Size = tuple[int, int]


async def test_1_how_many_against_target_and_last_year(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot)
        for figure in ("42", "89", "50", "6", "187 mô hình", "đạt 98,4% chỉ tiêu 190"):
            assert figure in said
        said = await answer(pilot, "ctrl+g")
        assert "98,4%" in said


async def test_2_collectives_and_individuals(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot)
        assert "149 38" in said


async def test_3_new_kept_up_stopped_and_why(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        assert "157 mới · 30 duy trì" in await answer(pilot)
        said = await answer(pilot, "6", "shift+tab")
        assert filled.stopped.name[:15] in said
        assert "Lý do: Hết kinh phí" in record(pilot)


async def test_4_which_units_have_none(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        assert "2 chưa có mô hình" in await answer(pilot)
        said = await answer(pilot, "f4", "tab", "tab")
        assert "Phòng Nội vụ" in said


async def test_5_which_wait_for_approval_and_how_long(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot, "6")
        assert "16 đăng ký chờ duyệt" in said
        assert "hôm nay" in said


async def test_6_which_units_are_late(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        await answer(pilot, "0", "tab")
        assert len(listed(pilot)) == 7
        assert all("quá hạn" in line for line in listed(pilot))


async def test_7_which_models_nobody_went_to(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot, "5")
        assert "Mô hình 6 tháng chưa được đến" in said
        await answer(pilot, "end", "up", "enter")
        assert len(listed(pilot)) > 100


async def test_8_which_were_rated_weak(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        await answer(pilot, "5", "down", "down", "enter")
        assert len(listed(pilot)) == 2


async def test_9_what_is_recognised_by_which_decision(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot, "8", "tab", "tab", "tab")
        assert "Công nhận" in said
        assert board_says(pilot) or "Chưa" in said


async def test_10_who_was_commended_proposed_or_twice(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        await answer(pilot, "8")
        assert len(listed(pilot)) == 2
        await answer(pilot, "shift+tab", "shift+tab")
        assert any(filled.twice.name[:12] in line for line in listed(pilot))


async def test_11_what_was_replicated_and_where(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        await answer(pilot, "7", "shift+tab")
        (line,) = listed(pilot)
        assert "Xã Tiên Hải" in line
        assert filled.copied.name[:12] in line


async def test_12_what_a_member_holds_and_what_is_open_there(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot, "9", "slash", "…", "enter", typed="thi lan")
        assert "Trần Thị Lan" in said
        while "Đang chờ" not in record(pilot):
            await settle(pilot)
        told = " ".join(record(pilot).split())
        assert "Phụ trách: Kinh tế" in told
        assert "Đăng ký chờ duyệt 5" in told


async def test_13_the_totals_as_they_stood_on_a_day(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        await answer(pilot, "ctrl+a")
        assert listed(pilot)[0].split()[1:10] == ["KT", "42", "VX", "89", "QA", "50", "HT", "6", "187"]


async def test_14_what_changed(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot, "ctrl+l")
        assert "Quản trị" in said
        assert "khen thưởng" in said


async def test_15_everything_about_some_words(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        said = await answer(pilot, "slash", "…", "enter", typed="duong hoa")
        assert "3 Mô hình 10" in said or "3 Mô hình · 10" in said


async def test_16_a_ward_that_is_no_more_and_its_successor(running: Running, filled: Asked, size: Size) -> None:
    async with running(size=size, database=filled.path) as pilot:
        await answer(pilot, "ctrl+y", "tab", "slash", "…", "enter", typed="minh khai")
        assert "Nay là: Phường Phủ Lý" in " ".join(record(pilot).split())
