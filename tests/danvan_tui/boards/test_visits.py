"""Hoạt động, Kiểm tra: a visit entered with its models, and amended by two at once."""

from datetime import date

from sqlalchemy import select, update

from db.engine import Database
from db.identity import Actor, Role
from db.read.inspections import inspection, inspections, visits_in
from db.schema import Inspection, InspectionModel
from db.schema.tables import REGISTRATION
from db.visits import InspectionKind
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection
from db.write.session import writing
from tests.danvan_tui.boards.looking import board_says, fill, form, press, record, tabs
from tests.danvan_tui.conftest import Running, settle
from tests.danvan_tui.screens.parts import says, shown
from tests.db.acts import register, topic, unit, year
from tests.db.visits import visit

LAN = Actor("Trần Thị Lan", Role.SECRETARY)
DAY = date(2018, 10, 4)


async def test_a_visit_is_entered_with_its_models(running: Running, database: Database) -> None:
    flowers = register(database, "Đường hoa xóm 9", year(database, 2018, "Phường Lam Hạ"))
    greens = register(database, "Rau sạch xóm 9", year(database, 2018, "Phường Lam Hạ"))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7", "tab", "tab", "insert")
        assert form(pilot).frame_title == "Ghi kiểm tra, khảo sát"
        await fill(pilot, "", "4/10/2018", "Đoàn 2", "lam ha", "hoa xom 9; rau sach xom", "Làm tốt", "rau")
        await fill(pilot, "Trồng lại", "1/12/2018")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã ghi đợt #1 ngày 04/10/2018: 2 mô hình, 1 cần củng cố."
        assert "Kiểm tra 1" in tabs(pilot)
        while "Mô hình đã đến: 2" not in record(pilot):
            await settle(pilot)
    with database.read() as connection:
        (row,) = inspections(connection)
        weak = {each.registration_id: each.needs_work for each in visits_in(connection, row.id)}
    assert (row.kind, row.team, row.findings, row.due_on) == (
        InspectionKind.CHECK,
        "Đoàn 2",
        "Làm tốt",
        "2018-12-01",
    )
    assert row.unit_id == unit(database, "Phường Lam Hạ")
    assert weak == {flowers.registration_id: False, greens.registration_id: True}


