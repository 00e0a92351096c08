"""What a list shows: rows made of cells. Pure and frozen, so that an unchanged row is an unchanged line."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Keyed(Protocol):
    """Anything that a window can hold.

    Attributes:
        key: What the row is. The cursor stays with it, whatever its index becomes.
        place: Where the row stands in the order that is being paged through. Opaque here: only handed back in a
            request for the rows after or before it.
    """

    @property
    def key(self) -> Hashable:
        """What the row is."""
        ...

    @property
    def place(self) -> object:
        """Where the row stands in the order."""
        ...


# Named tuples: a change compares and hashes some eighty of them, which is C's work then and not Python's.


class Piece(NamedTuple):
    """A part of a cell with a style of its own, such as a bar beside its figure.

    Attributes:
        text: Plain text; brackets are brackets.
        style: A style's name; see ``Cell.style``.
    """

    text: str
    style: str = ""


class Cell(NamedTuple):
    """One cell of a row.

    Attributes:
        text: Plain text, cleaned and in NFC already; brackets are brackets.
        style: The name of a style: the component class ``virtual-list--<style>``. "" is the list's own.
        tail: Further pieces, drawn right after the text.
    """

    text: str
    style: str = ""
    tail: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. Two rows are equal when they look the same.

    Attributes:
        key: What the row is; unique in its list.
        cells: One for each column of the list, dropped columns included.
        place: Its position key for keyset paging. None in a complete list.
        depth: Levels of indentation, in a tree.
        expanded: In a tree, whether the row's children are shown. None for a row that has none.
        item: The record behind the row, for whoever gets it back in a message.
    """

    key: Hashable
    cells: tuple[Cell, ...]
    place: object = field(default=None, compare=False)
    depth: int = 0
    expanded: bool | None = None
    item: object = field(default=None, compare=False, repr=False)
