"""The one list of commands: keys, footer, help, palette and the README's key table come from it."""

from dataclasses import dataclass
from enum import Enum


class Where(Enum):
    """Where a command applies."""

    FIELDS = "fields"
    UNITS = "units"
    MODELS = "models"
    DETAIL = "detail"
    CHARTS = "charts"
    CHANGES = "changes"
    AWARDS = "awards"
    DEADLINES = "deadlines"
    ACTIVITIES = "activities"
    PRESS = "press"
    TARGETS = "targets"
    COMMITTEE = "committee"
    SNAPSHOTS = "snapshots"
    UNIT_ACTS = "unit_acts"
    PENDING = "pending"
    TASKS = "tasks"


PANES = (Where.FIELDS, Where.UNITS, Where.MODELS, Where.DETAIL)
"""The dashboard's panes, in the order of their numbers."""
BOARDS = (
    Where.TASKS,
    Where.PENDING,
    Where.AWARDS,
    Where.DEADLINES,
    Where.ACTIVITIES,
    Where.PRESS,
    Where.TARGETS,
    Where.COMMITTEE,
    Where.SNAPSHOTS,
    Where.UNIT_ACTS,
)
"""The screens of records beside the dashboard, each of them opened by the command of its name."""
LISTS = frozenset({Where.FIELDS, Where.UNITS, Where.MODELS, Where.CHARTS, Where.CHANGES, *BOARDS})
EVERYWHERE = frozenset(Where)
DASHBOARD = frozenset(PANES)
RECORDS = frozenset({Where.MODELS, *BOARDS})
"""Where there are lists of records to which something can be done."""
FIGURES = DASHBOARD | {Where.CHARTS}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a key does. Its label and help are texts ``cmd.<id>`` and ``cmd.<id>.help``.

    Attributes:
        id: Its name; the screen's method is ``do_<id>``.
        keys: Textual's names of its keys. The first ones never collide with Telex or a terminal; single
            letters come last, as extras.
        shown: The keys as the footer and the help show them.
        where: Where it applies.
        footer: Its place in the footer, smallest first; None for one that the footer leaves out.
        palette: Whether the palette offers it.
        files: Whether it reads or writes the member's files, which a server cannot.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    where: frozenset[Where] = EVERYWHERE
    footer: int | None = None
    palette: bool = False
    files: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("up", ("k",), "↑ k", footer=None),
    Command("down", ("j",), "↓ j", footer=None),
    Command("page_up", (), "PgUp"),
    Command("page_down", (), "PgDn"),
    Command("home", ("g",), "Home g"),
    Command("end", ("G", "upper_g"), "End G"),
    Command("enter", ("l",), "Enter l", LISTS | {Where.DETAIL}, footer=20),
    Command("unfold", (), "→", frozenset({Where.UNITS})),
    Command("fold", (), "←", frozenset({Where.UNITS})),
    Command("back", ("escape", "h"), "Esc h", footer=30),
    Command("next_pane", ("tab",), "Tab", DASHBOARD | {*BOARDS}, footer=57),
    Command("previous_pane", ("shift+tab",), "Shift+Tab", DASHBOARD | {*BOARDS}),
    Command("pane_1", ("1",), "1", DASHBOARD, palette=True),
    Command("pane_2", ("2",), "2", DASHBOARD, palette=True),
    Command("pane_3", ("3",), "3", DASHBOARD, palette=True),
    Command("pane_4", ("4",), "4", DASHBOARD, palette=True),
    Command("filter", ("slash",), "/", DASHBOARD | {Where.CHANGES, *BOARDS}, footer=40, palette=True),
    Command("help", ("f1", "question_mark"), "F1 ?", footer=90, palette=True),
    Command("period", ("f2", "p"), "F2 p", footer=50, palette=True),
    Command("sort", ("f3", "s"), "F3 s", frozenset({Where.UNITS, Where.MODELS}), footer=60, palette=True),
    Command("charts", ("f4", "v"), "F4 v", FIGURES, footer=55, palette=True),
    Command("import_file", ("f5", "i"), "F5 i", DASHBOARD, palette=True, files=True),
    Command("columns", ("f6", "c"), "F6 c", frozenset({Where.MODELS}), footer=70, palette=True),
    Command("copy", ("f7", "y"), "F7 y", footer=80, palette=True),
    Command("full", ("f8", "f"), "F8 f", DASHBOARD, footer=65, palette=True),
    Command("export", ("ctrl+e", "f9"), "Ctrl+E F9", FIGURES, footer=75, palette=True, files=True),
    Command("changes", ("ctrl+l",), "Ctrl+L", DASHBOARD | {Where.CHANGES, *BOARDS}, footer=62, palette=True),
    Command("palette", ("ctrl+p",), "Ctrl+P", footer=85),
    Command("standing", ("ctrl+f", "m"), "Ctrl+F m", DASHBOARD, palette=True),
    Command("pick", ("space",), "Space", RECORDS, footer=52, palette=True),
    Command("act", ("f12", "a"), "F12 a", RECORDS | {Where.DETAIL}, footer=45, palette=True),
    Command("add", ("insert", "n"), "Ins n", DASHBOARD | {*BOARDS}, footer=54, palette=True),
    Command("amend", ("ctrl+o", "e"), "Ctrl+O e", RECORDS | {Where.DETAIL}, footer=51, palette=True),
    Command("carry", ("ctrl+d", "d"), "Ctrl+D d", frozenset({Where.MODELS}), palette=True),
    Command("tasks", ("5",), "5", palette=True),
    Command("pending", ("6",), "6", palette=True),
    Command("activities", ("7",), "7", palette=True),
    Command("awards", ("8",), "8", palette=True),
    Command("committee", ("9",), "9", palette=True),
    Command("deadlines", ("0",), "0", palette=True),
    Command("press", ("ctrl+n",), "Ctrl+N", palette=True),
    Command("targets", ("ctrl+g",), "Ctrl+G", palette=True),
    Command("snapshots", ("ctrl+a",), "Ctrl+A", palette=True),
    Command("unit_acts", ("ctrl+y",), "Ctrl+Y", palette=True),
    Command("undo", ("ctrl+u", "u"), "Ctrl+U u", DASHBOARD | {Where.CHANGES, *BOARDS}, footer=66, palette=True),
    Command("today", ("ctrl+t", "t"), "Ctrl+T t", DASHBOARD, palette=True),
    Command("theme", (), "", palette=True),
    Command("redraw", ("ctrl+r",), "Ctrl+R", palette=True),
    Command("quit", ("q", "ctrl+q", "f10"), "q Ctrl+Q F10", footer=95, palette=True),
)

