"""Choosing the standing that a registration shall have, and saying why where it is returned or stopped."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from danvan_tui.boards.offers import Moving
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.choices import move_columns, move_rows
from danvan_tui.present.keys import Keys
from danvan_tui.screens.dialog import Dialog
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from danvan_tui.widgets.virtual_list import Column, Piece, Row, VirtualList
from db.lifecycle import Standing, Step, steps


def about(words: Words, moving: Sequence[Moving]) -> tuple[list[Piece], list[Piece]]:
    """Which registrations a dialog is about, and where one stands."""
    if len(moving) > 1:
        return [Piece(f" {words('move.many', count=say.number(words, len(moving)))}", "strong")], []
    (one,) = moving
    now = f"{one.year} · {say.standing(words, one.standing)} "
    return [Piece(f" {say.stored(one.name)}", "strong")], [Piece(now, "dim")]


class MoveDialog(ListDialog[Step]):
    """The steps that may follow; nothing else is offered."""

    title_text = "move.title"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.take"), ("Esc", "key.close"))

    def __init__(self, moving: Sequence[Moving]) -> None:
        """A dialog about one registration or several."""
        super().__init__()
        self._moving = moving

    @property
    def lines(self) -> int:
        """One for each step that may follow, and one that says where it stands."""
        return len(steps(each.standing for each in self._moving)) + 1

    def columns(self) -> list[Column]:
        """What is done, and what the registration is then."""
        return move_columns()

    def contents(self) -> ComposeResult:
        """Which registration, and what may follow."""
        yield Line(id="about")
        yield from super().contents()

    def on_mount(self) -> None:
        """Show what may follow, the next step of the funnel first."""
        self.query_one("#about", Line).say(*about(self.words, self._moving))
        self.choices.set_rows(move_rows(self.words, [each.standing for each in self._moving]))

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Say what would be skipped, and why."""
        message.stop()
        step = None if message.row is None else message.row.item
        refused = [step.why_not(each.standing) for each in self._moving if isinstance(step, Step)]
        words = [why[self.words.language == "en"] for why in refused if why is not None]
        skipped = say.number(self.words, len(words))
        self.say(self.words("move.skipped", count=skipped, why="; ".join(dict.fromkeys(words))) if words else "")

    def chosen(self, row: Row) -> None:
        """This one."""
        if isinstance(row.item, Step):
            self.dismiss(row.item)


class ReasonDialog(Dialog[str]):
    """Why a registration is returned or stopped: one line, which the unit will read."""

    keys: ClassVar[Keys] = (("Enter", "key.send"), ("Esc", "key.close"))
    lines = 2

    def __init__(self, moving: Sequence[Moving], to: Standing) -> None:
        """A dialog about registrations that shall stand aside."""
        super().__init__()
        self._moving = moving
        self._to = to
        self._leaving = False

    @property
    def frame_title(self) -> str:
        """The question."""
        return self.words(f"move.reason.{self._to.name.lower()}")

    def contents(self) -> ComposeResult:
        """Which registration, and the input."""
        yield Line(id="about")
        yield VietInput(
            id="typed", compact=True, placeholder=self.words("move.reason.placeholder"), max_length=500
        )

    def on_mount(self) -> None:
        """Say which one, and wait for what is typed."""
        self.query_one("#about", Line).say(*about(self.words, self._moving))
        self.query_one("#typed", VietInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is not given up any more."""
        event.stop()
        self._leaving = False
        self.say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: with a reason."""
        event.stop()
        reason = event.value.strip()
        if reason:
            self.dismiss(reason)
        else:
            self.say(self.words("move.reason.needed"), "warning")

    def action_close(self) -> None:
        """Esc: at once where nothing is typed, else when it is pressed again."""
        if self._leaving or not self.query_one("#typed", VietInput).value.strip():
            self.dismiss(None)
            return
        self._leaving = True
        self.say(self.words("dlg.unsaved"), "warning")
