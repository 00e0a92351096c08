"""The line that says which keys work in a dialog."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.widgets.virtual_list import Piece

Keys = Sequence[tuple[str, str]]
"""Each key as it is shown, with the name of its text."""


def key_line(words: Words, keys: Keys) -> list[Piece]:
    """The keys and what they do, as the dashboard's footer shows its own."""
    pieces: list[Piece] = []
    for key, text in keys:
        pieces += [Piece(f" {key}", "key"), Piece(f" {words(text)} ")]
    return pieces
