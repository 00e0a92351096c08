"""Every view of the read layer held against the plain register."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from db.clearance import Clearance
from db.identity import Actor
from db.lifecycle import FUNNEL, Standing, Subject
from db.read.charts import field_funnels
from db.read.detail import model_detail
from db.read.membership import in_scope
from db.read.model_records import ModelDetail
from db.read.models import model_count, model_index, model_page
from db.read.records import ModelRow, UnitRow
from db.read.tallies import by_field, by_standing, by_subject, by_year, total
from db.read.units import all_units, fields_and_units, units_by_id, units_under
from db.scope import ModelSort, Scope, Span, UnitView
from db.text import sort_key
from tests.db.plain import FIELDS, Plain, PlainModel, PlainYear

ADMIN = Actor("hoa")


@dataclass(frozen=True)
class Look:
    """How the list is looked at."""

    sort: ModelSort
    descending: bool
    limit: int


def compare_tallies(connection: Connection, plain: Plain, scope: Scope) -> None:
    """Totals by everything."""
    years = [year for _, year in plain.counting(scope)]
    assert total(connection, scope) == plain.tally(years)
    every = [year for _, year in plain.counting(scope.but(field=None))]
    view = by_field(connection, scope)
    assert [row.code for row in view.rows] == list(FIELDS)
    assert [row.tally for row in view.rows] == [plain.tally([y for y in every if y.field == f]) for f in FIELDS]
    assert view.total == plain.tally(every)
    subjects = by_subject(connection, scope)
    assert subjects == {s: plain.tally([y for y in years if y.subject is s]) for s in Subject}
    standings = (*FUNNEL, Standing.STOPPED)
    found = by_standing(connection, scope)
    assert found == {s: plain.tally([y for y in years if y.standing is s]) for s in standings}
    funnel = [year for _, year in plain.counting(scope.but(standing=None))]
    steps = (Standing.RETURNED, *FUNNEL[1:])
    assert [(row.code, row.reached) for row in field_funnels(connection, scope)] == [
        (f, tuple(sum(y.field == f and y.standing >= step for y in funnel) for step in steps))
        for f in FIELDS
        if scope.field in {None, f}
    ]
    rows = by_year(connection, scope)
    assert [row.year for row in rows] == list(range(scope.span.first, scope.span.last + 1))
    for row in rows:
        own = [year for _, year in plain.counting(scope.but(span=Span(row.year, row.year)))]
        assert row.tally == plain.tally(own)
        assert list(row.by_field) == [sum(year.field == f for year in own) for f in FIELDS]


def compare_units(connection: Connection, plain: Plain, scope: Scope) -> None:
    """The tree, whole and a branch at a time."""
    at: dict[int, list[PlainYear]] = defaultdict(list)
    for model, year in plain.counting(scope.but(unit=None, field=None)):
        for unit in plain.above(plain.counted_at(year.unit, scope.unit_view, model)):
            at[unit].append(year)
    shown = {unit for unit in plain.units if at[unit] or plain.stands(unit, scope)}
    parents: set[int | None] = {None, *(unit.parent for unit in plain.units.values())}
    for parent in parents:
        rows = units_under(connection, scope, parent)
        below = [unit for unit in shown if plain.units[unit].parent == parent]
        assert [row.id for row in rows] == sorted(below, key=lambda unit: _unit_order(plain, unit))
        for row in rows:
            _compare_unit(plain, scope, row, at[row.id])
    whole = scope.but(unit=None)
    assert fields_and_units(connection, whole) == (
        by_field(connection, whole),
        units_under(connection, whole, None),
    )
    rows = all_units(connection, scope)
    assert [row.id for row in rows] == _depth_first(plain, shown)
    for row in rows:
        _compare_unit(plain, scope, row, at[row.id])
    some = sorted(plain.units)[::3]
    rows = units_by_id(connection, scope, some)
    assert [row.id for row in rows] == sorted(some, key=lambda unit: _unit_order(plain, unit))
    for row in rows:
        _compare_unit(plain, scope, row, at[row.id])


def _unit_order(plain: Plain, unit: int) -> tuple[str, int]:
    return sort_key(plain.units[unit].name), unit


def _depth_first(plain: Plain, shown: set[int]) -> list[int]:
    def walk(parent: int | None) -> list[int]:
        # A unit whose parent is not in view stands at the top.
        below = [
            unit
            for unit in shown
            if plain.units[unit].parent == parent or (parent is None and plain.units[unit].parent not in shown)
        ]
        return [
            each for unit in sorted(below, key=lambda u: _unit_order(plain, u)) for each in (unit, *walk(unit))
        ]

    return walk(None)


def _compare_unit(plain: Plain, scope: Scope, row: UnitRow, years: list[PlainYear]) -> None:
    unit = plain.units[row.id]
    assert (row.name, row.parent_id, row.valid_from, row.valid_to) == (
        unit.name,
        unit.parent,
        unit.since,
        unit.until,
    )
    assert list(row.by_field) == [sum(year.field == f for year in years) for f in FIELDS]
    assert row.tally == plain.tally([year for year in years if scope.field in {None, year.field}])
    assert row.depth == len(plain.above(row.id)) - 1
    children = [u.id for u in plain.units.values() if u.parent == row.id]
    left = set()
    if scope.unit_view is UnitView.TODAY:
        left = {plain.counted_at(number, UnitView.TODAY) for number in plain.units}
    assert row.children == sum(child in left or plain.stands(child, scope) for child in children)


def compare_list(connection: Connection, plain: Plain, scope: Scope, look: Look) -> None:
    """The list, walked forward, backward and from its end, with every row's index."""
    expected = plain.listed(scope, look.sort, look.descending)
    assert model_count(connection, scope) == len(expected)
    down, limit = look.descending, look.limit
    rows: list[ModelRow] = []
    while page := model_page(
        connection,
        scope,
        look.sort,
        descending=down,
        after=rows[-1].place if rows else None,
        limit=limit,
    ).rows:
        rows += page
        assert len(rows) <= len(expected)
    assert [(row.id, row.registration_id) for row in rows] == expected
    end = list(model_page(connection, scope, look.sort, descending=down, from_end=True, limit=limit).rows)
    back = list(end)
    while (
        page := model_page(
            connection, scope, look.sort, descending=down, before=back[0].place if back else (), limit=limit
        ).rows
        if back
        else ()
    ):
        back = [*page, *back]
        assert len(back) <= len(expected)
    assert back == rows
    middle = rows[len(rows) // 3 :]
    if middle:
        place = middle[0].place
        page = model_page(
            connection, scope, look.sort, descending=down, after=place, inclusive=True, limit=limit
        ).rows
        assert list(page) == middle[:limit]
    for index, row in enumerate(rows):
        _compare_row(plain, row)
        if index % 3 == 0:
            assert model_index(connection, scope, row.place, look.sort, descending=down) == index
    for model in plain.models:
        assert in_scope(connection, scope, model) == (model in {each for each, _ in expected})


def _compare_row(plain: Plain, row: ModelRow) -> None:
    model = plain.models[row.id]
    (year,) = [year for year in model.years.values() if year.id == row.registration_id]
    assert (row.name, row.unit_id, row.unit, row.field, row.subject, row.year, row.standing, row.version) == (
        model.name,
        year.unit,
        plain.units[year.unit].name,
        year.field,
        year.subject,
        year.year,
        year.standing,
        year.version,
    )


def compare_details(connection: Connection, plain: Plain) -> None:
    """Each model in full."""
    for model in plain.models.values():
        detail = model_detail(connection, model.id)
        assert detail is not None
        hidden = any(year.sensitive for year in model.years.values())
        assert detail.restricted is hidden
        _compare_detail(detail, model, hidden)
        if hidden:
            cleared = model_detail(connection, model.id, Clearance(ADMIN, frozenset({model.id})))
            assert cleared is not None
            assert not cleared.restricted
            _compare_detail(cleared, model, False)


def _compare_detail(detail: ModelDetail, model: PlainModel, hidden: bool) -> None:
    place = None if hidden else model.place
    assert (detail.name, detail.place, detail.version) == (model.name, place, model.version)
    newest_first = sorted(model.years.values(), key=lambda year: -year.year)
    assert [
        (y.id, y.year, y.unit_id, y.field, y.subject, y.standing, y.contents, y.version)
        for y in detail.registrations
    ] == [
        (y.id, y.year, y.unit, y.field, y.subject, y.standing, None if hidden else y.contents, y.version)
        for y in newest_first
    ]
