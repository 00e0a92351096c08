"""Forms: from entry to entry by keyboard, drafts, and two people at one record."""

from collections.abc import Callable, Sequence
from contextvars import Context
from pathlib import Path

import pytest
from textual.pilot import Pilot

from danvan_tui.screens.form import FormDialog
from danvan_tui.screens.form_conflict import ConflictDialog
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing, Subject
from db.read.detail import model_detail
from db.read.kept_drafts import KeptDraft, kept_draft
from db.read.model_records import ModelDetail
from db.read.models import model_page
from db.read.records import ModelRow
from db.schema import RegistrationKind
from db.scope import Scope, Span
from db.write.amend import amend, amend_model, rename
from db.write.drafts import YearDraft
from db.write.session import writing
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import cursor, rows, says, shown, title, write

LAN = Actor("Trần Thị Lan", Role.SECRETARY)


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def _named(database: Database, name: str) -> list[ModelDetail]:
    with database.read() as connection:
        found = model_page(connection, Scope(Span(2009, 2099), words=name)).rows
        details = [model_detail(connection, row.id) for row in found]
    return [each for each in details if each is not None and each.name == name]


def _detail(database: Database, row: ModelRow) -> ModelDetail:
    with database.read() as connection:
        found = model_detail(connection, row.id)
    assert found is not None
    return found


def _draft(database: Database, form: str, actor: Actor = LAN) -> KeptDraft | None:
    with database.read() as connection:
        return kept_draft(connection, actor, form)


async def _form(pilot: Pilot[None], *keys: str) -> FormDialog:
    await settle(pilot)
    await pilot.press(*keys)
    await settle(pilot)
    form = pilot.app.screen
    assert isinstance(form, FormDialog)
    return form


async def _fill(pilot: Pilot[None], texts: Sequence[str]) -> None:
    for text in texts:
        await write(pilot, text)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)


async def _retype(pilot: Pilot[None], text: str) -> None:
    await pilot.press("end", *["backspace"] * len(_input(pilot)))
    await write(pilot, text)


def _input(pilot: Pilot[None]) -> str:
    form = pilot.app.screen
    assert isinstance(form, FormDialog)
    return form.input.value


