"""Acts as the read layer gives them: what was done in one transaction, told in one row. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.read.change_records import ChangeRecord, HistoryLine, said


class Kind(NamedTuple):
    """Lines of one kind within an act."""

    act: str
    entity: str
    lines: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What an act did, without its records one by one.

    Attributes:
        kinds: The kinds of its lines, in their order.
        models: How many models they are about.
        standing: Where all that were moved stand now; None where they do not all stand in one place.
        words: What all of it is known by, where that is one thing: a file, a decision, a title.
    """

    kinds: tuple[Kind, ...]
    models: int
    standing: int | None = None
    words: str = ""

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return sum(kind.lines for kind in self.kinds)

    def data(self) -> dict[str, Any]:
        """As the ledger keeps it; ``of`` reads it back."""
        kept: dict[str, Any] = {"acts": [list(kind) for kind in self.kinds], "models": self.models}
        kept |= {} if self.standing is None else {"standing": self.standing}
        return kept | ({"words": self.words} if self.words else {})

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Summary":
        """What the ledger kept; an empty one where it kept something else."""
        kinds = tuple(Kind(*kind) for kind in kept.get("acts", ()))
        return cls(kinds, kept.get("models", 0), kept.get("standing"), kept.get("words", ""))


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act in a list: one row, whatever number of lines it has.

    Attributes:
        first: Its number: that of its first line, be that in view or not.
        last: The newest of its lines that are in view.
        line: Its first line; where one line is in view, that one.
        summary: What all of it did; where one line is in view, what that one says.
        more: Whether it has more lines than were looked at, so that ``summary`` says less.
    """

    first: int
    last: int
    line: HistoryLine
    summary: Summary
    more: bool = False

    @property
    def key(self) -> int:
        """The act's number."""
        return self.first

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return self.first, self.last


def kind_of(change: ChangeRecord) -> tuple[int, str, str, int | None, str | None]:
    """What ``summary`` needs of a line."""
    return change.seq, change.act, change.entity, change.model_id, change.after


_WORDS = ("file", "origin", "decision")
"""What says of many lines what they have in common."""


def summary(lines: Iterable[Sequence[Any]]) -> Summary:
    """What some lines of an act did.

    Args:
        lines: Of each its number, act, entity, model and what stands there after it (JSON), oldest first.
    """
    kinds: dict[tuple[str, str], int] = {}
    models: set[int] = set()
    words: set[str] = set()
    # Many are moved alike, and what stands there then is the same text.
    standings: dict[str | None, int] = {}
    for _, act, entity, model, after in lines:
        count = kinds.get((act, entity), 0)
        kinds[act, entity] = count + 1
        if model is not None:
            models.add(model)
        if act == "move" and after not in standings:
            standings[after] = said(after).get("standing", 0)
        if not count:
            known = said(after)
            words.update(str(known[name]) for name in _WORDS if known.get(name))
    reached = set(standings.values())
    return Summary(
        tuple(Kind(act, entity, count) for (act, entity), count in kinds.items()),
        len(models),
        reached.pop() if len(reached) == 1 else None,
        words.pop() if len(words) == 1 else "",
    )
