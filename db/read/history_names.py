"""What the ledger's numbers stand for: the names of the models, units, fields and topics that lines speak of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, TableClause, select

from db.committee import READING
from db.identity import MEMBER as MEMBER_ENTITY
from db.read.change_records import ChangeRecord, HistoryLine, Named, said
from db.tables import CHANGE, FIELD, MEMBER, MODEL, POST, TOPIC, UNIT

_TABLES: dict[str, TableClause] = {
    "unit": UNIT,
    "model": MODEL,
    "field": FIELD,
    "topic": TOPIC,
    "member": MEMBER,
    "post": POST,
}
_KEYS = {
    "unit_id": "unit",
    "from_unit_id": "unit",
    "parent_id": "unit",
    "to": "unit",
    "units": "unit",
    "units_in": "unit",
    "units_out": "unit",
    "field_id": "field",
    "topic_id": "topic",
    "copied_from_id": "model",
    "member_id": "member",
    "replaced_id": "member",
    "post_id": "post",
}
"""What a line says by a number, and which table has its name."""

_LAST_NAMED = (("model", "delete", "before"), ("unit", "add", "after"))
"""Which line says what a record was called that is no more: its kind, the act, and the side with the name."""

_Names = dict[tuple[str, int], Named]


def named_lines(connection: Connection, changes: Sequence[ChangeRecord]) -> tuple[HistoryLine, ...]:
    """Lines with the names of all that they speak of, as it is called today; what is gone, as it was called last.

    Args:
        connection: Inside ``Database.read()``.
        changes: Some lines of the ledger.
    """
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for change in changes:
        for kind, number in (*_about(change), *_mentioned(change)):
            wanted[kind].add(number)
    names: _Names = {}
    for kind, numbers in wanted.items():
        table = _TABLES[kind]
        english = [table.c.name_en] if "name_en" in table.c else []
        for row in connection.execute(select(table.c.id, table.c.name, *english).where(table.c.id.in_(numbers))):
            names[kind, row.id] = Named(kind, row.id, row.name, row.name_en if english else row.name)
    last: _Names = {}
    for kind, act, side in _LAST_NAMED:
        gone = {number for number in wanted[kind] if (kind, number) not in names}
        if gone:
            last |= _last_names(connection, gone, kind, act, side)
    return tuple(_line(change, names, last) for change in changes)


def _line(change: ChangeRecord, names: _Names, last: _Names) -> HistoryLine:
    about = next(iter(_about(change)), None)
    there = about is not None and about in names
    named = None if about is None else names.get(about) or last.get(about)
    mentioned = (names.get(each) or last.get(each) for each in dict.fromkeys(_mentioned(change)))
    known = tuple(each for each in mentioned if each is not None)
    return HistoryLine(change, None if named is None else named.name, there, known)


def _about(change: ChangeRecord) -> Iterator[tuple[str, int]]:
    """What the line is about."""
    if change.model_id is not None:
        yield "model", change.model_id
    elif change.entity == "unit" and change.entity_id is not None:
        yield "unit", change.entity_id
    elif change.entity == READING and change.entity_id is not None:
        yield "model", change.entity_id


def _mentioned(change: ChangeRecord) -> Iterator[tuple[str, int]]:
    """What stands in the line as a number."""
    after = said(change.after)
    if change.entity == MEMBER_ENTITY and change.entity_id is not None:
        yield "member", change.entity_id
    # What a line that takes another one back says of that one stands apart.
    for values in (said(change.before), after, after.get("about", {})):
        for key, kind in _KEYS.items():
            value = values.get(key)
            for number in value if isinstance(value, list) else [value]:
                if isinstance(number, int):
                    yield kind, number


def _last_names(connection: Connection, gone: set[int], kind: str, act: str, side: str) -> _Names:
    """The names of records that were taken out, from the lines that say them."""
    number = CHANGE.c.model_id if kind == "model" else CHANGE.c.entity_id
    telling = select(number.label("number"), CHANGE.c[side].label("values")).where(
        number.in_(gone), CHANGE.c.entity == kind, CHANGE.c.act == act
    )
    found: dict[int, Any] = {row.number: said(row[1]).get("name") for row in connection.execute(telling)}
    return {(kind, each): Named(kind, each, name, name) for each, name in found.items() if isinstance(name, str)}
