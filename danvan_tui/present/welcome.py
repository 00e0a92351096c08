"""The words of the screens before there is a register."""

from collections.abc import Sequence
from textwrap import wrap

from danvan_tui.locale import Words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row


def welcome_lines(words: Words, where: str, width: int) -> list[TextLine]:
    """What this is, and that there is no register yet; ``where`` is its place, safe to show."""
    return [
        *_wrapped(words("welcome.what"), width, ""),
        (),
        *_wrapped(words("welcome.nothing_yet", where=where), width, "dim"),
    ]


def trouble_lines(what: str, hint: str, width: int) -> list[TextLine]:
    """What happened and what to do, both safe to show."""
    return [*_wrapped(what, width, "error"), (), *_wrapped(hint, width, "")]


def beginning_columns() -> list[Column]:
    """The digit, the way to begin, what it means."""
    return [
        Column("digit", "", 2, 2, priority=8),
        Column("way", "", 24, 24, priority=9),
        Column("note", "", 20, weight=1, priority=1),
    ]


def beginning_rows(words: Words, names: Sequence[str]) -> list[Row]:
    """The ways to begin, by the names of their texts."""
    return [
        Row(
            name,
            (
                Cell(str(number), "accent"),
                Cell(words(f"welcome.{name}"), "strong"),
                Cell(words(f"welcome.{name}.note"), "dim"),
            ),
        )
        for number, name in enumerate(names, 1)
    ]


def _wrapped(text: str, width: int, style: str) -> list[TextLine]:
    return [(Piece(f" {line}", style),) for line in wrap(text, max(8, width - 2), break_on_hyphens=False)]
