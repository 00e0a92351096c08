"""What is not for everybody, at the screen: veiled under the cursor, opened on purpose, shared with nobody."""

import csv
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import select
from textual.pilot import Pilot

from danvan_tui.app import DanvanApp
from danvan_tui.commands import Where
from danvan_tui.forms.entries import Value
from danvan_tui.live import Live
from danvan_tui.options import RunOptions
from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.screens.export import ExportDialog
from danvan_tui.screens.form import FormDialog
from danvan_tui.views import opened_model
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from db.clearance import Clearance
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.detail import model_detail
from db.schema.tables import CHANGE, REGISTRATION
from db.write.amend import move
from db.write.assignments import end_assignment
from db.write.members import set_role
from db.write.readings import OpenedModel, open_model
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import says, shown
from tests.db.acts import ACTOR, last_revision, register, topic, year
from tests.db.committee_acts import assigned, member

SECRET = "Họp riêng"
NAME = "Ấm lòng người trở về"
WHY = "Chi tiết hạn chế"
PATIENCE = 30.0


class Made:
    """The register under the dashboard, with one sensitive model in it."""

    def __init__(self, path: Path) -> None:
        self.database = Database(path)
        hidden = year(
            self.database, field="QA", topic_id=topic(self.database, "QA06"), contents=SECRET, households=17
        )
        self.made = register(self.database, NAME, hidden, "Tổ 9")
        self.lan = member(self.database)

    def lines(self, after: int) -> list[tuple[str, str, str]]:
        """(actor, act, entity) of what came after a revision."""
        with self.database.read() as connection:
            rows = connection.execute(select(CHANGE).where(CHANGE.c.seq > after).order_by(CHANGE.c.seq))
            return [(row.actor, row.act, row.entity) for row in rows]


@pytest.fixture
def made(sample_path: Path) -> Made:
    return Made(sample_path)


def viewer(made: Made) -> Actor:
    return Actor("Trần Thị Lan", Role.VIEWER, made.lan)


def pane(pilot: Pilot[None]) -> str:
    """The model in full, as one line."""
    return " ".join(dashboard(pilot).detail.text.split())


def told(pilot: Pilot[None]) -> str:
    return dashboard(pilot).query_one("#crumbs", Line).text.strip()


async def find(pilot: Pilot[None]) -> None:
    """Put the cursor on the model, and read what everybody may read of it."""
    await pilot.press("slash", *("space" if letter == " " else letter for letter in "am long nguoi"))
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    cursor = dashboard(pilot).models.cursor
    assert cursor is not None
    assert cursor.name == NAME
    dashboard(pilot).read_detail(cursor.id)
    await settle(pilot)


async def test_under_the_cursor_it_is_veiled_and_enter_opens_it(running: Running, made: Made) -> None:
    async with running(size=(160, 45), actor=Actor("hoa")) as pilot:
        await find(pilot)
        before = last_revision(made.database)
        assert NAME in pane(pilot)
        assert WHY in pane(pilot)
        assert "Quốc phòng - an ninh" in pane(pilot)
        assert SECRET not in shown(pilot)
        assert "Tổ 9" not in pane(pilot)
        assert made.lines(before) == []
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).where is Where.DETAIL
        assert SECRET in pane(pilot)
        assert "Tổ 9" in pane(pilot)
        assert WHY not in pane(pilot)
        assert made.lines(before) == [("hoa", "read", "reading")]
        # It is open: what is shown is neither read again nor noted again.
        await pilot.press("4", "enter", "f7")
        await settle(pilot)
        assert SECRET in pilot.app.clipboard
        assert made.lines(before) == [("hoa", "read", "reading")]
        # Passing over it again shows what everybody may see.
        await pilot.press("escape")
        dashboard(pilot).read_detail(made.made.model_id)
        await settle(pilot)
        assert SECRET not in shown(pilot)
        await pilot.press("4")
        await settle(pilot)
        assert SECRET in pane(pilot)
        assert made.lines(before) == [("hoa", "read", "reading")] * 2


