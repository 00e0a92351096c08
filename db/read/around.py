"""One model where it stands in the list: the page around it, in a scope that has it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.errors import NotFound
from db.lifecycle import Standing
from db.read.catalogue import periods
from db.read.membership import in_scope
from db.read.model_order import Place, order
from db.read.model_rows import rows_of
from db.read.models import PAGE, model_count, model_index, model_page
from db.read.records import ModelRow, model_code
from db.read.where import R, conditions
from db.scope import ModelSort, Parts, Scope, Span

INDEXED = 20_000
"""Rows of a list in which those before a model are still counted: in a million it takes seconds, for a mark."""


@dataclass(frozen=True, slots=True)
class Around:
    """A model in its list.

    Attributes:
        scope: The scope that has it.
        rows: The rows around it, it among them.
        start: The index of the first of them; None in a list too long to count what stands before it.
        total: How many rows the list has.
    """

    scope: Scope
    rows: tuple[ModelRow, ...]
    start: int | None
    total: int


def model_around(
    connection: Connection,
    scope: Scope,
    model_id: int,
    sort: ModelSort = ModelSort.NAME,
    *,
    descending: bool = False,
    limit: int = PAGE,
) -> Around:
    """The page around a model.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is in view; what of it hides the model is given up, and nothing else.
        model_id: The model.
        sort: The order.
        descending: The order's first part the other way round.
        limit: Rows at the most.

    Raises:
        NotFound: There is no such model, or it counts nowhere.
    """
    wide = widened(connection, scope, model_id)
    place = _place(connection, wide, model_id, sort, descending=descending)
    half = limit // 2
    rest = model_page(
        connection, wide, sort, descending=descending, after=place, inclusive=True, limit=limit - half
    )
    before = model_page(connection, wide, sort, descending=descending, before=place, limit=half)
    total = model_count(connection, wide)
    start = None
    if total <= INDEXED:
        start = model_index(connection, wide, place, sort, descending=descending) - len(before.rows)
    return Around(wide, before.rows + rest.rows, start, total)


def widened(connection: Connection, scope: Scope, model_id: int) -> Scope:
    """The scope without what hides a model. Words are given up only where they hide it, as all the rest.

    Raises:
        NotFound: There is no such model, or it counts nowhere.
    """
    bare = Scope(scope.span, unit_view=scope.unit_view)
    if not any(in_scope(connection, each, model_id) for each in _bases(bare, scope.standing)):
        bare = bare.but(span=_span_of(connection, model_id))
    parts: tuple[Parts, ...] = (
        {"unit": scope.unit},
        {"field": scope.field},
        {"subject": scope.subject},
        {"standing": scope.standing},
        {"words": scope.words},
    )
    kept: Parts = {}
    for part in parts:
        if bare.but(**part) != bare and in_scope(connection, bare.but(**part), model_id):
            kept.update(part)
    wide = bare.but(**kept)
    if not in_scope(connection, wide, model_id):
        raise NotFound(what="mô hình", value=model_code(model_id))
    return wide


def _span_of(connection: Connection, model_id: int) -> Span:
    """The newest period that has a year in which the model counts."""
    years = select(R.year).where(R.model_id == model_id, R.next_year > 0).order_by(R.year.desc()).limit(1)
    year = connection.scalar(years)
    if year is None:
        raise NotFound(what="mô hình", value=model_code(model_id))
    for period in periods(connection):
        if period.first <= year <= period.last:
            return Span(period.first, period.last)
    return Span(year, year)


def _bases(bare: Scope, standing: Standing | None) -> tuple[Scope, ...]:
    """What counts in a span by itself; returned registrations only where they are what is looked at."""
    return (bare, bare.but(standing=standing)) if standing is Standing.RETURNED else (bare,)


def _place(connection: Connection, scope: Scope, model_id: int, sort: ModelSort, *, descending: bool) -> Place:
    keys = order(connection.dialect.name, scope.words, sort, descending)
    counted = select(R.id).where(R.model_id == model_id, *conditions(connection, scope))
    return next(iter(rows_of(connection, keys, [connection.scalars(counted).one()]))).place
