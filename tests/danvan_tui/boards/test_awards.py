"""Khen thưởng: proposals awarded under one decision, revoked, said with their figures; recognitions; rubrics."""

from pathlib import Path

import pytest

from db.awards import AwardKind, AwardStatus, Level
from db.engine import Database
from db.identity import Actor, Role
from db.lifecycle import Standing, Subject
from db.read.commendation_figures import commendation_counts
from db.read.commendation_records import CommendationFilter
from db.read.commendations import CommendationRecord, commendations
from db.read.recognitions import recognitions_of
from db.read.rubrics import rubrics
from db.write.amend import move
from db.write.commendations import propose
from db.write.drafts import Registered
from db.write.recognitions import RecognitionDraft, recognise
from db.write.session import writing
from tests.danvan_tui.boards.looking import (
    board_says,
    fill,
    form,
    listed,
    press,
    record,
    tabs,
    under_cursor,
)
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import cursor, rows, says, shown, write
from tests.db.acts import register, unit, year
from tests.db.awards import DECISION, awarded, draft, proposal
from tests.db.visits import demo_rubric

LAN = Actor("Trần Thị Lan", Role.SECRETARY)
ADMIN = Actor("Quản trị", Role.ADMIN)
DECIDED = ("45-QĐ/TU", "20/11/2018", "Ban Thường vụ Thành ủy")


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


@pytest.fixture
def lanes(database: Database) -> list[Registered]:
    """Three models that are effective; the last one is a person's."""
    subjects = (Subject.COLLECTIVE, Subject.COLLECTIVE, Subject.INDIVIDUAL)
    return [
        register(database, f"Ngõ xanh {name}", year(database, standing=Standing.EFFECTIVE, subject=subject))
        for name, subject in zip(("một", "hai", "ba"), subjects, strict=True)
    ]


def _all(database: Database) -> list[CommendationRecord]:
    with database.read() as connection:
        return sorted(commendations(connection), key=lambda row: row.id)


