"""Bringing rows back to what they were, with a line of the ledger for each record that it is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update

from db.schema import NEVER
from db.schema.base import metadata
from db.schema.tables import CHOICE, LINEAGE, META, MODEL, REGISTRATION, UNIT
from db.text import local_today
from db.write.back.looking import Standing, chunks
from db.write.back.register import CHOICES, SAID
from db.write.back.rows import ActLine
from db.write.back.table import PUT_BACK, REMOVE, RESTORE, ROWS_OF
from db.write.branches import clear, rebuild
from db.write.committee import bump
from db.write.heirs import refresh_heirs
from db.write.keys import refresh
from db.write.session import Writing

_DERIVED: Final[Mapping[str, dict[str, Any]]] = {
    MODEL.name: {"sort_key": "", "search_key": "", "exact_key": ""},
    REGISTRATION.name: {"next_year": NEVER},
}
"""What stands there until it is derived anew."""
_ABOUT: Final = (
    *("title", "name", "form", "recipient", "kind", "visited_on", "level", "year", "rubric", "unit_id"),
    *("date", "due_date", "from_date", "until_date", "planned", "replicated_on"),
    *("member_id", "post_id", "field_id"),
)
"""What a line keeps of the one that it takes back, so that it can be told in words."""


class Owner(NamedTuple):
    """The record that a line is about."""

    entity: str
    entity_id: int
    model_id: int | None


def store(work: Writing, rows: Sequence[Standing], version: int) -> None:
    """Put what was there before into the tables: all of it, or the transaction is rolled back.

    Args:
        work: The transaction.
        rows: The rows, as they stand there now.
        version: The version of the records that are there again: one that nobody can have seen.
    """
    connection = work.session.connection()
    by_table: defaultdict[str, list[Standing]] = defaultdict(list)
    for each in rows:
        by_table[each.row.table].append(each)
    if UNIT.name in by_table:
        clear(connection)
    order = [table for table in metadata.sorted_tables if table.name in by_table]
    for table in order:
        _insert(connection, table, by_table[table.name], version)
    for table in order:
        _update(connection, table, by_table[table.name])
    for table in reversed(order):
        _delete(connection, table, by_table[table.name])
    work.session.expire_all()
    if UNIT.name in by_table:
        rebuild(connection, local_today())
    if META.name in by_table:
        bump(work)
    models = _models(rows)
    refresh(connection, models)
    refresh_heirs(connection, models)


def _insert(connection: Connection, table: Table, rows: Iterable[Standing], version: int) -> None:
    new = [dict(each.row.key) | dict(each.row.then or {}) for each in rows if each.row.there is None]
    if not new:
        return
    if table is LINEAGE:
        new = _renumbered(connection, new)
    usual = dict(_DERIVED.get(table.name, {})) | ({"version": version} if "version" in table.c else {})
    connection.execute(insert(table), [usual | row for row in new])


def _renumbered(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows to whose numbers nothing refers, with other ones where one of theirs is somebody else's by now."""
    numbers = [row["id"] for row in rows]
    if connection.scalar(select(LINEAGE.c.id).where(LINEAGE.c.id.in_(numbers)).limit(1)) is None:
        return list(rows)
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def _update(connection: Connection, table: Table, rows: Iterable[Standing]) -> None:
    groups: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for each in rows:
        if each.row.then is not None and each.now is not None:
            values = {f"new_{name}": value for name, value in each.row.then.items()}
            groups[tuple(each.row.then)].append(values | _key(table, each.now))
    for names, several in groups.items():
        changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        if "version" in table.c:
            changed["version"] = table.c.version + 1
        connection.execute(update(table).where(_by_key(table)).values(**changed), several)


def _delete(connection: Connection, table: Table, rows: Iterable[Standing]) -> None:
    gone = [_key(table, each.now) for each in rows if each.row.then is None and each.now is not None]
    for some in chunks(gone):
        connection.execute(delete(table).where(_by_key(table)), list(some))


def _by_key(table: Table) -> Any:
    return and_(*(column == bindparam(f"key_{column.name}") for column in table.primary_key))


