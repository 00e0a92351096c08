"""How a session begins where there is no register yet, or where it cannot be opened."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.screens.file_pick import FileDialog
from danvan_tui.screens.welcome import TroubleScreen, WelcomeScreen
from db.engine import Database
from db.read.catalogue import register_info
from db.setup import create_register
from tests.danvan_tui.conftest import Running, dashboard, lines, settle


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the register would be; everything else of the program lies beside it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "ban" / "so.db"


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen, its frames and line breaks left out."""
    return " ".join(" ".join(lines(pilot)).replace("│", " ").split())


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (160, 45)])
async def test_it_says_what_this_is_and_how_to_begin(running: Running, place: Path, size: tuple[int, int]) -> None:
    async with running(size=size, database=place) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        text = flat(pilot)
        assert "phong trào thi đua «Dân vận khéo»" in text
        assert "Chưa có sổ nào tại" in text
        for words in ("1 Xem thử dữ liệu mẫu", "2 Lập sổ trống", "3 Nhập từ tệp Excel", "q thoát"):
            assert words in text
        await pilot.press("escape", "left", "x")
        await settle(pilot)
        assert "Bấm q để thoát" in flat(pilot)
        assert isinstance(pilot.app.screen, WelcomeScreen)
    assert not place.exists()


async def test_the_sample_is_a_register_of_its_own(running: Running, place: Path) -> None:
    async with running(size=(160, 45), database=place) as pilot:
        await pilot.press("1")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        text = flat(pilot)
        assert "dữ liệu mẫu" in text
        assert "187 mô hình" in text
    assert not place.exists()
    assert (place.parents[1] / "share" / "danvan" / "danvan-mau.db").exists()


@pytest.mark.parametrize("keys", [("2",), ("down", "enter"), ("end", "up", "enter"), ("j", "enter")])
async def test_an_empty_register_has_the_reference_data(
    running: Running, place: Path, keys: tuple[str, ...]
) -> None:
    async with running(size=(160, 45), database=place) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        text = flat(pilot)
        assert "0 mô hình" in text
        assert "dữ liệu mẫu" not in text
        assert "Quốc phòng" in text
        await pilot.press("2")
        assert "Thành phố Phủ Lý" in flat(pilot)
    database = Database(place)
    with database.read() as connection:
        assert not register_info(connection).sample
    database.close()


async def test_an_import_begins_with_a_register(running: Running, place: Path) -> None:
    async with running(database=place) as pilot:
        await pilot.press("3")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileDialog)
        assert place.exists()
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        assert dashboard(pilot).opening is not None


async def test_a_register_that_somebody_else_made_meanwhile_is_as_good(running: Running, place: Path) -> None:
    async with running(database=place) as pilot:
        other = Database(place)
        create_register(other)
        other.close()
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        assert dashboard(pilot).opening is not None


async def test_a_place_that_cannot_be_written_is_said(running: Running, place: Path) -> None:
    place.parent.write_text("một tệp, không phải thư mục", encoding="utf-8")
    async with running(size=(60, 15), database=place) as pilot:
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert "Không mở được cơ sở dữ liệu" in flat(pilot)
        assert "rồi thử lại" in flat(pilot)
        place.parent.unlink()
        await pilot.press("2")
        await settle(pilot)
        assert dashboard(pilot).opening is not None


async def test_q_quits(running: Running, place: Path) -> None:
    async with running(database=place) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running
    assert not place.exists()


async def test_a_password_is_not_shown(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(size=(160, 45)) as pilot:
        monkeypatch.setattr("danvan_tui.opening.where", lambda _: "postgresql://lan:bimat@may.invalid/danvan")
        dashboard(pilot).welcome()
        await pilot.pause()
        assert "may.invalid" in flat(pilot)
        assert "bimat" not in flat(pilot)


async def test_a_newer_register_is_left_alone_until_it_can_be_opened(running: Running, sample_path: Path) -> None:
    database = Database(sample_path)
    with database.write() as connection:
        head = connection.exec_driver_sql("select version_num from alembic_version").scalar()
        connection.exec_driver_sql("update alembic_version set version_num = 'mai-sau'")
    async with running(size=(60, 15)) as pilot:
        assert isinstance(pilot.app.screen, TroubleScreen)
        assert "phiên bản danvan mới hơn" in flat(pilot)
        assert "Cập nhật chương trình" in flat(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Bấm q để thoát" in flat(pilot)
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TroubleScreen)
        with database.write() as connection:
            connection.exec_driver_sql("update alembic_version set version_num = ?", (head,))
        await pilot.press("r")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)
        assert dashboard(pilot).opening is not None
    database.close()


async def test_what_is_no_register_is_said_and_q_quits(running: Running, place: Path) -> None:
    place.parent.mkdir()
    place.write_text("đây không phải là sổ\n" * 100, encoding="utf-8")
    before = place.read_bytes()
    async with running(database=place) as pilot:
        assert isinstance(pilot.app.screen, TroubleScreen)
        assert "không phải là sổ của danvan" in flat(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running
    assert place.read_bytes() == before
