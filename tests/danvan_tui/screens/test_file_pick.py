"""Picking a file: by typing, by walking, whatever the folder holds."""

import os
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from danvan_tui.live import Live
from danvan_tui.locale import words
from danvan_tui.screens.file_pick import FileDialog
from danvan_tui.widgets.viet_input import VietInput
from db.engine import Database
from tests.danvan_tui.conftest import lines, settle


def no_register() -> Database:
    raise AssertionError("a file is picked without the register")


class PickApp(App[None]):
    """What a dialog wants of the app."""

    words = words("vi")
    ascii_only = False
    live = Live(no_register)


@asynccontextmanager
async def running(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The app without a dashboard."""
    async with PickApp().run_test(size=size) as pilot:
        yield pilot


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with folders and files, in which the program is started."""
    here = tmp_path / "Ban Dân vận"
    for folder in ("Năm 2019", "Đơn vị"):
        (here / folder).mkdir(parents=True)
    for name in ("zz.xlsx", "Đường hoa.xlsx", "duong day.csv", "ảnh.png", ".an.xlsx", "Năm 2019/một.ods"):
        (here / name).write_bytes(b"x" * 2000)
    monkeypatch.chdir(here)
    return here


def names(pilot: Pilot[None]) -> list[object]:
    return [row.key for row in picker(pilot).choices.rows]


def picker(pilot: Pilot[None]) -> FileDialog:
    found = pilot.app.screen
    assert isinstance(found, FileDialog)
    return found


async def pick(pilot: Pilot[None]) -> list[Path | None]:
    """Open the picker; what it gives stands in the list."""
    given: list[Path | None] = []
    pilot.app.push_screen(FileDialog(), given.append)
    await settle(pilot)
    return given


async def put(pilot: Pilot[None], text: str) -> None:
    typed = picker(pilot).query_one(VietInput)
    typed.value = text
    typed.cursor_position = len(text)
    await settle(pilot)


async def test_folders_come_first_then_lists_then_the_rest(tree: Path) -> None:
    async with running() as pilot:
        await pick(pilot)
        assert names(pilot) == [
            *("..", "Đơn vị", "Năm 2019"),
            *("duong day.csv", "Đường hoa.xlsx", "zz.xlsx"),
            "ảnh.png",
        ]
        assert picker(pilot).choices.cursor_key == "Đơn vị"
        text = "\n".join(lines(pilot))
        assert "Đơn vị/" in text
        assert "2 KB" in text


async def test_letters_narrow_without_accents(tree: Path) -> None:
    async with running() as pilot:
        await pick(pilot)
        await pilot.press(*"duong")
        await settle(pilot)
        assert names(pilot) == ["duong day.csv", "Đường hoa.xlsx"]
        await pilot.press(*" hoa")
        await settle(pilot)
        assert names(pilot) == ["Đường hoa.xlsx"]
        await put(pilot, ".")
        assert ".an.xlsx" in names(pilot)
        await put(pilot, "không có")
        assert names(pilot) == []
        await pilot.press("enter")
        assert "Không có tên nào khớp" in "\n".join(lines(pilot))


async def test_walking_in_and_out(tree: Path) -> None:
    async with running() as pilot:
        given = await pick(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert names(pilot) == ["..", "một.ods"]
        await pilot.press("left")
        await settle(pilot)
        assert picker(pilot).choices.cursor_key == "Năm 2019"
        await pilot.press("tab")
        await settle(pilot)
        await pilot.press("up", "enter")
        await settle(pilot)
        assert picker(pilot).choices.cursor_key == "Năm 2019"
        await pilot.press("tab")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert given == [tree / "Năm 2019" / "một.ods"]


async def test_left_moves_in_what_was_typed(tree: Path) -> None:
    async with running() as pilot:
        await pick(pilot)
        await pilot.press("z", "left", "x")
        await settle(pilot)
        assert picker(pilot).typed == "xz"


async def test_tab_completes_a_name(tree: Path) -> None:
    async with running() as pilot:
        given = await pick(pilot)
        await pilot.press(*"hoa", "tab")
        await settle(pilot)
        assert picker(pilot).typed == "Đường hoa.xlsx"
        await pilot.press("enter")
        await settle(pilot)
        assert given == [tree / "Đường hoa.xlsx"]


async def test_a_whole_path_is_followed_as_it_is_typed(tree: Path) -> None:
    async with running() as pilot:
        given = await pick(pilot)
        await put(pilot, f"{tree.parent}{os.sep}")
        assert tree.name in names(pilot)
        await put(pilot, str(tree / "Năm 2019" / "mot"))
        assert names(pilot) == ["một.ods"]
        for typed in ("../Ban Dân vận/", "../ban dan van/"):
            await put(pilot, typed)
            assert "zz.xlsx" in names(pilot)
        await put(pilot, str(tree / "Năm 2019" / "một.ods"))
        await pilot.press("enter")
        await settle(pilot)
        assert given == [tree / "Năm 2019" / "một.ods"]


async def test_enter_right_after_a_pasted_path_waits_for_its_folder(tree: Path) -> None:
    async with running() as pilot:
        given = await pick(pilot)
        picker(pilot).query_one(VietInput).value = str(tree / "Năm 2019" / "một.ods")
        await pilot.press("enter")
        await settle(pilot)
        assert given == [tree / "Năm 2019" / "một.ods"]


async def test_names_in_pieces_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / unicodedata.normalize("NFD", "Tổng hợp")
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    async with running() as pilot:
        given = await pick(pilot)
        await put(pilot, "Tổng hợp/a")
        await pilot.press("enter")
        await settle(pilot)
        assert given == [folder / "a.xlsx"]


async def test_a_folder_that_cannot_be_shown_says_why(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> None:
        raise PermissionError(path)

    async with running() as pilot:
        await pick(pilot)
        await put(pilot, "khong co/")
        assert "Không có thư mục này" in "\n".join(lines(pilot))
        await put(pilot, "zz.xlsx/")
        assert "Đây là tệp, không phải thư mục" in "\n".join(lines(pilot))
        await put(pilot, "")
        with monkeypatch.context() as patched:
            patched.setattr(os, "scandir", closed)
            await pilot.press("enter")
            await settle(pilot)
        assert "Không có quyền xem thư mục này" in "\n".join(lines(pilot))
        assert names(pilot) == [".."]
        await pilot.press("enter")
        await settle(pilot)
        assert "zz.xlsx" in names(pilot)


async def test_escape_gives_nothing(tree: Path) -> None:
    async with running() as pilot:
        given = await pick(pilot)
        await pilot.press(*"zz", "escape")
        await settle(pilot)
        assert given == [None]


async def test_without_the_folder_it_was_started_in_it_begins_at_home(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    async with running(size=(60, 15)) as pilot:
        monkeypatch.setattr(Path, "cwd", gone)
        monkeypatch.setenv("HOME", str(tree))
        await pick(pilot)
        assert "zz.xlsx" in names(pilot)
        assert "~" in lines(pilot)[1]
