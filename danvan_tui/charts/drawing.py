"""A drawn chart: lines of text with roles. Colours come later, from whoever shows it."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from rich.cells import cell_len

from danvan_tui.charts.spec import Key

Role = Literal[
    "label", "bar", "bar2", "bar3", "bar4", "bar5", "bar6", "value", "note", "axis", "zero", "title", "blank"
]
"""What a piece of a line is. "bar" to "bar6" are the series; "blank" is the space between pieces."""

SERIES_ROLES: tuple[Role, ...] = ("bar", "bar2", "bar3", "bar4", "bar5", "bar6")

Span = tuple[str, Role]
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in cells.

    Attributes:
        lines: From the top; no line is wider than the width that was asked for.
        keys: For each line, what it stands for; None for a line that cannot be chosen.
        frozen: How many of the first lines are headings that stay when the rest is scrolled.
    """

    lines: tuple[Line, ...] = ()
    keys: tuple[Key | None, ...] = ()
    frozen: int = 0


def line_text(line: Line) -> str:
    """The line without its roles."""
    return "".join(text for text, _ in line)


def drawing_text(drawing: Drawing) -> str:
    """The chart as plain text, for pipes, screen readers and tests; no blanks at the ends of lines."""
    return "\n".join(line_text(line).rstrip() for line in drawing.lines)


def head_cells(line: Line) -> int:
    """How many cells the line's first piece takes where it is a name (a label or a heading); else 0."""
    return cell_len(line[0][0]) if line and line[0][1] in {"label", "title"} else 0


def changed_span(old: Line, new: Line) -> tuple[int, int] | None:
    """The cells that differ between two lines.

    Returns:
        The first cell that differs and the one after the last; None where the lines look the same.
    """
    if old == new:
        return None
    before = [(letter, role) for text, role in old for letter in text]
    after = [(letter, role) for text, role in new for letter in text]
    if before == after:
        return None
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = _cells(after[:same])
    widths = _cells(before), _cells(after)
    if widths[0] != widths[1]:
        return start, max(widths)
    rest = min(len(before), len(after)) - same
    tail = zip(reversed(before[-rest:]), reversed(after[-rest:]), strict=True) if rest else ()
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], tail))
    return start, widths[1] - _cells(after[len(after) - kept :])


def _cells(letters: list[tuple[str, Role]]) -> int:
    return cell_len("".join(letter for letter, _ in letters))
