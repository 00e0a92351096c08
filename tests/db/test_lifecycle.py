"""The moves between standings, each of them."""

from itertools import product

import pytest

from db.lifecycle import FUNNEL, Standing, moves, why_not
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
