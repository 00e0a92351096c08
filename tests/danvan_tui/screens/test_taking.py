"""Copying the chosen line and writing what is in view to a file."""

import csv
from asyncio import to_thread
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from danvan_tui.live import Live
from danvan_tui.present import copied
from danvan_tui.screens import export
from danvan_tui.screens.dialog import Dialog
from danvan_tui.screens.export import ExportDialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from db.exchange.columns import Column
from db.exchange.export import Told
from db.exchange.headings import HeadingMissing
from db.exchange.reading import read_listing
from db.exchange.values import parse_kind, parse_standing, parse_subject
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.screens.parts import says, shown


def told(pilot: Pilot[None]) -> str:
    return dashboard(pilot).query_one("#crumbs", Line).text.strip()


@pytest.mark.parametrize(
    ("keys", "copied_text"),
    [
        (["1", "down", "f7"], "Văn hóa - xã hội\t89\t72 tập thể · 17 cá nhân · 62 hiệu quả"),
        (["2", "end", "y"], "Xã Trịnh Xá\t"),
        (["3", "home", "y"], "MH"),
        (["3", "home", "enter", "f7"], "Bếp ăn, chợ bảo đảm vệ sinh an toàn thực phẩm\nMH"),
    ],
)
async def test_the_chosen_line_is_copied(running: Running, keys: list[str], copied_text: str) -> None:
    async with running() as pilot:
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        assert pilot.app.clipboard.startswith(copied_text)
        assert told(pilot).startswith("Đã chép: ")


