"""Dialogs that choose one line of a list, with or without an input to narrow it."""

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from danvan_tui.commands import telex_stroke
from danvan_tui.screens.dialog import Dialog
from danvan_tui.widgets.choice_list import ChoiceList
from danvan_tui.widgets.viet_input import VietInput
from danvan_tui.widgets.virtual_list import Column, Row, VirtualList

ResultT = TypeVar("ResultT")

_LETTERS = {"j": "cursor_down", "k": "cursor_up"}


class ListDialog(Dialog[ResultT]):
    """A list to choose from."""

    def columns(self) -> list[Column]:
        """The list's columns."""
        raise LookupError(type(self))

    def chosen(self, row: Row) -> None:
        """Enter on a row."""
        raise LookupError(type(self))

    @property
    def choices(self) -> VirtualList:
        """The list."""
        return self.query_one("#choices", VirtualList)

    def contents(self) -> ComposeResult:
        """The list."""
        yield VirtualList(self.columns(), show_header=False, glyphs=self.glyphs, id="choices")

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """Enter, or a click on the chosen row."""
        message.stop()
        if message.row is not None:
            self.chosen(message.row)

    def on_key(self, event: events.Key) -> None:
        """Vi's letters, also as an input engine that was left on makes them."""
        if event.character is None or isinstance(self.focused, Input):
            return
        action = _LETTERS.get(telex_stroke(event.character) or event.character)
        if action is not None:
            event.stop()
            getattr(self.choices, f"action_{action}")()


class PickDialog(ListDialog[ResultT]):
    """An input that keeps the focus, and a list below it that Up, Down, PageUp and PageDown move in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"move('{key}')", show=False) for key in ("up", "down", "pageup", "pagedown")
    ]
    placeholder: ClassVar[str]

    @property
    def typed(self) -> str:
        """What stands in the input."""
        return self.query_one("#typed", VietInput).value

    def contents(self) -> ComposeResult:
        """The input and the list."""
        yield VietInput(id="typed", compact=True, placeholder=self.words(self.placeholder), max_length=200)
        yield ChoiceList(
            self.columns(),
            show_header=False,
            glyphs=self.glyphs,
            empty=self.words("dlg.nothing_fits"),
            id="choices",
        )

    def action_move(self, key: str) -> None:
        """Move in the list."""
        moves = {"up": "up", "down": "down", "pageup": "page_up", "pagedown": "page_down"}
        getattr(self.choices, f"action_cursor_{moves[key]}")()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: what the list's cursor stands on."""
        event.stop()
        self.choices.action_activate()
