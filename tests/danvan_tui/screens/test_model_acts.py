"""What is done to models from the dashboard beside their life cycle: each act, its preview, who was quicker."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection
from textual.pilot import Pilot

from danvan_tui.live import Live
from danvan_tui.screens.moving import ActDialog
from db.awards import AwardStatus, Level
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.assessment import ModelAssessment, model_assessment
from db.read.chosen import ChosenModel
from db.read.detail import model_detail
from db.read.kept_drafts import kept_draft
from db.read.model_records import ModelDetail
from db.write.amend import move
from db.write.drafts import Registered
from db.write.session import writing
from tests.danvan_tui.boards.looking import fill, form, press
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import cursor, rows, says, shown, title, write
from tests.db.acts import register, year
from tests.db.awards import draft, proposal
from tests.db.visits import DEMO, demo_rubric

LAN = Actor("Trần Thị Lan", Role.SECRETARY)
NAMES = ("Ngõ xanh một", "Ngõ xanh hai", "Ngõ xanh ba")


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


@pytest.fixture
def lanes(database: Database) -> list[Registered]:
    """Three models: two that are effective, one that is only registered."""
    standings = (Standing.EFFECTIVE, Standing.EFFECTIVE, Standing.REGISTERED)
    return [
        register(database, name, year(database, standing=standing))
        for name, standing in zip(NAMES, standings, strict=True)
    ]


def _of(database: Database, made: Registered) -> ModelAssessment:
    with database.read() as connection:
        return model_assessment(connection, made.model_id)


def _detail(database: Database, model_id: int) -> ModelDetail | None:
    with database.read() as connection:
        return model_detail(connection, model_id)


def _standing(database: Database, made: Registered) -> Standing:
    found = _detail(database, made.model_id)
    assert found is not None
    return found.registrations[0].standing


async def _mark(pilot: Pilot[None], count: int = len(NAMES)) -> None:
    """Mark the first of the lanes; of one only, stand on it."""
    await press(pilot, "3", "slash")
    await write(pilot, "ngo xanh")
    await press(pilot, "enter")
    wanted = NAMES[:count]
    for name in wanted:
        await press(pilot, "home")
        while (row := dashboard(pilot).models.cursor) is None or row.name != name:
            await press(pilot, "down")
        if count > 1:
            await press(pilot, "space")


async def _choose(pilot: Pilot[None], act: str) -> None:
    """Open the dialog, and go to an act."""
    await press(pilot, "f12")
    assert isinstance(pilot.app.screen, ActDialog)
    while not cursor(pilot).startswith(act):
        await press(pilot, "down")
    await press(pilot, "enter")


def _listing(pilot: Pilot[None]) -> list[str]:
    """What the form that is open says it will do, record by record."""
    return [" ".join(each.split()) for each in rows(pilot)]


DECISION: Sequence[str] = ("huyen", "45-QĐ/TU", "20/11/2018", "Ban Thường vụ Thành ủy")


async def test_several_are_recognised_under_one_decision(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot)
        await _choose(pilot, "Công nhận theo quyết định")
        assert title(pilot) == "Công nhận theo quyết định: 3 mô hình đã chọn"
        await fill(pilot, *DECISION)
        assert says(pilot) == "Sẽ công nhận 2 mô hình, Cấp huyện. Bỏ qua 1."
        assert _listing(pilot) == [
            "- Ngõ xanh ba · 2018 · Đã đăng ký bỏ qua: phải qua các mức ở giữa trước",
            "+ Ngõ xanh một · 2018 · Hiệu quả",
            "+ Ngõ xanh hai · 2018 · Hiệu quả",
        ]
        await press(pilot, "enter")
        assert "Đã công nhận 2 mô hình." in shown(pilot)
        assert dashboard(pilot).models.picked == ()
    one, two, three = (_of(database, each).recognitions for each in lanes)
    assert [(row.level, row.decision, row.issuer) for row in (*one, *two)] == [
        (Level.DISTRICT, "45-QĐ/TU", "Ban Thường vụ Thành ủy")
    ] * 2
    assert three == ()
    assert [_standing(database, each) for each in lanes] == [
        Standing.RECOGNISED,
        Standing.RECOGNISED,
        Standing.REGISTERED,
    ]


async def test_a_recognition_is_taken_back_and_says_which_decision_goes(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Công nhận theo quyết định")
        await fill(pilot, *DECISION)
        await press(pilot, "enter")
        await _choose(pilot, "Bỏ công nhận")
        await fill(pilot, "Ghi nhầm")
        assert says(pilot) == "1 mô hình sẽ là: Hiệu quả."
        assert _listing(pilot) == ["+ Ngõ xanh một · 2018 · Công nhận quyết định hết hiệu lực: 45-QĐ/TU"]
        await press(pilot, "enter")
    (recognition,) = _of(database, lanes[0]).recognitions
    assert recognition.withdrawn_at is not None
    assert _standing(database, lanes[0]) is Standing.EFFECTIVE


async def test_one_taken_up_again_says_which_decision_goes(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Công nhận theo quyết định")
        await fill(pilot, *DECISION)
        await press(pilot, "enter")
        await _choose(pilot, "Dừng mô hình…")
        await fill(pilot, "Hết kinh phí")
        assert _listing(pilot) == []
        await press(pilot, "enter")
        assert _of(database, lanes[0]).recognitions[0].withdrawn_at is None
        await _choose(pilot, "Bắt đầu triển khai")
        # One registration, and yet not at once.
        assert _listing(pilot) == ["+ Ngõ xanh một · 2018 · Đã dừng quyết định hết hiệu lực: 45-QĐ/TU"]
        assert _standing(database, lanes[0]) is Standing.STOPPED
        await press(pilot, "enter")
    assert _of(database, lanes[0]).recognitions[0].withdrawn_at is not None
    assert _standing(database, lanes[0]) is Standing.ACTIVE


async def test_what_changed_since_it_was_marked_is_said_and_its_reason_stays(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 2)
        await _choose(pilot, "Dừng mô hình")
        await fill(pilot, "Giải thể tổ dân phố")
        with writing(database, "An") as work:
            move(work, lanes[1].registration_id, Standing.RECOGNISED, 1)
        await press(pilot, "enter")
        # Nothing was done; the reason still stands there, and what is different now is said.
        assert form(pilot).values["reason"].text == "Giải thể tổ dân phố"
        assert says(pilot) == "2 mô hình sẽ là: Đã dừng. 1 vừa đổi."
        assert _listing(pilot)[0] == "! Ngõ xanh hai · 2018 · Công nhận vừa được người khác sửa"
        assert _standing(database, lanes[0]) is Standing.EFFECTIVE
        await press(pilot, "enter")
        assert "2 mô hình đã chọn: Đã dừng." in shown(pilot)
    assert [_standing(database, each) for each in lanes[:2]] == [Standing.STOPPED] * 2


async def test_what_was_marked_and_left_the_view_is_looked_at_again(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 2)
        screen = dashboard(pilot)
        marked = {row.id: row for row in screen.models.picked}
        with writing(database, "An") as work:
            move(work, lanes[0].registration_id, Standing.STOPPED, 1, "Trùng")
        while {row.standing for row in screen.models.picked} == {Standing.EFFECTIVE}:
            await settle(pilot)
        # As where it is out of view, and the list hears no more of it.
        screen.models._picked = marked
        await press(pilot, "f12")
        assert says(pilot) == "Vừa được người khác sửa: Ngõ xanh một (Đã dừng)."
        assert "1, bỏ qua 1" in rows(pilot)[0]
        await press(pilot, "enter")
        assert says(pilot) == "Xem lại rồi bấm Enter lần nữa."
        assert _standing(database, lanes[1]) is Standing.EFFECTIVE
        await press(pilot, "escape")
        await _choose(pilot, "Dừng mô hình")
        assert says(pilot) == "Xem lại rồi bấm Enter lần nữa."
        await press(pilot, "enter")
        await fill(pilot, "Trùng")
        assert says(pilot) == "1 mô hình sẽ là: Đã dừng. Bỏ qua 1."


async def test_an_enter_that_comes_too_soon_waits(
    running: Running, database: Database, lanes: list[Registered], monkeypatch: pytest.MonkeyPatch
) -> None:
    import db.read.chosen

    look, gate = db.read.chosen.chosen_models, Event()

    def later(connection: Connection, ids: Sequence[int]) -> tuple[ChosenModel, ...]:
        gate.wait()
        return look(connection, ids)

    monkeypatch.setattr(db.read.chosen, "chosen_models", later)
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 1)
        await pilot.press("f12", "enter")
        assert isinstance(pilot.app.screen, ActDialog)
        gate.set()
        await settle(pilot)
        assert title(pilot) == "Công nhận theo quyết định: Ngõ xanh một"


async def test_models_are_proposed_and_a_second_time_only_knowingly(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    proposal(database, draft(lanes[0].registration_id))
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 2)
        await _choose(pilot, "Đề nghị khen thưởng")
        await fill(pilot, "bang khen", "", "tinh", "Trồng 2 km đường hoa", "1/10/2018", "")
        assert says(pilot) == "Sẽ đề nghị Bằng khen, Cấp tỉnh, cho 1 mô hình. Bỏ qua 1."
        assert _listing(pilot)[0] == ("- Ngõ xanh một · 2018 · Hiệu quả bỏ qua: đã có #1 Giấy khen")
        await press(pilot, "up")
        await fill(pilot, "van khen")
        assert says(pilot) == "Sẽ đề nghị Bằng khen, Cấp tỉnh, cho 2 mô hình."
        assert "+ Ngõ xanh một · 2018 · Hiệu quả đã có #1 Giấy khen" in _listing(pilot)
        await press(pilot, "enter")
        assert "Đã đề nghị Bằng khen cho 2 mô hình." in shown(pilot)
    rewards = [_of(database, each).commendations for each in lanes[:2]]
    assert [[row.form for row in each] for each in rewards] == [["Bằng khen", "Giấy khen"], ["Bằng khen"]]
    assert {row.status for each in rewards for row in each} == {AwardStatus.PROPOSED}
    assert rewards[1][0].achievement == "Trồng 2 km đường hoa"


async def test_what_somebody_else_proposes_meanwhile_is_not_proposed_twice(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 2)
        await _choose(pilot, "Đề nghị khen thưởng")
        await fill(pilot, "", "", "tinh", "Trồng hoa", "", "")
        proposal(database, draft(lanes[1].registration_id))
        await press(pilot, "enter")
        assert says(pilot) == "Sẽ đề nghị Giấy khen, Cấp tỉnh, cho 1 mô hình. Bỏ qua 1."
        assert form(pilot).values["achievement"].text == "Trồng hoa"
        await press(pilot, "enter")
    assert [len(_of(database, each).commendations) for each in lanes[:2]] == [1, 1]


async def test_one_is_commended_directly_with_a_recipient_of_that_time(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Khen thưởng (đã có quyết định)")
        whom = ("Bà Nguyễn Thị Hoa", "ca nhan", "dinh xa")
        await fill(pilot, "giay khen", "chinh quyen", "huyen", *whom, "Vận động hội viên", *DECISION[1:], "")
        assert says(pilot) == "Sẽ ghi Giấy khen, Cấp huyện, cho 1 mô hình."
        await press(pilot, "enter")
        assert "Đã khen thưởng Ngõ xanh một: Giấy khen." in shown(pilot)
    (row,) = _of(database, lanes[0]).commendations
    assert (row.status, row.recipient, row.unit, row.decision) == (
        AwardStatus.AWARDED,
        "Bà Nguyễn Thị Hoa",
        "Xã Đinh Xá",
        "45-QĐ/TU",
    )


async def test_a_visit_says_which_must_be_strengthened(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot)
        await _choose(pilot, "Ghi kiểm tra, khảo sát")
        texts = ("khao sat", "5/10/2018", "Đoàn 2", "", "Nền nếp", "hai; ba", "Thêm hội viên", "31/12/2018")
        await fill(pilot, *texts)
        assert says(pilot) == "Sẽ ghi một đợt đến 3 mô hình, 2 cần củng cố."
        await press(pilot, "enter")
        assert "Đã ghi đợt kiểm tra, khảo sát 3 mô hình." in shown(pilot)
    visits = [_of(database, each).visits[0] for each in lanes]
    assert [visit.needs_work for visit in visits] == [False, True, True]
    assert (visits[0].kind, visits[0].team, visits[0].due_on) == ("SURVEY", "Đoàn 2", "2018-12-31")


async def test_points_are_given_by_the_rubric_and_amended(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    demo_rubric(database)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Chấm điểm")
        assert "0-15" in shown(pilot)
        await fill(pilot, "1/12/2018", "16")
        assert "Quá mức tối đa." in shown(pilot)
        await fill(pilot, "14", "15", "18", "20", "10", "5")
        assert says(pilot) == "Tổng 82/100 điểm: Tốt. Thang điểm tham khảo."
        await press(pilot, "enter")
        assert "Đã chấm Ngõ xanh một: 82/100 điểm, Tốt." in shown(pilot)
        await _choose(pilot, "Chấm điểm")
        await fill(pilot, "", "15", "", "20", "25", "15", "10")
        await press(pilot, "enter")
    (scoring,) = _of(database, lanes[0]).scorings
    assert (scoring.total, scoring.grade, scoring.version, scoring.scored_on) == (100, "Xuất sắc", 2, "2018-12-01")


async def test_of_several_rubrics_one_is_chosen(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    demo_rubric(database)
    second = demo_rubric(database, type(DEMO)("Thang điểm gọn", date(2018, 1, 1), [("Kết quả", 10)], []))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Chấm điểm")
        assert [entry.id for entry in form(pilot)._entries][:2] == ["rubric", "on"]
        assert len(form(pilot)._entries) == 3
        await fill(pilot, "tham khao")
        assert len(form(pilot)._entries) == 8
        await press(pilot, "shift+tab")
        await fill(pilot, "gon", "1/12/2018", "7")
        assert says(pilot) == "Tổng 7/10 điểm: không xếp loại. Thang điểm gọn."
        await press(pilot, "enter")
    (scoring,) = _of(database, lanes[0]).scorings
    assert (scoring.rubric.id, scoring.points) == (second.id, (7,))


async def test_without_a_rubric_it_is_said(running: Running, lanes: list[Registered]) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Chấm điểm")
        assert "không có thang điểm nào có hiệu lực trong năm 2018" in says(pilot)
        # All of it is on the screen: the last words say what helps.
        assert "không có thang điểm" in shown(pilot)
        assert says(pilot).split()[-1] in shown(pilot).split("không có thang điểm")[1]


async def test_what_takes_one_model_says_so_of_several(running: Running, lanes: list[Registered]) -> None:
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 2)
        await _choose(pilot, "Chấm điểm")
        assert isinstance(pilot.app.screen, ActDialog)
        assert says(pilot) == "Chỉ làm được với từng mô hình một."


async def test_a_model_is_taken_up_elsewhere_as_a_new_one_or_a_known_one(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Nhân rộng")
        await fill(pilot, "1/3/2019", "dinh xa", "dang ky", "Thôn 2")
        assert says(pilot) == "Sẽ ghi nhân rộng tại Xã Đinh Xá. Đăng ký mới «Ngõ xanh một» năm 2019."
        await press(pilot, "enter")
        assert "Đã ghi Ngõ xanh một nhân rộng tại Xã Đinh Xá." in shown(pilot)
        await _choose(pilot, "Nhân rộng")
        await fill(pilot, "1/3/2019", "phu van", "ngo xanh hai", "")
        await press(pilot, "enter")
    known, new = _of(database, lanes[0]).replications
    assert (known.to_unit, known.copy_id) == ("Phường Phù Vân", lanes[1].model_id) or known.to_unit == "Xã Phù Vân"
    assert new.copy_id is not None
    copy = _detail(database, new.copy_id)
    assert copy is not None
    assert (copy.copied_from, copy.registrations[0].unit, copy.registrations[0].year) == (
        "Ngõ xanh một",
        "Xã Đinh Xá",
        2019,
    )


async def test_what_nothing_was_built_on_is_deleted_and_the_rest_is_not(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    proposal(database, draft(lanes[1].registration_id))
    async with running(actor=LAN) as pilot:
        await _mark(pilot, 2)
        await _choose(pilot, "Xóa đăng ký")
        assert says(pilot) == "Sẽ xóa 1 đăng ký; nhật ký vẫn giữ. Bỏ qua 1."
        assert _listing(pilot) == [
            "- Ngõ xanh hai · 2018 · Hiệu quả bỏ qua: đã có đánh giá, khen hay nhân rộng",
            "+ Ngõ xanh một · 2018 · Hiệu quả năm cuối: mô hình cũng bị xóa",
        ]
        await press(pilot, "enter")
        assert "Đã xóa 1 đăng ký." in shown(pilot)
    assert _detail(database, lanes[0].model_id) is None
    assert _detail(database, lanes[1].model_id) is not None


async def test_the_palette_has_them_by_name(running: Running, lanes: list[Registered]) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await _mark(pilot, 1)
        await press(pilot, "ctrl+p")
        await write(pilot, "nhan rong")
        await press(pilot, "enter")
        assert title(pilot) == "Nhân rộng: Ngõ xanh một"
        await press(pilot, "escape", "ctrl+p")
        await write(pilot, "dung mo hinh")
        await press(pilot, "enter")
        assert title(pilot) == "Dừng mô hình: Ngõ xanh một"


async def test_in_english(running: Running, lanes: list[Registered]) -> None:
    async with running(size=(80, 24), actor=LAN, language="en") as pilot:
        await _mark(pilot, 2)
        await _choose(pilot, "Recognise by a decision")
        await fill(pilot, "province", "1-QĐ/TU", "1/12/2018", "Party committee")
        assert says(pilot) == "2 will be recognised, Province."
        await press(pilot, "enter")
        assert "Recognised: 2." in shown(pilot)


async def test_a_viewer_is_told_why(running: Running, lanes: list[Registered]) -> None:
    async with running(actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await _mark(pilot, 1)
        await press(pilot, "f12")
        assert "cần vai trò Thư ký" in shown(pilot)
        assert all(offer.id for offer in dashboard(pilot).offers)


async def test_a_draft_that_is_kept_too_late_does_not_come_back_after_saving(
    running: Running, database: Database, lanes: list[Registered], monkeypatch: pytest.MonkeyPatch
) -> None:
    import danvan_tui.screens.form_drafts as drafts

    quietly, dropped = drafts._quietly, Event()

    def later(work: Callable[[Live], None], live: Live) -> None:
        """The thread that keeps comes to it only when the form is saved."""
        if work.__name__ == "keep":
            dropped.wait()
        quietly(work, live)
        if work.__name__ == "forget":
            dropped.set()

    async with running(actor=LAN) as pilot:
        await _mark(pilot, 1)
        await _choose(pilot, "Dừng mô hình")
        dialog = form(pilot)
        monkeypatch.setattr(drafts, "_quietly", later)
        await write(pilot, "Trùng")
        dialog.keep_now()
        await pilot.press("enter", "enter")
        while pilot.app.screen is dialog:
            await pilot.pause()
        await settle(pilot)
    with database.read() as connection:
        assert kept_draft(connection, LAN, dialog.form.key) is None
