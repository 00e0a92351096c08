"""What a session has, as its screens see it: they do not know the app that holds them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.dom import DOMNode
from textual.strip import Strip

from danvan_tui.locale import Words
from danvan_tui.options import RunOptions
from db.identity import Actor

if TYPE_CHECKING:
    from danvan_tui.live import Live


class Session(App[None]):
    """An app with what a session has.

    Attributes:
        options: What it began with.
        actor: Who acts in it.
        words: Its language.
        live: The register.
        ascii_only: Whether its terminal can draw no boxes and blocks.
    """

    options: RunOptions
    actor: Actor
    words: Words
    live: "Live"
    ascii_only: bool

    def draw_lines(self, strips: Iterable[tuple[int, int, Strip]]) -> None:
        """Send parts of lines, each with the cell at which it begins and its line."""

    def action_redraw(self) -> None:
        """Send the whole screen, after something else wrote on it."""
        self.screen.refresh()


class InSession(DOMNode):
    """A screen that belongs to a session."""

    @property
    def danvan(self) -> Session:
        """The session."""
        return cast("Session", self.app)

    @property
    def words(self) -> Words:
        """The session's language."""
        return self.danvan.words
