"""The help: what the pane at work is for, and the keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from danvan_tui.commands import Command, Where, telex_stroke
from danvan_tui.present.help import HelpEntry, help_lines
from danvan_tui.present.keys import Keys
from danvan_tui.screens.dialog import Dialog
from danvan_tui.widgets.text_view import TextView

_LETTERS = {"j": "scroll_down", "k": "scroll_up", "g": "scroll_home", "G": "scroll_end"}


class HelpDialog(Dialog[None]):
    """An overlay to read and to scroll."""

    title_text = "help.title"
    keys: ClassVar[Keys] = (
        ("↑ ↓", "key.scroll"),
        ("PgUp PgDn", "key.page"),
        ("Esc F1", "key.close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,question_mark,q", "close", show=False)]

    def __init__(self, where: Where, here: Sequence[HelpEntry], elsewhere: Sequence[Command]) -> None:
        """The help for a place.

        Args:
            where: The pane or the screen at work.
            here: The commands that belong there.
            elsewhere: The other ones.
        """
        super().__init__(classes="-large")
        self._where = where
        self._here = here
        self._elsewhere = elsewhere

    @property
    def lines(self) -> int:
        """As many as the screen has."""
        return self.app.size.height

    def contents(self) -> ComposeResult:
        """The text."""
        yield TextView(more="v" if self.danvan.ascii_only else "▼", id="help-text")

    def on_mount(self) -> None:
        """Lay the text out; it begins again with every new width."""
        self.query_one("#help-text", TextView).show(
            lambda width: help_lines(self.words, self._where, self._here, self._elsewhere, width), from_top=True
        )

    def on_key(self, event: events.Key) -> None:
        """Vi's letters."""
        stroke = telex_stroke(event.character or "") or event.character
        action = _LETTERS.get(stroke or "")
        if action is not None:
            event.stop()
            getattr(self.query_one("#help-text", TextView), f"action_{action}")()
