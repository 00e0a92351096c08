"""Picking a file: an input to type in, and below it what the folder holds, narrowed with every letter."""

import os
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from danvan_tui.folder import UP, Entry, Folder, Kind, first_folder, fitting, read_folder, resolve
from danvan_tui.present.folder import folder_columns, folder_row, path_shown, why_empty
from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import PickDialog
from danvan_tui.widgets.choice_list import ChoiceList
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from danvan_tui.widgets.virtual_list import Column, Piece, Row


class PathInput(VietInput):
    """An input in which Left, while there is nothing to move in, means the folder above."""

    class Left(Message):
        """Left was pressed in an empty input."""

    def on_key(self, event: events.Key) -> None:
        """Left in an empty input; all else is as ever."""
        if event.key == "left" and not self.value:
            event.prevent_default()
            event.stop()
            self.post_message(self.Left())


class FileDialog(PickDialog[Path]):
    """A folder at a time. Enter goes into a folder or picks a file; a whole path may be typed or pasted too."""

    title_text = "import.pick"
    placeholder = "import.pick.placeholder"
    keys: ClassVar[Keys] = (
        ("↑ ↓", "import.key.choose"),
        ("Enter", "import.key.open"),
        ("←", "import.key.up"),
        ("Esc", "import.key.leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False)]

    def __init__(self, begin: Path | None = None) -> None:
        """A picker.

        Args:
            begin: The file that the cursor begins on; None for the first one of the folder to begin in.
        """
        super().__init__(classes="-large")
        self._base = begin.parent if begin is not None else first_folder()
        self._select = begin.name if begin is not None else ""
        self._folder: Folder | None = None
        self._entered = False

    @property
    def lines(self) -> int:
        """As many as the screen has, up to two dozen."""
        return min(24, self.app.size.height)

    def columns(self) -> list[Column]:
        """The name, the size, the time of the last change."""
        return folder_columns(self.words)

    def contents(self) -> ComposeResult:
        """The folder's path, the input, what the folder holds."""
        yield Line(ellipsis=self.glyphs.ellipsis, id="pick-folder")
        yield PathInput(id="typed", compact=True, placeholder=self.words(self.placeholder))
        yield ChoiceList(self.columns(), show_header=False, glyphs=self.glyphs, id="choices")

    def on_mount(self) -> None:
        """Read the folder to begin in."""
        self._read(self._base)

    def on_resize(self) -> None:
        """Say the path anew: another part of it fits."""
        self.call_after_refresh(self._say_path)

    # --- what is shown --------------------------------------------------------------------------------------

    def _read(self, path: Path) -> None:
        self.ask("folder", lambda _: read_folder(path), self._take)

    def _take(self, folder: Folder) -> None:
        self._folder = folder
        self._redraw()
        if self._entered:
            self._submit()

    def _redraw(self) -> None:
        folder = self._folder
        if folder is None:
            return
        _, wanted = _parts(self.typed)
        rows = [folder_row(self.words, entry) for entry in fitting(folder, wanted)]
        self.choices.set_empty(why_empty(self.words, folder, wanted))
        self.choices.set_rows(rows, keep_cursor=False)
        if not self.choices.select(self._select) and len(rows) > 1 and rows[0].key == UP:
            self.choices.action_cursor_down()
        if folder.trouble is not None:
            self.say(why_empty(self.words, folder, wanted), "warning")
        else:
            self.say(self.words("import.pick.hint"))
        self._say_path()

    def _say_path(self) -> None:
        line = self.query_one("#pick-folder", Line)
        path = self._folder.path if self._folder is not None else self._base
        line.say([Piece(f" {path_shown(path, line.size.width - 2, self.glyphs.ellipsis)}", "strong")])

    # --- what is pressed ------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow what is shown; look elsewhere where a folder was typed."""
        event.stop()
        self._entered, self._select = False, ""
        base, (head, _) = self._base, _parts(event.value)
        if not head and self._folder is not None and self._folder.path == base and not self.is_asking("folder"):
            self._redraw()
            return
        self.ask("folder", lambda _: read_folder(resolve(base, head) if head else base), self._take)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: at once, or when the folder that was typed is read."""
        event.prevent_default()
        event.stop()
        self._entered = True
        if not self.is_asking("folder"):
            self._submit()

    def _submit(self) -> None:
        self._entered = False
        if self.choices.cursor_row is None:
            self.say(why_empty(self.words, self._folder, self.typed), "warning")
        else:
            self.choices.action_activate()

    def chosen(self, row: Row) -> None:
        """Go into a folder, or take a file."""
        entry = row.item
        if not isinstance(entry, Entry):
            return
        if entry.kind is Kind.UP:
            self._go_up()
        elif entry.kind is Kind.FOLDER:
            self._enter(entry.path)
        else:
            self.dismiss(entry.path)

    def on_path_input_left(self, message: PathInput.Left) -> None:
        """Left: the folder above."""
        message.stop()
        self._go_up()

    def _go_up(self) -> None:
        here = self._folder.path if self._folder is not None else self._base
        self._enter(here.parent, select=here.name)

    def _enter(self, path: Path, select: str = "") -> None:
        self._base = path
        with self.prevent(Input.Changed):
            self.query_one("#typed", VietInput).value = ""
        self._select = select
        self._read(path)

    def action_complete(self) -> None:
        """Tab: into the folder under the cursor, or the file's whole name into the input."""
        entry = self.choices.cursor_row.item if self.choices.cursor_row is not None else None
        if not isinstance(entry, Entry):
            return
        if entry.kind is Kind.FOLDER:
            self._enter(entry.path)
        elif entry.kind is not Kind.UP:
            head, _ = _parts(self.typed)
            typed = self.query_one("#typed", VietInput)
            typed.value = head + entry.shown
            typed.cursor_position = len(typed.value)


def _parts(typed: str) -> tuple[str, str]:
    """What was typed of a folder, its last separator included, and what was typed of a name in it."""
    text = typed.lstrip()
    end = max(text.rfind("/"), text.rfind(os.sep)) + 1
    head, name = text[:end], text[end:]
    # "~" is a folder by itself; a file of that name is rarer.
    return (f"{name}/", "") if not head and name == "~" else (head, name)
