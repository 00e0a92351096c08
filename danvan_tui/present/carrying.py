"""Keeping models up for another year: how many are, how many are skipped and why."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.locale import Words
from danvan_tui.present import say

if TYPE_CHECKING:
    from db.read.carry_over import Candidate


def carry_words(words: Words, found: "Sequence[Candidate]", year: int) -> str:
    """What will be done and what will be skipped.

    Args:
        words: The session's language.
        found: The models in scope.
        year: The year that they shall be registered for.
    """
    able = sum(each.why_not is None for each in found)
    counted = say.number(words, able)
    text = words("carry.preview", count=counted, year=year) if able else words("carry.none", year=year)
    skipped = Counter(each.why_not for each in found if each.why_not is not None)
    if skipped:
        whys = [words(f"carry.why.{why}", count=say.number(words, count)) for why, count in skipped.items()]
        text += " " + words("carry.skipped", count=say.number(words, skipped.total()), why=", ".join(whys))
    return text
