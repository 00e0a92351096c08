"""Who may connect at all: counts and rates by address, before anything costs more than a look at them. Pure."""

from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Final, Literal

from danvan_tui.ssh.limits import Limits

KEPT_ADDRESSES: Final = 4096
"""Addresses whose rate is remembered; the one that was quiet the longest is forgotten first."""

Why = Literal["connections", "unauthenticated", "unauthenticated_address", "rate"]


def network(address: str) -> str:
    """What is counted as one address: an IPv4 address, or the 64 bits of an IPv6 one that a site is given."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Admission:
    """The connections of one process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Nobody is here yet.

        Args:
            clock: Seconds that only grow.
        """
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._waiting: Counter[str] = Counter()
        self.connections = 0
        """Connections that are open."""

    @property
    def unauthenticated(self) -> int:
        """Those of them that have not logged in."""
        return self._waiting.total()

    def enter(self, address: str, limits: Limits) -> Why | None:
        """Count a new connection in, whatever the answer: it leaves through ``leave``.

        Returns:
            Why it must go at once; None where it may log in.
        """
        place = network(address)
        self.connections += 1
        self._waiting[place] += 1
        if not self._take(place, limits):
            return "rate"
        if self._waiting[place] > limits.unauthenticated_per_address:
            return "unauthenticated_address"
        if self.unauthenticated > limits.unauthenticated:
            return "unauthenticated"
        return "connections" if self.connections > limits.connections else None

    def logged_in(self, address: str) -> None:
        """A connection has proved itself: what it took from its address's rate is given back."""
        place = network(address)
        self._gone(place)
        bucket = self._buckets.get(place)
        if bucket is not None:
            bucket.left += 1

    def leave(self, address: str, *, logged_in: bool) -> None:
        """A connection is gone."""
        self.connections -= 1
        if not logged_in:
            self._gone(network(address))

    def _gone(self, place: str) -> None:
        self._waiting[place] -= 1
        if self._waiting[place] <= 0:
            del self._waiting[place]

    def _take(self, place: str, limits: Limits) -> bool:
        now = self._clock()
        bucket = self._buckets.setdefault(place, _Bucket(limits.burst, now))
        self._buckets.move_to_end(place)
        while len(self._buckets) > KEPT_ADDRESSES:
            self._buckets.popitem(last=False)
        back = (now - bucket.at) * limits.burst_per_minute / 60
        bucket.left, bucket.at = min(float(limits.burst), bucket.left + back), now
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True
