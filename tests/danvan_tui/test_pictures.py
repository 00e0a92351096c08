"""How the screens look, in each language, at the sizes that members have."""

import os
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from db.engine import Database
from db.errors import Language
from db.sample.opening import open_sample
from db.setup import create_register
from db.text import VIETNAM
from tests import readme
from tests.danvan_tui.commended import lanes
from tests.danvan_tui.conftest import Running, dashboard, settle
from tests.danvan_tui.pictures import at_rest, differences, picture
from tests.danvan_tui.screens.workbooks import FAULTY, FLAT, preview

NOW = datetime(2026, 11, 24, 14, 3, tzinfo=VIETNAM)
STORED_NOW = "2026-11-24T07:03:00.000000Z"

Step = tuple[str, Sequence[str]]
"""A picture's name, and the keys that lead to it from the picture before."""

PANES: Sequence[Step] = [
    ("1-fields", ["1"]),
    ("2-units", ["2"]),
    ("3-models", ["3"]),
    ("4-detail", ["4"]),
]
WAYS: Sequence[Step] = [
    ("field", ["1", "down", "enter"]),
    ("unit", ["end", "enter"]),
    ("model", ["down", "enter"]),
    ("search-typing", ["escape", "escape", "escape", "slash", *"duong hoa".replace(" ", "_")]),
    ("search-kept", ["enter"]),
    ("search-nothing", ["slash", "ctrl+u", *"khongcogi", "enter"]),
    ("at-the-top", ["escape", "escape"]),
    ("standing", ["1", "ctrl+f", *["down"] * 4, "enter"]),
    ("returned", ["ctrl+f", *["down"] * 4, "enter"]),
    ("todays-units", ["escape", "escape", "t"]),
    ("units-by-total", ["escape", "2", "f3"]),
    ("full", ["3", "f8"]),
]
DIALOGS: Sequence[Step] = [
    ("help-fields", ["1", "f1"]),
    ("help-models", ["escape", "3", "f1"]),
    ("help-end", ["end"]),
    ("palette", ["escape", "1", "ctrl+p"]),
    ("palette-typed", [*"quang"]),
    ("period", ["escape", "f2"]),
    ("columns", ["escape", "3", "f6"]),
    ("standing", ["escape", "ctrl+f"]),
    ("export", ["escape", "ctrl+e"]),
    ("charts-funnel", ["escape", "f4"]),
    ("charts-years", ["tab"]),
    ("charts-grid", ["tab"]),
    ("charts-help", ["f1"]),
    ("theme", ["escape", "escape", "ctrl+p", *"mau", "enter"]),
    ("import-file", ["escape", "f5"]),
]

CHANGES: Sequence[Step] = [
    ("scope", ["2", *["down"] * 20, "enter", "ctrl+l"]),
    ("line", ["down", "down"]),
    ("whole", ["ctrl+l"]),
    ("oldest", ["end", "up"]),
    ("help", ["f1"]),
    ("unfolded", ["escape", "enter"]),
    ("filter", ["slash"]),
    ("narrowed", [*"hom_nay", "enter"]),
]
YEAR: Sequence[Step] = [
    ("activities", ["7"]),
    ("month", ["tab"]),
    ("month-of-many-days", ["left", "left"]),
    ("month-in-full", ["enter"]),
    ("month-of-nothing", ["escape", "left", "left"]),
    ("visits", ["tab", "down"]),
    ("visited", ["enter"]),
    ("activity-form", ["escape", "shift+tab", "shift+tab", "ctrl+o"]),
    ("press", ["escape", "ctrl+n", "down"]),
    ("press-form", ["insert", *["tab"] * 5, *"duong_hoa"]),
    ("targets", ["f4", "f4", "escape", "ctrl+g", "down", "down"]),
    ("targets-of-units", ["tab"]),
    ("target-form", ["insert"]),
    ("targets-help", ["escape", "f1"]),
    ("deadlines", ["escape", "0"]),
    ("deadlines-overdue", ["tab"]),
    ("committee", ["escape", "9", "down", "down"]),
    ("assignments", ["tab"]),
    ("gaps", ["tab"]),
    ("visit-form", ["escape", "7", "tab", "tab", "down", "ctrl+o"]),
]
"""The committee's year on its boards."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still, and nobody waits for the cursor to rest."""
    for place in ("live", "screens.changes"):
        monkeypatch.setattr(f"danvan_tui.{place}.local_now", lambda: NOW)
    monkeypatch.setattr("danvan_tui.screens.board_reading.local_today", lambda: NOW.date().isoformat())
    monkeypatch.setattr("danvan_tui.screens.reading.REST_SECONDS", 0.001)
    monkeypatch.setattr("danvan_tui.screens.board_reading.REST_SECONDS", 0.001)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register, made at a known moment; nobody changes it."""
    path = tmp_path_factory.mktemp("pictures") / "sample.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.write.session.now_utc", lambda: STORED_NOW)
        patch.setattr("db.setup.now_utc", lambda: STORED_NOW)
        open_sample(path).close()
    return path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of the test's own, where files go."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder)
    workbook = folder / "danh-sach-2026.xlsx"
    workbook.write_bytes(b"PK" * 5000)
    os.utime(workbook, (NOW.timestamp(), NOW.timestamp()))


async def look(pilot: Pilot[None], folder: str, steps: Sequence[Step]) -> None:
    """Press the keys, and compare what each step shows."""
    different = []
    for name, keys in steps:
        for key in keys:
            await pilot.press("space" if key == "_" else key)
            await settle(pilot)
        await at_rest(pilot)
        different.append(differences(f"{folder}/{name}", picture(pilot)))
    assert "\n".join(filter(None, different)) == ""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_the_panes(running: Running, register: Path, size: tuple[int, int], language: Language) -> None:
    async with running(size=size, language=language, database=register) as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.{language}", PANES if size[0] == 80 else PANES[:1])


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_the_panes_in_plain_characters(running: Running, register: Path, size: tuple[int, int]) -> None:
    async with running(size=size, database=register, ascii_borders=True) as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.vi.ascii", PANES[:1])


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_ways(running: Running, register: Path, size: tuple[int, int]) -> None:
    async with running(size=size, database=register) as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.vi.ways", WAYS)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "vi"), ((80, 24), "en"), ((120, 40), "vi")], ids=str)
async def test_the_dialogs(running: Running, register: Path, size: tuple[int, int], language: Language) -> None:
    async with running(size=size, language=language, database=register) as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.{language}.dialogs", DIALOGS)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A register without models."""
    database = Database(tmp_path / "empty.db")
    create_register(database)
    database.close()
    return tmp_path / "empty.db"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_preview_of_an_import(
    running: Running, empty: Path, size: tuple[int, int], language: Language
) -> None:
    folder = f"{size[0]}x{size[1]}.{language}.import"
    async with running(size=size, language=language, database=empty, period="2015-2020") as pilot:
        await preview(pilot, FAULTY)
        await look(
            pilot, folder, [("faulty", []), ("faulty-refused", ["enter"]), ("faulty-unit", ["down", "enter"])]
        )
        await pilot.press("escape", "escape", "escape")
        await preview(pilot, FLAT)
        await look(pilot, folder, [("flat", [])])
        await pilot.press("enter")
        while (view := dashboard(pilot).view) is None or view.fields.total.total != 187:
            await settle(pilot)
        dashboard(pilot).clear_marks()
        await look(pilot, folder, [("stored", [])])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_welcome(running: Running, size: tuple[int, int], language: Language) -> None:
    async with running(size=size, language=language, database=Path("ban", "so.db")) as pilot:
        await look(pilot, f"{size[0]}x{size[1]}.{language}.welcome", [("first", []), ("escape", ["escape"])])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_the_last_changes(
    running: Running, register: Path, size: tuple[int, int], language: Language
) -> None:
    async with running(size=size, language=language, database=register) as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.{language}.changes", CHANGES)


