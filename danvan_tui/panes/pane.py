"""What every pane is: a framed part of the screen with a number and a name."""

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from danvan_tui.commands import PANES, Where
from danvan_tui.locale import Words
from danvan_tui.widgets.painted import Painted


class Pane(Vertical, Painted):
    """A framed pane. Its title says its number, its name and what it counts."""

    where: ClassVar[Where]

    def __init__(self, words: Words) -> None:
        """A pane in the session's language."""
        super().__init__(id=self.where.value)
        self.words = words
        self._count = self._title = self._subtitle = ""
        self._note: str | None = None
        self.retitle("")

    @property
    def body(self) -> Widget:
        """The widget that takes the keys."""
        raise LookupError(self.where)

    @property
    def name_text(self) -> str:
        """ "3 Mô hình": the pane's number and name."""
        return f"{PANES.index(self.where) + 1} {self.words(f'pane.{self.where.value}')}"

    @property
    def tab_text(self) -> str:
        """The pane's name with its count, as its tab says it."""
        return f"{self.name_text} {self._count}".rstrip()

    def retitle(self, count: str, note: str = "") -> None:
        """Say what the pane counts; nothing is sent when it says the same already."""
        if count == self._count and note == self._note:
            return
        self._count, self._note = count, note
        title = " · ".join(filter(None, (self.name_text, count, note)))
        if title != self._title:
            # Past Textual's own property, which repaints all of the pane for a word on its frame.
            self._title, self._border_title = title, Content(title)
            self._repaint_frame(0)

    def subtitle(self, text: str) -> None:
        """Say something at the foot of the frame; nothing is sent when it says the same already."""
        if text != self._subtitle:
            self._subtitle, self._border_subtitle = text, Content(text) if text else None
            self._repaint_frame(self.outer_size.height - 1)

    def _repaint_frame(self, y: int) -> None:
        inside = self.content_offset
        self.repaint(Region(-inside.x, y - inside.y, self.outer_size.width, 1))
