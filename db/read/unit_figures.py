"""The figures of units, the units below them included: the statement that counts."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import CTE, ColumnElement, Connection, Integer, Select, case, cast, func, select

from db.lifecycle import Standing, Subject
from db.read.where import Lead, R, conditions, counted_at
from db.scope import Scope, UnitView
from db.tables import BRANCH, TODAY, UNIT


@dataclass(frozen=True, slots=True)
class Branch:
    """The units directly below one; None: those without one above them."""

    parent: int | None


Shown: TypeAlias = Branch | frozenset[int] | None
"""Which units are shown: a branch, these ones, or all there are (so that no list of ten thousand is sent)."""

COUNTED = ("total", "collective", "individual", "effective")
"""The figures of a ``Tally`` that are counted; what is neither collective nor individual is the rest."""


def ids_shown(shown: Branch | frozenset[int]) -> Select[tuple[int]] | frozenset[int]:
    """The units' ids."""
    if not isinstance(shown, Branch):
        return shown
    parent = UNIT.alias("shown").c
    below = parent.parent_id.is_(None) if shown.parent is None else parent.parent_id == shown.parent
    return select(parent.id).where(below)


def figures_of_units(connection: Connection, scope: Scope, shown: Shown) -> Select[Any]:
    """(ancestor_id, field_id, and the figures that are counted) of the units shown.

    Counts by the registrations' own units first, in the order of the index alone, and rolls that up: the closure
    is joined to some thousand sums, not to a million registrations.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is counted, without a unit or a field.
        shown: Which units.
    """
    counted = counted_at(scope.unit_view)
    inner = select(
        counted.label("unit_id"),
        R.field_id,
        func.count().label("total"),
        _how_many(R.subject == int(Subject.COLLECTIVE)).label("collective"),
        _how_many(R.subject == int(Subject.INDIVIDUAL)).label("individual"),
        _how_many(R.standing >= int(Standing.EFFECTIVE)).label("effective"),
    ).where(*conditions(connection, scope, Lead.UNITS))
    # Every registration is below a unit that has none above it: nothing needs to be left out then.
    if shown is not None and shown != Branch(None):
        below = _among(select(BRANCH.c.unit_id), shown)
        if scope.unit_view is UnitView.TODAY:
            below = select(TODAY.c.unit_id).where(TODAY.c.today_id.in_(below))
        inner = inner.where(counted.in_(below))
    sums = inner.group_by(counted, R.field_id).subquery("sums")
    places = _places(scope, shown)
    # PostgreSQL's own sum of counts is no integer.
    figures = [cast(func.sum(sums.c[name]), Integer).label(name) for name in COUNTED]
    return (
        select(places.c.ancestor_id, sums.c.field_id, *figures)
        .select_from(sums.join(places, places.c.unit_id == sums.c.unit_id))
        .group_by(places.c.ancestor_id, sums.c.field_id)
    )


def _places(scope: Scope, shown: Shown) -> CTE:
    """(the unit shown, the unit of registration below it), found first and once."""
    if scope.unit_view is UnitView.REGISTERED:
        pairs = select(BRANCH.c.ancestor_id, BRANCH.c.unit_id)
    else:
        pairs = select(BRANCH.c.ancestor_id, TODAY.c.unit_id).join(TODAY, TODAY.c.today_id == BRANCH.c.unit_id)
    return _among(pairs, shown).cte("places").prefix_with("MATERIALIZED")


def _among(statement: Select[Any], shown: Shown) -> Select[Any]:
    """A statement about the units' branches, for those that are shown alone."""
    return statement if shown is None else statement.where(BRANCH.c.ancestor_id.in_(ids_shown(shown)))


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
