"""Totals of a scope, counted each time: by field, subject, standing, year. One statement a view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, Subquery, case, cast, func, select

from db.lifecycle import FUNNEL, Standing, Subject
from db.read import kept
from db.read.records import FieldRow, FieldsView, Tally
from db.read.where import R, conditions, narrowing
from db.scope import Scope
from db.tables import FIELD

F = FIELD.c


def by_field(connection: Connection, scope: Scope) -> FieldsView:
    """Every field with its tally in scope, zeros included.

    The scope's own field narrows nothing here: the others stay visible beside the one that is chosen.
    """
    found = kept.rows(connection, _by_field, scope.but(field=None))
    rows = tuple(FieldRow(row[0], row[1], row[2], row[3], Tally(*row[4:])) for row in found)
    return FieldsView(rows, sum((row.tally for row in rows), Tally()))


def total(connection: Connection, scope: Scope) -> Tally:
    """The tally of everything in scope."""
    return Tally(*kept.rows(connection, _total, scope)[0])


def by_subject(connection: Connection, scope: Scope) -> dict[Subject, Tally]:
    """Each subject's tally, zeros included."""
    found = {subject: Tally() for subject in (Subject.COLLECTIVE, Subject.INDIVIDUAL, Subject.UNKNOWN)}
    for subject, *figures in kept.rows(connection, _by_subject, scope):
        found[Subject(subject)] = Tally(*figures)
    return found


def by_standing(connection: Connection, scope: Scope) -> dict[Standing, Tally]:
    """Each standing's own tally (exactly there, not "or higher"), zeros included; returned ones count nowhere."""
    found = {standing: Tally() for standing in (*FUNNEL, Standing.STOPPED)}
    for standing, *figures in kept.rows(connection, _by_standing, scope):
        if standing != Standing.RETURNED:
            found[Standing(standing)] = Tally(*figures)
    return found


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year's own figures: a year is a period of its own. ``by_field`` is in the fields' order."""

    year: int
    by_field: tuple[int, ...]
    tally: Tally

    @property
    def key(self) -> int:
        """The year."""
        return self.year


def by_year(connection: Connection, scope: Scope) -> tuple[YearRow, ...]:
    """Every year of the span with its figures, zeros included.

    A model that was kept up for six years is in each of the six, and once in the span's total.
    """
    tallies: dict[int, Tally] = {}
    counts: dict[tuple[int, int], int] = {}
    fields: list[int] = []
    for field, year, *figures in kept.rows(connection, _by_year, scope):
        if field not in fields[-1:]:
            fields.append(field)
        if year is not None:
            tally = Tally(*figures)
            tallies[year] = tallies.get(year, Tally()) + tally
            counts[year, field] = tally.total
    return tuple(
        YearRow(year, tuple(counts.get((year, field), 0) for field in fields), tallies.get(year, Tally()))
        for year in range(scope.span.first, scope.span.last + 1)
    )


def alike(where: Sequence[ColumnElement[bool]]) -> Subquery:
    """(year, field, subject, standing, count): the registrations, counted by what is alike.

    Grouped in the index's own order, its year of next registration included, so that SQLite counts while it
    walks the index: a sixth of the time that sorting a million of them takes. What is alike is some hundred rows,
    which are then added up by whatever is asked for.
    """
    return (
        select(R.year, R.field_id, R.subject, R.standing, func.count().label("count"))
        .where(*where)
        .group_by(R.year, R.field_id, R.next_year, R.subject, R.standing)
        .subquery("alike")
    )


def added(counts: ColumnElement[int], condition: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    """A sum of counts, 0 where there are none; PostgreSQL's own sum of counts is no integer."""
    meant = counts if condition is None else case((condition, counts), else_=0)
    return cast(func.coalesce(func.sum(meant), 0), Integer)


def _figures(of: Subquery) -> list[Any]:
    """What a ``Tally`` says, in its order."""
    subjects = (Subject.COLLECTIVE, Subject.INDIVIDUAL, Subject.UNKNOWN)
    counts = of.c["count"]
    return [
        added(counts),
        *(added(counts, of.c.subject == int(subject)) for subject in subjects),
        added(counts, of.c.standing >= int(Standing.EFFECTIVE)),
    ]


def _by_field(connection: Connection, scope: Scope) -> Select[Any]:
    of = alike(conditions(connection, scope))
    columns = [F.id, F.code, F.name, F.name_en]
    return (
        select(*columns, *_figures(of))
        .select_from(FIELD.outerjoin(of, of.c.field_id == F.id))
        .group_by(*columns, F.position)
        .order_by(F.position, F.id)
    )


def _total(connection: Connection, scope: Scope) -> Select[Any]:
    return select(*_figures(alike(conditions(connection, scope))))


def _by_subject(connection: Connection, scope: Scope) -> Select[Any]:
    return _by(connection, scope, "subject")


def _by_standing(connection: Connection, scope: Scope) -> Select[Any]:
    return _by(connection, scope, "standing")


def _by(connection: Connection, scope: Scope, name: str) -> Select[Any]:
    of = alike(conditions(connection, scope))
    return select(of.c[name], *_figures(of)).group_by(of.c[name])


def _by_year(connection: Connection, scope: Scope) -> Select[Any]:
    counts_at_all = R.next_year == 0 if scope.standing is Standing.RETURNED else R.next_year > 0
    years = R.year.between(scope.span.first, scope.span.last)
    of = alike([years, counts_at_all, *narrowing(connection, scope)])
    return (
        select(F.id, of.c.year, *_figures(of))
        .select_from(FIELD.outerjoin(of, of.c.field_id == F.id))
        .group_by(F.id, F.position, of.c.year)
        .order_by(F.position, F.id)
    )
