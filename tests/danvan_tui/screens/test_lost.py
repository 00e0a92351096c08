"""A database that is lost: said at once, with the figures kept, and read again when it is back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from textual.pilot import Pilot

from danvan_tui.app import DanvanApp
from danvan_tui.options import RunOptions
from db import feed as feeds
from db.engine import Database
from db.write.amend import rename
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import shown
from tests.db.acts import register


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed tries again soon."""
    monkeypatch.setattr(feeds, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(feeds, "POLL_SECONDS", 0.02)


Moves = tuple[Callable[[], None], Callable[[], None]]
"""Away, and back."""


@pytest.fixture
def away(sample_path: Path, tmp_path: Path) -> Moves:
    """Moves the register's file away, and back."""
    names = [Path(f"{sample_path}{end}") for end in ("", "-wal", "-shm")]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def go() -> None:
        for name in names:
            if name.exists():
                name.rename(elsewhere / name.name)

    def come_back() -> None:
        for name in reversed(names):
            name.unlink(missing_ok=True)
            if (elsewhere / name.name).exists():
                (elsewhere / name.name).rename(name)

    return go, come_back


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    while not there():
        await settle(pilot)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((80, 24), "mất từ "),
        ((120, 40), "mất từ "),
        ((160, 45), "mất kết nối từ "),
    ],
)
async def test_a_file_that_is_away_and_comes_back(
    running: Running, away: Moves, size: tuple[int, int], words: str
) -> None:
    async with running(size=size) as pilot:
        main = dashboard(pilot)
        assert "trực tiếp" in lines(pilot)[0]
        figures = lines(pilot)[1:-2]
        away[0]()
        await until(pilot, lambda: main.lost is not None)
        assert main.lost is not None
        since = main.lost.since.strftime("%H:%M")
        head = lines(pilot)[0]
        assert f"{words}{since}, số liệu" in head
        assert "187 mô hình" in head
        assert "không có tệp hoặc thư mục này" in lines(pilot)[-2]
        assert lines(pilot)[1:-2] == figures
        # What needs the database says so, and the figures stay those of what the header says.
        await pilot.press("1", "down", "enter")
        await settle(pilot)
        assert main.trail.scope.field is None
        assert "Đang mất kết nối" in lines(pilot)[-2]
        assert "187 mô hình" in lines(pilot)[0]
        read = main.view
        away[1]()
        await until(pilot, lambda: main.lost is None and main.view is not read)
        await settle(pilot)
        assert "trực tiếp" in lines(pilot)[0]
        assert "mất" not in lines(pilot)[0]
        await pilot.press("1", "enter")
        await settle(pilot)
        assert main.trail.scope.field == "VX"
        assert "89 mô hình" in lines(pilot)[0]


async def test_english(running: Running, away: Moves) -> None:
    async with running(size=(160, 45), language="en") as pilot:
        away[0]()
        await until(pilot, lambda: dashboard(pilot).lost is not None)
        assert "connection lost since " in lines(pilot)[0]
        assert "there is no such file or folder" in lines(pilot)[-2]
        await pilot.press("1", "enter")
        await settle(pilot)
        assert "The database is lost (there is no such file or folder)" in lines(pilot)[-2]


async def test_other_screens_say_it_too(running: Running, away: Moves) -> None:
    async with running(size=(120, 40)) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        before = lines(pilot)[2:-3]
        away[0]()
        await until(pilot, lambda: "mất kết nối từ " in lines(pilot)[0])
        assert lines(pilot)[2:-3] == before
        assert "không có tệp" in lines(pilot)[-2]
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "Đang mất kết nối" in shown(pilot)
        await pilot.press("escape", "f4")
        await settle(pilot)
        assert "Đang mất kết nối" in shown(pilot) or "đang đọc" in lines(pilot)[0]
        away[1]()
        await until(pilot, lambda: "trực tiếp" in lines(pilot)[0])


async def test_another_register_in_its_place_is_read_anew(
    running: Running, sample_path: Path, away: Moves, sample_template: Path
) -> None:
    """A backup that was put back is older than what the screen has seen."""
    database = Database(sample_path)
    with writing(database, "Thư ký Lan") as work:
        rename(work, 6, "Tên mới", 1)
    database.close()
    async with running(size=(160, 45)) as pilot:
        main = dashboard(pilot)
        newest = main.revision
        away[0]()
        await until(pilot, lambda: main.lost is not None)
        sample_path.write_bytes(sample_template.read_bytes())
        await until(pilot, lambda: main.lost is None and main.revision == newest - 1)
        await settle(pilot)
        assert "trực tiếp" in lines(pilot)[0]
        assert main._newest == newest - 1


async def test_a_connection_that_the_server_cuts(make_postgres: MakeDatabase) -> None:
    database = make_postgres()
    register(database, "Đường hoa")
    url = database.url.render_as_string(hide_password=False)
    app = DanvanApp(RunOptions(database=url, language="vi"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        main = dashboard(pilot)
        heard: list[bool] = []
        main.danvan.live.subscribe(lambda news: heard.append(news.lost is None))
        with database.engine.connect() as connection:
            connection.execute(
                text(
                    "select pg_terminate_backend(pid) from pg_stat_activity "
                    "where datname = current_database() and pid <> pg_backend_pid()"
                )
            )
        await until(pilot, lambda: heard[:1] == [False] and True in heard)
        register(database, "Đường cây")
        await until(pilot, lambda: "2 mô hình" in lines(pilot)[0])
        assert "trực tiếp" in lines(pilot)[0]
