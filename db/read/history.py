"""The ledger's lines that concern a scope, newest first, a page at a time.

A model's line is in scope where the model is: by what it is today, not by what it was. So a model that moved to
another unit takes its history along, and one that was returned is still in the history of its years.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    SelectBase,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
    true,
    union,
)

from db import awards, committee, unit_changes, visits
from db.identity import CALENDAR, WHOLE_ACT
from db.lifecycle import Standing
from db.read.change_records import ChangeRecord, HistoryLine
from db.read.detail import change_record
from db.read.history_names import named_lines
from db.read.sieve import ALL, Sieve, whose, within
from db.read.veiled_lines import veiled_lines
from db.read.where import R, conditions, units_below
from db.scope import Scope
from db.tables import CHANGE, MODEL

PAGE = 200
"""Lines of a page, unless told otherwise."""
NARROW = 5_000
"""The lines of up to so many models are sorted; those of more are walked, newest first."""
_BESIDE = awards.ENTITIES | visits.ENTITIES | committee.ENTITIES | unit_changes.ENTITIES
MOVEMENT = frozenset({"model", "registration", "unit", WHOLE_ACT}) | CALENDAR | _BESIDE
"""What everybody may read of: the movement's own records. Who came in and who may do what is another matter."""

C = CHANGE.c
_Where = list[ColumnElement[bool]]


def history_page(
    connection: Connection,
    scope: Scope | None,
    *,
    sieve: Sieve = ALL,
    entities: frozenset[str] | None = MOVEMENT,
    after: int | None = None,
    before: int | None = None,
    from_end: bool = False,
    inclusive: bool = False,
    limit: int = PAGE,
) -> tuple[HistoryLine, ...]:
    """One page of the ledger.

    Args:
        connection: Inside ``Database.read()``.
        scope: Only lines of the models that are in scope, and of the units where the scope asks for nothing but
            years and a unit. A model that is no longer there has no year, unit or field: its lines are in every
            scope that asks for years alone. None for the whole register.
        sieve: What else narrows it.
        entities: Only lines of these kinds of record; None for every line, for those whose business that is.
        after: Only lines older than this one (``ChangeRecord.seq``).
        before: Only lines newer than it: the nearest ones.
        from_end: The oldest lines.
        inclusive: The line ``after`` belongs to the page.
        limit: Lines at the most.

    Returns:
        The lines, always the newest first; without what is not for everybody.
    """
    below = after if after is None or not inclusive else after + 1
    above = before if after is None else None
    backwards = after is None and (before is not None or from_end)
    ledger = Ledger(connection, scope, sieve, entities)
    lines = ledger.lines(above=above, below=below, backwards=backwards, limit=limit)
    return named_lines(connection, lines[::-1] if backwards else lines)


