"""Views of one revision carried forward to the next by what changed between them. Pure.

Each function takes a view that ``db.read`` gave for a scope, and gives the view that it would give now; None where
the delta does not say enough, and the view is to be read again.
"""

from collections.abc import Sequence
from dataclasses import replace

from db.lifecycle import Standing
from db.read.delta import Delta, Moved
from db.read.records import FieldsView, ModelPage, Tally, UnitRow
from db.read.years import Part, Year, tally_with
from db.scope import ModelSort, Scope, Span, UnitView


def by_field(view: FieldsView, delta: Delta, scope: Scope) -> FieldsView | None:
    """``tallies.by_field``, carried forward."""
    part = delta.part(scope.but(field=None))
    if part is None:
        return None
    moved = list(delta.counts(part))
    if not moved:
        return view
    rows = []
    for row in view.rows:
        tally = _tally(row.tally, moved, row.id)
        rows.append(row if tally == row.tally else replace(row, tally=tally))
    return FieldsView(tuple(rows), _tally(view.total, moved))


def total(tally: Tally, delta: Delta, scope: Scope) -> Tally | None:
    """``tallies.total``, carried forward."""
    part = delta.part(scope)
    return None if part is None else _tally(tally, list(delta.counts(part)))


def model_count(count: int, delta: Delta, scope: Scope) -> int | None:
    """``models.model_count``, carried forward."""
    part = delta.part(scope)
    if part is None:
        return None
    return count + sum((each.now is not None) - (each.was is not None) for each in delta.counts(part))


def kept_up(counts: tuple[tuple[str, int], ...], delta: Delta, scope: Scope) -> tuple[tuple[str, int], ...] | None:
    """``kinds.kept_up``, carried forward while each model counts by the registration that it counted by.

    A delta does not say of what kind a registration is.
    """
    part = delta.part(scope.but(field=None))
    if part is None or ("registration", "amend") in delta.acts:
        return None
    for was, now in delta.counts(part):
        if was is None or now is None or was.id != now.id:
            return None
    return counts


def pending_count(count: int, delta: Delta) -> int:
    """``pending.pending_count``, carried forward."""
    return count + sum(_waiting(delta.now[model]) - _waiting(delta.was[model]) for model in delta.now)


def _waiting(years: Sequence[Year]) -> int:
    return sum(year.standing == Standing.REGISTERED for year in years)


def units_under(
    rows: tuple[UnitRow, ...], delta: Delta, scope: Scope, parent: int | None
) -> tuple[UnitRow, ...] | None:
    """``units.units_under``, carried forward."""
    open_scope = scope.but(unit=None, field=None)
    part = None if scope.unit_view is UnitView.TODAY else delta.part(open_scope)
    if part is None:
        return None
    moved = list(delta.counts(part))
    touched: set[int] = set()
    known = {row.id for row in rows}
    for each in moved:
        for unit in {year.unit_id for year in each if year is not None}:
            above = delta.above.get(unit, frozenset())
            here = known & above
            if not here and unit != parent and (parent is None or parent in above):
                # One that had nothing and does not stand in these years: its name is not known here.
                return None
            touched |= here
    if not touched:
        return rows
    fields = list(delta.fields.values())
    chosen = None if scope.field is None else delta.fields.get(scope.field)
    carried = []
    for row in rows:
        now = _unit(row, moved, delta, fields, chosen) if row.id in touched else row
        if now is row or any(now.by_field) or _stands(now, scope.span):
            carried.append(now)
    return tuple(carried)


def model_page(
    page: ModelPage, delta: Delta, scope: Scope, sort: ModelSort = ModelSort.NAME, **_: object
) -> ModelPage | None:
    """``models.model_page``, carried forward while the same models stand in the same order."""
    part = delta.part(scope)
    if part is None or reordered(delta, part, sort):
        return None
    at = {row.id: number for number, row in enumerate(page.rows) if row.id in delta.models}
    if not at:
        return page
    rows = list(page.rows)
    for model, number in at.items():
        year = part.counting(delta.now[model])
        if year is None:
            return None
        rows[number] = delta.row(year, rows[number].place)
    return ModelPage(tuple(rows), page.start)


def reordered(delta: Delta, part: Part, sort: ModelSort) -> bool:
    """Whether another model is in a list now, or one of them may stand elsewhere in it."""
    for model in delta.now:
        was, now = part.counting(delta.was[model]), part.counting(delta.now[model])
        if was is None or now is None:
            if was is not now:
                return True
        elif model in delta.renamed or _first(was, sort) != _first(now, sort):
            return True
    return False


def _first(year: Year, sort: ModelSort) -> int:
    match sort:
        case ModelSort.UNIT:
            return year.unit_id
        case ModelSort.FIELD:
            return year.field_id
        case ModelSort.YEAR:
            return year.year
        case ModelSort.STANDING:
            return year.standing
        case ModelSort.NAME:
            return 0


def _tally(tally: Tally, moved: Sequence[Moved], field: int | None = None) -> Tally:
    gone = [each.was for each in moved if each.was is not None and field in {None, each.was.field_id}]
    come = [each.now for each in moved if each.now is not None and field in {None, each.now.field_id}]
    return tally_with(tally, gone, come)


def _unit(
    row: UnitRow, moved: Sequence[Moved], delta: Delta, fields: Sequence[int], chosen: int | None
) -> UnitRow:
    def here(year: Year | None) -> Year | None:
        return year if year is not None and row.id in delta.above.get(year.unit_id, ()) else None

    own = [Moved(here(each.was), here(each.now)) for each in moved]
    counts = dict(zip(fields, row.by_field, strict=True))
    for each in own:
        if each.was is not None:
            counts[each.was.field_id] -= 1
        if each.now is not None:
            counts[each.now.field_id] += 1
    return row._replace(by_field=tuple(counts.values()), tally=_tally(row.tally, own, chosen))


def _stands(row: UnitRow, span: Span) -> bool:
    return row.valid_from <= f"{span.last}-12-31" and (
        row.valid_to is None or row.valid_to >= f"{span.first}-01-01"
    )
