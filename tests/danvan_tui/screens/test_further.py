"""What the dashboard says beside its figures: what waits, what is new, how it compares; live."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from danvan_tui.live import Live
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from db.engine import Database
from db.errors import DatabaseUnreachable
from db.lifecycle import Standing
from db.read.detail import model_detail
from db.read.pending import pending
from db.schema import DeadlineKind
from db.scope import Span
from db.text import local_today
from db.write.amend import move
from db.write.calendar_drafts import DeadlineDraft, TargetDraft
from db.write.deadlines import add_deadline
from db.write.receipts import receive
from db.write.session import writing
from db.write.targets import set_target
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import shown
from tests.db.acts import unit

TODAY = date.fromisoformat(local_today())
PERIOD = Span(2015, 2020)


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def notes(pilot: Pilot[None]) -> str:
    """What stands below the fields' figures."""
    return " ".join(dashboard(pilot).query_one("#field-notes", TextView).text.split())


def waits(pilot: Pilot[None]) -> str:
    """What the last line says at its right."""
    return dashboard(pilot).query_one("#crumbs", Line).text.split("  ")[-1].strip()


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    """Wait for something to be shown."""
    while not there():
        await settle(pilot)


def late(database: Database) -> int:
    """A report that three units are late with."""
    units = [unit(database, name) for name in ("Phường Phủ Lý", "Phường Hà Nam", "Phường Phù Vân")]
    due = TODAY - timedelta(days=5)
    with writing(database, "Lan") as work:
        return add_deadline(work, DeadlineDraft(DeadlineKind.QUARTERLY, "Báo cáo quý", due.year, due, units))


def waiting(database: Database) -> int:
    """How many registrations wait."""
    with database.read() as connection:
        return pending(connection).total


async def test_what_waits_is_in_view_before_any_key(running: Running, database: Database) -> None:
    late(database)
    total = waiting(database)
    async with running(size=(120, 40)) as pilot:
        assert waits(pilot) == f"{total} chờ duyệt · 3 quá hạn · mỗi mô hình đếm một lần"
    async with running(size=(80, 24)) as pilot:
        assert lines(pilot)[1].endswith(f"4 Chi tiết      {total} chờ · 3 quá hạn")
        assert waits(pilot) == "mỗi mô hình đếm một lần"
    async with running(size=(160, 45), language="en") as pilot:
        assert waits(pilot) == f"{total} pending · 3 overdue · each model is counted once"
        await pilot.press("f8")
        await settle(pilot)
        assert lines(pilot)[1].endswith(f"{total} pending · 3 overdue")


async def test_where_the_tabs_leave_no_room_the_last_line_says_it(running: Running, database: Database) -> None:
    async with running(size=(64, 20)) as pilot:
        assert waits(pilot) == f"{waiting(database)} chờ duyệt · 0 quá hạn"


async def test_what_others_do_is_counted_without_reading(
    running: Running, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = late(database)
    with database.read() as connection:
        first = pending(connection).rows[0]
    total = waiting(database)
    async with running(size=(120, 40)) as pilot:
        reads: list[str] = []
        read = Live.read

        def note(self: Live, view: Any, *asked: Any, **named: Any) -> Any:
            known = self.at_hand(view, *asked, **named)
            # The cursor may come to rest on a model meanwhile.
            if known is None and view is not model_detail:
                reads.append(view.__name__)
            return read(self, view, *asked, **named)

        monkeypatch.setattr(Live, "read", note)
        with writing(database, "Lan") as work:
            move(work, first.registration_id, Standing.APPROVED, first.version)
        await until(pilot, lambda: waits(pilot).startswith(f"{total - 1} chờ duyệt · 3 quá hạn"))
        assert reads == []
        with writing(database, "Lan") as work:
            receive(work, number, [unit(database, "Phường Hà Nam")])
        await until(pilot, lambda: waits(pilot).startswith(f"{total - 1} chờ duyệt · 2 quá hạn"))
        assert reads == ["overdue_count"]
        with writing(database, "Lan") as work:
            set_target(work, TargetDraft(PERIOD, 200))
        await until(pilot, lambda: "93,5%" in notes(pilot))
        assert reads == ["overdue_count", "planned"]


async def test_how_the_figures_came_about(running: Running, database: Database) -> None:
    with writing(database, "Lan") as work:
        for planned, field in ((200, None), (40, "KT")):
            set_target(work, TargetDraft(PERIOD, planned, field=field))
    async with running(size=(160, 45)) as pilot:
        assert notes(pilot) == "157 mới · 30 duy trì · 2009-2014 chưa có mô hình đạt 93,5% chỉ tiêu 200"
        await pilot.press("enter")
        await settle(pilot)
        assert "đạt 105,0% chỉ tiêu 40" in notes(pilot)
        assert notes(pilot).split()[0] != "157"
        await pilot.press("escape")
        dashboard(pilot).follow(dashboard(pilot).trail.choose_span(Span(2020, 2020)))
        await settle(pilot)
        assert "so với 2019" in notes(pilot)
        assert "chỉ tiêu" not in notes(pilot)
        # What is found is asked for, not how it came about.
        await pilot.press("slash", *"hoa", "enter")
        await settle(pilot)
        assert notes(pilot) == ""
        assert "chờ duyệt" in waits(pilot)


async def test_in_fewer_words_on_one_line(running: Running, database: Database) -> None:
    with writing(database, "Lan") as work:
        set_target(work, TargetDraft(PERIOD, 200))
    async with running(size=(80, 24)) as pilot:
        assert notes(pilot) == "157 mới · 30 duy trì · 2009-2014 chưa có mô hình · đạt 93,5% chỉ tiêu 200"
    async with running(size=(60, 15), language="en") as pilot:
        assert notes(pilot) == "157 new · 30 kept up · no model in 2009-2014"


async def test_without_them_the_figures_are_there(
    running: Running, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> None:
        raise DatabaseUnreachable(where="x", why="thử")

    monkeypatch.setattr("danvan_tui.further.further", lost)
    async with running(size=(120, 40)) as pilot:
        assert "187 mô hình" in lines(pilot)[0]
        assert "thử" in shown(pilot)
        assert dashboard(pilot).view is not None
        assert notes(pilot) == ""


async def test_they_are_said_after_the_figures_and_never_hold_them_up(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    from danvan_tui import further as module

    there: list[bool] = []
    read = module.further

    async with running(size=(120, 40)) as pilot:
        screen = dashboard(pilot)

        def note(*asked: Any) -> Any:
            there.append(screen.view is not None and screen.models.cursor is not None)
            return read(*asked)

        monkeypatch.setattr(module, "further", note)
        screen.further = None
        screen.reread()
        screen.reopen_models()
        await until(pilot, lambda: bool(there))
        assert there[0]
