"""Two changes of one record in one: nothing that only one of the two changed is lost."""

from hypothesis import given
from hypothesis import strategies as st

from danvan_tui.forms.entries import Value
from danvan_tui.forms.merging import clashes, merged

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
