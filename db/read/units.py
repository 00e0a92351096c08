"""The units with their figures: a branch of the tree at a time, so that ten thousand of them cost no more."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, true

from db.read import kept
from db.read.fields import all_fields
from db.read.records import FieldsView, Tally, UnitRow
from db.read.unit_figures import COUNTED, Branch, Shown, figures_of_units, ids_shown
from db.scope import Scope, Span, UnitView
from db.tables import BRANCH, FIELD, TODAY, UNIT
from db.text import local_today

U = UNIT.c


def units_under(connection: Connection, scope: Scope, parent: int | None) -> tuple[UnitRow, ...]:
    """The units directly below ``parent`` (None: those without one) with their figures, in Vietnamese order.

    Units that stand in the span are all there, zeros included; others only when they have a figure. The
    scope's own unit narrows nothing here: the others stay visible beside the one that is chosen.
    """
    return _with_figures(connection, scope, Branch(parent))


def units_by_id(connection: Connection, scope: Scope, ids: Iterable[int]) -> tuple[UnitRow, ...]:
    """These units with their figures, in Vietnamese order, whether they stand in the span or not."""
    return _with_figures(connection, scope, frozenset(ids), keep=True)


def all_units(connection: Connection, scope: Scope) -> tuple[UnitRow, ...]:
    """Every unit in view, each one before what is below it: for scripts and for exports."""
    rows = _with_figures(connection, scope, None)
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


def fields_and_units(connection: Connection, scope: Scope) -> tuple[FieldsView, tuple[UnitRow, ...]]:
    """What ``by_field`` and ``units_under`` (None) give where the scope has no unit, counted once for both.

    Whatever is registered is below a unit that has none above it.
    """
    found = _found(connection, scope, Branch(None))
    known = all_fields(connection)
    sums = {field.code: Tally() for field in known}
    for row in found:
        sums[row[_FIELD]] += _tally([row], None)[1]
    fields = tuple(replace(field, tally=sums[field.code]) for field in known)
    return FieldsView(fields, sum(sums.values(), Tally())), _unit_rows(found, scope)


def _with_figures(
    connection: Connection, scope: Scope, shown: Shown, *, keep: bool = False
) -> tuple[UnitRow, ...]:
    return _unit_rows(_found(connection, scope, shown), scope, keep=keep)


def _found(connection: Connection, scope: Scope, shown: Shown) -> kept.Rows:
    """A row for each unit and field, unit by unit, each unit's fields in their order."""
    today = local_today() if scope.unit_view is UnitView.TODAY else None
    narrowed = scope.unit is not None or scope.field is not None
    whole = scope.but(unit=None, field=None) if narrowed else scope
    return kept.rows(connection, _statement, whole, shown, today)


def _unit_rows(found: kept.Rows, scope: Scope, *, keep: bool = False) -> tuple[UnitRow, ...]:
    fields = next((number for number, row in enumerate(found) if row[0] != found[0][0]), len(found))
    rows: list[UnitRow] = []
    for start in range(0, len(found), fields or 1):
        group = found[start : start + fields]
        unit = group[0]
        by_field, tally = _tally(group, scope.field)
        if keep or unit[_STANDS] or any(by_field):
            values: Any = (*unit[:_STANDS], by_field, tally)
            rows.append(UnitRow(*values))
    return tuple(rows)


def _tally(group: kept.Rows, field: str | None) -> tuple[tuple[int, ...], Tally]:
    """A unit's total of each field, and its tally over all of them, or of one."""
    totals: list[int] = []
    total = collective = individual = effective = 0
    for row in group:
        each, bodies, persons, good = row[_TOTAL:]
        totals.append(each)
        if field is None or row[_FIELD] == field:
            total += each
            collective += bodies
            individual += persons
            effective += good
    return tuple(totals), Tally(total, collective, individual, total - collective - individual, effective)


_STANDS, _FIELD, _TOTAL = 10, 11, 12
"""Where a row says whether the unit stands, the field's code, and the first figure; a ``UnitRow``'s own values are
before them, in its order.
"""


def _statement(connection: Connection, scope: Scope, shown: Shown, today: str | None) -> Select[Any]:
    """What a ``UnitRow`` says of each unit shown, and the figures for each field: one statement, that
    counts what it must count once.
    """
    units = _units(scope, shown, today).cte("units").prefix_with("MATERIALIZED")
    figures = figures_of_units(connection, scope, shown).subquery("figures")
    u = units.c
    there = units.outerjoin(FIELD, true()).outerjoin(
        figures, (figures.c.ancestor_id == u.id) & (figures.c.field_id == FIELD.c.id)
    )
    return (
        select(*u, FIELD.c.code.label("field"), *(func.coalesce(figures.c[name], 0) for name in COUNTED))
        .select_from(there)
        .order_by(u.sort_key, u.id, FIELD.c.position, FIELD.c.id)
    )


def _units(scope: Scope, shown: Shown, today: str | None) -> Select[Any]:
    """What a ``UnitRow`` says beside figures, in its order, and whether the unit stands."""
    child = UNIT.alias("child")
    depth = select(func.max(BRANCH.c.depth)).where(BRANCH.c.unit_id == U.id).scalar_subquery()
    there = _stands(child.c, scope.span, today)
    if today is not None:
        # Of a unit that is no more and that none came after, what was registered stays there.
        there |= select(TODAY.c.unit_id).where(TODAY.c.today_id == child.c.id).exists()
    children = select(func.count()).where(child.c.parent_id == U.id, there)
    statement = select(
        U.id,
        U.code,
        U.name,
        U.kind,
        U.parent_id,
        func.coalesce(depth, 0).label("depth"),
        children.scalar_subquery().label("children"),
        U.valid_from,
        U.valid_to,
        U.sort_key,
        case((_stands(U, scope.span, today), 1), else_=0).label("stands"),
    )
    return statement if shown is None else statement.where(U.id.in_(ids_shown(shown)))


def _stands(unit: Any, span: Span, today: str | None) -> ColumnElement[bool]:
    """Whether a unit stands in some year of the span, or, where a day is given, on that day."""
    first, last = (f"{span.first}-01-01", f"{span.last}-12-31") if today is None else (today, today)
    stood: ColumnElement[bool] = and_(
        unit.valid_from <= last, or_(unit.valid_to.is_(None), unit.valid_to >= first)
    )
    return stood
