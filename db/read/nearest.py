"""Which of the models with some words are likeliest meant. Pure."""

from collections.abc import Iterable

from db.read.records import ModelRow
from db.text import search_key, tokens

LOOKED_AT = 200
"""Models with the words that are fetched where a few of them are offered: those that are meant may be far on."""


def nearest_first(rows: Iterable[ModelRow], words: str) -> list[ModelRow]:
    """Models that have the words, in another order.

    Args:
        rows: The models, in the list's order, which equally near ones keep.
        words: As they were typed.

    Returns:
        First those in whose names the words stand together, then those with all of them in their names, then
        those that have some of them in their unit, place or contents.
    """
    each = tokens(words)
    phrase = " ".join(each)

    def distance(row: ModelRow) -> int:
        name = search_key(row.name)
        if f" {phrase}" in name:
            return 0
        return 1 if all(f" {word}" in name for word in each) else 2

    return sorted(rows, key=distance)
