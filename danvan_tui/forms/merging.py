"""Two changes of one record: what was there, what somebody else made of it, and what I did. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from danvan_tui.forms.entries import Value, Values


@dataclass(frozen=True, slots=True)
class Clash:
    """An entry that two people changed to different things."""

    id: str
    before: Value
    mine: Value
    theirs: Value


def clashes(ids: Iterable[str], before: Values, mine: Values, theirs: Values) -> list[Clash]:
    """The entries that both changed, and not to the same, in the form's order."""
    found = [
        Clash(each, before.get(each, Value()), mine.get(each, Value()), theirs.get(each, Value())) for each in ids
    ]
    return [
        clash for clash in found if clash.mine not in (clash.theirs, clash.before) and clash.theirs != clash.before
    ]


def merged(
    ids: Iterable[str], before: Values, mine: Values, theirs: Values, keep_mine: Collection[str]
) -> dict[str, Value]:
    """Both changes in one: what only one of the two changed is as that one has it.

    Args:
        ids: The form's entries.
        before: What both began with.
        mine: What stands in the form.
        theirs: What stands in the register now.
        keep_mine: The clashing entries that shall be as they are in the form.
    """
    result = {}
    for each in ids:
        was, own, other = (values.get(each, Value()) for values in (before, mine, theirs))
        changed_by_both = own not in (was, other) and other != was
        result[each] = own if (own != was and not changed_by_both) or each in keep_mine else other
    return result
