"""Writing what is in view to a file."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from danvan_tui.live import Live
from danvan_tui.places import shown_path
from danvan_tui.present import say
from danvan_tui.present.keys import Keys
from danvan_tui.screens.dialog import Dialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from danvan_tui.widgets.virtual_list import Piece
from db.errors import DanvanError
from db.exchange.export import ExportRefused, FileThere, Told, look_at

QUIET = 0.3
"""Seconds that pass before anything is said of the progress, and between one word and the next."""

Export = Callable[[Live, Path, bool, Told], int]
"""Writes the file, in a thread: register, file, whether it may be replaced, whom to tell. Gives the rows."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    path: Path
    rows: int


class _Left(Exception):
    """The member closed the dialog."""


class ExportDialog(Dialog[Exported]):
    """A file's name, to be confirmed; a file that is there is replaced only when Enter is pressed twice."""

    title_text = "export.title"
    keys: ClassVar[Keys] = (("Enter", "key.write"), ("Esc", "key.leave"))

    def __init__(self, what: str, name: str, export: Export) -> None:
        """A dialog.

        Args:
            what: What will be written, in one line.
            name: A sensible name for the file, without a folder.
            export: Writes it.
        """
        super().__init__()
        self._what = what
        self._file_name = name
        self._export = export
        self._confirmed: Path | None = None
        self._writing: Worker[None] | None = None

    @property
    def lines(self) -> int:
        """What is written, and the path."""
        return 2

    def contents(self) -> ComposeResult:
        """What is written, and where to."""
        yield Line(id="export-what")
        yield VietInput(shown_path(folder() / self._file_name), id="typed", compact=True)

    def on_mount(self) -> None:
        """Say what is written, and what endings there are."""
        self.query_one("#export-what", Line).say([Piece(f" {self._what}")])
        self.say(self.words("export.hint"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name: nothing is confirmed for it."""
        event.stop()
        if self._confirmed is not None:
            self._confirmed = None
            self.say(self.words("export.hint"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; ask first where one is there."""
        event.stop()
        if self._writing is not None:
            return
        try:
            path = real_path(event.value)
            if not self._may_be_written(path):
                return
        except DanvanError as error:
            self.say_error(error)
        else:
            self._write(path)

    def _may_be_written(self, path: Path) -> bool:
        try:
            look_at(path)
        except FileThere:
            if self._confirmed != path:
                self._confirmed = path
                self.say(self.words("export.replace"), "warning")
                return False
        return True

    def _write(self, path: Path) -> None:
        live, replace, export = self.danvan.live, self._confirmed == path, self._export
        began = said = monotonic()
        self.query_one("#typed", VietInput).disabled = True

        def told(rows: int) -> None:
            nonlocal said
            if get_current_worker().is_cancelled:
                raise _Left
            now = monotonic()
            if now - began > QUIET and now - said > QUIET:
                said = now
                self.tell_from_thread(self._progress, rows)

        def work() -> None:
            try:
                rows = export(live, path, replace, told)
            except _Left:
                return
            except DanvanError as error:
                self.tell_from_thread(self._failed, error)
            else:
                self.tell_from_thread(self._done, Exported(path, rows))

        self._writing = self.run_worker(work, thread=True, group="export")

    def _done(self, exported: Exported) -> None:
        self.dismiss(exported)

    def _progress(self, rows: int) -> None:
        self.say(self.words("export.progress", rows=say.number(self.words, rows)))

    def _failed(self, error: DanvanError) -> None:
        self._writing = None
        self._confirmed = None
        typed = self.query_one("#typed", VietInput)
        typed.disabled = False
        typed.focus()
        self.say_error(error)

    def action_close(self) -> None:
        """Close; a file that is being written is given up and leaves nothing behind."""
        if self._writing is not None:
            self._writing.cancel()
        self.dismiss(None)


def folder() -> Path:
    """Where a file is offered: the folder that the program was started in, or the home folder."""
    here = Path.cwd()
    return here if os.access(here, os.W_OK) else Path.home()


def real_path(typed: str) -> Path:
    """The file that was typed.

    Raises:
        ExportRefused: Nothing was typed, or nobody's home folder.
    """
    name = typed.strip()
    if not name:
        raise ExportRefused(file="", why_vi="chưa có tên", why_en="it has no name")
    try:
        return folder() / Path(name).expanduser()
    except RuntimeError as error:
        raise ExportRefused(file=name, why_vi="không có thư mục đó", why_en="there is no such folder") from error
