"""Two changes of one record: what was there, what somebody else made of it, and what I did. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Value, Values
from db.text import local_now


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


def changed_since(
    entries: Iterable[Entry], base: Mapping[str, Value], now: Values, drafted: date
) -> dict[str, Value]:
    """What a draft began with, in the entries that stand otherwise now.

    Args:
        entries: The form's.
        base: What stood in the typed ones when it was kept.
        now: What stands in the register.
        drafted: The day on which it was kept.
    """
    found = {}
    for entry in entries:
        before, other = base.get(entry.id), now.get(entry.id, Value())
        if before is not None and not _same(entry, before, other) and not _days_own(entry, before, other, drafted):
            found[entry.id] = before
    return found


def _same(entry: Entry, one: Value, other: Value) -> bool:
    """Whether two values mean the same: a name may have changed since, or the session's language."""
    if one.chosen is not None or other.chosen is not None:
        return one.chosen == other.chosen
    if entry.kind is Kind.NUMBER:
        return meaning.number(one) == meaning.number(other)
    return one.text == other.text


def _days_own(entry: Entry, before: Value, other: Value, drafted: date) -> bool:
    """Whether each was the today of its day: nobody wrote them."""
    begun = (drafted, drafted - timedelta(days=1))
    dated = entry.kind is Kind.DATE and meaning.day(before.text) in begun
    return dated and meaning.day(other.text) == local_now().date()
