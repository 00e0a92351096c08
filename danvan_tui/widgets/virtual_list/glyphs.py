"""The marks that a list draws, for terminals with and without box drawing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of marks. Each is one cell wide, except ``ellipsis``.

    Attributes:
        cursor: Before the chosen row.
        changed: Before a row that changed just now.
        collapsed: Before a row whose children are hidden.
        expanded: Before a row whose children are shown.
        ascending: After the label of the column that the rows are sorted by.
        descending: The same, the other way round.
        thumb: At the right edge: the part of the list that is in view.
        ellipsis: Where a text was cut, and in place of a row that is not there yet.
    """

    cursor: str
    changed: str
    collapsed: str
    expanded: str
    ascending: str
    descending: str
    thumb: str
    ellipsis: str


UNICODE = Glyphs(
    cursor="▸",
    changed="•",
    collapsed="▸",
    expanded="▾",
    ascending="▲",
    descending="▼",
    thumb="▐",
    ellipsis="…",
)
ASCII = Glyphs(
    cursor=">",
    changed="*",
    collapsed="+",
    expanded="-",
    ascending="^",
    descending="v",
    thumb="|",
    ellipsis="..",
)
