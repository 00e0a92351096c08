"""Any sequence of edits, in any pieces, gives what the same edits give on a plain string with a cursor."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining, is_normalized, normalize

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from danvan_tui.widgets.viet_input import VietInput
from tests.danvan_tui.widgets.keyboard import Keyboard

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạầẩẫấậềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵẰẮẶĐ0123456789 ,.'"


class OneInput(App[None]):
    """Nothing but the input."""

    def compose(self) -> ComposeResult:
        yield VietInput()


@dataclass
class Plain:
    """The model: a string, and the number of its characters before the cursor."""

    text: str = ""
    cursor: int = 0

    def play(self, key: str) -> None:
        """Apply one key, as its bytes are decoded."""
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        match key:
            case "\x7f" | "\x08":
                before = before[:-1]
            case "\x1b[3~":
                after = after[1:]
            case "\x1b[D":
                before, after = before[:-1], before[-1:] + after
            case "\x1b[C":
                before, after = before + after[:1], after[1:]
            case "\x1b[H" | "\x01":
                before, after = "", before + after
            case "\x1b[F" | "\x05":
                before, after = before + after, ""
            case "\x15":
                before = ""
            case "\x0b":
                after = ""
            case letter:
                before += letter
        self.text, self.cursor = before + after, len(before)


MOVES = st.sampled_from(["\x1b[3~", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x01", "\x05", "\x15", "\x0b"])
TYPED = st.sampled_from(LETTERS)
BACKSPACES = st.sampled_from("\x7f\x08")
KEYS = st.lists(st.one_of(TYPED, TYPED, TYPED, BACKSPACES, BACKSPACES, MOVES), max_size=40)
CUTS = st.sets(st.integers(0, 120), max_size=4)
MARKS = st.sampled_from("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")


def reads(keys: list[str], cuts: set[int]) -> list[bytes]:
    """The bytes of the keys in as many reads as the cuts make, also within a character or a key."""
    data = "".join(keys).encode()
    return [data[start:end] for start, end in pairwise([0, *sorted(cuts), len(data)]) if start < end]


async def hold(check: Callable[[VietInput, Callable[[list[str], set[int]], None]], None]) -> None:
    """Run a property in a thread, with a function that empties the input of a running app and plays keys to it."""
    app = OneInput()
    loop = asyncio.get_running_loop()
    async with app.run_test():
        with Keyboard(app) as keyboard:

            def play(keys: list[str], cuts: set[int]) -> None:
                playing = keyboard.read(b"\x05\x15", *reads(keys, cuts))
                asyncio.run_coroutine_threadsafe(playing, loop).result(timeout=20)

            await asyncio.to_thread(check, app.query_one(VietInput), play)


async def test_edits_give_what_they_give_on_a_plain_string() -> None:
    def check(field: VietInput, play: Callable[[list[str], set[int]], None]) -> None:
        @settings(max_examples=150)
        @given(KEYS, CUTS)
        def holds(keys: list[str], cuts: set[int]) -> None:
            plain = Plain()
            for key in keys:
                plain.play(key)
            play(keys, cuts)
            assert (field.value, field.cursor_position) == (plain.text, plain.cursor)

        holds()

    await hold(check)


async def test_letters_in_pieces_become_whole() -> None:
    def check(field: VietInput, play: Callable[[list[str], set[int]], None]) -> None:
        @settings(max_examples=50)
        @given(st.lists(TYPED, max_size=20), CUTS)
        def holds(letters: list[str], cuts: set[int]) -> None:
            play([normalize("NFD", letter) for letter in letters], cuts)
            assert field.value == "".join(letters)
            assert field.cursor_position == len(letters)

        holds()

    await hold(check)


async def test_loose_marks_never_spoil_the_value() -> None:
    def check(field: VietInput, play: Callable[[list[str], set[int]], None]) -> None:
        @settings(max_examples=100)
        @given(st.lists(st.one_of(TYPED, MARKS, MARKS, BACKSPACES, MOVES), max_size=30), CUTS)
        def holds(keys: list[str], cuts: set[int]) -> None:
            play(keys, cuts)
            value, cursor = field.value, field.cursor_position
            assert is_normalized("NFC", value)
            assert not combining(value[:1] or " ")
            assert not combining(value[cursor : cursor + 1] or " ")

        holds()

    await hold(check)
