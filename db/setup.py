"""A new register: the structure, the reference data, and what is derived from them, in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlmodel import Session

from db.engine import Database
from db.errors import AlreadyThere
from db.newfile import appearing
from db.reference import FIELDS, PASSAGES, PERIODS, PLACE, POSTS, TOPICS, UNITS, UnitFact
from db.schema.tables import FIELD, LINEAGE, META, PERIOD, POST, TOPIC, UNIT
from db.text import local_today, now_utc, search_key, sort_key
from db.write.branches import rebuild
from db.write.session import Writing

ACTOR = "danvan"
"""Who the ledger says made the register: the program itself."""


def create_register(
    database: Database,
    *,
    sample: bool = False,
    place: str = PLACE,
    with_units: bool = True,
    then: Callable[[Writing], None] | None = None,
) -> None:
    """Make a register with the reference data where nothing is yet; all of it or nothing.

    Args:
        database: Where. An SQLite file is built beside its place and appears there when it is done, so that a
            process that is killed meanwhile leaves nothing that looks like a register.
        sample: Whether it is sample data, and marked so for good.
        place: The place that the committee works for.
        with_units: Whether the units of Phủ Lý belong into it.
        then: What else belongs into it, in the same transaction.

    Raises:
        AlreadyThere: There is a register, or something else, already.
        NotOurDatabase: A server's database that holds another program's tables.
        DatabaseUnreachable, DatabaseBusy, DiskFull
    """
    # Alembic takes longer to import than the dashboard to open.
    from db.migrations.run import create

    def fill(connection: Connection) -> None:
        with Session(bind=connection, autoflush=False, join_transaction_mode="rollback_only") as session:
            work = Writing(session=session, actor=ACTOR, at=now_utc())
            _reference(work, sample=sample, place=place, units=UNITS if with_units else ())
            if then is not None:
                then(work)
            work.flush()

    if database.path is None:
        create(database, fill)
        return
    if database.exists():
        raise AlreadyThere(what="Cơ sở dữ liệu", value=str(database))
    with appearing(database.path) as partial:
        beside = Database(partial)
        try:
            create(beside, fill)
        finally:
            beside.close()
    # What was opened before there was a register is another file by now.
    database.close()


def _reference(work: Writing, *, sample: bool, place: str, units: Sequence[UnitFact]) -> None:
    said = {"place": place, "sample": "1" if sample else "0", "created_at": work.at}
    _insert(work, META, [{"key": key, "value": value} for key, value in said.items()])
    work.record("init", "register", None, after={"place": place, "sample": sample})
    fields = _codes(
        work,
        FIELD,
        [
            {"code": f.code, "name": f.name, "name_en": f.name_en, "position": position}
            for position, f in enumerate(FIELDS, 1)
        ],
    )
    _codes(
        work,
        TOPIC,
        [
            {
                "field_id": fields[t.field],
                "code": t.code,
                "name": t.name,
                "name_en": t.name_en,
                "sensitive": int(t.sensitive),
            }
            for t in TOPICS
        ],
    )
    _insert(
        work,
        PERIOD,
        [{"name": p.name, "first_year": p.first_year, "last_year": p.last_year} for p in PERIODS],
    )
    work.record("init", "period", None, after={"names": [p.name for p in PERIODS]})
    posts = [
        {"code": p.code, "name": p.name, "name_en": p.name_en, "rank": rank} for rank, p in enumerate(POSTS, 1)
    ]
    _codes(work, POST, posts)
    if units:
        _units(work, units)
    rebuild(work.session.connection(), local_today())


def _units(work: Writing, units: Iterable[UnitFact]) -> None:
    """The units, each level after the one above it, and the lineage between them."""
    ids: dict[str, int] = {}
    waiting = list(units)
    while waiting:
        level = [unit for unit in waiting if unit.parent is None or unit.parent in ids]
        waiting = [unit for unit in waiting if unit not in level]
        rows = [
            {
                "code": unit.code,
                "kind": unit.kind,
                "name": unit.name,
                "parent_id": ids[unit.parent] if unit.parent else None,
                "valid_from": unit.valid_from,
                "valid_to": unit.valid_to,
                "sort_key": sort_key(unit.name),
                "search_key": search_key(unit.name),
                "version": 1,
            }
            for unit in level
        ]
        ids |= zip((unit.key for unit in level), _insert(work, UNIT, rows, returning=True), strict=True)
    _insert(
        work,
        LINEAGE,
        [
            {
                "from_unit_id": ids[p.source],
                "to_unit_id": ids[p.target] if p.target else None,
                "change_date": p.change_date,
                "kind": p.kind,
                "is_partial": int(p.is_partial),
                "decision": p.decision,
                "note": p.note,
            }
            for p in PASSAGES
        ],
    )
    names = {unit.key: unit.name for unit in UNITS}
    work.record("init", "unit", None, after={"names": [names[key] for key in ids]})
    facts = [[names[p.source], names[p.target] if p.target else None, p.change_date, p.decision] for p in PASSAGES]
    work.record("init", "unit_lineage", None, after={"facts": facts})


def _codes(work: Writing, table: Table, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Insert rows that have a code, and say in the ledger which: their ids by code."""
    codes = [row["code"] for row in rows]
    work.record("init", table.name, None, after={"codes": codes})
    return dict(zip(codes, _insert(work, table, rows, returning=True), strict=True))


def _insert(work: Writing, table: Table, rows: list[dict[str, Any]], *, returning: bool = False) -> list[int]:
    connection = work.session.connection()
    if not returning:
        connection.execute(insert(table), rows)
        return []
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(statement, rows))
