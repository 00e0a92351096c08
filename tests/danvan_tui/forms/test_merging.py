"""Two changes of one record in one: nothing that only one of the two changed is lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from danvan_tui.forms.entries import Entry, Kind, Value
from danvan_tui.forms.merging import changed_since, clashes, merged
from db.text import format_date, local_now

IDS = ("a", "b", "c")
_values = st.fixed_dictionaries({name: st.sampled_from("xyz").map(Value) for name in IDS})


@given(_values, _values, _values, st.sets(st.sampled_from(IDS)))
def test_merged(
    before: dict[str, Value], mine: dict[str, Value], theirs: dict[str, Value], keep: set[str]
) -> None:
    clashing = {clash.id for clash in clashes(IDS, before, mine, theirs)}
    result = merged(IDS, before, mine, theirs, keep & clashing)
    for name in IDS:
        if mine[name] == before[name]:
            assert result[name] == theirs[name]
        elif theirs[name] == before[name]:
            assert result[name] == mine[name]
        elif mine[name] == theirs[name]:
            assert name not in clashing
            assert result[name] == mine[name]
        else:
            assert name in clashing
            assert result[name] == (mine if name in keep else theirs)[name]


@given(_values, _values, _values)
def test_a_clash_says_all_three(
    before: dict[str, Value], mine: dict[str, Value], theirs: dict[str, Value]
) -> None:
    for clash in clashes(IDS, before, mine, theirs):
        assert (clash.before, clash.mine, clash.theirs) == (before[clash.id], mine[clash.id], theirs[clash.id])
        assert len({clash.before, clash.mine, clash.theirs}) == len(IDS)


def test_what_changed_since_a_draft_was_kept() -> None:
    entries = [Entry(name, Kind.LINE, "") for name in ("same", "other", "new")]
    entries += [Entry("number", Kind.NUMBER, ""), Entry("choice", Kind.CHOICE, ""), Entry("day", Kind.DATE, "")]
    kept = {
        "same": Value("a"),
        "other": Value("a"),
        "number": Value("5,000"),
        "choice": Value("Economy", 1),
        "day": Value("01/03/2020"),
    }
    now = {
        "same": Value("a"),
        "other": Value("b"),
        "new": Value("c"),
        "number": Value("5.000"),
        "choice": Value("Kinh tế", 1),
        "day": Value(format_date(local_now().date())),
    }
    # A name in another language is the same; so is a day that was only that day's today.
    assert changed_since(entries, kept, now, date(2020, 3, 1)) == {"other": Value("a")}
    assert set(changed_since(entries, kept, now, date(2020, 5, 1))) == {"other", "day"}
