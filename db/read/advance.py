"""Views of one revision carried forward to the next by what changed between them. Pure.

Each function takes a view that ``db.read`` gave for a scope, and gives the view that it would give now; None where
the delta does not say enough, and the view is to be read again.
"""

from collections.abc import Mapping, Sequence

from db.lifecycle import Standing
from db.read.delta import Delta
from db.read.records import FieldRow, FieldsView, ModelPage, Tally, UnitRow
from db.read.years import Moved, Year, tally_with
from db.scope import ModelSort, Scope, Span, UnitView


def by_field(view: FieldsView, delta: Delta, scope: Scope) -> FieldsView | None:
    """``tallies.by_field``, carried forward."""
    moved = delta.moved(scope.but(field=None))
    if not moved:
        return None if moved is None else view
    touched = {year.field_id for each in moved for year in each if year is not None}
    rows = [
        FieldRow(row.id, row.code, row.name, row.name_en, tally_with(row.tally, moved, row.id))
        if row.id in touched
        else row
        for row in view.rows
    ]
    return FieldsView(tuple(rows), tally_with(view.total, moved))


def total(tally: Tally, delta: Delta, scope: Scope) -> Tally | None:
    """``tallies.total``, carried forward."""
    moved = delta.moved(scope)
    return None if moved is None else tally_with(tally, moved)


def model_count(count: int, delta: Delta, scope: Scope) -> int | None:
    """``models.model_count``, carried forward."""
    moved = delta.moved(scope)
    if moved is None:
        return None
    return count + sum((each.now is not None) - (each.was is not None) for each in moved)


def kept_up(counts: tuple[tuple[str, int], ...], delta: Delta, scope: Scope) -> tuple[tuple[str, int], ...] | None:
    """``kinds.kept_up``, carried forward while each model counts by the registration that it counted by.

    A delta does not say of what kind a registration is.
    """
    moved = delta.moved(scope.but(field=None))
    if moved is None or ("registration", "amend") in delta.acts:
        return None
    for was, now in moved:
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
    moved = None if scope.unit_view is UnitView.TODAY else delta.moved(open_scope)
    if moved is None:
        return None
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
    counted = delta.counted(scope)
    if counted is None or _reordered(delta, counted, sort):
        return None
    rows = list(page.rows)
    for number, row in enumerate(page.rows):
        moved = counted.get(row.id)
        if moved is None:
            continue
        if moved.now is None:
            return None
        rows[number] = delta.row(moved.now, row.place)
    return ModelPage(tuple(rows), page.start)


def _reordered(delta: Delta, counted: Mapping[int, Moved], sort: ModelSort) -> bool:
    """Whether another model is in a list now, or one of them may stand elsewhere in it."""
    for model, (was, now) in counted.items():
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


def _unit(
    row: UnitRow, moved: Sequence[Moved], delta: Delta, fields: Sequence[int], chosen: int | None
) -> UnitRow:
    own = []
    counts = dict(zip(fields, row.by_field, strict=True))
    for each in moved:
        was, now = each
        if was is not None and row.id in delta.above.get(was.unit_id, ()):
            counts[was.field_id] -= 1
        else:
            was = None
        if now is not None and row.id in delta.above.get(now.unit_id, ()):
            counts[now.field_id] += 1
        else:
            now = None
        own.append(Moved(was, now))
    return row._replace(by_field=tuple(counts.values()), tally=tally_with(row.tally, own, chosen))


def _stands(row: UnitRow, span: Span) -> bool:
    return row.valid_from <= f"{span.last}-12-31" and (
        row.valid_to is None or row.valid_to >= f"{span.first}-01-01"
    )
