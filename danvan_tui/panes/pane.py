"""What every pane is: a framed part of the screen with a number and a name."""

from typing import ClassVar

from textual.containers import Vertical
from textual.widget import Widget

from danvan_tui.commands import PANES, Where
from danvan_tui.locale import Words


class Pane(Vertical):
    """A framed pane. Its title says its number, its name and what it counts."""

    where: ClassVar[Where]

    def __init__(self, words: Words) -> None:
        """A pane in the session's language."""
        super().__init__(id=self.where.value)
        self.words = words
        self._count = ""
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
        self._count = count
        title = " · ".join(filter(None, (self.name_text, count, note)))
        if title != self.border_title:
            self.border_title = title.replace("[", r"\[")
