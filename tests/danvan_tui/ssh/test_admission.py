"""Counts and rates by address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_tui.ssh.admission import KEPT_ADDRESSES, Admission, network
from danvan_tui.ssh.limits import Limits


class Clock:
    """A clock that stands until it is set."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_a_rate_by_address() -> None:
    clock = Clock()
    door, limits = Admission(clock), Limits(burst=2, burst_per_minute=60)
    for _ in range(2):
        assert door.enter("10.0.0.1", limits) is None
        door.leave("10.0.0.1", logged_in=False)
    assert door.enter("10.0.0.1", limits) == "rate"
    assert door.enter("10.0.0.2", limits) is None
    clock.now += 1
    assert door.enter("10.0.0.1", limits) is None


def test_who_logs_in_does_not_count() -> None:
    door, limits = Admission(Clock()), Limits(burst=1)
    for _ in range(50):
        assert door.enter("10.0.0.1", limits) is None
        door.logged_in("10.0.0.1")
    assert (door.connections, door.unauthenticated) == (50, 0)


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (Limits(connections=3), "connections"),
        (Limits(unauthenticated=3), "unauthenticated"),
        (Limits(unauthenticated_per_address=3), "unauthenticated_address"),
    ],
)
def test_the_fourth_is_one_too_many(limits: Limits, why: str) -> None:
    door = Admission(Clock())
    assert [door.enter("10.0.0.1", limits) for _ in range(4)] == [None, None, None, why]


def test_only_so_many_addresses_are_remembered() -> None:
    door = Admission(Clock())
    for number in range(2 * KEPT_ADDRESSES):
        address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        door.enter(address, Limits())
        door.leave(address, logged_in=False)
    assert len(door._buckets) == KEPT_ADDRESSES
    assert not door._waiting


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("?", "?"),
    ],
)
def test_what_counts_as_one_address(address: str, counted: str) -> None:
    assert network(address) == counted


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.booleans()), max_size=40))
def test_whoever_comes_goes(visits: list[tuple[str, bool]]) -> None:
    door = Admission(Clock())
    for address, proved in visits:
        door.enter(address, Limits())
        if proved:
            door.logged_in(address)
    for address, proved in visits:
        door.leave(address, logged_in=proved)
    assert (door.connections, door.unauthenticated) == (0, 0)