class Ledger:
    """A part of the ledger, for several looks in one transaction: what finds its lines is found once."""

    def __init__(
        self, connection: Connection, scope: Scope | None, sieve: Sieve, entities: frozenset[str] | None
    ) -> None:
        """A part of it; see ``history_page``."""
        self._connection = connection
        self._within = within(connection, sieve)
        scope = scope if sieve.of_scope else None
        few = None if scope is None else _few(connection, scope)
        self._sorted = few is not None
        ways: list[_Where] = [[]] if scope is None else [[_concerns(connection, scope)]]
        ways = ways if few is None else [[part] for part in few]
        # The sum keeps SQLite from its index of the kinds: nearly every line is of one of them.
        kinds: _Where = [] if entities is None else [(C.entity + "").in_(sorted(entities))]
        self._parts = [[*kinds, *own, *way] for own in whose(sieve) for way in ways]

    def lines(
        self, *, above: int | None = None, below: int | None = None, backwards: bool = False, limit: int
    ) -> list[ChangeRecord]:
        """Some lines, without what is not for everybody and without the names of what they speak of.

        Args:
            above: Only lines newer than this one.
            below: Only lines older than this one.
            backwards: The oldest ones, oldest first; else the newest ones, newest first.
            limit: Lines at the most.
        """
        rows = self._rows(list(CHANGE.c), above, below, backwards, limit)
        return list(veiled_lines(self._connection, [change_record(row) for row in rows]))

    def kinds(self, *, above: int, below: int, limit: int) -> list[Row[Any]]:
        """The oldest lines in between, oldest first, with no more than what they are of.

        Args:
            above: Only lines newer than this one.
            below: Only lines older than this one.
            limit: Lines at the most.

        Returns:
            Of each its number, act, entity, model and what stands there after it.
        """
        return self._rows([C.seq, C.act, C.entity, C.model_id, C.after], above, below, True, limit)

    def _rows(
        self,
        columns: Sequence[ColumnElement[Any]],
        above: int | None,
        below: int | None,
        backwards: bool,
        limit: int,
    ) -> list[Row[Any]]:
        """The first lines of all parts together; the parts have no line in common."""
        # Sorted by a sum: by the bare number SQLite would walk the whole ledger, looking for these few.
        number: ColumnElement[int] = C.seq + 0 if self._sorted else C.seq
        bounds = self._within.between(above, below)
        found: list[Row[Any]] = []
        for part in self._parts:
            some = select(*columns).where(*bounds, *part).order_by(number if backwards else number.desc())
            found += self._connection.execute(some.limit(limit))
        if len(self._parts) == 1:
            return found
        return sorted(found, key=lambda row: int(row.seq), reverse=not backwards)[:limit]


def _few(connection: Connection, scope: Scope) -> _Where | None:
    """The parts of the ledger that concern a scope of few models; they have no line in common. None for many."""
    models: list[Select[Any]] = []
    for counting in _countings(connection, scope):
        models.append(select(R.model_id).where(*counting))
        some = models[-1].limit(NARROW + 1).subquery()
        if (connection.scalar(select(func.count()).select_from(some)) or 0) > NARROW:
            return None
    found: SelectBase = union(*models) if len(models) > 1 else models[0]
    parts: _Where = [C.model_id.in_(found)]
    if _asks_for_years_alone(scope):
        other = CHANGE.alias("other")
        gone = select(other.c.model_id).where(other.c.entity == "model", other.c.act == "delete")
        parts += [and_(C.model_id.in_(gone), _gone()), _of_no_model()]
    units = _units(scope)
    return parts if units is None else [*parts, units]


def _concerns(connection: Connection, scope: Scope) -> ColumnElement[bool]:
    """Whether a line concerns a scope, asked of one line at a time."""
    ways: _Where = [
        exists().where(R.model_id == C.model_id, *counting) for counting in _countings(connection, scope)
    ]
    if _asks_for_years_alone(scope):
        ways += [_gone(), _of_no_model()]
    units = _units(scope)
    return or_(*ways) if units is None else or_(*ways, units)


def _countings(connection: Connection, scope: Scope) -> list[_Where]:
    """What a registration must meet for its model to be in scope: as the list has it, or also returned."""
    ways = [conditions(connection, scope)]
    if scope.standing is None:
        ways.append(conditions(connection, scope.but(standing=Standing.RETURNED)))
    return ways


def _asks_for_years_alone(scope: Scope) -> bool:
    return scope.unit is None and _asks_for_no_model(scope)


def _asks_for_no_model(scope: Scope) -> bool:
    return (scope.field, scope.subject, scope.standing) == (None, None, None) and not scope.words.strip()


def _gone() -> ColumnElement[bool]:
    """The line's model is no longer there."""
    return and_(C.model_id.is_not(None), not_(exists().where(MODEL.c.id == C.model_id)))


def _of_no_model() -> ColumnElement[bool]:
    """The line is neither a model's nor a unit's."""
    return and_(C.model_id.is_(None), C.entity != "unit")


def _units(scope: Scope) -> ColumnElement[bool] | None:
    """The lines of the scope's units; None where the scope asks for something that no unit has."""
    if not _asks_for_no_model(scope):
        return None
    below = true() if scope.unit is None else C.entity_id.in_(units_below(scope.unit, scope.unit_view))
    return and_(C.entity == "unit", below)
