"""What the shared register hands out: views with the moment that they were read at, and news of changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    # SQLAlchemy takes longer to import than the first frame to draw.
    from db.errors import DanvanError
    from db.read.delta import Delta

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A view with the moment and the revision that it was read at."""

    value: T
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """What changed until a revision, and when it was read."""

    delta: "Delta"
    at: datetime


@dataclass(frozen=True, slots=True)
class Loss:
    """The database cannot be reached: why, and since when."""

    error: "DanvanError"
    since: datetime


@dataclass(frozen=True, slots=True)
class News:
    """What an open screen is told.

    Attributes:
        revision: The register's newest revision.
        lost: That the database cannot be reached; None while it can.
    """

    revision: int
    lost: Loss | None = None


Listener = Callable[[News], None]
Tell = Callable[[Sequence[Listener], News], None]


def tell_all(listeners: Sequence[Listener], news: News) -> None:
    """Tell everybody here and now."""
    for listener in listeners:
        listener(news)
