"""Text for terminals without box drawing: the last look at every line of every screen, frames included.

Widgets choose plain marks where they draw them; words, keys ("↑ ↓"), quotes and Textual's own widgets do not
know of the terminal. Cell for cell, so that nothing that is laid out moves.
"""

from functools import lru_cache
from unicodedata import normalize

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = {
    **dict.fromkeys("·•‧∙●○◦■□▪▫★☆", "*"),
    **dict.fromkeys("–—−‐‑─━═╌╍┄┅▔▁", "-"),
    **dict.fromkeys("│┃║╎┆┊▏▎▍▌▐▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋", "+"),
    **dict.fromkeys("█▓▉▊▋▀▄▇▆▅▃▂", "#"),
    **dict.fromkeys("▒░▚", "="),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("›»→▸▶►➜", ">"),
    **dict.fromkeys("‹«←◂◀◄", "<"),
    **dict.fromkeys("↑▲▴", "^"),
    **dict.fromkeys("↓▼▾", "v"),
    "·": "-",
    "…": "~",
    "×": "x",
    "✓": "x",
    "✔": "x",
}
"""What stands for a glyph. A dot is a dash: it stands between parts of a line."""


class PlainGlyphs(LineFilter):
    """Lets letters through and puts a plain character in the place of every other glyph."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, each as wide as before."""
        return [
            segment if segment.text.isascii() else Segment(plain(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@lru_cache(4096)
def plain(text: str) -> str:
    """The text in Latin letters, digits and ASCII signs, as many cells wide as it was."""
    return "".join(map(_plain, normalize("NFC", text)))


@lru_cache(1024)
def _plain(letter: str) -> str:
    if letter.isascii() or is_latin(letter):
        return letter
    width = cell_len(letter)
    known = _PLAIN.get(letter) or normalize("NFKD", letter)
    return known if len(known) == width and known.isascii() else "?" * width


def is_latin(letter: str) -> bool:
    """Whether it is a letter of the Latin blocks, Vietnamese ones included."""
    return letter.isalpha() and (letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff")
