"""The one list of commands: words, keys, Telex, the footer, and that every key can be pressed anywhere."""

import random
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from danvan_tui.commands import BOARDS, BY_ID, COMMANDS, PANES, Command, Where, by_key, footer, telex_stroke
from danvan_tui.locale import LANGUAGES, words
from danvan_tui.present import say, status
from danvan_tui.present.where import place_names
from danvan_tui.screens.board import BoardScreen
from danvan_tui.screens.changes import ChangesScreen
from danvan_tui.screens.charts import ChartsScreen
from danvan_tui.screens.dashboard import DashboardScreen
from db.engine import Database
from db.errors import Language
from db.read.models import model_count
from db.read.tallies import by_field
from tests.danvan_tui.conftest import Running, dashboard, lines, settle

SHOWN = {
    "escape": "Esc",
    "insert": "Ins",
    "slash": "/",
    "question_mark": "?",
    "tab": "Tab",
    "space": "Space",
    "shift+tab": "Shift+Tab",
}
"""How keys are written for people, where that is not by their own name."""
WIDGETS_OWN = {"page_up", "page_down", "fold", "unfold"}
"""What lists do by themselves."""
TELEX = "sfrxjwaeod"
"""Letters that an engine that was left on may turn into a mark or another letter."""


def written(key: str) -> str:
    """A key of Textual's as the help writes it."""
    if key in SHOWN:
        return SHOWN[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[-1].upper()}"
    if key.startswith("upper_"):
        return key[-1].upper()
    return key if len(key) == 1 else key.upper()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_label_and_help(language: Language, command: Command) -> None:
    said = words(language)
    label, text = said(f"cmd.{command.id}"), said(f"cmd.{command.id}.help")
    assert 0 < len(label) <= 16
    assert len(text) > len(label)
    assert not label.endswith((" ", "."))
    if command.palette:
        # What the palette shows of it at 80x24, the keys beside it.
        assert cell_len(text) <= 40


@pytest.mark.parametrize("where", Where)
def test_no_key_means_two_things_in_one_place(where: Where) -> None:
    keys = Counter(key for command in COMMANDS if where in command.where for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_key_means_the_same_everywhere() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert keys.most_common(1)[0][1] == 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_key_is_shown(command: Command) -> None:
    assert {written(key) for key in command.keys} <= set(command.shown.split(" "))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_no_command_needs_a_letter(command: Command) -> None:
    if command.shown:
        assert any(len(key) > 1 or not key.isalpha() for key in command.shown.split(" "))
    else:
        assert command.palette


@pytest.mark.parametrize("letter", TELEX)
def test_a_letter_that_an_engine_turned_into_another_is_still_that_key(letter: str) -> None:
    made = {"s": "ý", "f": "ỳ", "r": "ỷ", "x": "ỹ", "j": "ỵ", "w": "ư", "a": "â", "e": "ê", "o": "ô", "d": "đ"}
    assert telex_stroke(made[letter]) == letter
    assert telex_stroke(letter) is None


def test_a_command_is_found_by_its_keys() -> None:
    for command in COMMANDS:
        assert BY_ID[command.id] is command
        for key in command.keys:
            assert by_key(key) is command


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", Where)
def test_the_footer_at_80_cells_has_the_most_important_keys(where: Where, language: Language) -> None:
    said = words(language)
    pieces = status.footer(said, footer(where), 80)
    text = "".join(piece.text for piece in pieces)
    assert cell_len(text) <= 80
    wanted = [
        command
        for command in ("enter", "back", "filter", "period", "help", "quit")
        if where in BY_ID[command].where
    ]
    wanted += ["act", "add"] if where in BOARDS else []
    for command in wanted:
        assert f" {BY_ID[command].shown.split(' ')[0]} {said(f'cmd.{command}')} " in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_the_footer_is_never_wider_than_the_screen(width: int) -> None:
    for where in Where:
        pieces = status.footer(words("vi"), footer(where), width)
        assert cell_len("".join(piece.text for piece in pieces)) <= max(width, 24)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_somebody_carries_it_out(command: Command) -> None:
    screens = (
        (DashboardScreen, set(PANES)),
        (ChartsScreen, {Where.CHARTS}),
        (ChangesScreen, {Where.CHANGES}),
        (BoardScreen, set(BOARDS)),
    )
    for screen, places in screens:
        if command.where & places:
            assert hasattr(screen, f"do_{command.id}") or command.id in WIDGETS_OWN


@pytest.mark.parametrize("where", PANES)
async def test_every_key_can_be_pressed_where_it_applies(running: Running, where: Where) -> None:
    number = str(PANES.index(where) + 1)
    async with running(size=(80, 24)) as pilot:
        for command in COMMANDS:
            for key in command.keys:
                if command.id == "quit":
                    continue
                await home(pilot)
                await pilot.press(number, key)
                await settle(pilot)
                assert pilot.app.is_running
                refused = words("vi")("why.not_here", places=place_names(words("vi"), command.where))
                told = refused in "\n".join(lines(pilot))
                assert told is (where not in command.where)


async def home(pilot: Pilot[None]) -> None:
    """Back to the dashboard, with everything in view."""
    while len(pilot.app.screen_stack) > 1 or dashboard(pilot).trail.before:
        assert pilot.app.is_running
        await pilot.press("escape")
    await settle(pilot)


WALK = [
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab", "shift+tab"),
    *(key for command in COMMANDS if command.id != "quit" for key in command.keys),
    *("backspace", "delete", "space", "ctrl+c", "f11", "x", "0", "9"),
    *"ýỳỷỹỵưâêôđĐẾ",
]


@pytest.mark.parametrize(("seed", "size"), [(1, (80, 24)), (2, (160, 45))])
async def test_any_keys_in_any_order(
    running: Running,
    sample_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    choose = random.Random(seed)
    database = Database(sample_path)
    async with running(size=size) as pilot:
        pressed: list[str] = []
        for number in range(300):
            pressed.append(choose.choice(WALK))
            await pilot.press(pressed[-1])
            assert pilot.app.is_running, pressed
            if number % 20 == 19:
                await settle(pilot)
                assert_true_to(database, pilot, pressed)
        await home(pilot)
        assert_true_to(database, pilot, pressed)
        assert "187 mô hình" in lines(pilot)[0]
    database.close()


def assert_true_to(database: Database, pilot: Pilot[None], pressed: list[str]) -> None:
    """What the dashboard shows is what a fresh look at the register gives."""
    screen = dashboard(pilot)
    scope = screen.trail.scope
    assert screen.view is not None
    with database.read() as connection:
        assert screen.view.scope == scope, pressed
        assert screen.view.fields == by_field(connection, scope), pressed
        count = model_count(connection, scope)
    assert screen.models.tab_text.endswith(f" {say.number(screen.words, count)}"), pressed
