"""Lines of the ledger, as the read layer gives them."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """One line of the ledger. ``before`` and ``after`` are JSON objects; ``at`` is UTC, ISO.

    Attributes:
        member_id: The member who acted; None for whoever works at the machine itself, and for the program.
        first_seq: The first line of the act that it belongs to; None for an older line, which is one by itself.
        restricted: Something was left out of the two, because it is not for everybody.
    """

    seq: int
    at: str
    actor: str
    act: str
    entity: str
    entity_id: int | None
    model_id: int | None
    before: str | None
    after: str | None
    member_id: int | None = None
    first_seq: int | None = None
    restricted: bool = False

    @property
    def key(self) -> int:
        """The line's number."""
        return self.seq

    @property
    def act_seq(self) -> int:
        """The number of the act that it belongs to: its first line's."""
        return self.seq if self.first_seq is None else self.first_seq


@dataclass(frozen=True, slots=True)
class Named:
    """A number that stands in the ledger, and whose it is.

    ``kind`` is "unit", "model", "field", "topic", "member" or "post".
    """

    kind: str
    id: int
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the ledger with the names of what it speaks of.

    Attributes:
        change: The line.
        name: The model or the unit that it is about, as it is called now; None where it is about neither.
        there: Whether that is still in the register.
        names: Those of the numbers in the line's ``before`` and ``after``.
    """

    change: ChangeRecord
    name: str | None
    there: bool
    names: tuple[Named, ...]

    @property
    def key(self) -> int:
        """The line's number."""
        return self.change.seq


def said(values: str | None) -> dict[str, Any]:
    """A change's before or after as a dictionary; empty for None."""
    return dict(json.loads(values)) if values else {}
