"""A folder's entries as rows of a list."""

import os
from datetime import datetime
from pathlib import Path

from rich.cells import cell_len

from danvan_tui.folder import Entry, Folder, Kind, shown_name
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.widgets.virtual_list import Cell, Column, Row
from db.text import VIETNAM

_STYLES = {Kind.UP: "dim", Kind.FOLDER: "strong", Kind.WORKBOOK: "", Kind.OTHER: "dim"}


def folder_columns(words: Words) -> list[Column]:
    """The name, the size, the time of the last change."""
    return [
        Column("name", words("import.name"), 16, weight=1, priority=9),
        Column("size", words("import.size"), 9, 9, align="right", priority=5),
        Column("modified", words("import.modified"), 16, 16, align="right", priority=4),
    ]


def folder_row(words: Words, entry: Entry) -> Row:
    """An entry."""
    style = _STYLES[entry.kind]
    if entry.kind is Kind.UP:
        texts = (f"../  {words('import.up')}", "", "")
    elif entry.kind is Kind.FOLDER:
        texts = (f"{entry.shown}/", words("import.folder"), moment(entry.modified))
    else:
        texts = (entry.shown, say.size(words, entry.size), moment(entry.modified))
    name, *rest = texts
    return Row(entry.name, (Cell(name, style), *(Cell(text, "dim") for text in rest)), item=entry)


def why_empty(words: Words, folder: Folder | None, typed: str) -> str:
    """Why no entry is shown."""
    if folder is None:
        return words("import.folder.reading")
    if folder.trouble is not None:
        return words(f"import.folder.{folder.trouble.value}")
    return words("import.folder.nothing_fits" if typed else "import.folder.empty")


def moment(seconds: float | None) -> str:
    """When a file was changed, in Vietnam's time; empty where no calendar has it."""
    if seconds is None:
        return ""
    try:
        return datetime.fromtimestamp(seconds, VIETNAM).strftime("%H:%M %d/%m/%Y")
    except (OverflowError, ValueError, OSError):
        return ""


def path_shown(path: Path, width: int, ellipsis: str) -> str:
    """A path safe to show, with "~" for the home folder; what does not fit is cut off its beginning."""
    text = shown_name(_with_tilde(path))
    if cell_len(text) <= width:
        return text
    room = max(0, width - cell_len(ellipsis))
    while text and cell_len(text) > room:
        # By whole names as long as there is another one behind.
        cut = text.find("/", 1)
        text = text[cut:] if cut > 0 else text[1:]
    return ellipsis + text


def _with_tilde(path: Path) -> str:
    home = os.path.expanduser("~")
    text = os.fspath(path)
    if len(home) > 1 and (text == home or text.startswith(home + os.sep)):
        return "~" + text[len(home) :]
    return text