async def test_proposals_are_awarded_under_one_decision(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    ids = [proposal(database, draft(each.registration_id)) for each in lanes]
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8")
        assert "Đề nghị 3" in tabs(pilot)
        assert board_says(pilot) == "2 tập thể, 1 cá nhân · Cấp huyện 3"
        await press(pilot, "space", "space")
        assert shown(pilot).count("✓ Ngõ xanh") == 2
        await press(pilot, "f12")
        assert rows(pilot) == ["Khen theo một quyết định", "Rút đề nghị"]
        await press(pilot, "enter")
        assert form(pilot).frame_title == "Khen theo quyết định: 2 mục đã chọn"
        await fill(pilot, *DECIDED, "")
        assert says(pilot) == "Sẽ khen thưởng 2 đề nghị."
        assert [each.split("·")[0].strip() for each in rows(pilot)] == ["+ #3 Ngõ xanh ba", "+ #2 Ngõ xanh hai"]
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã khen thưởng 2."
        assert len(listed(pilot)) == 1
        await press(pilot, "tab")
        assert "Đã khen 2" in tabs(pilot)
        assert board_says(pilot) == "1 tập thể, 1 cá nhân · Cấp huyện 2"
        assert "Quyết định: 45-QĐ/TU, 20/11/2018, Ban Thường vụ Thành ủy" in record(pilot)
    status = {row.id: row.status for row in _all(database)}
    assert status == {
        ids[0]: AwardStatus.PROPOSED,
        ids[1]: AwardStatus.AWARDED,
        ids[2]: AwardStatus.AWARDED,
    }


async def test_what_cannot_be_awarded_is_skipped_with_its_reason(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    awarded(database, proposal(database, draft(lanes[0].registration_id)))
    proposal(database, draft(lanes[0].registration_id, form="Bằng khen"), knowingly=True)
    proposal(database, draft(lanes[1].registration_id))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "space", "space", "f12", "enter")
        await fill(pilot, "9-QĐ/TU", "1/12/2018", "Ban Thường vụ", "")
        assert says(pilot) == "Sẽ khen thưởng 1 đề nghị. Bỏ qua 1."
        assert any("đã có #1 Giấy khen, 45-QĐ/TU" in each for each in rows(pilot))
        await press(pilot, "up")
        await fill(pilot, "van khen")
        assert says(pilot) == "Sẽ khen thưởng 2 đề nghị."
        await press(pilot, "enter")
        await press(pilot, "tab", "tab", "tab", "tab")
        assert "Trùng 2" in tabs(pilot)
        assert board_says(pilot) == "2 khen thưởng trùng thành tích với nhau"


async def test_a_proposal_that_somebody_else_awarded_meanwhile_is_said(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    ids = [proposal(database, draft(each.registration_id)) for each in lanes[:2]]
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "space", "space", "f12", "enter")
        await fill(pilot, "9-QĐ/TU", "1/12/2018", "Ban Thường vụ", "")
        awarded(database, ids[0])
        await press(pilot, "enter")
        assert form(pilot).values["decision"].text == "9-QĐ/TU"
        assert says(pilot) == "Sẽ khen thưởng 1 đề nghị. Bỏ qua 1. 1 vừa đổi."
        assert any("bỏ qua: đang là: Đã khen" in each for each in rows(pilot))
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã khen thưởng 1."
    assert [row.decision for row in _all(database)] == ["45-QĐ/TU", "9-QĐ/TU"]


async def test_an_award_is_revoked_with_reason_and_decision(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    awarded(database, proposal(database, draft(lanes[0].registration_id)))
    async with running(size=(120, 40), actor=LAN) as pilot:
        await press(pilot, "8", "tab", "f12")
        assert form(pilot).frame_title.startswith("Thu hồi khen thưởng: #1 Ngõ xanh một · ")
        await fill(pilot, "Kê khai sai")
        await press(pilot, "enter")
        assert "Cần ghi." in shown(pilot)
        await fill(pilot, "7-QĐ/TU", "1/3/2019")
        assert says(pilot) == "Sẽ bỏ 1; các dòng vẫn còn trong sổ."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã thu hồi 1."
        await press(pilot, "tab")
        assert "7-QĐ/TU" in under_cursor(pilot)
        assert "Lý do: Kê khai sai" in record(pilot)
        await press(pilot, "f12")
        assert "Không có việc gì để xử lý với dòng này." in board_says(pilot)


async def test_a_proposal_is_withdrawn_without_a_decision(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    proposal(database, draft(lanes[0].registration_id))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "f12", "down", "enter")
        assert form(pilot).frame_title == "Rút đề nghị: #1 Ngõ xanh một · Giấy khen · 2018"
        await fill(pilot, "Không đủ điều kiện", "", "")
        await press(pilot, "enter")
        assert "Đề nghị 0" in tabs(pilot)
    assert _all(database)[0].status is AwardStatus.REVOKED


async def test_a_model_is_proposed_by_its_typed_name(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "insert")
        await fill(pilot, "ngo xanh ba", "", "", "", "", "bang khen", "", "tinh", "Nuôi ong", "1/10/2018", "")
        assert says(pilot) == "Bằng khen cho Ngõ xanh ba (2018)."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã đề nghị Bằng khen cho Ngõ xanh ba."
        await press(pilot, "insert")
        await fill(pilot, "ngo xanh ba", "", "", "", "", "", "", "huyen", "", "", "")
        assert says(pilot) == "Giấy khen cho Ngõ xanh ba (2018)."
        assert rows(pilot) == ["đã có #1 Bằng khen", "Chọn «Vẫn khen» ở ô cuối nếu vẫn đúng."]
        await press(pilot, "enter")
        assert "đã có khen thưởng cho cùng thành tích" in says(pilot)
    assert [row.form for row in _all(database)] == ["Bằng khen"]


async def test_a_person_of_no_model_is_commended_directly(running: Running, database: Database) -> None:
    async with running(size=(120, 40), actor=LAN) as pilot:
        await press(pilot, "8", "tab", "insert", "down", "enter")
        assert form(pilot).frame_title == "Khen thưởng"
        whom = ("", "Bà Nguyễn Thị Hoa", "ca nhan", "dinh xa", "2018")
        await fill(pilot, *whom, "bieu duong", "dang", "huyen", "", *DECIDED, "")
        assert says(pilot) == "Biểu dương cho Bà Nguyễn Thị Hoa (2018)."
        await press(pilot, "enter")
        assert "Đã khen 1" in tabs(pilot)
        assert board_says(pilot) == "Đã khen thưởng Bà Nguyễn Thị Hoa: Biểu dương."
    (row,) = _all(database)
    assert (row.model, row.kind, row.unit, row.subject) == (
        None,
        AwardKind.PARTY,
        "Xã Đinh Xá",
        Subject.INDIVIDUAL,
    )


async def test_a_decision_is_gone_into_and_its_models_become_outstanding(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    with writing(database, "An") as work:
        which = [(each.registration_id, 1) for each in lanes]
        recognise(work, which, RecognitionDraft(Level.DISTRICT, DECISION))
        move(work, lanes[0].registration_id, Standing.OUTSTANDING, 2)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "tab", "tab", "tab")
        assert board_says(pilot) == ("2 tập thể, 1 cá nhân; tiêu biểu 1 và 0 · Cấp huyện 3")
        assert " ".join(under_cursor(pilot).split()).endswith("3 2 1 1")
        await press(pilot, "enter")
        assert "› 45-QĐ/TU 3" in " ".join(tabs(pilot).split())
        await press(pilot, "space", "space", "space", "f12")
        assert rows(pilot)[0] == "Chọn làm tiêu biểu"
        await press(pilot, "enter")
        await fill(pilot, "Bình xét cuối năm")
        assert says(pilot) == "2 mô hình sẽ là: Tiêu biểu. Bỏ qua 1."
        await press(pilot, "enter")
        assert sum("Tiêu biểu" in each for each in listed(pilot)) == 3
        await press(pilot, "enter")
        assert dashboard(pilot) is pilot.app.screen
        assert dashboard(pilot).detail.model is not None


async def test_models_are_recognised_by_their_typed_names(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "tab", "tab", "tab", "insert")
        await fill(pilot, "ngo xanh mot; ngo xanh hai", "tinh", *DECIDED)
        assert says(pilot) == "Sẽ công nhận 2 mô hình, Cấp tỉnh."
        with writing(database, "An") as work:
            move(work, lanes[1].registration_id, Standing.STOPPED, 1, "Giải thể")
        await press(pilot, "enter")
        assert says(pilot) == "Sẽ công nhận 1 mô hình, Cấp tỉnh. Bỏ qua 1. 1 vừa đổi."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã công nhận 1 mô hình."
        while not listed(pilot):
            await settle(pilot)
        assert "Cấp tỉnh" in under_cursor(pilot)
    with database.read() as connection:
        assert [row.level for row in recognitions_of(connection, lanes[0].model_id)] == [Level.PROVINCE]
        assert recognitions_of(connection, lanes[1].model_id) == ()


async def test_only_what_is_in_view_is_listed(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    proposal(database, draft(lanes[0].registration_id))
    where = unit(database, "Xã Đinh Xá")
    with writing(database, "An") as work:
        given = draft(None, recipient="Bà Hoa", subject=Subject.INDIVIDUAL, unit_id=where, year=2018)
        propose(work, given)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "2", "home")
        while (row := dashboard(pilot).units.cursor) is None or row.name != "Xã Đinh Xá":
            await press(pilot, "down")
        await press(pilot, "enter", "8")
        assert [("Bà Hoa" in each) for each in listed(pilot)] == [True]
        assert board_says(pilot) == "0 tập thể, 1 cá nhân · Cấp huyện 1 của đơn vị đang chọn"


async def test_a_chosen_field_narrows_every_view(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    other = register(database, "Chợ kiểu mẫu", year(database, field="KT"))
    for made in (lanes[0], other):
        proposal(database, draft(made.registration_id))
        proposal(database, draft(made.registration_id, form="Bằng khen"), knowingly=True)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "home", "enter", "8")
        assert {("Chợ kiểu mẫu" in each) for each in listed(pilot)} == {True}
        assert board_says(pilot) == "2 tập thể, 0 cá nhân · Cấp huyện 2 thuộc lĩnh vực đang chọn"
        await press(pilot, *["tab"] * 4)
        assert "Trùng 2" in tabs(pilot)
    with database.read() as connection:
        of_field = commendation_counts(connection, CommendationFilter(field="VX"))
    assert of_field[AwardStatus.PROPOSED].total == 2


async def test_what_others_propose_is_seen_at_once(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8")
        assert "Không có đề nghị nào chờ quyết định." in shown(pilot)
        proposal(database, draft(lanes[0].registration_id))
        while not listed(pilot):
            await settle(pilot)
        assert "Ngõ xanh một" in under_cursor(pilot)


async def test_a_rubric_is_added_and_closed_by_the_administrator(running: Running, database: Database) -> None:
    async with running(size=(80, 24), actor=ADMIN) as pilot:
        await press(pilot, "8", "shift+tab", "insert")
        criteria = ("Nhu cầu rõ: 15;Lãnh đạo: 15", "Kết quả: 70")
        await fill(pilot, "Thang điểm 2018", "1/1/2018", "tap the", *criteria, *[""] * 6, "Tốt: 80;Đạt")
        assert says(pilot) == "«Đạt» không phải «Tên: điểm»."
        await press(pilot, "enter")
        assert "Không làm được: «Đạt» không phải «Tên: điểm»." in says(pilot)
        await press(pilot, "up")
        await fill(pilot, "Tốt: 80;Đạt: 0")
        assert says(pilot) == "Thang điểm có 3 tiêu chí, tổng 100 điểm."
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã thêm thang điểm Thang điểm 2018."
        assert "Kết quả: 0-70" in record(pilot)
        assert "Tốt: từ 80 điểm" in record(pilot)
        await press(pilot, "f12")
        await fill(pilot, "31/12/2019")
        await press(pilot, "enter")
        assert board_says(pilot) == "Thang điểm 2018 có hiệu lực đến 31/12/2019."
        await press(pilot, "f12")
        assert board_says(pilot) == "Thang điểm này đã kết thúc."
    with database.read() as connection:
        (row,) = rubrics(connection)
    assert (row.subject, row.valid_to, row.most) == (Subject.COLLECTIVE, "2019-12-31", 100)


async def test_a_secretary_adds_no_rubric_and_a_viewer_proposes_nothing(
    running: Running, database: Database
) -> None:
    demo_rubric(database)
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "shift+tab", "f12")
        assert "cần vai trò Quản trị" in board_says(pilot)
        await press(pilot, "insert")
        assert "cần vai trò Quản trị" in board_says(pilot)
    async with running(size=(80, 24), actor=Actor("Lê Văn Xem", Role.VIEWER)) as pilot:
        await press(pilot, "8", "insert")
        assert "cần vai trò Thư ký" in board_says(pilot)


async def test_in_english(running: Running, database: Database, lanes: list[Registered]) -> None:
    proposal(database, draft(lanes[0].registration_id))
    async with running(size=(80, 24), actor=LAN, language="en") as pilot:
        await press(pilot, "8")
        assert board_says(pilot) == "1 collectives, 0 individuals · District 1"
        await press(pilot, "f12", "enter")
        await fill(pilot, *DECIDED, "")
        assert says(pilot) == "1 to be awarded."
        await press(pilot, "enter")
        assert board_says(pilot) == "Awarded: 1."


async def test_what_may_be_done_is_in_the_palette(
    running: Running, database: Database, lanes: list[Registered]
) -> None:
    proposal(database, draft(lanes[0].registration_id))
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "ctrl+p")
        await write(pilot, "rut de nghi")
        await press(pilot, "enter")
        assert form(pilot).frame_title == "Rút đề nghị: #1 Ngõ xanh một · Giấy khen · 2018"


async def test_the_model_that_is_likeliest_meant_is_offered_first_with_its_code_in_view(running: Running) -> None:
    async with running(size=(80, 24), actor=LAN) as pilot:
        await press(pilot, "8", "insert", *"tuyen", "space", *"quan")
        first = rows(pilot)[0]
        assert cursor(pilot) == first
        assert first.startswith("MH")
        assert "tuyển quân" in first
        await press(pilot, "home", *["delete"] * 20, *"mh0169")
        assert [row[:6] for row in rows(pilot)] == ["MH0169"]
