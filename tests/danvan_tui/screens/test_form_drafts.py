"""Drafts: what was typed is there again, and takes nothing from others that was written meanwhile."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.timer import Timer

from danvan_tui.forms.registration import AmendRegistration
from danvan_tui.screens.form import FormDialog
from danvan_tui.screens.form_conflict import ConflictDialog
from db.engine import Database
from db.read.detail import model_detail
from db.read.kept_drafts import kept_draft
from db.read.model_records import ModelDetail
from db.write.amend import rename
from db.write.keeping import keep_draft
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.form_parts import LAN, form_by, form_of, retype, to_the_end
from tests.danvan_tui.screens.parts import says, shown, write


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def _detail(database: Database, number: int) -> ModelDetail:
    with database.read() as connection:
        found = model_detail(connection, number)
    assert found is not None
    return found


async def _left_behind(pilot: Pilot[None], database: Database, typed: str) -> ModelDetail:
    """A model of which somebody typed another name, and left."""
    await settle(pilot)
    await pilot.press("3")
    row = dashboard(pilot).models.cursor
    assert row is not None
    await form_by(pilot, "ctrl+o")
    await retype(pilot, typed)
    await pilot.press("escape", "escape")
    await settle(pilot)
    return _detail(database, row.id)


async def _again(pilot: Pilot[None], model: ModelDetail) -> None:
    row = model.registrations[0]
    dashboard(pilot).open_form(AmendRegistration(LAN, model.id, row.id, model.name, row.year))
    await settle(pilot)


def _renamed(database: Database, model: ModelDetail, name: str) -> None:
    with writing(database, "Người khác") as work:
        rename(work, model.id, name, model.version)


async def test_a_draft_meets_what_others_wrote_since(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        model = await _left_behind(pilot, database, "Tên của tôi")
    _renamed(database, model, "Tên kia")
    async with running(actor=LAN) as pilot:
        await _again(pilot, model)
        assert isinstance(pilot.app.screen, ConflictDialog)
        for said in ("Tên của tôi", "Tên kia", model.name[:10]):
            assert said in shown(pilot)
        await pilot.press("enter", "end", "enter")
        await settle(pilot)
        assert form_of(pilot).values["name"].text == "Tên kia"
        assert says(pilot).startswith("Người khác vừa sửa; đã gộp")
        await pilot.press("enter")
        await settle(pilot)
    assert _detail(database, model.id).name == "Tên kia"


async def test_a_draft_whose_clash_was_left_meets_it_again_on_saving(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        model = await _left_behind(pilot, database, "Tên của tôi")
        _renamed(database, model, "Tên kia")
        await _again(pilot, model)
        await pilot.press("escape")
        await settle(pilot)
        await to_the_end(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ConflictDialog)
        await pilot.press("end", "enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert _detail(database, model.id).name == "Tên của tôi"


async def test_a_draft_that_nobody_was_quicker_than_opens_as_it_was(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        model = await _left_behind(pilot, database, "Tên của tôi")
        await _again(pilot, model)
        assert form_of(pilot).values["name"].text == "Tên của tôi"


async def test_a_draft_of_before_has_no_base_and_opens(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        model = await _left_behind(pilot, database, "Tên của tôi")
        row = model.registrations[0]
        key = AmendRegistration(LAN, model.id, row.id, model.name, row.year).key
        keep_draft(database, LAN, key, {"name": ("Tên cũ", None)})
        _renamed(database, model, "Tên kia")
        await _again(pilot, model)
        assert isinstance(pilot.app.screen, FormDialog)
        assert pilot.app.screen.values["name"].text == "Tên cũ"


async def test_what_was_chosen_once_is_not_asked_again(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        model = await _left_behind(pilot, database, "Tên của tôi")
        _renamed(database, model, "Tên kia")
        await _again(pilot, model)
        await pilot.press("end", "enter")
        await settle(pilot)
        form = form_of(pilot)
        await pilot.press("escape", "escape")
        await settle(pilot)
        with database.read() as connection:
            kept = kept_draft(connection, LAN, form.form.key)
        assert kept is not None
        assert (kept.typed, kept.base) == ({"name": ("Tên của tôi", None)}, {"name": ("Tên kia", None)})
        await _again(pilot, model)
        assert form_of(pilot).values["name"].text == "Tên của tôi"


async def test_what_was_typed_last_is_kept_when_the_session_ends(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        form = await form_by(pilot, "insert")
        form.set_timer = lambda *_, **__: Timer(form, 3600)  # type: ignore[method-assign]
        await write(pilot, "Ngõ xanh")
        await pilot.press("ctrl+q")
    with database.read() as connection:
        kept = kept_draft(connection, LAN, "register")
    assert kept is not None
    assert kept.typed == {"name": ("Ngõ xanh", None)}


async def test_a_draft_that_is_too_long_is_said(
    running: Running, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.write.keeping.LIMIT", 40)
    async with running(actor=LAN) as pilot:
        form = await form_by(pilot, "insert")
        await write(pilot, "Ngõ xanh của chi hội phụ nữ")
        form.keep_now()
        await settle(pilot)
        assert says(pilot).startswith("Quá dài, bản nháp không giữ được")
        await pilot.press("escape")
        assert says(pilot).startswith("Chưa lưu; quá dài để giữ nháp")


async def test_the_versions_of_a_clash_are_shown_in_full(running: Running, database: Database) -> None:
    async with running(actor=LAN, size=(80, 24)) as pilot:
        begun = "Vận động nhân dân hiến đất làm đường giao thông nông thôn kiểu mẫu "
        model = await _left_behind(pilot, database, begun + "của tôi")
        _renamed(database, model, begun + "của người kia")
        await _again(pilot, model)
        for said in ("của tôi", "của người kia"):
            assert said in " ".join(shown(pilot).replace("│", " ").split())
        await pilot.press("pagedown", "pageup", "end")
        await settle(pilot)
        assert begun[:60] not in shown(pilot)
