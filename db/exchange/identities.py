"""Which model of the register, or of the file itself, a row belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias, TypeVar

from sqlalchemy import Connection, select

from db.exchange.plans import PlannedRow
from db.schema import RegistrationKind
from db.schema.tables import MODEL, REGISTRATION
from db.text import fold

_Item = TypeVar("_Item")

Identity: TypeAlias = tuple[str, int]
"""What makes two rows the same model: the folded name and the unit that registers it."""

_TOGETHER = 1_000
"""Ids in one statement."""


@dataclass(slots=True)
class KnownModels:
    """The models of the register that a file may mean.

    Attributes:
        models: (id, name) of the models of each identity, the oldest first.
        years: The years in which each model is registered, be it under another unit.
    """

    models: dict[Identity, list[tuple[int, str]]] = field(default_factory=dict)
    years: dict[int, set[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A file's rows, sorted.

    Attributes:
        new: Those to be stored, each with its model, in the file's order.
        known: Those that are in the register already.
        repeated: Those that say what an earlier row says, with that row's number.
    """

    new: tuple[PlannedRow, ...]
    known: tuple[PlannedRow, ...]
    repeated: tuple[tuple[PlannedRow, int], ...]


def read_known(connection: Connection, wanted: Collection[Identity]) -> KnownModels:
    """The models of the register that have one of these identities."""
    known = KnownModels()
    names = {name for name, _ in wanted}
    found: dict[Identity, dict[int, str]] = {}
    for units in _batches(sorted({unit for _, unit in wanted})):
        statement = (
            select(MODEL.c.id, MODEL.c.name, REGISTRATION.c.unit_id)
            .join(MODEL, MODEL.c.id == REGISTRATION.c.model_id)
            .where(REGISTRATION.c.unit_id.in_(units))
        )
        for rows in connection.execute(statement).partitions(_TOGETHER):
            for model_id, name, unit_id in rows:
                folded = fold(name)
                if folded in names:
                    found.setdefault((folded, unit_id), {})[model_id] = name
    known.models = {key: sorted(models.items()) for key, models in found.items()}
    ids = sorted({model_id for models in found.values() for model_id in models})
    for batch in _batches(ids):
        columns = select(REGISTRATION.c.model_id, REGISTRATION.c.year)
        for model_id, year in connection.execute(columns.where(REGISTRATION.c.model_id.in_(batch))).all():
            known.years.setdefault(model_id, set()).add(year)
    return known


def sort_rows(connection: Connection, rows: Iterable[PlannedRow]) -> Sorted:
    """Find each row's model, in the file or in the register as it stands.

    The result does not depend on the rows' order, except for which of two equal rows is the repeated one.
    """
    groups: dict[Identity, dict[int, PlannedRow]] = {}
    repeated: list[tuple[PlannedRow, int]] = []
    for row in rows:
        year = row.draft.year
        first = groups.setdefault((row.folded, year.unit_id), {}).setdefault(year.year, row)
        if first is not row:
            repeated.append((row, first.row))
    known = read_known(connection, groups.keys())
    taken = dict(known.years)
    new: list[PlannedRow] = []
    there: list[PlannedRow] = []
    for key in sorted(groups):
        group = [groups[key][year] for year in sorted(groups[key])]
        _sort_group(group, known.models.get(key, ()), known.years, taken, new, there)
    return Sorted(tuple(sorted(new, key=_number)), tuple(sorted(there, key=_number)), tuple(repeated))


def _sort_group(
    group: Sequence[PlannedRow],
    models: Sequence[tuple[int, str]],
    stored: Mapping[int, Collection[int]],
    taken: dict[int, set[int]],
    new: list[PlannedRow],
    there: list[PlannedRow],
) -> None:
    """One identity's rows, in the order of their years."""
    first: PlannedRow | None = None
    for row in group:
        year, name = row.draft.year.year, row.draft.name
        if any(year in stored[model_id] for model_id, _ in models):
            there.append(row)
            continue
        # A model that has moved stands under two units, and can be registered under one of them only in a year.
        free = [(name != stored_name, each) for each, stored_name in models if year not in taken[each]]
        if free:
            model_id = min(free)[1]
            begins = year < min(taken[model_id], default=year + 1)
            taken[model_id] = {*taken[model_id], year}
            new.append(_decided(row, begins, model_id=model_id))
        elif first is None:
            first = row
            new.append(_decided(row, True, first_row=row.row))
        else:
            new.append(_decided(row, False, first_row=first.row))


def _decided(
    row: PlannedRow, begins: bool, *, model_id: int | None = None, first_row: int | None = None
) -> PlannedRow:
    kind = row.said_kind or (RegistrationKind.NEW if begins else RegistrationKind.MAINTAINED)
    draft = row.draft
    if draft.year.kind != kind:
        draft = replace(draft, year=replace(draft.year, kind=kind))
    return PlannedRow(row.row, draft, row.folded, row.said_kind, model_id, first_row)


def _number(row: PlannedRow) -> int:
    return row.row


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(items)
    while batch := list(islice(rest, _TOGETHER)):
        yield batch
