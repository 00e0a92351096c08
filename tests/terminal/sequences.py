"""Cuts a terminal's stream into text and control sequences, and names those that have no business there."""

import re
from collections.abc import Collection, Iterator
from typing import Final

_CONTROLS = (
    r"\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\udc80-\udcff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
)
_TOKEN: Final = re.compile(
    r"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    r"|(?P<string>\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|(?P<torn>\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)?\Z)"
    r"|(?P<escape>\x1b[ -/]*[0-OQ-WYZ\\`-~])"
    r"|(?P<broken>\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*)?)"
    rf"|(?P<control>[{_CONTROLS}])"
    rf"|(?P<text>[^\x1b{_CONTROLS}]+)"
)
"""The order matters: a whole sequence, one that the end of the input cuts off, a broken one, a lone control."""

_EXPECTED_CSI: Final = re.compile(
    r"""\x1b\[(?:
        [0-9;]* m                                        # colours and attributes
      | [0-9;]* [ABCDEFGHdfJKX]                          # cursor moves, erasing
      | \? (?: 7 | 25 | 1004 | 1049 | 2004 | 2026 | 2048 ) [hl]
      | \? (?: 2026 | 2048 ) \$p                         # does the terminal know this mode?
      | > [0-9]+ u | < u                                 # Kitty's keyboard protocol on and off
    )""",
    re.VERBOSE,
)
_STRINGS: Final = tuple(f"\x1b{kind}" for kind in "]PX^_")
_EXPECTED_OSC: Final = {"\x1b]22;default\x07"}
"""Textual gives the mouse pointer its shape back at the end, also where it never had the mouse."""
_MOUSE: Final = re.compile(r"\x1b\[\?(?:1000|1003|1006|1015|1016)[hl]|\x1b\]22;[a-z-]+\x07")


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Cut into ``(kind, token)``, where kind is one of csi, string, torn, escape, broken, control, text.

    Nothing is lost: the tokens joined are the text. ``torn`` comes last, if at all: a sequence whose end has
    not been read yet.
    """
    for match in _TOKEN.finditer(text):
        yield match.lastgroup or "text", match[0]


def foreign_sequences(raw: bytes, *, mouse: bool = False, allowed: Collection[bytes] = ()) -> list[bytes]:
    """Everything in a Textual program's output that could steer a terminal and is not what Textual sends.

    That is each escape sequence that is not on the list of the expected ones (no OSC is but one: not titles,
    the clipboard, links), broken and endless ones, C0 controls but tab, CR, LF and BS, C1 controls in either
    encoding, and the marks that reorder text. Ordinary colours and cursor moves are expected, so whether text
    smuggled some of those in shows only in the cells of the screen.

    Args:
        raw: What the program wrote.
        mouse: Whether the mouse may be switched on.
        allowed: Further sequences, byte for byte, such as the program's own copy to the clipboard.
    """
    # Bytes that are no UTF-8 become lone surrogates, so a raw 0x9b (CSI in one byte) is seen as well.
    found = []
    for kind, token in tokens(raw.decode("utf-8", "surrogateescape")):
        if kind == "text" or _expected(token, mouse):
            continue
        # A sequence that the last read cut off is unknown yet; an unended string would swallow the screen.
        if kind == "torn" and not token.startswith(_STRINGS):
            continue
        sequence = token.encode("utf-8", "surrogateescape")
        if sequence not in allowed:
            found.append(sequence)
    return found


def _expected(sequence: str, mouse: bool) -> bool:
    if mouse and _MOUSE.fullmatch(sequence):
        return True
    return sequence in _EXPECTED_OSC or _EXPECTED_CSI.fullmatch(sequence) is not None