async def test_a_new_model_by_keyboard_alone(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", "tổ 5"])
        await _retype(pilot, "2018")
        await pilot.press("enter")
        await settle(pilot)
        await _fill(pilot, ["quang tr", "van hoa", "duong hoa", "", "", "Trồng hoa", "", "120"])
        assert cursor(pilot) == ""
        await pilot.press("enter")
        await settle(pilot)
        (model,) = _named(database, "Ngõ xanh")
        (row,) = model.registrations
        said = (row.year, row.unit, row.field, row.topic, row.subject, row.contents, row.results, row.households)
        assert said == (2018, "Phường Quang Trung", "VX", "VX05", Subject.COLLECTIVE, "Trồng hoa", None, 120)
        assert (model.place, row.standing, model.changes[0].actor) == ("tổ 5", Standing.REGISTERED, LAN.name)
        assert f"Đã đăng ký {model.code} Ngõ xanh." in shown(pilot)
        assert _draft(database, "register") is None
        # It is under the cursor, wherever the list stood.
        under = dashboard(pilot).models.cursor
        assert under is not None
        assert under.id == model.id


async def test_a_new_model_of_other_years_is_said_to_be_out_of_view(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        await settle(pilot)
        before = dashboard(pilot).models.cursor
        assert before is not None
        await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", "", "", "phu van", "van hoa", "", "", "", "", "", ""])
        await pilot.press("enter")
        await settle(pilot)
        (model,) = _named(database, "Ngõ xanh")
        assert model.registrations[0].year > 2020
        assert f"Ngoài phạm vi đang xem · Đã đăng ký {model.code} Ngõ xanh." in shown(pilot)
        assert dashboard(pilot).models.cursor == before


async def test_what_is_entered_twice_is_said_before_it_is_stored(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        for name in ("Ngõ xanh", "NGÕ XANH", "ngo xanh"):
            await _form(pilot, "insert")
            await _fill(pilot, [name, "", "", "phu van", "van hoa", "", "", "", "", "", ""])
            first = _named(database, "Ngõ xanh")
            told = "Sẽ thành hai mô hình trùng tên." in shown(pilot)
            assert told == bool(first)
            if told:
                assert first[0].code in shown(pilot)
                assert "đã có tên này ở đơn vị này" in shown(pilot)
            # Two that are called so are possible: whoever reads this and goes on means it.
            await pilot.press("enter")
            await settle(pilot)
        assert len(_named(database, "Ngõ xanh")) == 1
        assert len(_named(database, "NGÕ XANH")) == len(_named(database, "ngo xanh")) == 1


async def test_what_is_wrong_is_said_beside_the_entry(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        form = await _form(pilot, "insert")
        await pilot.press("enter")
        assert "Cần ghi." in shown(pilot)
        await write(pilot, "Ngõ xanh")
        assert "Cần ghi." not in shown(pilot)
        await pilot.press("enter", "tab")
        await _retype(pilot, "20188")
        await pilot.press("enter")
        assert "Ghi năm 2009-2099." in shown(pilot)
        await pilot.press("tab", *"zzz")
        await settle(pilot)
        await pilot.press("enter")
        assert "Không khớp mục nào." in shown(pilot)
        for _ in range(len(form.base)):
            await pilot.press("tab")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert says(pilot) == "Sửa ô được đánh dấu rồi lưu lại."
        assert pilot.app.screen is form


async def test_the_units_of_the_year_are_offered(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", ""])
        await _retype(pilot, "2025")
        await pilot.press("enter", *"chau cau")
        await settle(pilot)
        assert rows(pilot) == ["Phường Châu Cầu"]
        await pilot.press("shift+tab")
        await _retype(pilot, "2018")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("end", *["backspace"] * len(_input(pilot)))
        await write(pilot, "chau cau")
        await settle(pilot)
        assert rows(pilot) == []


async def test_a_topic_belongs_to_the_field(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", ""])
        await _retype(pilot, "2018")
        await pilot.press("enter")
        await settle(pilot)
        await _fill(pilot, ["quang tr", "chinh tri"])
        assert len(rows(pilot)) == 6
        assert "Quy chế dân chủ" in rows(pilot)[0]


async def test_the_first_key_chooses_what_the_list_begins_with(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        form = await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", "", "", "phu van"])
        # Nothing is taken that nobody chose: there is no cursor, and Enter says that something is wanted.
        assert "▸" not in "".join(
            line for line in shown(pilot).splitlines() if "Kinh tế  " in line and "KT" in line
        )
        await pilot.press("enter")
        await settle(pilot)
        assert "Cần ghi." in shown(pilot)
        await pilot.press("down")
        await settle(pilot)
        assert _input(pilot) == "Kinh tế" == form.values["field"].text
        await pilot.press("down")
        await settle(pilot)
        assert _input(pilot) == "Văn hóa - xã hội"


async def test_letters_behind_a_choice_begin_anew(running: Running) -> None:
    async with running(actor=LAN) as pilot:
        await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", "", "", "phu van"])
        await pilot.press("down", "down")
        await settle(pilot)
        picked = _input(pilot)
        assert picked == "Văn hóa - xã hội"
        await write(pilot, "xã")
        await settle(pilot)
        assert _input(pilot) == "xã"
        # What is typed stays as it is typed, also where it begins with what could be chosen.
        await _retype(pilot, picked)
        await write(pilot, " abc")
        await settle(pilot)
        assert _input(pilot) == f"{picked} abc"


async def test_a_draft_survives_the_session(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh", "tổ 5"])
        await pilot.press("escape")
        assert says(pilot).startswith("Chưa lưu. Esc lần nữa")
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
    kept = _draft(database, "register")
    assert kept is not None
    assert kept.typed == {"name": ("Ngõ xanh", None), "place": ("tổ 5", None)}
    assert _draft(database, "register", Actor("Khác")) is None
    async with running(actor=LAN) as pilot:
        form = await _form(pilot, "insert")
        assert says(pilot).startswith("Đã mở lại bản nháp lúc")
        assert (form.values["name"].text, form.values["place"].text) == ("Ngõ xanh", "tổ 5")
        await pilot.press("f4", "f4")
        await settle(pilot)
        assert form.values["name"].text == ""
        await pilot.press("escape")
        assert pilot.app.screen is dashboard(pilot)
    assert _draft(database, "register") is None


async def test_a_draft_is_kept_also_where_its_form_is_closed_before(
    running: Running, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is under way then knows the screen no more, nor through it the app: that ended the session."""
    late: list[Callable[[], None]] = []
    async with running(actor=LAN) as pilot:
        form = await _form(pilot, "insert")
        await _fill(pilot, ["Ngõ xanh"])
        monkeypatch.setattr(pilot.app, "run_worker", lambda work, **_: late.append(work))
        form.keep_now()
        form.drop()
        form.dismiss()
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
        keep, drop = late[-2:]
        for work, there in ((keep, True), (drop, False)):
            Context().run(work)
            assert (_draft(database, "register") is not None) is there


async def test_nothing_typed_closes_at_once(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        await _form(pilot, "insert")
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is dashboard(pilot)
    assert _draft(database, "register") is None


async def test_a_viewer_is_told_why_not(running: Running) -> None:
    async with running(actor=Actor("Nguyễn Văn Xem", Role.VIEWER)) as pilot:
        await settle(pilot)
        await pilot.press("insert")
        assert "Vai trò Xem không làm được việc này" in shown(pilot)


async def _amending(pilot: Pilot[None], database: Database) -> tuple[FormDialog, ModelDetail]:
    await settle(pilot)
    await pilot.press("3")
    row = dashboard(pilot).models.cursor
    assert row is not None
    form = await _form(pilot, "ctrl+o")
    assert title(pilot).startswith("Sửa đăng ký: ")
    return form, _detail(database, row)


async def test_amending_changes_what_was_typed_and_nothing_else(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        form, before = await _amending(pilot, database)
        await _retype(pilot, "Tên khác")
        await _to_the_end(pilot, form)
        await pilot.press("enter")
        await settle(pilot)
    with database.read() as connection:
        after = model_detail(connection, before.id)
    assert after is not None
    assert after.name == "Tên khác"
    assert after.registrations == before.registrations
    assert after.place == before.place


async def _to_the_end(pilot: Pilot[None], form: FormDialog) -> None:
    while form.entry is not None:
        await pilot.press("tab")
    await settle(pilot)


def _meanwhile(database: Database, model: ModelDetail, **changes: object) -> None:
    row = model.registrations[0]
    with database.read() as connection:
        from db.read.catalogue import topics
        from db.read.fields import all_fields

        fields = {field.code: field.id for field in all_fields(connection)}
        ids = {topic.code: topic.id for topic in topics(connection)}
    draft = YearDraft(
        year=row.year,
        unit_id=row.unit_id,
        field_id=fields[row.field],
        topic_id=ids.get(row.topic or ""),
        subject=row.subject,
        standing=row.standing,
        kind=RegistrationKind(row.kind),
        contents=str(changes["contents"]) if "contents" in changes else row.contents,
        results=row.results,
        households=row.households,
    )
    with writing(database, "Người khác") as work:
        if "name" in changes:
            rename(work, model.id, str(changes["name"]), model.version)
        if "place" in changes:
            amend_model(work, model.id, str(changes["place"]), model.kind, model.version)  # type: ignore[arg-type]
        amend(work, row.id, draft, row.version)


async def test_what_two_people_changed_apart_comes_together(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        form, before = await _amending(pilot, database)
        await _retype(pilot, "Tên của tôi")
        _meanwhile(database, before, place="Tổ 7", contents="Của người kia")
        await _to_the_end(pilot, form)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is form
        assert says(pilot).startswith("Người khác vừa sửa; đã gộp")
        await pilot.press("enter")
        await settle(pilot)
    (after,) = _named(database, "Tên của tôi")
    assert (after.place, after.registrations[0].contents) == ("Tổ 7", "Của người kia")


@pytest.mark.parametrize(
    ("keys", "name"), [(["end", "enter"], "Tên của tôi"), (["enter", "end", "enter"], "Tên kia")]
)
async def test_a_clash_lets_each_entry_be_chosen(
    running: Running, database: Database, keys: list[str], name: str
) -> None:
    async with running(actor=LAN) as pilot:
        form, before = await _amending(pilot, database)
        await _retype(pilot, "Tên của tôi")
        _meanwhile(database, before, name="Tên kia")
        await _to_the_end(pilot, form)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ConflictDialog)
        for said in ("Tên của tôi", "Tên kia", before.name[:10]):
            assert said in shown(pilot)
        assert "Đang lưu" not in shown(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert title(pilot).startswith("Sửa đăng ký: ")
        await pilot.press("enter")
        await settle(pilot)
    assert len(_named(database, name)) == 1


async def test_a_clash_that_is_left_loses_nothing(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        form, before = await _amending(pilot, database)
        await _retype(pilot, "Tên của tôi")
        _meanwhile(database, before, name="Tên kia")
        await _to_the_end(pilot, form)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert form.values["name"].text == "Tên của tôi"
        await pilot.press("escape", "escape")
        await settle(pilot)
    kept = _draft(database, form.form.key)
    assert kept is not None
    assert kept.typed == {"name": ("Tên của tôi", None)}


async def test_keeping_up_says_what_it_will_do(running: Running, database: Database) -> None:
    async with running(actor=LAN) as pilot:
        await settle(pilot)
        await pilot.press("3", "space", "space", "space")
        await _form(pilot, "ctrl+d")
        await pilot.press("enter")
        await settle(pilot)
        assert "năm 2021" in says(pilot)
        picked = dashboard(pilot).models.picked
        able = int(says(pilot).removeprefix("Sẽ đăng ký ").split()[0])
        assert 0 < able <= len(picked)
        await pilot.press("enter")
        await settle(pilot)
        assert f"Đã đăng ký duy trì {able} mô hình cho năm 2021." in shown(pilot)
    with database.read() as connection:
        found = model_page(connection, Scope(Span(2021, 2021))).rows
    assert len(found) == able
    assert {row.standing for row in found} == {Standing.REGISTERED}
