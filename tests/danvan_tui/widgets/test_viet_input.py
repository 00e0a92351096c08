"""The Vietnamese input, fed with the bytes that typing engines, terminals and pastes send."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.widgets import Input

from danvan_tui.widgets.viet_input import MAX_LENGTH, VietInput
from tests.danvan_tui.widgets.keyboard import BACKSPACES, Keyboard, splits

ENGINES = {
    "telex, one letter": ("to\x7fôi", "tôi"),
    "telex, a whole rhyme": ("tieng\x7f\x7f\x7fếng", "tiếng"),
    "telex, dd": ("d\x7fđu\x7fưow\x7f\x7fờng", "đường"),
    "telex, undone": ("a\x7fâ\x7f\x7faa", "aa"),
    "vni, tie6ng1": ("tie\x7fêng\x7f\x7f\x7fếng", "tiếng"),
    "vni, a figure": ("to 3\x7f5, 2015", "to 5, 2015"),
    "whole word retyped": ("truong\x7f\x7f\x7f\x7f\x7f\x7ftrường ", "trường "),
    "more backspaces than letters": ("ab\x7f\x7f\x7fâ", "â"),
    "letters in pieces": ("tie\u0302\u0301ng Vie\u0323\u0302t", "tiếng Việt"),
}


class Form(App[None]):
    """One input, and note of what goes past it."""

    CSS = "VietInput { width: 24; border: none; padding: 0; }"

    def __init__(self, make: Callable[[], VietInput]) -> None:
        super().__init__()
        self.make = make
        self.passed: list[str] = []
        self.said: list[str] = []
        self.rung = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self.make()

    @property
    def field(self) -> VietInput:
        return self.query_one(VietInput)

    def on_key(self, event: events.Key) -> None:
        self.passed.append(event.key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.said.append(event.value)

    def bell(self) -> None:
        self.rung += 1


@asynccontextmanager
async def typing(make: Callable[[], VietInput] = VietInput) -> AsyncIterator[tuple[Form, VietInput, Keyboard]]:
    form = Form(make)
    async with form.run_test(size=(40, 6)):
        with Keyboard(form) as keyboard:
            yield form, form.field, keyboard


@pytest.mark.parametrize("backspace", BACKSPACES)
@pytest.mark.parametrize("name", ENGINES)
async def test_bursts_of_typing_engines(name: str, backspace: bytes) -> None:
    keys, text = ENGINES[name]
    burst = keys.encode().replace(b"\x7f", backspace)
    async with typing() as (_, field, keyboard):
        await keyboard.read(burst)
        assert field.value == text
        for first, second in splits(burst):
            await keyboard.read(b"\x15", first, second)
            assert field.value == text
        await keyboard.read(b"\x15", *(bytes([byte]) for byte in burst))
        assert field.value == text
        assert field.cursor_position == len(text)


async def test_a_burst_in_the_middle_of_a_text() -> None:
    async with typing(lambda: VietInput("mô hình khéo")) as (_, field, keyboard):
        await keyboard.read(b"\x1b[D" * 5 + b" da" + b"\x7fa\x7f\xc3\xa2n")
        assert field.value == "mô hình dân khéo"
        await keyboard.read(b"\x1b[H" + "Một ".encode() + b"\x1b[F!")
        assert field.value == "Một mô hình dân khéo!"


@pytest.mark.parametrize(
    ("keys", "value", "cursor"),
    [
        ("\x7f", "xã Tiên Hả", 10),
        ("\x08", "xã Tiên Hả", 10),
        ("\x1b[104;5u", "xã Tiên Hả", 10),
        ("\x1b[H\x1b[3~", "ã Tiên Hải", 0),
        ("\x1b[D\x1b[D", "xã Tiên Hải", 9),
        ("\x1b[H\x1b[C", "xã Tiên Hải", 1),
        ("\x1b[1;5D", "xã Tiên Hải", 8),
        ("\x1b[H\x1b[1;5C", "xã Tiên Hải", 3),
        ("\x17", "xã Tiên ", 8),
        ("\x1b[1;5D\x15", "Hải", 0),
        ("\x1b[1;5D\x0b", "xã Tiên ", 8),
        ("\x01", "xã Tiên Hải", 0),
        ("\x01\x05", "xã Tiên Hải", 11),
        ("\x01\x04", "ã Tiên Hải", 0),
        ("\x1b[1;2D\x1b[1;2D\x1b[1;2Do", "xã Tiên o", 9),
        ("\x1b[1;2Hđ", "đ", 1),
    ],
)
async def test_editing_keys_take_effect_in_their_place(keys: str, value: str, cursor: int) -> None:
    async with typing(lambda: VietInput("xã Tiên Hải")) as (form, field, keyboard):
        await keyboard.read(keys.encode())
        assert (field.value, field.cursor_position) == (value, cursor)
        await keyboard.read(b"#")
        assert field.value == value[:cursor] + "#" + value[cursor:]
        assert form.passed == []


async def test_other_keys_go_on_to_the_parents() -> None:
    keys = {
        "\x1b[A": "up",
        "\x1b[B": "down",
        "\r": "enter",
        "\t": "tab",
        "\x1b[Z": "shift+tab",
        "\x1b[5~": "pageup",
        "\x1bOP": "f1",
        "\x1b[27u": "escape",
    }
    async with typing(lambda: VietInput("chữ")) as (form, field, keyboard):
        for key in keys:
            await keyboard.read(key.encode())
            await keyboard.bubbled()
        assert form.passed == list(keys.values())
        assert field.value == "chữ"
        assert form.said == ["chữ"]


async def test_alt_and_a_letter_is_a_command_and_no_letter() -> None:
    async with typing() as (form, field, keyboard):
        form.post_message(events.Key("alt+a", "a"))
        await keyboard.bubbled()
        assert form.passed == ["alt+a"]
        assert field.value == ""


async def test_enter_after_a_burst_submits_what_was_typed() -> None:
    async with typing() as (form, _, keyboard):
        await keyboard.read("to\x7fôi\r".encode())
        await keyboard.bubbled()
        assert form.said == ["tôi"]


async def test_a_mark_joins_the_letter_before_the_cursor() -> None:
    async with typing() as (_, field, keyboard):
        await keyboard.read("\u0323o\u0302\u0323 n\x1b[D\x1b[Da\u0309".encode())
        assert field.value == "ộả n"
        assert field.cursor_position == 2


async def test_a_letter_without_a_code_point_of_its_own_stays_whole() -> None:
    async with typing() as (_, field, keyboard):
        await keyboard.read("e\u0302\u0306a".encode())
        assert field.value == "ê̆a"
        await keyboard.read(b"\x1b[D\x1b[D")
        assert field.cursor_position == 0
        await keyboard.read(b"\x1b[C")
        assert field.cursor_position == 2
        await keyboard.read(b"\x1b[H\x1b[3~")
        assert field.value == "a"
        await keyboard.read("\x1b[Hê\u0306\x7f".encode())
        assert field.value == "êa"


async def test_a_paste_becomes_one_line_at_the_cursor() -> None:
    async with typing(lambda: VietInput("xã ,")) as (_, field, keyboard):
        await keyboard.read(b"\x1b[D" + "\x1b[200~Đi\u0300nh\r\n\tXa\u0301\x1b[201~ thôn 3".encode())
        assert field.value == "xã Đình Xá thôn 3,"
        await keyboard.read(b"\x1b[200~\n\x1b[201~")
        assert field.value == "xã Đình Xá thôn 3,"


async def test_a_hostile_paste_is_made_harmless() -> None:
    async with typing() as (form, field, keyboard):
        form.post_message(events.Paste("a\x1b[31mb\x9b2J\x07c\u202ed\x1b]52;c;aGk=\x07\x7fe"))
        await keyboard.handled()
        assert field.value == "abcde"


async def test_a_paste_replaces_what_is_selected_and_so_does_the_own_clipboard() -> None:
    async with typing(lambda: VietInput("một hai")) as (form, field, keyboard):
        await keyboard.read(b"\x1b[1;2D" * 3 + b"\x1b[200~ba\x1b[201~")
        assert field.value == "một ba"
        form.copy_to_clipboard("nha\u0300\n\x1b[1mnước")
        await keyboard.read(b"\x15\x16")
        assert field.value == "nhà nước"


async def test_a_huge_paste_is_cut() -> None:
    async with typing() as (_, field, keyboard):
        await keyboard.read(b"\x1b[200~" + "ệ".encode() * 100_000 + b"\x1b[201~")
        assert field.value == "ệ" * MAX_LENGTH
        assert field.cursor_position == MAX_LENGTH


async def test_the_limit_of_length() -> None:
    async with typing(lambda: VietInput("12345", max_length=8)) as (form, field, keyboard):
        await keyboard.read(b"\x1b[200~67890\x1b[201~")
        assert field.value == "12345678"
        await keyboard.read(b"9")
        assert (field.value, form.rung) == ("12345678", 1)
        await keyboard.read(b"\x7fo\xcc\x82")
        assert field.value == "1234567ô"
        await keyboard.read(b"\xcc\x86")
        assert (field.value, form.rung) == ("1234567ô", 2)


async def test_a_longer_value_may_be_shortened() -> None:
    async with typing(lambda: VietInput("0123456789", max_length=4)) as (_, field, keyboard):
        await keyboard.read(b"\x7f\x7fx")
        assert field.value == "01234567"
        await keyboard.read(b"\x15ab")
        assert field.value == "ab"


async def test_only_what_is_allowed_is_taken() -> None:
    async with typing(lambda: VietInput(restrict=r"\d*")) as (form, field, keyboard):
        await keyboard.read(b"2a0")
        assert (field.value, form.rung) == ("20", 1)


async def test_a_value_set_by_program_is_made_harmless() -> None:
    async with typing(lambda: VietInput("Xa\u0301\x1b[2J\nthôn")) as (_, field, keyboard):
        assert field.value.startswith("Xá")
        assert not {"\x1b", "\n"} & set(field.value)
        assert field.cursor_position == len(field.value)
        field.value = "tie\u0302\u0301ng "
        await keyboard.read(b"a")
        assert field.value == "tiếng a"


@pytest.mark.parametrize(
    "text", ["ngắn", "mười chín chữ cái đây và thêm nữa cho dài", "漢字 và 漢字 rồi lại 漢字漢字漢字漢字漢字漢字"]
)
async def test_the_cursor_is_drawn_where_the_next_letter_goes(text: str) -> None:
    async with typing() as (form, field, keyboard):
        await keyboard.read(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        for keys in ["", "\x1b[D", "\x1b[D", "\x1b[H", "\x1b[C", "\x1b[F", "\x7f", "\x1b[1;5D", "\x0b", "ộ"]:
            await keyboard.read(keys.encode())
            _assert_cursor_in_place(form, field)


async def test_the_cursor_stays_in_sight_when_the_input_becomes_narrow() -> None:
    form = Form(lambda: VietInput("một hai ba bốn năm"))
    async with form.run_test(size=(40, 6)) as pilot:
        form.field.styles.width = 8
        await pilot.pause()
        assert form.field.content_size.width == 8
        _assert_cursor_in_place(form, form.field)


def _assert_cursor_in_place(form: Form, field: VietInput) -> None:
    """The cell drawn as the cursor is the one behind the text before it, and the terminal's cursor is there."""
    look = field.get_component_rich_style("input--cursor")
    drawn, column = [], 0
    for segment in field.render_line(0):
        style = segment.style
        if style is not None and (style.color, style.bgcolor, style.reverse) == (
            look.color,
            look.bgcolor,
            look.reverse,
        ):
            drawn.append((column, segment.text))
        column += segment.cell_length
    assert [text for _, text in drawn] == [(field.value + " ")[field.cursor_position]]
    assert 0 <= drawn[0][0] < field.content_size.width
    assert form.cursor_position - field.content_region.offset == Offset(drawn[0][0], 0)
