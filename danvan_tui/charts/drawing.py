"""A drawn chart: lines of text with roles. Colours come later, from whoever shows it."""

from dataclasses import dataclass
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
