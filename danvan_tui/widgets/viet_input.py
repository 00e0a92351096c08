"""A line of text input that survives Vietnamese typing engines.

Telex and VNI engines (UniKey, OpenKey, EVKey) retype a letter by sending Backspace and the new letter, often in
one read. Textual's Input inserts a letter while the key event is handled, but leaves Backspace to the bindings,
which run when the event has bubbled to the app: by then the letters behind it stand, and the wrong one is
deleted (https://github.com/Textualize/textual/issues/6605). Here every editing key acts while its own event is
handled, so the order of the bytes is the order of the edits.
"""

import re
from collections.abc import Iterable
from typing import Any, Final
from unicodedata import normalize

from rich.cells import cell_len
from textual import events
from textual.actions import parse
from textual.binding import Binding
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive
from textual.validation import Validator
from textual.widgets import Input
from textual.widgets.input import Selection

from danvan_tui.widgets.letters import letter_end, letter_start, pasted_text, typed_text, without_bare_marks
from db.text import for_terminal

MAX_LENGTH: Final = 4096
"""Default limit of a value, in code points, and of what is looked at of one paste."""

# Enter has to reach the parent; copying nothing has to let Ctrl+C go on to whoever wants it.
_LEFT_TO_BINDINGS: Final = {"submit", "copy"}
# As some terminals and UniKey in them send Backspace (0x08), and as Kitty's protocol names these two.
_MORE_KEYS: Final = {"ctrl+h": ("delete_left", ()), "shift+backspace": ("delete_left", ())}


def _editing_keys() -> dict[str, tuple[str, tuple[Any, ...]]]:
    """The name and the arguments of the action for each editing key of Textual's Input."""
    parsed = ((binding.key, parse(binding.action)) for binding in Binding.make_bindings(Input.BINDINGS))
    return {key: (name, args) for key, (_, name, args) in parsed if name not in _LEFT_TO_BINDINGS} | _MORE_KEYS


_EDITING_KEYS: Final = _editing_keys()


