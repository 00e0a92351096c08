"""What the one screen that shows boards needs to know of a board."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.identity import Actor
from db.scope import Scope

if TYPE_CHECKING:
    from danvan_tui.live import Live, Seen


class Record(Protocol):
    """What a board lists."""

    @property
    def key(self) -> Hashable:
        """What it is: the cursor and the marks stay with it."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A record that has no key of its own, or none that differs from those of another kind on the same board."""

    key: Hashable
    record: Any


def bare(record: Any) -> Any:
    """The record itself."""
    return record.record if isinstance(record, Listed) else record


@dataclass(frozen=True, slots=True)
class Asked:
    """What a board is asked for.

    Attributes:
        view: Which of its views.
        within: The key of the record that was gone into; None in the views that the tabs name.
        turn: How often the page was turned by Left (down) and Right (up): months, say.
        scope: What the dashboard has in view.
        actor: Who looks.
        today: The day to reckon from, ISO: part of the question, so that an answer of yesterday is none.
    """

    view: str
    within: Hashable
    turn: int
    scope: Scope
    actor: Actor
    today: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a board has to show.

    Attributes:
        rows: The records in their order; the first ones, where there are more than a screen is for.
        total: How many there are.
        at: When they were read.
        aside: What the board itself wants to know for its words beside the rows.
    """

    rows: tuple[Record, ...]
    total: int
    at: datetime
    aside: Any = None


def found(
    seen: "Seen[Any]", rows: Sequence[Any] | None = None, total: int | None = None, aside: Any = None
) -> Found:
    """What was read as a board shows it.

    Args:
        seen: A view whose value is the rows, or which ``rows`` were taken from.
        rows: The rows, where the value is something else.
        total: How many there are, where not all of them were read.
        aside: See ``Found``.
    """
    shown = tuple(seen.value if rows is None else rows)
    return Found(shown, len(shown) if total is None else total, seen.at, aside)


@dataclass(frozen=True, slots=True)
class Into:
    """Go into a record: a view of what belongs to it. Esc leads back."""

    view: str
    within: Hashable
    name: str


@dataclass(frozen=True, slots=True)
class ToModel:
    """Go to a model on the dashboard."""

    model_id: int


Way = Into | ToModel


class Board(ABC):
    """One screen of records. It holds no state but what it is made with: the screen has the rest.

    Its texts are ``board.<where>`` (its name), ``board.<where>.<view>`` (a view's) and that one's ``.empty``.
    """

    where: ClassVar[Where]
    views: ClassVar[tuple[str, ...]]
    """The views that the tabs name, the first one first."""
    reads_full: ClassVar[bool] = False
    """Whether ``full`` has more to say of a record than the record itself."""
    of_today: ClassVar[bool] = False
    """Whether it shows what stands today, whatever years are in view: its header says that day, and no years."""
    turns: ClassVar[frozenset[str]] = frozenset()
    """The views whose pages Left and Right turn."""

    @abstractmethod
    def read(self, live: "Live", asked: Asked) -> Found:
        """Read a view, in a thread.

        Raises:
            DanvanError: The register cannot be read, or the record that was gone into is no longer there.
        """

    @abstractmethod
    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""

    @abstractmethod
    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A record's line."""

    @abstractmethod
    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A record in full.

        Args:
            words: The session's language.
            view: Where it is listed.
            record: The record.
            full: What ``full`` gave; None until it is there.
            width: Cells a line.
        """

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """What is shown, in one line: how many, of what."""
        return ""

    def empty(self, words: Words, asked: Asked, found: Found) -> str:
        """What a view says that has nothing to list, and which key helps."""
        return words(f"board.{self.where.value}.{asked.view}.empty")

    def above(
        self, words: Words, asked: Asked, found: Found | None, record: Any, width: int
    ) -> Sequence[TextLine]:
        """What stands above the list: an overview of the page. As many lines whatever the record is.

        Args:
            words: The session's language.
            asked: What is shown.
            found: Its records; None until they are read.
            record: The record under the cursor; None where there is none.
            width: Cells a line.
        """
        return ()

    def full(self, live: "Live", asked: Asked, record: Any) -> Any:
        """Read what more there is of a record, in a thread."""
        return None

    def what(self, record: Any) -> Any:
        """What ``db.read`` says of that for which a record stands."""
        return bare(record)

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """What can be added here."""
        return ()

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """How a record is amended."""
        return None

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """What may be done to a record, or to several that are marked."""
        return ()

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """Where Enter on a record leads; None to read it in full."""
        return None
