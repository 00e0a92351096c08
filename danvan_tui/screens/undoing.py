"""Taking one's own last act back: what it was, and whether it can be."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from danvan_tui.live import Live
from danvan_tui.present.act_words import taken_back_words
from danvan_tui.present.change_rows import line_columns, line_rows
from danvan_tui.present.keys import Keys
from danvan_tui.present.undoing import about_pieces, refusal_lines
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.dialog import Dialog
from danvan_tui.widgets.confirm_list import ConfirmList
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.text_view import TextView
from db.errors import DanvanError

if TYPE_CHECKING:
    from danvan_tui.screens.everywhere import EverywhereCommands

    # What writes takes long to import: it comes in a thread.
    from db.write.taking_back import LastAct

MOST = 10
"""Lines of an act that are in view together."""
_SAYS = 3


class UndoDialog(Dialog[bool]):
    """The act, its lines, and Enter to take it back."""

    keys: ClassVar[Keys] = (("Enter", "key.undo"), ("↑ ↓", "key.choose"), ("Esc", "key.leave"))

    def __init__(self, act: "LastAct") -> None:
        """A dialog about somebody's last act."""
        super().__init__(classes="-large")
        self._act = act

    @property
    def frame_title(self) -> str:
        """Whether it is taken back or done again."""
        return self.words("undo.title.again" if self._act.again else "undo.title")

    @property
    def lines(self) -> int:
        """What it was, its lines, and what Enter does."""
        return 1 + min(len(self._act.lines), MOST) + _SAYS

    def contents(self) -> ComposeResult:
        """What it was, its lines, what Enter does or why it does nothing."""
        yield Line(ellipsis=self.glyphs.ellipsis, id="about")
        yield ConfirmList(line_columns(self.words), show_header=False, glyphs=self.glyphs, id="undo-lines")
        yield TextView(more=self.glyphs.descending, id="undo-says")

    def on_mount(self) -> None:
        """Show it."""
        act, words = self._act, self.words
        self.query_one("#about", Line).say(*about_pieces(words, act))
        says = self.query_one("#undo-says", TextView)
        says.can_focus = False
        says.styles.height = _SAYS
        says.show(lambda width: refusal_lines(words, act, width), from_top=True)
        lines = self.query_one("#undo-lines", ConfirmList)
        lines.set_rows(line_rows(words, act.lines))
        lines.focus()

    def on_confirm_list_confirmed(self, message: ConfirmList.Confirmed) -> None:
        """Enter: take it back, where that can be."""
        message.stop()
        if self._act.refusal is None:
            self.dismiss(True)


class AgainDialog(UndoDialog):
    """The act that was taken back, its lines, and Enter to do it again."""

    keys: ClassVar[Keys] = (("Enter", "key.again"), ("↑ ↓", "key.choose"), ("Esc", "key.leave"))


class NoUndoDialog(UndoDialog):
    """The act, its lines, and why it cannot be taken back."""

    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Esc", "key.close"))


def ask_undo(screen: "EverywhereCommands") -> None:
    """Show a member their last act, and take it back where they say so."""
    actor, words = screen.danvan.actor, screen.words
    asker = Asker(screen, screen.danvan.live, lambda error: _tell(screen, error))

    def read(live: Live) -> "LastAct":
        from db.write.taking_back import last_act

        with live.database().read() as connection:
            return last_act(connection, actor)

    def show(act: "LastAct") -> None:
        def confirmed(sure: bool | None) -> None:
            if sure:
                asker.ask(
                    f"undo-{act.number}",
                    write,
                    lambda _: screen.tell(taken_back_words(words, act.summary, again=act.again), "good"),
                )

        def write(live: Live) -> None:
            from db.write.session import writing
            from db.write.taking_back import take_back

            with writing(live.database(), actor) as work:
                take_back(work, act.number)

        able = AgainDialog if act.again else UndoDialog
        screen.app.push_screen(able(act) if act.refusal is None else NoUndoDialog(act), confirmed)

    asker.ask("last-act", read, show)


def _tell(screen: "EverywhereCommands", error: DanvanError) -> None:
    language = screen.words.language
    screen.tell(f"{error.words(language)} {error.hint(language)}", "error")