@pytest.mark.parametrize(
    ("size", "language"), [((80, 24), "vi"), ((120, 40), "vi"), ((80, 24), "en"), ((120, 40), "en")], ids=str
)
async def test_the_boards_of_the_year(
    running: Running, register: Path, size: tuple[int, int], language: Language
) -> None:
    async with running(size=size, language=language, database=register) as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.{language}.year", YEAR)


async def test_a_month_in_plain_characters(running: Running, register: Path) -> None:
    async with running(size=(80, 24), database=register, ascii_borders=True) as pilot:
        await at_rest(pilot)
        await look(pilot, "80x24.vi.ascii", [("year/month", ["7", "tab"]), ("year/targets", ["ctrl+g"])])


async def test_smaller_and_smaller(running: Running, register: Path) -> None:
    async with running(size=(60, 15), database=register) as pilot:
        await look(pilot, "small", [("60x15", [])])
        await pilot.resize_terminal(59, 15)
        await look(pilot, "small", [("59x15", [])])


async def test_the_picture_in_the_readme(running: Running, register: Path) -> None:
    async with running(size=(118, 32), database=register) as pilot:
        await at_rest(pilot)
        assert readme.is_true("picture", f"```text\n{picture(pilot)}```")


AWARDS: Sequence[Step] = [
    ("proposed", ["8"]),
    ("award-form", ["space", "space", "f12", "enter"]),
    ("awarded", ["escape", "escape", "escape", "escape", "8", "tab"]),
    ("recognised", ["tab", "tab"]),
    ("decision", ["enter"]),
    ("rubrics", ["escape", "tab", "tab"]),
    ("help", ["f1"]),
]
ACTS: Sequence[Step] = [
    ("detail", ["3", "slash", *"ngo_xanh", "enter", "end", "enter"]),
    ("one", ["escape", "f12"]),
    ("score", [*["down"] * 6, "enter"]),
    ("several", ["escape", "home", "space", "space", "space", "f12"]),
    (
        "recognise",
        ["enter", *"huyen", "enter", *"9-QD", "enter", *"1/12/2018", "enter", *"Ban", "enter"],
    ),
]


@pytest.fixture(scope="module")
def commended(register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register with proposals, awards, recognitions and a rubric."""
    path = tmp_path_factory.mktemp("commended") / "sample.db"
    shutil.copy(register, path)
    database = Database(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.write.session.now_utc", lambda: STORED_NOW)
        made = lanes(database)
    assert len(made) == 3
    database.close()
    return path


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_awards(running: Running, commended: Path, size: tuple[int, int], language: Language) -> None:
    async with running(size=size, language=language, database=commended, period="2015-2020") as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.{language}.awards", AWARDS)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_done_to_models(
    running: Running, commended: Path, tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    # A copy: what stands in the last form is kept as a draft when the session ends.
    copy = Path(shutil.copy(commended, tmp_path / "copy.db"))
    async with running(size=size, language=language, database=copy, period="2015-2020") as pilot:
        await at_rest(pilot)
        await look(pilot, f"{size[0]}x{size[1]}.{language}.acts", ACTS)
