"""What the ledger's numbers stand for: the names of the models, units, fields and topics that lines speak of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, TableClause, select

from db.committee import READING
from db.read.records import ChangeRecord, HistoryLine, Named, said
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
    gone = {number for number in wanted["model"] if ("model", number) not in names}
    last = _last_names(connection, gone) if gone else {}
    return tuple(_line(change, names, last) for change in changes)


def _line(change: ChangeRecord, names: _Names, last: dict[int, str]) -> HistoryLine:
    about = next(iter(_about(change)), None)
    named = None if about is None else names.get(about)
    name = None if named is None else named.name
    if about is not None and about[0] == "model" and named is None:
        name = last.get(about[1])
    mentioned = (names.get(each) for each in dict.fromkeys(_mentioned(change)))
    return HistoryLine(change, name, named is not None, tuple(each for each in mentioned if each is not None))


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
    # What a line that takes another one back says of that one stands apart.
    for values in (said(change.before), after, after.get("about", {})):
        for key, kind in _KEYS.items():
            value = values.get(key)
            for number in value if isinstance(value, list) else [value]:
                if isinstance(number, int):
                    yield kind, number


def _last_names(connection: Connection, models: set[int]) -> dict[int, str]:
    """The names of models that were taken out, from the lines that say so."""
    deleted = select(CHANGE.c.model_id, CHANGE.c.before).where(
        CHANGE.c.model_id.in_(models), CHANGE.c.entity == "model", CHANGE.c.act == "delete"
    )
    found: dict[int, Any] = {row.model_id: said(row.before).get("name") for row in connection.execute(deleted)}
    return {model: name for model, name in found.items() if isinstance(name, str)}
