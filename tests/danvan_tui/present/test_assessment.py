"""Pane 4 says of each year what was seen and given, by which decision; and where the model was taken up."""

from datetime import date

import pytest

from danvan_tui.locale import words
from danvan_tui.present.detail import detail_lines
from db.awards import Level
from db.engine import Database
from db.errors import Language
from db.lifecycle import Standing
from db.read.carry import carried
from db.read.detail import model_detail
from db.schema import PressKind
from db.visits import InspectionKind
from db.write.calendar_drafts import PressDraft
from db.write.commendations import revoke_commendation
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection
from db.write.press import add_press
from db.write.recognitions import RecognitionDraft, recognise
from db.write.replications import ReplicationDraft, replicate
from db.write.scoring import score
from db.write.session import writing
from tests.db.acts import ACTOR, detail, last_revision, register, topic, unit, year
from tests.db.awards import DECISION, awarded, draft, one, proposal, read, version
from tests.db.read.test_deltas import between
from tests.db.visits import demo_rubric, visit


def _said(database: Database, model_id: int, language: Language = "vi") -> str:
    lines = detail_lines(words(language), detail(database, model_id), 300)
    return "\n".join("".join(piece.text for piece in line) for line in lines)


VI = (
    "  Công nhận Cấp huyện: 45-QĐ/TU, 20/11/2018, Ban Thường vụ Thành ủy",
    "  Điểm: 90/100, Xuất sắc (Thang điểm tham khảo, 01/12/2018)",
    "  Khen thưởng: #2 Bằng khen, Cấp tỉnh, Thu hồi, 9-QĐ/TU, 01/12/2019 (Kê khai sai)",
    "  Khen thưởng: #1 Giấy khen, Cấp huyện, Đã khen, 45-QĐ/TU, 20/11/2018, Ban Thường vụ Thành ủy, Bà Hoa",
    "  Kiểm tra 05/10/2018, Đoàn 1: Nền nếp",
    "  Cần củng cố: Thêm hội viên (hạn 31/12/2018)",
    "  tại Xã Đinh Xá, 01/03/2019: Đường hoa thôn 2 (Thôn 2)",
    "  06/12/2018 Báo Hà Nam: Đường hoa nở",
)
EN = (
    "  Recognised, District: 45-QĐ/TU, 20/11/2018, Ban Thường vụ Thành ủy",
    "  Points: 90 of 100, Xuất sắc (Thang điểm tham khảo, 01/12/2018)",
    "  To be strengthened: Thêm hội viên (by 31/12/2018)",
    "  in Xã Đinh Xá, 01/03/2019: Đường hoa thôn 2 (Thôn 2)",
)


@pytest.mark.parametrize(("language", "wanted"), [("vi", VI), ("en", EN)])
def test_a_year_with_all_that_there_may_be(
    database: Database, language: Language, wanted: tuple[str, ...]
) -> None:
    made = one(database)
    copy = register(database, "Đường hoa thôn 2", year(database, 2019, "Xã Đinh Xá"))
    first = proposal(database, draft(made.registration_id, recipient="Bà Hoa"))
    awarded(database, first)
    second = proposal(
        database, draft(made.registration_id, form="Bằng khen", level=Level.PROVINCE), knowingly=True
    )
    awarded(database, second, knowingly=True)
    visit(
        database,
        date(2018, 10, 5),
        made,
        models=[VisitedModel(made.registration_id, "Nền nếp", needs_work=True)],
        to_strengthen="Thêm hội viên",
        due_on=date(2018, 12, 31),
    )
    rubric = demo_rubric(database)
    with writing(database, ACTOR) as work:
        recognise(
            work,
            [(made.registration_id, version(database, made))],
            RecognitionDraft(Level.DISTRICT, DECISION),
        )
        points = {each.id: each.max_points for each in rubric.criteria}
        points[rubric.criteria[0].id] -= 10
        score(work, made.registration_id, rubric.id, points, on=date(2018, 12, 1))
        there = unit(database, "Xã Đinh Xá")
        replicate(work, ReplicationDraft(made.model_id, there, date(2019, 3, 1), "Thôn 2", copy.model_id))
        press = PressDraft(
            kind=PressKind.PAPER,
            title="Đường hoa nở",
            outlet="Báo Hà Nam",
            on=date(2018, 12, 6),
            model_id=made.model_id,
        )
        add_press(work, press)
        revoke_commendation(work, second, 2, "Kê khai sai", decision="9-QĐ/TU", on=date(2019, 12, 1))
    said = _said(database, made.model_id, language).split("\n")
    assert [line for line in wanted if line not in said] == []
    if language == "vi":
        assert "  từ «Đường hoa», 01/03/2019 (Thôn 2)" in _said(database, copy.model_id).split("\n")


def test_a_model_of_which_there_is_nothing_says_nothing(database: Database) -> None:
    made = one(database, Standing.REGISTERED)
    assert not detail(database, made.model_id).assessment
    assert "Công nhận" not in _said(database, made.model_id)


def test_of_a_sensitive_model_no_person_and_no_finding_is_named(database: Database) -> None:
    hidden = year(database, field="QA", topic_id=topic(database, "QA12"), standing=Standing.EFFECTIVE)
    made = register(database, "Mô hình nhạy cảm", hidden)
    proposal(database, draft(made.registration_id, recipient="Ông Bimat"))
    visit(database, date(2018, 10, 1), made, needs_work=True, team="Đoàn bimat", due_on=date(2018, 12, 1))
    said = _said(database, made.model_id)
    assert "Khen thưởng: #1 Giấy khen, Cấp huyện, Đề nghị, 01/10/2018, hạn chế" in said
    assert "Kiểm tra 01/10/2018, hạn chế" in said
    assert "bimat" not in said.casefold()
    assert "Cần củng cố" not in said


def test_a_recognition_that_was_taken_back_says_so(database: Database) -> None:
    from db.write.amend import move

    made = one(database)
    with writing(database, ACTOR) as work:
        recognise(work, [(made.registration_id, 1)], RecognitionDraft(Level.DISTRICT, DECISION))
        move(work, made.registration_id, Standing.EFFECTIVE, 2)
    assert "Ban Thường vụ Thành ủy (đã rút)" in _said(database, made.model_id)


def test_what_is_amended_for_a_whole_visit_is_read_again(database: Database) -> None:
    """Its line in the ledger names no model: a model in full must not be carried over it."""
    made = one(database)
    number = visit(database, date(2018, 10, 5), made)
    before = last_revision(database)
    old = detail(database, made.model_id)
    with writing(database, ACTOR) as work:
        given = InspectionDraft(
            InspectionKind.CHECK,
            date(2018, 10, 5),
            "Đoàn 2",
            models=[VisitedModel(made.registration_id)],
        )
        amend_inspection(work, number, given, 1)
    delta = between(database, before)
    assert delta is not None
    assert carried(model_detail, old, delta, (made.model_id,), {}) is None
    before = last_revision(database)
    assert read(database, proposal(database, draft(one(database, name="Khác").registration_id))).model == "Khác"
    delta = between(database, before)
    assert delta is not None
    assert carried(model_detail, old, delta, (made.model_id,), {}) is old