def _key(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"key_{column.name}": row[column.name] for column in table.primary_key}


def _models(rows: Iterable[Standing]) -> list[int]:
    """The models that are there in the end and of which something is derived anew."""
    touched: set[int] = set()
    gone: set[int] = set()
    for each in rows:
        values = {**(each.now or {}), **(each.row.then or {}), **dict(each.row.key)}
        if each.row.table == MODEL.name:
            (gone if each.row.then is None else touched).add(values["id"])
        elif each.row.table in {REGISTRATION.name, CHOICE.name}:
            touched.add(values["model_id"])
    return sorted(touched - gone)


def record(work: Writing, owners: Mapping[Owner, tuple[ActLine, Sequence[Standing]]]) -> None:
    """Say of each record what was brought back.

    Args:
        work: The transaction.
        owners: Each record with the line that is taken back and the rows that belong to it.
    """
    for owner, (line, rows) in owners.items():
        if rows:
            write = _record_plain if owner.entity in {"model", "registration"} else _record_with
            write(work, owner, line, rows)


def _record_plain(work: Writing, owner: Owner, line: ActLine, rows: Sequence[Standing]) -> None:
    """A model or a year of one: a line for each row, as their own acts write them. A model's tells its choices."""
    chosen = [each for each in rows if each.row.table == CHOICE.name]
    for each in rows:
        if each.row.table == CHOICE.name:
            continue
        row, now = each.row, each.now
        entity = "model" if row.table == MODEL.name else "registration"
        number, names = dict(row.key)["id"], SAID[row.table]
        tell = _telling(work, entity, number, owner.model_id)
        if row.then is None and now is not None:
            gone = {name: now[name] for name in names if now[name] is not None}
            tell("delete", gone | _choices([dict(choice.now or {}) for choice in chosen]), None)
        elif now is None:
            there = {name: value for name, value in (row.then or {}).items() if value is not None}
            again = [{**dict(choice.row.key), **(choice.row.then or {})} for choice in chosen]
            tell(RESTORE, None, there | _choices(again))
        else:
            then = dict(row.then or {})
            year = {"year": now["year"]} if "standing" in then else {}
            tell(PUT_BACK, {name: now[name] for name in then}, then | year)


def _choices(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    said = [{name: value for name, value in row.items() if name != "model_id"} for row in rows]
    return {CHOICES: said} if said else {}


def _record_with(work: Writing, owner: Owner, line: ActLine, rows: Sequence[Standing]) -> None:
    """Another record: one line for all of its rows."""
    table, _ = ROWS_OF[owner.entity]
    own = next((each for each in rows if each.row.table == table), None)
    beside = [
        [each.row.table, [list(pair) for pair in each.row.key], _image(each), each.row.then]
        for each in rows
        if each is not own
    ]
    about = {**line.after.get("about", {}), **{name: line.after[name] for name in _ABOUT if name in line.after}}
    after: dict[str, Any] = {"about": about} | ({"with": beside} if beside else {})
    tell = _telling(work, owner.entity, owner.entity_id, owner.model_id)
    if own is None:
        tell(PUT_BACK, None, after)
    elif own.row.then is None:
        tell(REMOVE, _image(own), after)
    elif own.now is None:
        tell(RESTORE, None, dict(own.row.then) | after)
    else:
        now = own.now
        tell(PUT_BACK, {name: now[name] for name in own.row.then}, dict(own.row.then) | after)


def _image(each: Standing) -> dict[str, Any] | None:
    """What stands there now of what is changed: all of a row that goes."""
    if each.now is None:
        return None
    names = each.now.keys() - {"version"} if each.row.then is None else each.row.then
    return {name: each.now[name] for name in names}


def _telling(
    work: Writing, entity: str, entity_id: int, model_id: int | None
) -> Callable[[str, Mapping[str, Any] | None, Mapping[str, Any] | None], int]:
    def tell(act: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> int:
        return work.record(act, entity, entity_id or None, model_id=model_id, before=before, after=after)

    return tell
