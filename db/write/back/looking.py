"""Whether an act can still be taken back: everything is as it left it, and nothing was built on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, select, tuple_

from db.errors import Said
from db.read.change_records import ChangeRecord, said
from db.read.detail import change_record
from db.schema.base import metadata
from db.schema.tables import BRANCH, CHANGE, CHOICE, MODEL, TODAY, UNIT
from db.unit_changes import SUCCESSOR
from db.write.back.refusals import GONE, NOT_AS_LEFT, BuiltOn, NotTakenBack
from db.write.back.rows import ActLine, RowBack
from db.write.back.table import PASSED, ROWS_OF

TOGETHER = 500
"""Rows that are asked for with one statement."""

T = TypeVar("T")
C = CHANGE.c
_ENTITY = {table: entity for entity, (table, _) in ROWS_OF.items()}
_OF_MODELS = {MODEL.name, CHOICE.name}
"""Tables whose rows are found by a model first."""
_DERIVED = {BRANCH.name, TODAY.name}
"""Tables that say nothing of their own."""
_RECORD = Said("bản ghi này", "this record")


@dataclass(frozen=True, slots=True)
class Standing:
    """A row that is brought back, and the whole of it as it stands there now; None where there is none."""

    row: RowBack
    now: dict[str, Any] | None


def refuse_built_on(connection: Connection, lines: Sequence[ActLine]) -> None:
    """See that no later line speaks of what an act was about: its models, or its other records.

    Raises:
        BuiltOn: One does.
    """
    last = lines[-1].seq
    models = {line.model_id for line in lines if line.model_id is not None}
    others: defaultdict[str, set[int]] = defaultdict(set)
    for line in lines:
        # Also of a record about a model: it may be about another one by now. A choice has a unit's number, and of
        # that others are chosen for.
        if line.entity_id and (line.model_id is None or line.entity != SUCCESSOR):
            others[line.entity].add(line.entity_id)
    for some in chunks(sorted(models)):
        _refuse(connection, C.model_id.in_(some), last)
    for entity, numbers in others.items():
        for some in chunks(sorted(numbers)):
            _refuse(connection, (C.entity == entity) & C.entity_id.in_(some), last)


def _refuse(connection: Connection, about: ColumnElement[bool], last: int) -> None:
    # Sorted by a sum: by the bare number SQLite would walk all that was done since.
    newer = select(CHANGE).where(about, C.seq > last, (C.entity + "").not_in(PASSED)).order_by(C.seq + 0).limit(1)
    row = connection.execute(newer).first()
    if row is not None:
        line = change_record(row)
        raise BuiltOn(line, name_of(connection, line))


def name_of(connection: Connection, line: ChangeRecord) -> Said | str:
    """What a line is about, by its name."""
    name = None
    if line.model_id is not None:
        name = connection.scalar(select(MODEL.c.name).where(MODEL.c.id == line.model_id))
    elif line.entity == "unit":
        name = connection.scalar(select(UNIT.c.name).where(UNIT.c.id == line.entity_id))
    return name or str(said(line.after).get("title") or "") or _RECORD


def stand(connection: Connection, rows: Sequence[RowBack]) -> list[Standing]:
    """Each row as it stands now.

    Raises:
        NotTakenBack: One does not stand there as the act left it.
    """
    groups: defaultdict[tuple[str, tuple[str, ...]], list[RowBack]] = defaultdict(list)
    for row in rows:
        groups[row.table, tuple(column for column, _ in row.key)].append(row)
    found: list[Standing] = []
    for (name, columns), group in groups.items():
        table = metadata.tables[name]
        for some in chunks(group):
            there = _rows(connection, table, columns, some)
            found += [Standing(row, there.get(tuple(value for _, value in row.key))) for row in some]
    if not all(map(_as_left, found)):
        raise NotTakenBack(why=NOT_AS_LEFT)
    return found


def _rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[RowBack]
) -> dict[tuple[Any, ...], dict[str, Any]]:
    keys = [tuple(value for _, value in row.key) for row in rows]
    if len(columns) == 1:
        where = table.c[columns[0]].in_([key[0] for key in keys])
    else:
        where = tuple_(*(table.c[column] for column in columns)).in_(keys)
    found = (dict(row._mapping) for row in connection.execute(select(table).where(where)))
    return {tuple(row[column] for column in columns): row for row in found}


def _as_left(found: Standing) -> bool:
    there, now = found.row.there, found.now
    if there is None or now is None:
        return there is None and now is None
    return all(now[name] == value for name, value in there.items())


def refuse_spoken_of(connection: Connection, rows: Sequence[Standing]) -> None:
    """See that nothing speaks of the rows that would go, but what goes with them or speaks of others then.

    Raises:
        BuiltOn, NotTakenBack: Something does.
    """
    going: defaultdict[str, set[tuple[Any, ...]]] = defaultdict(set)
    turned: set[tuple[str, str, tuple[Any, ...]]] = set()
    for each in rows:
        if each.now is not None:
            table = metadata.tables[each.row.table]
            key = tuple(each.now[column.name] for column in table.primary_key)
            if each.row.then is None:
                going[table.name].add(key)
            else:
                turned |= {(table.name, name, key) for name in each.row.then}
    for table, column, referred in _references():
        for some in chunks(sorted(key[0] for key in going.get(referred, ()))):
            where = table.c[column].in_(some)
            for row in connection.execute(select(table).where(where)):
                key = tuple(row._mapping[each.name] for each in table.primary_key)
                if key not in going[table.name] and (table.name, column, key) not in turned:
                    raise _spoken_of(connection, table.name, key)


def refuse_gone(connection: Connection, rows: Sequence[Standing]) -> None:
    """See that what would stand there speaks of nothing that is no more: a unit, say, that was taken back since.

    Raises:
        NotTakenBack: Something does.
    """
    coming = {(each.row.table, dict(each.row.key).get("id")) for each in rows if each.now is None}
    columns: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for table, column, referred in _references():
        columns[table.name].append((column, referred))
    named: defaultdict[str, set[int]] = defaultdict(set)
    for each in rows:
        values = {**dict(each.row.key), **each.row.then} if each.row.then is not None else {}
        for column, referred in columns[each.row.table]:
            number = values.get(column)
            if number is not None and (referred, number) not in coming:
                named[referred].add(number)
    for referred, numbers in named.items():
        number_of = metadata.tables[referred].c.id
        for some in chunks(sorted(numbers)):
            if len(set(connection.scalars(select(number_of).where(number_of.in_(some))))) < len(some):
                raise NotTakenBack(why=GONE)


def _references() -> Iterator[tuple[Table, str, str]]:
    """Each column that names a row of another table by its number, with that table's name."""
    for table in metadata.sorted_tables:
        if table.name in _DERIVED:
            continue
        for column in table.c:
            for key in column.foreign_keys:
                yield table, column.name, key.column.table.name


def _spoken_of(connection: Connection, table: str, key: tuple[Any, ...]) -> BuiltOn | NotTakenBack:
    of = (C.entity == _ENTITY.get(table, table)) & (C.entity_id == key[0])
    about = C.model_id == key[0] if table in _OF_MODELS else of
    row = connection.execute(select(CHANGE).where(about).order_by(C.seq.desc()).limit(1)).first()
    if row is None:
        return NotTakenBack(why=NOT_AS_LEFT)
    line = change_record(row)
    return BuiltOn(line, name_of(connection, line))


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items, so many at a time that one statement takes them."""
    for start in range(0, len(items), TOGETHER):
        yield items[start : start + TOGETHER]