async def test_one_that_sees_nothing_is_refused_in_words(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7", "tab", "tab", "insert")
        await fill(pilot, "", "", "Đoàn 2", "", "", "", "", "", "")
        await press(pilot, "enter")
        assert "cần ghi mô hình hoặc đơn vị được kiểm tra" in says(pilot)


async def test_two_secretaries_amend_one_visit(running: Running, database: Database) -> None:
    flowers = register(database, "Đường hoa", year(database, 2018))
    greens = register(database, "Rau sạch xóm 9", year(database, 2018))
    models = [
        VisitedModel(flowers.registration_id, "Hoa héo", needs_work=True),
        VisitedModel(greens.registration_id),
    ]
    number = visit(database, DAY, models=models, findings="Khá\nCần cố gắng")
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7", "tab", "tab", "ctrl+o")
        assert form(pilot).frame_title == "Sửa đợt kiểm tra, khảo sát: 04/10/2018 · Đoàn 1"
        assert form(pilot).values["findings"].text == "Khá ¶ Cần cố gắng"
        # The greens were not seen after all.
        await fill(pilot, "khao sat", "", "", "")
        # In the entry of the models: those that are chosen stand first.
        await press(pilot, "down", "enter", "tab")
        draft = InspectionDraft(
            InspectionKind.CHECK, DAY, "Đoàn 1", models, findings="Khá", due_on=date(2018, 12, 1)
        )
        with writing(database, "hoa") as work:
            amend_inspection(work, number, draft, 1)
        await press(pilot, *["tab"] * 4, "enter")
        assert says(pilot).startswith("Người khác vừa sửa; đã gộp")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa đợt kiểm tra, khảo sát ngày 04/10/2018."
    with database.read() as connection:
        row, seen = inspection(connection, number), visits_in(connection, number)
    assert row is not None
    assert (row.kind, row.findings, row.due_on) == (InspectionKind.SURVEY, "Khá", "2018-12-01")
    # What was found at a model was not asked, and stays.
    assert [(each.model, each.findings, each.needs_work) for each in seen] == [("Đường hoa", "Hoa héo", True)]


async def test_notes_that_are_not_for_everybody_are_not_asked_and_stay(
    running: Running, database: Database
) -> None:
    secret = register(
        database, "Tổ hòa giải", year(database, 2018, field="QA", topic_id=topic(database, "QA06"), contents="Kín")
    )
    models = [VisitedModel(secret.registration_id, "Tên người báo tin")]
    number = visit(database, DAY, models=models, findings="Chuyện kín", to_strengthen="Việc kín", team="Ông kín")
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7", "tab", "tab", "ctrl+o")
        assert [entry for entry in form(pilot).values if entry in {"findings", "to_strengthen"}] == []
        assert "kín" not in shown(pilot)
        await fill(pilot, "", "", "Đoàn 3", "", "", "to hoa giai", "")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa đợt kiểm tra, khảo sát ngày 04/10/2018."
    with writing(database, "hoa") as work:
        row = work.session.get_one(Inspection, number)
        (seen,) = work.session.scalars(select(InspectionModel))
        assert (row.team, row.findings, row.to_strengthen) == ("Đoàn 3", "Chuyện kín", "Việc kín")
        assert (seen.findings, seen.needs_work, seen.listed) == ("Tên người báo tin", 1, 1)


async def test_who_went_stays_where_it_was_not_shown_and_nobody_else_is_named(
    running: Running, database: Database
) -> None:
    secret = register(database, "Tổ hòa giải", year(database, 2018, field="QA", topic_id=topic(database, "QA06")))
    number = visit(database, DAY, models=[VisitedModel(secret.registration_id)], team="Ông kín")
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7", "tab", "tab", "ctrl+o")
        assert "kín" not in shown(pilot)
        await fill(pilot, "khao sat", "", "", "", "", "", "")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa đợt kiểm tra, khảo sát ngày 04/10/2018."
    with writing(database, "hoa") as work:
        row = work.session.get_one(Inspection, number)
        assert (row.team, row.kind) == ("Ông kín", "SURVEY")


async def test_notes_that_were_not_asked_stay_when_they_are_for_everybody_by_now(
    running: Running, database: Database
) -> None:
    secret = register(
        database, "Tổ hòa giải", year(database, 2018, field="QA", topic_id=topic(database, "QA06"), contents="Kín")
    )
    ward = unit(database, "Phường Lam Hạ")
    number = visit(database, DAY, models=[VisitedModel(secret.registration_id)], unit_id=ward, findings="Khá")
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "7", "tab", "tab", "ctrl+o")
        assert "findings" not in form(pilot).values
        models = [VisitedModel(secret.registration_id)]
        draft = InspectionDraft(InspectionKind.SURVEY, DAY, "Đoàn 1", models, unit_id=ward, findings="Khá")
        with writing(database, "hoa") as work:
            # Its topic was a mistake: it is of none that is not for everybody.
            topics = update(REGISTRATION).where(REGISTRATION.c.id == secret.registration_id)
            work.session.execute(topics.values(topic_id=None))
            amend_inspection(work, number, draft, 1)
        await fill(pilot, "", "", "Đoàn 3")
        # Who went was not shown, so it is a clash with what stands there now.
        await press(pilot, *["tab"] * 4, "enter", "down", "enter", "enter")
        assert board_says(pilot) == "Đã sửa đợt kiểm tra, khảo sát ngày 04/10/2018."
    with database.read() as connection:
        row = inspection(connection, number)
    assert row is not None
    assert (row.team, row.findings, row.restricted) == ("Đoàn 3", "Khá", False)


async def test_a_reader_amends_none(running: Running, database: Database) -> None:
    visit(database, DAY, unit_id=unit(database, "Phường Lam Hạ"))
    async with running(size=(80, 24), actor=Actor("Ba", Role.VIEWER)) as pilot:
        for key in ("insert", "ctrl+o"):
            await press(pilot, "7", "tab", "tab", key)
            assert "Thư ký" in board_says(pilot) or "thư ký" in board_says(pilot)
            await press(pilot, "escape")
