"""An entry that two people changed: its versions in full, what differs between them marked."""

from collections.abc import Iterator
from itertools import takewhile

from rich.cells import cell_len

from danvan_tui.forms.merging import Clash
from danvan_tui.locale import Words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece
from db.text import for_terminal

AROUND = 40
"""Letters that stay of what the versions share, before and behind what differs: it would push that out of view."""


def clash_lines(words: Words, clash: Clash, width: int) -> list[TextLine]:
    """Mine, theirs and what was there, each under its heading.

    Args:
        words: The session's language.
        clash: The entry.
        width: Cells of a line.
    """
    mine, theirs, before = (for_terminal(value.text) for value in (clash.mine, clash.theirs, clash.before))
    lines: list[TextLine] = []
    for name, text, other in (("mine", mine, theirs), ("theirs", theirs, mine), ("before", before, theirs)):
        lines.append((Piece(words(f"form.conflict.{name}") + ":", "dim"),))
        lines += _marked(text, other, max(width - 4, 10)) or [
            (Piece("  " + words("form.conflict.nothing"), "dim"),)
        ]
    return lines


def _marked(text: str, other: str, width: int) -> list[TextLine]:
    """A text on as many lines as it takes, what another one does not have at its place in bold."""
    same = _shared(text, other)
    rest, others = text[same:], other[same:]
    tail = _shared(rest[::-1], others[::-1])
    start, end = same, len(text) - tail
    first = start - AROUND if start > 2 * AROUND else 0
    last = end + AROUND if tail > 2 * AROUND else len(text)
    shown = ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
    start, end = (index - first + bool(first) for index in (start, end))
    return [
        (
            Piece("  "),
            *(
                Piece(shown[a:b], style)
                for a, b, style in (
                    (at, min(to, start), ""),
                    (max(at, start), min(to, end), "key"),
                    (max(at, end), to, ""),
                )
                if a < b
            ),
        )
        for at, to in _breaks(shown, width)
    ]


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end, at blanks where there are any."""
    at = 0
    while at < len(text):
        to, cells = at, 0
        while to < len(text) and (cells := cells + cell_len(text[to])) <= width:
            to += 1
        blank = text.rfind(" ", at, to + 1)
        if to < len(text) and blank > at:
            to = blank + 1
        yield at, max(to, at + 1)
        at = max(to, at + 1)
