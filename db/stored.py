"""Whether something was stored since a call began.

For whoever gives a call's exit code: where the result cannot be shown any more, what was stored must not be called
refused, or a script does it again. Imports nothing: every call asks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Stored:
    """What came of the acts of one call."""

    def __init__(self) -> None:
        """Nothing was stored yet."""
        self.anything = False

    def __bool__(self) -> bool:
        return self.anything


_stored: ContextVar[Stored | None] = ContextVar("danvan_stored", default=None)


@contextmanager
def noticed() -> Iterator[Stored]:
    """Notice what is stored in here, in this thread or task."""
    found = Stored()
    token = _stored.set(found)
    try:
        yield found
    finally:
        _stored.reset(token)


def notice() -> None:
    """Something was stored for good."""
    found = _stored.get()
    if found is not None:
        found.anything = True
