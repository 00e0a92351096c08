"""Ban Chỉ đạo: taken in, assigned, replaced, gaps, keys and rules."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.read.assignments import assignments
from db.read.committee import committee, roster
from db.read.members import keys
from db.text import local_today
from db.write.assignments import assign
from db.write.committee_drafts import AssignmentDraft, TermDraft
from db.write.members import add_member, set_role
from db.write.session import writing
from tests.danvan_tui.boards.looking import board_says, fill, form, listed, press, record, tabs, under_cursor
from tests.danvan_tui.conftest import Running
from tests.danvan_tui.screens.parts import says, shown
from tests.db.acts import field
from tests.db.public_keys import ed25519

ADMIN = Actor("Quản trị")


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


@pytest.fixture
def lan(database: Database) -> int:
    """A deputy who is in charge of the economy."""
    with writing(database, ADMIN) as work:
        number = add_member(work, "Trần Thị Lan", Role.SECRETARY, "Trưởng Ban Dân vận", post=TermDraft("DEPUTY"))
        assign(work, AssignmentDraft(number, field(database, "KT"), since=date(2020, 1, 1)))
    return number


async def test_somebody_is_taken_in_with_a_post_and_a_key(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "insert")
        await fill(pilot, "Lê Văn Hòa", "thư ký", "Chánh Văn phòng", "uy vien", "", "12-QĐ/TU", ed25519("hoa"))
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã thêm thành viên Lê Văn Hòa."
        assert "Lê Văn Hòa" in under_cursor(pilot)
        assert "Ủy viên" in under_cursor(pilot)
        assert "12-QĐ/TU" in record(pilot)
        await press(pilot, "enter")
        assert "› Lê Văn Hòa 1" in " ".join(tabs(pilot).split())
        await press(pilot, "f12")
        assert says(pilot) == "Lê Văn Hòa sẽ không vào được bằng khóa này nữa; phiên đang mở bị đóng."
        await press(pilot, "enter")
        assert board_says(pilot).startswith("Đã thu hồi khóa SHA256:")
        await press(pilot, "f12")
        assert board_says(pilot) == "khóa đã bị thu hồi"
    with database.read() as connection:
        (row,) = roster(connection, local_today())
        assert (row.role, row.position) == (Role.SECRETARY, "Chánh Văn phòng")
        assert [key.revoked_at is not None for key in keys(connection, row.id)] == [True]


async def test_a_gap_is_filled(running: Running, database: Database, lan: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "tab", "tab")
        assert "Kinh tế" not in " ".join(listed(pilot))
        assert board_says(pilot).startswith("3 lĩnh vực, ")
        assert "Văn hóa" in under_cursor(pilot)
        await press(pilot, "f12")
        await fill(pilot, "lan", "", "", "", "", "05-QĐ/BCĐ")
        await press(pilot, "enter")
        assert board_says(pilot) == "Trần Thị Lan nay phụ trách Văn hóa - xã hội."
        assert "Văn hóa" not in " ".join(listed(pilot))
    with database.read() as connection:
        held = assignments(connection, local_today(), member_id=lan)
        assert [(each.field, each.decision) for each in held] == [("KT", None), ("VX", "05-QĐ/BCĐ")]


async def test_one_takes_another_s_place(running: Running, database: Database, lan: int) -> None:
    with writing(database, ADMIN) as work:
        new = add_member(work, "Phạm Văn Minh", Role.VIEWER)
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "9")
        assert "Trần Thị Lan" in under_cursor(pilot)
        await press(pilot, "f12", "down", "enter")
        assert form(pilot).frame_title == "Thay người (kiện toàn): Trần Thị Lan"
        await fill(pilot, "minh", "", "33-QĐ/TU", "co")
        assert says(pilot) == "Sẽ chuyển chức danh và 1 phân công sang Phạm Văn Minh."
        await press(pilot, "enter")
        assert board_says(pilot) == "Phạm Văn Minh thay Trần Thị Lan: 1 phân công đã chuyển."
        assert len(listed(pilot)) == 1
    with database.read() as connection:
        (row,) = roster(connection, local_today())
        assert row.id == new
        assert [each.field for each in row.assignments] == ["KT"]
        assert row.term is not None
        assert row.term.post.code == "DEPUTY"


async def test_assignments_are_ended_together(running: Running, database: Database, lan: int) -> None:
    with writing(database, ADMIN) as work:
        assign(work, AssignmentDraft(lan, field(database, "HT"), since=date(2020, 1, 1)))
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "tab", "space", "space", "f12")
        assert form(pilot).frame_title == "Kết thúc phân công: 2 phân công"
        await fill(pilot, "31/12/2020", "40-QĐ/TU")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã kết thúc: 2 phân công, đến 31/12/2020."
        assert listed(pilot) == []
        assert "Chưa phân công gì." in shown(pilot)


async def test_the_rules_are_amended(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "tab", "tab", "tab", "ctrl+o")
        await fill(
            pilot, "BCĐ phong trào Dân vận khéo", "Ban Dân vận Thành ủy", "05-QC/BCĐ", "5/3/2020", "Điều 1."
        )
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã lưu thông tin Ban Chỉ đạo."
        assert "05-QC/BCĐ · 05/03/2020" in record(pilot)
    with database.read() as connection:
        now = committee(connection)
        assert (now.host, now.rules_text) == ("Ban Dân vận Thành ủy", "Điều 1.")


async def test_role_and_post_are_changed(running: Running, database: Database, lan: int) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "ctrl+o")
        await fill(pilot, "quản trị", "trưởng ban", "", "44-QĐ/TU")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa Trần Thị Lan."
    with database.read() as connection:
        (row,) = roster(connection, local_today())
        assert row.role is Role.ADMIN
        assert row.term is not None
        assert row.term.post.code == "HEAD"


async def test_a_post_gives_nobody_back_a_role_that_was_taken(
    running: Running, database: Database, lan: int
) -> None:
    """The form was opened before that, and only the post was touched in it."""
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "9", "ctrl+o")
        await fill(pilot, "", "trưởng ban", "", "44-QĐ/TU")
        with writing(database, ADMIN) as work:
            set_role(work, lan, Role.VIEWER)
        await press(pilot, "enter")
        # The two are brought together, and shown before they are saved.
        assert "đã gộp hai bản" in says(pilot)
        assert form(pilot).values["role"].text == "Xem"
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã sửa Trần Thị Lan."
    with database.read() as connection:
        (row,) = roster(connection, local_today())
    assert row.role is Role.VIEWER
    assert row.term is not None
    assert row.term.post.code == "HEAD"


async def test_a_secretary_is_told_who_may(running: Running, lan: int) -> None:
    async with running(size=(80, 24), actor=Actor("Trần Thị Lan", Role.SECRETARY, lan)) as pilot:
        await press(pilot, "9", "insert")
        assert "cần vai trò Quản trị" in board_says(pilot)


async def test_the_committee_is_no_person_by_its_heading(running: Running) -> None:
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "9", "shift+tab")
        assert "Tên Ban Chỉ đạo" in shown(pilot)
        assert "Họ tên" not in shown(pilot)
