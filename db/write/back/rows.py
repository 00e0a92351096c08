"""Rows that an act changed, as its lines tell them: what must stand there now, and what is put there. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from db.read.change_records import ChangeRecord, said
from db.rights import Act

Values: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[tuple[str, Any], ...]
"""What a row is found by: columns and their values."""


@dataclass(frozen=True, slots=True)
class RowBack:
    """One row that is brought back to what it was.

    Attributes:
        table: Its table's name.
        key: What it is found by.
        there: What the act left there, of the columns that its line tells; None where it took the row out.
        then: What stood in these columns before; None where there was no such row.
    """

    table: str
    key: Key
    there: Values | None
    then: Values | None

    def turned(self) -> "RowBack":
        """The same the other way round."""
        return RowBack(self.table, self.key, self.then, self.there)


class ActLine(NamedTuple):
    """A line of an act; ``before`` and ``after`` as dictionaries."""

    seq: int
    at: str
    act: str
    entity: str
    entity_id: int
    model_id: int | None
    before: dict[str, Any]
    after: dict[str, Any]

    @classmethod
    def of(cls, change: ChangeRecord) -> "ActLine":
        """A line as the ledger has it; one of no record has the number 0."""
        number = change.entity_id or 0
        before, after = said(change.before), said(change.after)
        return cls(change.seq, change.at, change.act, change.entity, number, change.model_id, before, after)


class Inverse(NamedTuple):
    """How a line is taken back.

    Attributes:
        right: What one must be allowed to do for it: what the line itself took.
        rows: The rows that it changed.
    """

    right: Act
    rows: Callable[[ActLine], Iterable[RowBack]]


Inverses: TypeAlias = Mapping[tuple[str, str], Inverse]
"""By entity and act."""


def by_id(table: str, line: ActLine, there: Values | None, then: Values | None) -> RowBack:
    """The row that a line is about."""
    return RowBack(table, (("id", line.entity_id),), there, then)


def head(line: ActLine) -> Iterable[RowBack]:
    """Of a line that heads others: they say which rows were changed."""
    return ()


def swapped(table: str) -> Callable[[ActLine], Iterable[RowBack]]:
    """Of a line whose ``before`` has each column that differs: what it has there, for what ``after`` has."""

    def rows(line: ActLine) -> Iterable[RowBack]:
        there = {name: line.after.get(name) for name in line.before}
        return [by_id(table, line, there, line.before)] if line.before else []

    return rows


def given(values: Values, names: Iterable[str]) -> dict[str, Any]:
    """Some columns of what a line says; what it does not say is empty."""
    return {name: values.get(name) for name in names}


def composed(rows: Iterable[RowBack]) -> list[RowBack]:
    """Each row once, where several lines of an act changed it.

    Args:
        rows: Those of the newest line first.
    """
    found: dict[tuple[str, Key], RowBack] = {}
    for older in rows:
        newer = found.get((older.table, older.key))
        found[older.table, older.key] = older if newer is None else _together(newer, older)
    return list(found.values())


def _together(newer: RowBack, older: RowBack) -> RowBack:
    there, then = newer.there, older.then
    if there is not None:
        there = {**(older.there or {}), **there}
    if then is not None:
        then = {**(newer.then or {}), **then}
    return RowBack(newer.table, newer.key, there, then)
