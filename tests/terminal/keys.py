"""The bytes that an xterm sends for a key, and what Vietnamese typing engines send for a letter."""

import re
from typing import Final

BACKSPACE: Final = b"\x7f"
"""What most terminals send for Backspace."""
CTRL_H: Final = b"\x08"
"""What some terminals (and UniKey in some of them) send for Backspace instead."""

KEYS: Final[dict[str, bytes]] = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "insert": b"\x1b[2~",
    "delete": b"\x1b[3~",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "ctrl+up": b"\x1b[1;5A",
    "ctrl+down": b"\x1b[1;5B",
    "ctrl+right": b"\x1b[1;5C",
    "ctrl+left": b"\x1b[1;5D",
    "shift+up": b"\x1b[1;2A",
    "shift+down": b"\x1b[1;2B",
    "shift+right": b"\x1b[1;2C",
    "shift+left": b"\x1b[1;2D",
    "shift+tab": b"\x1b[Z",
    "tab": b"\t",
    "enter": b"\r",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": BACKSPACE,
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "f10": b"\x1b[21~",
    "f11": b"\x1b[23~",
    "f12": b"\x1b[24~",
    **{f"ctrl+{letter}": bytes([ord(letter) & 0x1F]) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{f"alt+{letter}": b"\x1b" + letter.encode() for letter in "abcdefghijklmnopqrstuvwxyz0123456789"},
}

_LOOKS_LIKE_A_KEY = re.compile(r"(?:ctrl|alt|shift|super)\+.+|f\d+")


def to_bytes(key: str) -> bytes:
    """The bytes for one key by its name ("down", "ctrl+p", "f1"), or for any other text as it is typed.

    Raises:
        ValueError: The text is built like a key's name but no such key is known.
    """
    known = KEYS.get(key)
    if known is not None:
        return known
    if _LOOKS_LIKE_A_KEY.fullmatch(key):
        raise ValueError(f"no such key: {key!r}")
    return key.encode()