async def test_a_model_is_copied_as_cells(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("3", "y")
        code, name, unit, field, year, standing = pilot.app.clipboard.split("\t")
        assert code.startswith("MH")
        assert name == "Bếp ăn, chợ bảo đảm vệ sinh an toàn thực phẩm"
        assert unit.startswith("Phường ") or unit.startswith("Xã ")
        assert (field, len(year)) == ("Văn hóa - xã hội", 4)
        assert standing in {"Hiệu quả", "Đã đăng ký", "Đang triển khai"}


def test_a_copy_is_cut_on_a_whole_letter() -> None:
    text, cut = copied.limited("ế" * 30_000)
    assert cut
    assert len(text.encode()) <= copied.LIMIT
    assert set(text) == {"ế"}
    assert copied.limited("ế") == ("ế", False)


async def test_nothing_to_copy_is_said(running: Running) -> None:
    async with running(period="2026") as pilot:
        await pilot.press("3", "y")
        assert told(pilot) == "Chưa chọn dòng nào để chép."
        assert pilot.app.clipboard == ""


async def export_to(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("ctrl+e")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ExportDialog)
    pilot.app.screen.query_one("#typed", VietInput).value = str(path)
    await pilot.press("enter")
    await settle(pilot)


@pytest.mark.parametrize(
    ("ending", "language", "done"), [("xlsx", "vi", "Đã ghi 187 dòng"), ("csv", "en", "Wrote 187")]
)
async def test_a_list_of_models_can_be_read_back(
    running: Running, tmp_path: Path, ending: str, language: str, done: str
) -> None:
    async with running(language=language) as pilot:
        await pilot.press("3")
        path = tmp_path / f"mô hình.{ending}"
        await export_to(pilot, path)
        assert told(pilot).startswith(done)
        reading = read_listing(path)
        assert not isinstance(reading, HeadingMissing)
        assert len(reading.listing.rows) == 187
        assert not reading.listing.warnings
        assert not reading.listing.skipped
        assert [row.problems for row in reading.listing.rows if row.problems] == []
        columns = reading.heading.columns
        assert [column.name for column in sorted(columns, key=columns.__getitem__)] == [
            *("NUMBER", "CODE", "NAME", "UNIT", "FIELD", "TOPIC", "SUBJECT", "YEAR", "KIND", "STANDING"),
            *("HOUSEHOLDS", "PLACE", "CONTENTS", "RESULTS"),
        ]
        for row in reading.listing.rows:
            assert parse_standing(row.values[Column.STANDING]) is not None
            assert parse_subject(row.values[Column.SUBJECT]) is not None
            assert parse_kind(row.values[Column.KIND]) is not None
        assert list(tmp_path.glob(".*")) == []


async def test_of_the_list_only_what_is_chosen_is_written(running: Running, tmp_path: Path) -> None:
    async with running() as pilot:
        await pilot.press("3", "home", "space", "down", "space")
        await settle(pilot)
        wanted = [row.code for row in dashboard(pilot).models.picked]
        assert len(wanted) == 2
        await pilot.press("f9")
        await settle(pilot)
        assert "Danh sách mô hình: 2 mô hình đã chọn" in shown(pilot)
        await pilot.press("escape")
        await export_to(pilot, tmp_path / "m.csv")
        assert told(pilot).startswith("Đã ghi 2 dòng vào ")
        with (tmp_path / "m.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert "2 mô hình đã chọn" in [row[0] for row in rows]
        assert [row[1] for row in rows if row[1].startswith("MH")] == wanted
        # It stays chosen: writing it to a file is no act on it.
        assert len(dashboard(pilot).models.picked) == 2


async def test_fields_and_units_are_written_as_figures_with_what_they_are(
    running: Running, tmp_path: Path
) -> None:
    async with running() as pilot:
        await pilot.press("1")
        await export_to(pilot, tmp_path / "l.csv")
        with (tmp_path / "l.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0][0] == "Phong trào thi đua «Dân vận khéo» · Thành phố Phủ Lý · dữ liệu mẫu"
        assert rows[2][0] == "Giai đoạn 2015-2020"
        assert rows[4][0].startswith("Số liệu lúc ")
        assert rows[5] == ["Lĩnh vực", "Cộng", "Tập thể", "Cá nhân", "Chưa rõ", "hiệu quả trở lên"]
        assert rows[6] == ["Kinh tế", "42", "38", "4", "0", "27"]
        assert rows[-1][:2] == ["Cộng", "187"]
        assert len({len(row) for row in rows}) == 1
        await pilot.press("2")
        await export_to(pilot, tmp_path / "d.csv")
        with (tmp_path / "d.csv").open(encoding="utf-8-sig", newline="") as file:
            units = list(csv.reader(file))
        assert [row[5] for row in units if row[0] == "Thành phố Phủ Lý"] == ["187"]
        assert [row[1:6] for row in units if row[0].strip() == "Ban Dân vận Thành ủy"] == [["0"] * 5]


async def test_a_file_that_is_there_is_replaced_only_when_enter_comes_twice(
    running: Running, tmp_path: Path
) -> None:
    async with running() as pilot:
        path = tmp_path / "l.csv"
        path.write_text("của tôi")
        await export_to(pilot, path)
        assert says(pilot).startswith("Đã có tệp tên này.")
        await pilot.press("end", "backspace", "v")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert path.read_text() == "của tôi"
        await pilot.press("enter")
        await settle(pilot)
        assert path.read_text() != "của tôi"
        assert pilot.app.screen is dashboard(pilot)


async def test_a_name_that_cannot_be_written_is_said_and_can_be_mended(running: Running, tmp_path: Path) -> None:
    async with running() as pilot:
        await export_to(pilot, tmp_path / "l.txt")
        assert "đuôi .xlsx hoặc .csv" in says(pilot)
        typed = pilot.app.screen.query_one("#typed", VietInput)
        for name, why in {
            "": "chưa có tên",
            str(tmp_path / "không có" / "l.csv"): "không có thư mục",
            str(tmp_path / ("a" * 300 + ".csv")): "tên quá dài",
        }.items():
            typed.value = name
            await pilot.press("enter")
            await settle(pilot)
            assert why in says(pilot)
        typed.value = str(tmp_path / "l.csv")
        await pilot.press("enter")
        await settle(pilot)
        assert (tmp_path / "l.csv").exists()


async def test_the_name_that_is_offered_says_what_and_which_years(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("3", "f9")
        await settle(pilot)
        typed = pilot.app.screen.query_one("#typed", VietInput)
        assert typed.value.endswith("/dvk-mo-hinh-2015-2020.xlsx")
        assert "Danh sách mô hình: Giai đoạn 2015-2020" in shown(pilot)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, Dialog)


async def test_a_long_export_says_how_far_it_is_and_can_be_left(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "QUIET", 0.0)
    left, given_up = Event(), Event()

    def long(live: Live, path: Path, replace: bool, told: Told) -> int:
        told(12_000)
        left.wait(60)
        try:
            told(12_500)
        except Exception:
            given_up.set()
            raise
        return 0

    async with running() as pilot:
        pilot.app.push_screen(ExportDialog("Danh sách", "a.csv", long))
        await pilot.pause()
        pilot.app.screen.query_one("#typed", VietInput).value = str(tmp_path / "a.csv")
        await pilot.press("enter")
        for _ in range(10_000):
            await pilot.pause()
            if says(pilot).startswith("Đang ghi"):
                break
        assert says(pilot) == "Đang ghi… 12.000 dòng. Esc để thôi."
        await pilot.press("enter", "escape")
        left.set()
        await settle(pilot)
        # Its dialog is gone, and with it whoever would wait for the thread.
        assert await to_thread(given_up.wait, 30)
        assert pilot.app.screen is dashboard(pilot)
        assert list(tmp_path.glob("*.csv")) == []
