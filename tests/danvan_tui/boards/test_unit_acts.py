"""Sổ đơn vị: merged, renamed, split with a choice for each model, reorganised; what they are today."""

from datetime import date
from pathlib import Path

import pytest

from danvan_tui.locale import words
from danvan_tui.present import unit_board
from db.engine import Database
from db.identity import Actor, Role
from db.read.successors import pending
from db.read.tallies import total
from db.read.unit_list import unit_list
from db.reference import REFORMS
from db.scope import Scope, Span
from db.setup import create_register
from db.text import local_today
from db.unit_changes import UnitDraft
from db.unit_kinds import UnitKind
from db.write.session import writing
from db.write.units import split_unit
from tests.danvan_tui.boards.looking import board_says, fill, form, listed, press, record, under_cursor
from tests.danvan_tui.conftest import Running
from tests.danvan_tui.screens.parts import says, shown, write
from tests.db.acts import register, year

ADMIN = Actor("Quản trị")
WARDS = {"Phường Châu Sơn", "Phường Hà Nam", "Phường Liêm Tuyền", "Phường Phù Vân", "Phường Phủ Lý"}


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)


def _today(database: Database) -> set[str]:
    with database.read() as connection:
        return {unit.name for unit in unit_list(connection, local_today())}


async def test_two_units_are_merged(running: Running, database: Database) -> None:
    async with running(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+y", "slash", *"phuong", "enter", "home", "space", "space", "f12")
        await fill(pilot, "Phường Châu Hà", "", "1/9/2026", "12/NQ-HĐND", "")
        assert says(pilot).startswith("2 đơn vị kết thúc, 1 bắt đầu; ")
        await press(pilot, "enter")
        assert board_says(pilot).startswith("Sáp nhập: Phường Châu Sơn, Phường Hà Nam")
    assert _today(database) >= {"Phường Châu Hà"}
    assert not _today(database) & {"Phường Châu Sơn", "Phường Hà Nam"}


async def test_a_day_that_is_still_to_come_is_refused_and_the_preview_says_so(
    running: Running, database: Database
) -> None:
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+y", "slash")
        await write(pilot, "phu ly")
        await press(pilot, "enter", "end")
        await press(pilot, "f12", "enter")
        await fill(pilot, "Phường Phủ Lý Mới", "", "1/1/2050", "", "")
        assert says(pilot).startswith("Ngày này chưa đến")
        await press(pilot, "enter")
        assert "chưa đến" in says(pilot)
    assert "Phường Phủ Lý" in _today(database)


async def test_a_ward_that_is_no_more_and_what_it_is_today(running: Running) -> None:
    async with running(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+y", "tab", "slash", *"minh", "enter")
        assert "Phường Minh Khai" in under_cursor(pilot)
        assert "Nay là: Phường Phủ Lý" in record(pilot)


async def test_models_of_a_split_unit_are_chosen_for(running: Running, tmp_path: Path) -> None:
    database = Database(tmp_path / "so.db")
    create_register(database)
    made = [register(database, name, year(database, 2025, "Phường Phủ Lý")) for name in ("Ngõ xanh", "Đường hoa")]
    with database.read() as connection:
        ward = next(unit.id for unit in unit_list(connection, local_today()) if unit.name == "Phường Phủ Lý")
        parent = next(unit.parent_id for unit in unit_list(connection, local_today()) if unit.id == ward)
    drafts = [UnitDraft(f"Phường Phủ Lý {each}", UnitKind.WARD, parent) for each in (1, 2)]
    with writing(database, ADMIN) as work:
        split_unit(work, ward, drafts, date(2026, 3, 1))
    before = _count(database)
    async with running(size=(80, 24), database=tmp_path / "so.db") as pilot:
        await press(pilot, "ctrl+y", "tab", "tab")
        assert len(listed(pilot)) == 2
        await press(pilot, "space", "space", "f12")
        assert form(pilot).frame_title == "Chọn đơn vị kế thừa: Phường Phủ Lý · 2 mô hình"
        await fill(pilot, "ly 2", "", "31/NQ")
        await press(pilot, "enter")
        assert board_says(pilot) == "Đã chọn Phường Phủ Lý 2 cho 2 mô hình."
        assert "Không có mô hình nào chờ" in shown(pilot)
    with database.read() as connection:
        assert pending(connection).total == 0
    assert _count(database) == before
    assert len(made) == 2


def _count(database: Database) -> int:
    with database.read() as connection:
        return total(connection, Scope(Span(2025, 2025))).total


async def test_a_whole_reorganisation_is_one_act(running: Running, tmp_path: Path) -> None:
    database = Database(tmp_path / "so.db")
    create_register(database, as_of=date(2020, 1, 1))
    register(database, "Đường hoa", year(database, 2019, "Phường Minh Khai"))
    async with running(size=(120, 40), database=tmp_path / "so.db") as pilot:
        await press(pilot, "ctrl+y", "shift+tab")
        while "đơn vị kết thúc" not in record(pilot):
            await press(pilot, "home")
        assert "Phường Minh Khai: → Phường Châu Cầu · 1 mô hình" in " ".join(record(pilot).split())
        await press(pilot, "f12", "enter")
        assert board_says(pilot).startswith("Đã sắp xếp: ")
        await press(pilot, "end", "f12", "enter")
    assert _today(database) >= WARDS
    with database.read() as connection:
        assert total(connection, Scope(Span(2019, 2019))).total == 1


async def test_a_secretary_is_told_who_may(running: Running) -> None:
    async with running(size=(80, 24), actor=Actor("Lan", Role.SECRETARY)) as pilot:
        await press(pilot, "ctrl+y", "insert")
        assert "cần vai trò Quản trị" in board_says(pilot)


def test_why_a_reorganisation_cannot_be_done_is_read_to_its_end() -> None:
    refused = "Không làm được: việc «Sắp xếp đơn vị hành chính cấp xã của thành phố» theo 1679/NQ đã ghi sổ."
    lines = unit_board.lines(words("vi"), REFORMS[0], refused, 40)
    assert all(sum(len(piece.text) for piece in line) <= 40 for line in lines[1:])
    assert "đã ghi sổ." in " ".join(piece.text for line in lines for piece in line)
