"""The import, whatever the file is and whatever goes wrong meanwhile."""

import os
import threading
from pathlib import Path

import pytest

from danvan_tui import importer
from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.screens.file_pick import FileDialog
from danvan_tui.screens.importing import ImportDialog
from danvan_tui.screens.working import Progress
from db.errors import DatabaseBusy
from tests.danvan_tui.conftest import Running, lines, settle
from tests.danvan_tui.screens.workbooks import FLAT, flat, preview, shown, stored, type_path


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "ảnh (.png)"),
        ("trong.xlsx", b"", "tệp trống"),
        ("hong.xlsx", b"PK\x03\x04" + b"\0" * 64, "hỏng"),
        ("khac.csv", "một,hai\n1,2\n".encode(), "Tên mô hình"),
        ("la.bin", bytes(range(256)), "không phải bảng tính"),
    ],
    ids=["picture", "empty", "damaged", "other", "binary"],
)
async def test_a_file_that_is_no_list_is_refused_in_words(
    running: Running, empty: Path, folder: Path, name: str, data: bytes, words: str
) -> None:
    (folder / name).write_bytes(data)
    async with running(database=empty) as pilot:
        dialog = await preview(pilot, folder / name)
        assert words in flat(pilot)
        assert "Chưa ghi gì vào sổ" in shown(pilot)
        await pilot.press("enter", "tab", "down")
        await settle(pilot)
        assert pilot.app.screen is dialog
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DashboardScreen)


HOSTILE = [
    b"\x1b[2J\x1b]0;x\x07.xlsx",
    b"a\nb.csv",
    "\u202egnp.xlsx".encode(),
    b"\xff\xfe\x9b31m.xlsx",
    b"[bold]x[@click=app.exit].xlsx",
    b"-rf.xlsx",
    ("x" * 250 + ".xls").encode(),
    "Danh sách đường hoa.xlsx".encode(),
]


async def test_names_that_could_drive_a_terminal_are_shown_as_marks(
    running: Running, empty: Path, folder: Path
) -> None:
    for name in HOSTILE:
        (folder / os.fsdecode(name)).write_bytes(b"x")
    async with running(database=empty) as pilot:
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileDialog)
        picker: FileDialog = pilot.app.screen
        # The way up is the first line.
        assert len(picker.choices.rows) == len(HOSTILE) + 1
        for number in range(1, len(HOSTILE) + 1):
            if number > 1:
                await pilot.press("down")
            assert not any(not letter.isprintable() for line in lines(pilot) for letter in line)
            chosen = picker.choices.rows[number].key
            assert picker.choices.cursor_key == chosen
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ImportDialog)
            assert not any(not letter.isprintable() for line in lines(pilot) for letter in line)
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(pilot.app.screen, FileDialog)
            picker = pilot.app.screen
            assert picker.choices.cursor_key == chosen


async def test_what_nobody_had_foreseen_is_said_and_written_down(
    running: Running, empty: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("danvan_tui.unforeseen.log_file", lambda: tmp_path / "nhat-ky" / "danvan.log")

    def fall(*_: object) -> None:
        raise ZeroDivisionError("bảng tính lạ")

    monkeypatch.setattr(importer, "plan", fall)
    async with running(database=empty) as pilot:
        dialog = await preview(pilot, FLAT)
        assert "Có lỗi trong chương trình" in flat(pilot)
        assert pilot.app.screen is dialog
    assert "bảng tính lạ" in (tmp_path / "nhat-ky" / "danvan.log").read_text(encoding="utf-8")


async def test_reading_can_be_left(
    running: Running, empty: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, ended = threading.Event(), threading.Event()

    def plan(live: object, path: object, sheet: object, choices: object, year: object, progress: Progress) -> None:
        try:
            while not over.wait(0.01):
                progress(1200, 5000)
        finally:
            ended.set()

    monkeypatch.setattr(importer, "plan", plan)
    async with running(database=empty) as pilot:
        await pilot.press("f5")
        await settle(pilot)
        await type_path(pilot, FLAT)
        await pilot.press("enter")
        while "Đang kiểm tra 1.200/5.000 dòng" not in shown(pilot):
            await pilot.pause()
        assert isinstance(pilot.app.screen, ImportDialog)
        assert "Esc dừng" in shown(pilot)
        await pilot.press("enter", "f5", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileDialog)
        # It was told that nobody waits any more, and not by this test.
        assert ended.wait(10)
        assert not over.is_set()
    assert stored(empty) == 0


async def test_storing_goes_to_its_end_and_an_error_leaves_the_preview(
    running: Running, empty: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def store(live: object, plan: object, progress: Progress) -> None:
        begun.set()
        go_on.wait(10)
        raise DatabaseBusy

    async with running(database=empty) as pilot:
        dialog = await preview(pilot, FLAT)
        with monkeypatch.context() as patched:
            patched.setattr(importer, "store", store)
            await pilot.press("enter")
            while not begun.is_set():
                await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
            assert "Đang ghi vào sổ" in shown(pilot)
            go_on.set()
            await settle(pilot)
        assert pilot.app.screen is dialog
        assert "Người khác đang ghi vào sổ" in flat(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Đã ghi 187 dòng vào sổ" in shown(pilot)
    assert stored(empty) == 187
