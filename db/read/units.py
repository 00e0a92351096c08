"""The units with their figures: a branch of the tree at a time, so that ten thousand of them cost no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Select, case, func, or_, select

from db.lifecycle import Standing, Subject
from db.read.records import Tally, UnitRow
from db.read.where import Lead, R, conditions
from db.scope import Scope, Span, UnitView
from db.tables import BRANCH, FIELD, TODAY, UNIT
from db.text import local_today

U = UNIT.c


def units_under(connection: Connection, scope: Scope, parent: int | None) -> tuple[UnitRow, ...]:
    """The units directly below ``parent`` (None: those without one) with their figures, in Vietnamese order.

    Units that stand in the span are all there, zeros included; others only when they have a figure. The
    scope's own unit narrows nothing here: the others stay visible beside the one that is chosen.
    """
    below = U.parent_id == parent if parent is not None else U.parent_id.is_(None)
    units = connection.execute(select(UNIT).where(below)).all()
    return _with_figures(connection, scope, units, _Shown({unit.id for unit in units}, parent is None))


def units_by_id(connection: Connection, scope: Scope, ids: Iterable[int]) -> tuple[UnitRow, ...]:
    """These units with their figures, in Vietnamese order, whether they stand in the span or not."""
    wanted = set(ids)
    units = connection.execute(select(UNIT).where(U.id.in_(wanted))).all()
    return _with_figures(connection, scope, units, _Shown(wanted), keep=True)


def all_units(connection: Connection, scope: Scope) -> tuple[UnitRow, ...]:
    """Every unit in view, each one before what is below it: for scripts and for exports."""
    rows = _with_figures(connection, scope, connection.execute(select(UNIT)).all(), _Shown(None, True))
    known = {row.id for row in rows}
    below: defaultdict[int | None, list[UnitRow]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in known else None].append(row)
    ordered: list[UnitRow] = []
    stack = below[None][::-1]
    while stack:
        row = stack.pop()
        ordered.append(row)
        stack.extend(below[row.id][::-1])
    return tuple(ordered)


def stands(span: Span, view: UnitView) -> ColumnElement[bool]:
    """Whether a unit stands in some year of the span; in today's view, whether it stands today."""
    if view is UnitView.TODAY:
        today = local_today()
        return (U.valid_from <= today) & or_(U.valid_to.is_(None), U.valid_to >= today)
    return (U.valid_from <= f"{span.last}-12-31") & or_(U.valid_to.is_(None), U.valid_to >= f"{span.first}-01-01")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which units are shown.

    Attributes:
        ids: None for all there are, so that no list of ten thousand is sent.
        everything: Whether every registration is below one of them, so that none needs to be left out.
    """

    ids: set[int] | None
    everything: bool = False

    def among(self, statement: Select[Any], column: ColumnElement[int]) -> Select[Any]:
        """The statement, for these units alone."""
        return statement if self.ids is None else statement.where(column.in_(self.ids))


def _with_figures(
    connection: Connection, scope: Scope, units: Collection[Any], shown: _Shown, *, keep: bool = False
) -> tuple[UnitRow, ...]:
    if not units:
        return ()
    fields = connection.execute(select(FIELD.c.id, FIELD.c.code).order_by(FIELD.c.position, FIELD.c.id)).all()
    chosen = {row.id for row in fields if scope.field in {None, row.code}}
    tallies: defaultdict[int, Tally] = defaultdict(Tally)
    counts: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for unit, field, total, collective, individual, effective in connection.execute(
        _grouped(connection, scope, shown)
    ):
        counts[unit][field] = total
        if field in chosen:
            unknown = total - collective - individual
            tallies[unit] += Tally(total, collective, individual, unknown, effective)
    depths = _depths(connection, shown)
    there = shown.among(select(U.id).where(stands(scope.span, scope.unit_view)), U.id)
    standing_ids = set(connection.scalars(there))
    children = _children(connection, scope, shown)
    rows = [
        UnitRow(
            id=unit.id,
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            parent_id=unit.parent_id,
            depth=depths.get(unit.id, 0),
            children=children.get(unit.id, 0),
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            sort_key=unit.sort_key,
            by_field=tuple(counts[unit.id].get(field.id, 0) for field in fields),
            tally=tallies[unit.id],
        )
        for unit in units
        if keep or unit.id in standing_ids or unit.id in counts
    ]
    return tuple(sorted(rows, key=lambda row: (row.sort_key, row.id)))


def _grouped(connection: Connection, scope: Scope, shown: _Shown) -> Select[Any]:
    """The statement that counts: (unit, field, total, collective, individual, effective), the units below
    included.

    Counts by unit of registration first, in the order of the index alone, and rolls that up: the closure is
    joined to some thousand sums, not to a million registrations.
    """
    open_scope = scope.but(unit=None, field=None)
    inner = select(
        R.unit_id,
        R.field_id,
        func.count().label("total"),
        _how_many(R.subject == int(Subject.COLLECTIVE)).label("collective"),
        _how_many(R.subject == int(Subject.INDIVIDUAL)).label("individual"),
        _how_many(R.standing >= int(Standing.EFFECTIVE)).label("effective"),
    ).where(*conditions(connection, open_scope, Lead.UNITS))
    if not shown.everything:
        below = shown.among(select(BRANCH.c.unit_id), BRANCH.c.ancestor_id)
        if scope.unit_view is UnitView.TODAY:
            below = select(TODAY.c.unit_id).where(TODAY.c.today_id.in_(below))
        inner = inner.where(R.unit_id.in_(below))
    sums = inner.group_by(R.unit_id, R.field_id).subquery()
    places = _places(scope, shown)
    figures = [func.sum(sums.c[name]) for name in ("total", "collective", "individual", "effective")]
    return (
        select(places.c.ancestor_id, sums.c.field_id, *figures)
        .select_from(sums.join(places, places.c.unit_id == sums.c.unit_id))
        .group_by(places.c.ancestor_id, sums.c.field_id)
    )


def _places(scope: Scope, shown: _Shown) -> CTE:
    """(the unit shown, the unit of registration below it), found first and once."""
    if scope.unit_view is UnitView.REGISTERED:
        pairs = select(BRANCH.c.ancestor_id, BRANCH.c.unit_id)
    else:
        pairs = select(BRANCH.c.ancestor_id, TODAY.c.unit_id).join(TODAY, TODAY.c.today_id == BRANCH.c.unit_id)
    return shown.among(pairs, BRANCH.c.ancestor_id).cte("places").prefix_with("MATERIALIZED")


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _depths(connection: Connection, shown: _Shown) -> dict[int, int]:
    statement = select(BRANCH.c.unit_id, func.max(BRANCH.c.depth)).group_by(BRANCH.c.unit_id)
    return {row[0]: row[1] for row in connection.execute(shown.among(statement, BRANCH.c.unit_id))}


def _children(connection: Connection, scope: Scope, shown: _Shown) -> dict[int, int]:
    statement = select(U.parent_id, func.count()).where(
        U.parent_id.is_not(None), stands(scope.span, scope.unit_view)
    )
    counted = shown.among(statement, U.parent_id).group_by(U.parent_id)
    return {row[0]: row[1] for row in connection.execute(counted)}