async def test_whoever_may_not_is_told_why_and_that_is_noted(running: Running, made: Made) -> None:
    async with running(size=(160, 45), actor=viewer(made), remote=True) as pilot:
        await find(pilot)
        before = last_revision(made.database)
        await pilot.press("enter")
        await settle(pilot)
        assert dashboard(pilot).where is Where.DETAIL
        assert NAME in pane(pilot)
        assert SECRET not in shown(pilot)
        assert "là thông tin hạn chế; bạn không được xem" in told(pilot)
        assert made.lines(before) == [("Trần Thị Lan", "denied", "session")]
        await pilot.press("enter")
        await settle(pilot)
        assert SECRET not in shown(pilot)
        assert len(made.lines(before)) == 2


async def test_in_charge_of_the_field_until_no_longer(running: Running, made: Made) -> None:
    number = assigned(made.database, made.lan, "QA")
    async with running(size=(160, 45), actor=viewer(made), remote=True) as pilot:
        await find(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert SECRET in pane(pilot)
        # A change that somebody else makes to it is shown, details and all.
        with writing(made.database, ACTOR) as work:
            move(work, made.made.registration_id, Standing.APPROVED, 1)
        await _until(pilot, lambda: "Đã duyệt" in pane(pilot))
        assert SECRET in pane(pilot)
        with writing(made.database, ACTOR) as work:
            end_assignment(work, number, 1)
        await _until(pilot, lambda: SECRET not in pane(pilot))
        assert WHY in pane(pilot)
        with writing(made.database, ACTOR) as work:
            set_role(work, made.lan, Role.SECRETARY)
        await pilot.press("enter")
        await settle(pilot)
        assert SECRET in pane(pilot)


async def test_what_comes_in_while_it_is_opened_does_not_close_it_again(
    running: Running, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_be_read_again, reread = Event(), DashboardScreen.reread_detail

    def noticed(screen: DashboardScreen) -> None:
        reread(screen)
        to_be_read_again.set()

    def slow(live: Live, who: Actor, model_id: int) -> OpenedModel | None:
        opened = opened_model(live, who, model_id)
        with writing(made.database, ACTOR) as work:
            move(work, made.made.registration_id, Standing.APPROVED, 1)
        assert to_be_read_again.wait(PATIENCE)
        return opened

    async with running(size=(160, 45), actor=Actor("hoa")) as pilot:
        await find(pilot)
        monkeypatch.setattr(DashboardScreen, "reread_detail", noticed)
        monkeypatch.setattr("danvan_tui.views.opened_model", slow)
        await pilot.press("enter")
        await _until(pilot, lambda: "Đã duyệt" in pane(pilot))
        await settle(pilot)
        assert SECRET in pane(pilot)


async def _until(pilot: Pilot[None], there: object) -> None:
    """Wait for the feed's news."""
    assert callable(there)
    while not there():
        await settle(pilot)


async def test_what_one_has_open_no_other_session_sees(sample_path: Path, made: Made) -> None:
    """Two sessions of one process share their views, and the details are in none of them."""
    live = Live(lambda: Database(sample_path))
    options = RunOptions(database=str(sample_path), actor=Actor("hoa"))
    other = RunOptions(database=str(sample_path), actor=viewer(made), remote=True)
    app, second = DanvanApp(options, live), DanvanApp(other, live)
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await find(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert SECRET in pane(pilot)
        assert SECRET not in repr(list(live._views.values()))
        seen = live.read(model_detail, made.made.model_id).value
        assert seen is not None
        assert seen.restricted
        async with second.run_test(size=(160, 45)) as theirs:
            await settle(theirs)
            await find(theirs)
            assert SECRET not in shown(theirs)
            before = last_revision(made.database)
            await theirs.press("enter")
            await settle(theirs)
            assert SECRET not in shown(theirs)
            assert made.lines(before) == [("Trần Thị Lan", "denied", "session")]
        assert SECRET in pane(pilot)
    live.close()


def test_a_view_with_a_clearance_is_never_kept(sample_path: Path, made: Made) -> None:
    live = Live(lambda: Database(sample_path))
    with pytest.raises(TypeError, match="unhashable"):
        live.read(model_detail, made.made.model_id, Clearance(Actor("hoa"), frozenset({made.made.model_id})))
    live.close()


async def test_a_reading_repaints_no_other_dashboard(running: Running, made: Made) -> None:
    async with running(size=(160, 45), actor=viewer(made), remote=True) as pilot:
        screen = dashboard(pilot)
        fields, units = screen.view, screen.revision
        before = last_revision(made.database)
        open_model(made.database, Actor("hoa"), made.made.model_id)
        await _until(pilot, lambda: screen.revision > units)
        assert screen.revision == before + 1
        assert screen.view is not None
        assert fields is not None
        # Carried over, not read anew: the very same rows.
        assert screen.view.fields is fields.fields
        assert screen.view.changed == frozenset()


async def test_the_form_shows_and_notes_it(running: Running, made: Made) -> None:
    async with running(size=(120, 40), actor=Actor("hoa")) as pilot:
        await find(pilot)
        before = last_revision(made.database)
        await pilot.press("ctrl+o")
        await settle(pilot)
        form = pilot.app.screen
        assert isinstance(form, FormDialog)
        assert form.values["contents"].text == SECRET
        assert form.values["households"].text == "17"
        assert made.lines(before) == [("hoa", "read", "reading")]
        # Somebody else is quicker: what is there now is read again under the same leave.
        with writing(made.database, ACTOR) as work:
            move(work, made.made.registration_id, Standing.APPROVED, 1)
        form.values["households"] = Value("18")
        form.stand_on(99)
        await pilot.press("enter")
        await settle(pilot)
        assert form.values["contents"].text == SECRET
        await pilot.press("enter")
        await settle(pilot)
        assert [line[1] for line in made.lines(before)] == ["read", "move", "amend"]
    with made.database.read() as connection:
        row = connection.execute(select(REGISTRATION).where(REGISTRATION.c.model_id == made.made.model_id)).one()
    assert (row.contents, row.households, row.standing) == (SECRET, 18, int(Standing.APPROVED))


async def test_whoever_may_not_opens_no_form(running: Running, made: Made) -> None:
    """The key is shut by the role; what the register says decides all the same."""
    actor = Actor("Trần Thị Lan", Role.SECRETARY, made.lan)
    async with running(size=(120, 40), actor=actor, remote=True) as pilot:
        await find(pilot)
        before = last_revision(made.database)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert SECRET not in shown(pilot)
        assert made.lines(before) == [("Trần Thị Lan", "denied", "session")]
        assert "hạn chế" in says(pilot)


async def test_the_last_changes_do_not_tell(running: Running, made: Made) -> None:
    async with running(size=(160, 45), actor=Actor("hoa")) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        await pilot.press("home")
        await settle(pilot)
        assert NAME in shown(pilot)
        assert "hạn chế" in shown(pilot)
        assert SECRET not in shown(pilot)
        before = last_revision(made.database)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        assert SECRET in pane(pilot)
        assert made.lines(before) == [("hoa", "read", "reading")]


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_file_has_what_its_writer_may_read(
    running: Running, made: Made, tmp_path: Path, allowed: bool
) -> None:
    path = tmp_path / "ra.csv"
    actor = Actor("hoa") if allowed else viewer(made)
    async with running(size=(120, 40), actor=actor) as pilot:
        await find(pilot)
        before = last_revision(made.database)
        await pilot.press("ctrl+e")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExportDialog)
        pilot.app.screen.query_one("#typed", VietInput).value = str(path)
        await pilot.press("enter")
        await settle(pilot)
    text = path.read_text(encoding="utf-8-sig")
    assert NAME in text
    assert (SECRET in text) is allowed
    assert ("1 mô hình có chi tiết hạn chế" in text) is not allowed
    assert made.lines(before) == ([("hoa", "take", "reading")] if allowed else [])
    assert list(csv.reader(text.splitlines()))