BY_ID = {command.id: command for command in COMMANDS}

# The stroke that a Telex engine turned into a mark or another letter.
_STROKES = {
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
    "\u031b": "w",
    "\u0306": "w",
}


def telex_stroke(character: str) -> str | None:
    """The letter key that was pressed, when an input engine that was left on made another letter of it.

    After ``y`` (copy), the key ``s`` (sort) arrives as DEL and "ý": the DEL does nothing outside an input, and
    the "ý" is an ``s``.

    Args:
        character: What arrived.

    Returns:
        The stroke, or None where it is no letter that such an engine makes.
    """
    from unicodedata import normalize

    if character in {"đ", "Đ"}:
        return "d"
    marks = normalize("NFD", character)
    if len(marks) < 2:
        return None
    if marks[-1] == "\u0302":
        return marks[0]
    return _STROKES.get(marks[-1])


def own_letter(character: str) -> str | None:
    """The letter that a mark was put on: "u" of "ư", which some keyboards have a key for.

    Args:
        character: What arrived.

    Returns:
        The letter, or None where there is no mark on it.
    """
    from unicodedata import normalize

    marks = normalize("NFD", character)
    return marks[0] if len(marks) > 1 else None


_BY_KEY = {key: command for command in COMMANDS for key in command.keys}


def by_key(key: str) -> Command | None:
    """The command of a key."""
    return _BY_KEY.get(key)


_ON_BOARDS = {"add": 46}
"""Other places in the footer of boards: what they list is added to more often than their years are changed."""


def footer(where: Where) -> list[Command]:
    """The commands that the footer shows there, in its order."""
    places = {command: command.footer for command in COMMANDS if where in command.where}
    if where in BOARDS:
        places |= {command: _ON_BOARDS[command.id] for command in places if command.id in _ON_BOARDS}
    shown = {command: place for command, place in places.items() if place is not None}
    return sorted(shown, key=lambda command: shown[command])
