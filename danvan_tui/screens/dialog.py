"""What every dialog shares: a frame over the screen, Esc, a line for what happened and a line of its keys."""

from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from danvan_tui.live import Live
from danvan_tui.present.keys import Keys, key_line
from danvan_tui.screens.asking import Asker
from danvan_tui.session import InSession
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import ASCII, UNICODE, Glyphs, Piece
from danvan_tui.widgets.wrapped_line import WrappedLine
from db.errors import DanvanError

ResultT = TypeVar("ResultT")
T = TypeVar("T")

FRAME = 4
"""Lines of a dialog that are not its contents: the frame, what it says, its keys."""


class Dialog(InSession, ModalScreen[ResultT]):
    """A framed part of the screen that asks for one thing. Esc closes it and nothing has happened.

    Subclasses give the dialog's title and keys as names of texts, and yield what is in it from ``contents``.
    """

    CSS_PATH: ClassVar[str | list[str | PurePath]] = "../styles/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]
    title_text: ClassVar[str]
    keys: ClassVar[Keys] = ()

    @property
    def glyphs(self) -> Glyphs:
        """The marks that this terminal can draw."""
        return ASCII if self.danvan.ascii_only else UNICODE

    @property
    def frame_title(self) -> str:
        """What the frame is headed with."""
        return self.words(self.title_text)

    @property
    def lines(self) -> int:
        """How many lines its contents would like to have."""
        return 10

    def contents(self) -> ComposeResult:
        """The widgets between the frame's top and the line that says what happened."""
        raise LookupError(type(self))

    def compose(self) -> ComposeResult:
        """The frame, its contents and the two lines below."""
        self._asker = Asker(self, self.danvan.live, self.say_error)
        with Vertical(id="dialog"):
            yield from self.contents()
            yield WrappedLine(ellipsis=self.glyphs.ellipsis, id="dialog-says")
            yield Line(id="dialog-keys")
        # Over the last line of what is behind: it names keys that do not work now.
        yield Line(id="dialog-foot")

    def on_mount(self) -> None:
        """Draw the frame as high as its contents want it, at the most as high as the screen."""
        self.set_class(self.danvan.ascii_only, "-ascii")
        frame = self.query_one("#dialog")
        frame.styles.height = self.lines + FRAME
        frame.border_title = self.frame_title
        self.query_one("#dialog-keys", Line).say(key_line(self.words, self.keys))

    def say(self, text: str, style: str = "dim") -> None:
        """Say one line, or two or three where it does not fit."""
        self.query_one("#dialog-says", Line).say([Piece(f" {text}", style)] if text else ())

    def say_error(self, error: DanvanError) -> None:
        """Say what went wrong and what to do."""
        language = self.words.language
        self.say(f"{error.words(language)} {error.hint(language)}", "error")

    def ask(self, group: str, read: Callable[[Live], T], take: Callable[[T], None]) -> None:
        """Ask the register in a thread; see ``Asker.ask``."""
        self._asker.ask(group, read, take)

    def tell_from_thread(self, take: Callable[..., None], *args: object) -> None:
        """Hand something over from a thread; see ``Asker.tell``."""
        self._asker.tell(take, *args)

    def is_asking(self, group: str) -> bool:
        """Whether an answer is still to come."""
        return self._asker.busy(group)

    def action_close(self) -> None:
        """Close without effect."""
        self.dismiss(None)
