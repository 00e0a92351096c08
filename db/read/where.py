"""A ``Scope`` as the conditions of a statement: the one place that says which registrations count."""

from enum import Enum

from sqlalchemy import ColumnElement, Connection, Select, select

from db.lifecycle import ASIDE, Standing
from db.read.search import coded, found_ids
from db.scope import Scope, Span, UnitView
from db.tables import BRANCH, FIELD, REGISTRATION, TODAY

R = REGISTRATION.c


class Lead(Enum):
    """Which index a statement is to begin with: SQLite chooses without knowing how many there are of each."""

    ANY = "any"
    """Its own choice: the unit or the number where one is asked for, else the years."""
    FIELD = "field"
    """Each year's one field, and nothing of the other fields."""
    UNITS = "units"
    """Unit by unit, whatever the years."""


def latest(span: Span, lead: Lead = Lead.ANY) -> list[ColumnElement[bool]]:
    """The latest registration of each model in the span, returned ones left out.

    ``next_year`` is 0 for a returned one and beyond the span for the last one in it, so that two comparisons
    on one index say it all.
    """
    return [_years(span, lead), R.next_year > span.last]


def latest_returned(span: Span, lead: Lead = Lead.ANY) -> list[ColumnElement[bool]]:
    """The latest returned registration of each model in the span: for looking at what was refused."""
    other = REGISTRATION.alias("later_returned")
    later = (
        select(other.c.id)
        .where(
            other.c.model_id == R.model_id,
            other.c.year > R.year,
            other.c.year <= span.last,
            other.c.standing == int(Standing.RETURNED),
        )
        .exists()
    )
    return [_years(span, lead), R.standing == int(Standing.RETURNED), ~later]


def conditions(connection: Connection, scope: Scope, lead: Lead | None = None) -> list[ColumnElement[bool]]:
    """Everything that a registration must meet to be in scope.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is in view.
        lead: None for what suits the scope, where the registrations are what the statement begins with.
    """
    by_field = scope.field is not None and scope.unit is None and not scope.words.strip()
    usual = Lead.FIELD if by_field else Lead.ANY
    return standing_there(scope, lead or usual) + narrowing(connection, scope)


def conditions_but_words(scope: Scope, *, leading: bool = False) -> list[ColumnElement[bool]]:
    """What a registration must meet to be in scope, the words left out.

    Args:
        scope: What is in view.
        leading: Whether the registrations are what the statement begins with.
    """
    by_field = leading and scope.field is not None and scope.unit is None
    return standing_there(scope, Lead.FIELD if by_field else Lead.ANY) + narrowing_but_words(scope)


def standing_there(scope: Scope, lead: Lead = Lead.ANY) -> list[ColumnElement[bool]]:
    """The one registration of each model that counts in the scope's years."""
    return (latest_returned if scope.standing is Standing.RETURNED else latest)(scope.span, lead)


def narrowing(connection: Connection, scope: Scope) -> list[ColumnElement[bool]]:
    """What the scope asks for beside its years."""
    found = narrowing_but_words(scope)
    code = coded(scope.words)
    if code is not None:
        found.append(R.model_id == code)
    elif scope.words.strip():
        # A unit's models are few beside those that have a common word: SQLite shall begin with the unit, and
        # the sum keeps it from the other way.
        model = R.model_id if scope.unit is None else R.model_id + 0
        found.append(model.in_(found_ids(connection.dialect.name, scope.words)))
    return found


def narrowing_but_words(scope: Scope) -> list[ColumnElement[bool]]:
    """What the scope asks for beside its years and its words."""
    found: list[ColumnElement[bool]] = []
    if scope.standing is not None:
        exact = scope.standing in ASIDE
        found.append(R.standing == int(scope.standing) if exact else R.standing >= int(scope.standing))
    if scope.unit is not None:
        found.append(counted_at(scope.unit_view).in_(units_below(scope.unit, scope.unit_view)))
    if scope.field is not None:
        chosen = FIELD.alias("chosen_field")
        found.append(R.field_id == select(chosen.c.id).where(chosen.c.code == scope.field).scalar_subquery())
    if scope.subject is not None:
        found.append(R.subject == int(scope.subject))
    return found


def counted_at(view: UnitView) -> ColumnElement[int]:
    """The unit that a registration counts by: its own, or the one from which today's is followed."""
    return R.unit_id if view is UnitView.REGISTERED else R.heir_id


def units_below(unit: int, view: UnitView) -> Select[int]:
    """The units that count for a unit (by ``counted_at``): those below it, or those that are below it today."""
    if view is UnitView.REGISTERED:
        return select(BRANCH.c.unit_id).where(BRANCH.c.ancestor_id == unit)
    return (
        select(TODAY.c.unit_id)
        .join(BRANCH, BRANCH.c.unit_id == TODAY.c.today_id)
        .where(BRANCH.c.ancestor_id == unit)
    )


def _years(span: Span, lead: Lead) -> ColumnElement[bool]:
    if lead is Lead.FIELD:
        return R.year.in_(range(span.first, span.last + 1))
    # Never "year = 2018": SQLite takes one year for as rare as one number and would always begin with it.
    year = R.year + 0 if lead is Lead.UNITS else R.year
    return year.between(span.first, span.last)