class VietInput(Input):
    """Textual's Input for Vietnamese over a slow line.

    The value is always NFC and one line without anything that could drive a terminal. Keys that edit or move
    the cursor are used up here; Up, Down, Enter, Escape, Tab, function keys and all others go on to the
    parents and to the bindings (Enter as ``Input.Submitted`` besides). No blinking, no suggestions.

    Args:
        value: The text at the beginning; the cursor stands behind it.
        placeholder: Shown while there is no text.
        max_length: Limit in code points, 0 for none. A longer ``value`` may stay, but only be shortened.
        restrict: A regular expression that the whole value must match.
        validators: As for ``Input``.
        select_on_focus: Select everything when the focus comes. Off, for the first key of an engine that
            retypes is Backspace.
        compact: One row without borders.
        name: As for every widget.
        id: As for every widget.
        classes: As for every widget.
        disabled: As for every widget.
    """

    class Cut(Message):
        """Something was typed or pasted that does not fit, and was left out."""

        def __init__(self, field: "VietInput") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "VietInput":
            """The input."""
            return self.field

    cursor_blink = reactive(False, init=False)
    _offered = False

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        max_length: int = MAX_LENGTH,
        restrict: str | None = None,
        validators: Validator | Iterable[Validator] | None = None,
        select_on_focus: bool = False,
        compact: bool = False,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            value,
            placeholder,
            max_length=max_length,
            restrict=restrict,
            validators=validators,
            select_on_focus=select_on_focus,
            compact=compact,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )

    def on_key(self, event: events.Key) -> None:
        """Edit at once; what is no editing key bubbles."""
        if edit := _EDITING_KEYS.get(event.key):
            name, args = edit
            self._take_up()
            getattr(self, f"action_{name}")(*args)
        elif not event.key.startswith("alt+") and (text := typed_text(event.character)):
            self.replace(text, *self.selection)
        else:
            if event.is_printable:
                # Textual's own handler runs after this one and would insert the letter of Alt+letter.
                event.prevent_default()
            return
        event.prevent_default()
        event.stop()

    def offer(self) -> None:
        """Let what stands there be replaced by the first letter that is typed.

        It looks selected, and any other key edits it as if it were not: the first one of an engine that retypes
        is Backspace.
        """
        self.selection = Selection(0, len(self.value))
        self._offered = True

    def _take_up(self) -> None:
        """Put the cursor behind what is offered, so that it can be edited."""
        if self._offered and self.selection == Selection(0, len(self.value)):
            self.cursor_position = len(self.value)
        self._offered = False

    def on_paste(self, event: events.Paste) -> None:
        """Insert what was pasted, on one line."""
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Insert what was copied or cut in this program."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        limit = max(self.max_length or 0, MAX_LENGTH)
        self.replace(pasted_text(text, limit), *self.selection)
        if len(text) > limit:
            self.post_message(self.Cut(self))

    def action_cursor_left(self, select: bool = False) -> None:
        """Move to the letter on the left, or to the left end of the selection."""
        anchor, cursor = self.selection
        target = letter_start(self.value, cursor - 1)
        if select:
            self.selection = Selection(anchor, target)
        else:
            self.cursor_position = target if self.selection.is_empty else min(anchor, cursor)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another and the cursor behind it.

        A mark joins the letter before it: macOS and some engines send letters in pieces (NFD). What does not
        fit in ``max_length`` is cut off and ``Cut`` says so; where nothing fits, ``restricted`` is called too.

        Args:
            text: What to insert, clean.
            start: Index of one end of what goes.
            end: Index of the other end.
        """
        value = self.value
        start, end = sorted((max(0, start), min(len(value), end)))
        # Never leave marks behind without their letter, nor insert between the two.
        start, end = (letter_end(value, start) if start == end else start), letter_end(value, end)
        before, after = value[:start], value[end:]
        head = normalize("NFC", before + text)
        cut = False
        if text and self.max_length and (excess := len(head) + len(after) - self.max_length) > 0:
            text = text[: letter_start(text, len(text) - excess)]
            head = normalize("NFC", before + text)
            cut = True
            if not text:
                self.restricted()
                self.post_message(self.Cut(self))
                return
        if not before:
            head = without_bare_marks(head)
        if self.restrict and not re.fullmatch(self.restrict, head + after):
            self.restricted()
            return
        self.value = head + after
        self.cursor_position = len(head)
        if cut:
            # Behind what the new value says of itself.
            self.post_message(self.Cut(self))

    def validate_value(self, value: str) -> str:
        """What is set by program may come from anywhere: one line, nothing that drives a terminal, NFC."""
        return for_terminal(value)

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep both ends within the value and off the marks of a letter."""
        start, end = super().validate_selection(selection)
        return Selection(letter_end(self.value, start), letter_end(self.value, end))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is drawn, column and row on the screen; typing engines open their windows there.

        Textual's own is a column further right behind the last letter.
        """
        x, y, _, _ = self.content_region
        return Offset(x + self._cursor_cell - round(self.scroll_x), y)

    @property
    def _cursor_cell(self) -> int:
        return cell_len(self.value[: self.cursor_position])

    def _watch_selection(self, selection: Selection) -> None:
        # Private, in place of Textual's: that does not scroll at the first value, says where the cursor was before
        # it scrolled, and scrolls after the next refresh, which would undo what was scrolled to meanwhile.
        self.app.clear_selection()
        self._reveal_cursor()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """The cursor moves with the text, also when a shorter one is pushed to the right by the next layout."""
        super().watch_scroll_x(old_value, new_value)
        self._say_cursor()

    def on_resize(self) -> None:
        """Show the cursor in what is left of the width."""
        self._reveal_cursor()

    def _reveal_cursor(self) -> None:
        # At once: scrolled after the next refresh, the terminal's cursor would be said where it was before.
        self.scroll_to_region(Region(self._cursor_cell, 0, 1, 1), animate=False, force=True, immediate=True)
        self._say_cursor()

    def _say_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
