"""The moves between standings, each of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.lifecycle import ASIDE, FUNNEL, Standing, Step, moves, steps, why_not
from db.scope import ModelSort, Scope, Span, UnitView

PAIRS = list(product(Standing, Standing))


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_move_is_allowed_or_there_is_a_reason(before: Standing, after: Standing) -> None:
    words = why_not(before, after)
    assert (words is None) == (after in moves(before))
    if words is not None:
        vi, en = words
        assert vi
        assert en
        assert vi != en


def test_the_moves() -> None:
    """Written out once more, as the committee would say them."""
    s = Standing
    assert moves(s.REGISTERED) == {s.APPROVED, s.ACTIVE, s.EFFECTIVE, s.RETURNED, s.STOPPED}
    assert moves(s.APPROVED) == {s.ACTIVE, s.EFFECTIVE, s.REGISTERED, s.RETURNED, s.STOPPED}
    assert moves(s.ACTIVE) == {s.EFFECTIVE, s.APPROVED, s.STOPPED}
    assert moves(s.EFFECTIVE) == {s.RECOGNISED, s.ACTIVE, s.STOPPED}
    assert moves(s.RECOGNISED) == {s.OUTSTANDING, s.EFFECTIVE, s.STOPPED}
    assert moves(s.OUTSTANDING) == {s.RECOGNISED, s.STOPPED}
    assert moves(s.RETURNED) == {s.REGISTERED}
    assert moves(s.STOPPED) == {s.ACTIVE}


def test_why_not() -> None:
    s = Standing
    reasons = {
        (s.ACTIVE, s.ACTIVE): "đã ở mức này",
        (s.RETURNED, s.RETURNED): "đã ở mức này",
        (s.RETURNED, s.ACTIVE): "phải đăng ký lại trước",
        (s.STOPPED, s.EFFECTIVE): "phải triển khai lại trước",
        (s.STOPPED, s.RETURNED): "phải triển khai lại trước",
        (s.EFFECTIVE, s.RETURNED): "chưa triển khai",
        (s.REGISTERED, s.RECOGNISED): "các mức ở giữa",
        (s.OUTSTANDING, s.REGISTERED): "lùi được một mức",
    }
    for (before, after), reason in reasons.items():
        assert reason in (why_not(before, after) or ("", ""))[0]


def test_recognised_is_never_reached_past_effective() -> None:
    """Nobody is recognised whose model was not effective first, and a step back is one step."""
    for before, after in PAIRS:
        if after >= Standing.RECOGNISED and why_not(before, after) is None:
            assert before >= Standing.EFFECTIVE
        if before in FUNNEL and after in FUNNEL and after < before and why_not(before, after) is None:
            assert FUNNEL.index(before) - FUNNEL.index(after) == 1


def test_every_standing_can_be_left_and_reached() -> None:
    reached = {after for before in Standing for after in moves(before)}
    assert reached == set(Standing)
    assert all(moves(standing) for standing in Standing)


def test_aside_is_below_the_funnel() -> None:
    assert list(FUNNEL) == sorted(FUNNEL)
    assert max(Standing.RETURNED, Standing.STOPPED) < min(FUNNEL)
    assert set(Standing) - set(FUNNEL) == {Standing.RETURNED, Standing.STOPPED}


# --- scope -------------------------------------------------------------------------------------------------


def test_a_span() -> None:
    assert str(Span(2015, 2020)) == "2015-2020"
    assert str(Span(2018, 2018)) == "2018"
    assert [year in Span(2015, 2016) for year in (2014, 2015, 2016, 2017)] == [False, True, True, False]


def test_a_scope_is_a_key() -> None:
    scope = Scope(Span(2015, 2020), unit=3, words="hoa")
    assert scope == Scope(Span(2015, 2020), 3, words="hoa")
    assert len({scope, scope.but(), Scope(Span(2015, 2020))}) == 2
    changed = scope.but(field="KT", words="", unit_view=UnitView.TODAY)
    assert (changed.unit, changed.field, changed.words, changed.unit_view) == (3, "KT", "", UnitView.TODAY)
    assert scope.field is None
    assert [sort.value for sort in ModelSort] == ["name", "unit", "field", "year", "standing"]


@given(st.lists(st.sampled_from(Standing), min_size=1))
def test_steps_are_the_moves_of_all_of_them(standings: list[Standing]) -> None:
    found = steps(standings)
    assert len(set(found)) == len(found)
    for standing in standings:
        assert {step.to for step in found if step.why_not(standing) is None} == moves(standing)
    for step in found:
        able = [each for each in standings if step.why_not(each) is None]
        assert able
        assert all(step.to in ASIDE or (step.to < each) is step.back for each in able)
        for each in set(standings) - set(able):
            words = step.why_not(each)
            assert words is not None
            assert all(words)


def test_approving_several_pushes_none_back() -> None:
    approve = Step(Standing.APPROVED)
    assert approve in steps([Standing.REGISTERED, Standing.ACTIVE])
    assert approve.why_not(Standing.REGISTERED) is None
    assert approve.why_not(Standing.ACTIVE) == ("đăng ký đã qua mức này", "the registration is further on already")
    back = Step(Standing.APPROVED, back=True)
    assert back.why_not(Standing.ACTIVE) is None
    assert back.why_not(Standing.REGISTERED) is not None


def test_the_next_step_comes_first_and_the_last_ones_lead_aside() -> None:
    assert steps([Standing.EFFECTIVE]) == [
        Step(Standing.RECOGNISED),
        Step(Standing.ACTIVE, back=True),
        Step(Standing.STOPPED),
    ]
