"""Collects the units that a person must choose."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.exchange.plans import UnitChoice
from db.exchange.unit_entries import UnitEntry
from db.text import UnitName, for_terminal, unit_key


@dataclass(slots=True)
class _Open:
    text: str
    rows: list[int] = field(default_factory=list)
    options: dict[int, str] = field(default_factory=dict)


class OpenChoices:
    """Names that two or more units fit, each of them once however it is written."""

    def __init__(self) -> None:
        self._open: dict[UnitName, _Open] = {}

    def add(self, text: str, row: int, options: Iterable[UnitEntry]) -> None:
        """A row has such a name."""
        entry = self._open.setdefault(unit_key(text), _Open(for_terminal(text)))
        entry.rows.append(row)
        entry.options.update((unit.id, unit.label) for unit in options)

    def finished(self) -> tuple[UnitChoice, ...]:
        """All of them, in the order of the rows."""
        return tuple(
            UnitChoice(entry.text, tuple(entry.rows), tuple(entry.options.items()))
            for entry in self._open.values()
        )
