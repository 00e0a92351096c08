"""What every session shares, without its memory: so that a view costs each time what it costs the first time."""

from collections.abc import Callable
from typing import Concatenate, Final, NoReturn, ParamSpec, TypeVar

from sqlalchemy import Connection

from danvan_tui.live import Asked, Live, Seen
from danvan_tui.widgets.virtual_list import PageRequest
from db.text import local_now

FIRST_PAGE: Final = PageRequest(after=None, before=None, from_end=False, limit=200, generation=0)
"""What the list of models asks for when it is opened."""

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


class Uncached(Live):
    """Reads every view anew, on one connection; watches nothing."""

    def __init__(self, connection: Connection) -> None:
        """Read on this connection, inside ``Database.read()``."""
        super().__init__(_nobody)
        self._connection = connection

    def read(self, view: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> Seen[T]:
        """The view as it stands now."""
        return Seen(view(self._connection, *args, **kwargs), 0, local_now())

    def read_both(
        self, both: Callable[[Connection], tuple[T, S]], first: Asked[T], second: Asked[S]
    ) -> tuple[Seen[T], Seen[S]]:
        """Both as they stand now."""
        one, other = both(self._connection)
        return Seen(one, 0, local_now()), Seen(other, 0, local_now())


def _nobody() -> NoReturn:
    raise LookupError("there is a connection already")
