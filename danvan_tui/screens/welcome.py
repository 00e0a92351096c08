"""The screens before there is a register: how to begin, and what keeps it from being opened."""

from enum import Enum
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from danvan_tui.options import RunOptions
from danvan_tui.places import shown_path
from danvan_tui.present import say
from danvan_tui.present.keys import Keys
from danvan_tui.present.welcome import beginning_columns, beginning_rows, trouble_lines, welcome_lines
from danvan_tui.screens.dialog import FRAME, Dialog, ResultT
from danvan_tui.screens.picking import ListDialog
from danvan_tui.screens.working import Work
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import Column, Row, VirtualList
from db.errors import DanvanError


class Beginning(Enum):
    """How to begin. The values are the names of the texts."""

    SAMPLE = "sample"
    EMPTY = "empty"
    IMPORT = "import"


class _Opening(Dialog[ResultT]):
    """A screen of its own before the register is open: q quits, Esc does not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ctrl+q,f10", "quit_session", show=False)]

    def action_quit_session(self) -> None:
        """End the session."""
        self.app.exit()

    def action_close(self) -> None:
        """Esc: nothing lies behind this screen; say how to leave."""
        self.say(self.words("welcome.how_to_leave"), "warning")


class WelcomeScreen(_Opening[Beginning], ListDialog[Beginning]):
    """What this is, and three ways to begin; a register is made here, where it is wanted."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/dialogs.tcss", "../styles/welcome.tcss"]
    title_text = "welcome.title"
    keys: ClassVar[Keys] = (
        ("↑ ↓", "welcome.key.choose"),
        ("Enter 1-3", "welcome.key.go"),
        ("q", "welcome.key.quit"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"begin('{beginning.value}')", show=False)
        for number, beginning in enumerate(Beginning, 1)
    ]

    def __init__(self, options: RunOptions, where: str) -> None:
        """A welcome.

        Args:
            options: Which register is wanted.
            where: Where it would be, safe to show.
        """
        super().__init__()
        self._options = options
        self._register = where if "://" in where else shown_path(Path(where))
        self._work = Work(self, lambda _done, _total: None, self._failed)

    @property
    def lines(self) -> int:
        """The words, an empty line, the three ways."""
        return 9

    def columns(self) -> list[Column]:
        """The digit, the way, what it means."""
        return beginning_columns()

    def contents(self) -> ComposeResult:
        """The words and the list."""
        yield TextView(id="welcome-words")
        yield VirtualList(self.columns(), show_header=False, glyphs=self.glyphs, bar=200, id="choices")

    def on_mount(self) -> None:
        """Show the words and the ways."""
        words = self.query_one("#welcome-words", TextView)
        words.can_focus = False
        words.show(lambda width: welcome_lines(self.words, self._register, width), from_top=True)
        self.choices.set_rows(beginning_rows(self.words, [each.value for each in Beginning]))
        self.choices.focus()

    def chosen(self, row: Row) -> None:
        """Enter on a way."""
        self.action_begin(str(row.key))

    def action_begin(self, value: str) -> None:
        """Begin; make a register first, unless the sample is wanted."""
        beginning = Beginning(value)
        if self._work.busy:
            return
        self.choices.select(value)
        if beginning is Beginning.SAMPLE:
            self.dismiss(beginning)
            return
        options = self._options
        self.say(self.words("welcome.making"), "accent")
        self._work.start(lambda _: _make(options), lambda _: self.dismiss(beginning), to_the_end=True)

    def _failed(self, error: DanvanError) -> None:
        self.say("")
        said = error.words(self.words.language), error.hint(self.words.language)
        what, hint = map(say.stored, said)
        # Higher than before: such words name a path.
        self.query_one("#dialog").styles.height = self.lines + FRAME + 4
        words = self.query_one("#welcome-words", TextView)
        words.show(lambda width: trouble_lines(what, hint, width), from_top=True)


class TroubleScreen(_Opening[bool]):
    """What keeps the register from being opened, and what to do. Gives True to try again."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/dialogs.tcss", "../styles/welcome.tcss"]
    title_text = "welcome.trouble"
    keys: ClassVar[Keys] = (("F5", "welcome.key.again"), ("q", "welcome.key.quit"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5,r,enter", "again", show=False)]

    def __init__(self, error: DanvanError) -> None:
        """The screen for an error."""
        super().__init__()
        self._error = error

    @property
    def lines(self) -> int:
        """What happened, an empty line, what to do: wrapped, for it names a path."""
        return 7

    def contents(self) -> ComposeResult:
        """The words."""
        yield TextView(more=self.glyphs.descending, id="trouble-words")

    def on_mount(self) -> None:
        """Show the words."""
        language = self.words.language
        what, hint = say.stored(self._error.words(language)), say.stored(self._error.hint(language))
        view = self.query_one("#trouble-words", TextView)
        view.show(lambda width: trouble_lines(what, hint, width), from_top=True)
        view.focus()

    def action_again(self) -> None:
        """Try again."""
        self.dismiss(True)


def _make(options: RunOptions) -> None:
    from danvan_tui.opening import where
    from db.engine import Database
    from db.errors import AlreadyThere
    from db.setup import create_register

    database = Database(where(options))
    try:
        create_register(database)
    except AlreadyThere:
        # Somebody else made it a moment ago: as good. Where it is something else, opening it says so.
        pass
    finally:
        database.close()
