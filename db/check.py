"""Whether a register holds together: the file, the ledger's chain, and everything that is derived.

Looks and changes nothing; ``db.write.rebuild`` mends what is derived.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, Table, func, select, text

from db.engine import Database
from db.errors import DatabaseError, NotOurDatabase
from db.findings import Finding, Kind, Report
from db.keys import is_key
from db.migrations import catalogue
from db.read.records import model_code
from db.read.waiting import successor, waiting_units
from db.schema.tables import (
    BRANCH,
    CHANGE,
    CHOICE,
    MEMBER,
    MEMBER_KEY,
    MODEL,
    REGISTRATION,
    TODAY,
    UNIT,
    VERSIONED,
)
from db.sqlite import faults_of_file
from db.text import local_today
from db.write.branches import compute
from db.write.ledger import Line, first_broken
from db.write.stale import stale_pages, stale_units, unit_on_cycle

Progress = Callable[[int, int], None]
"""Called with how many models are done, and of how many."""

SHOWN = 20
"""Findings of one kind that are named one by one, where each is another matter."""

_LEDGER_PAGE = 2_000


def check(database: Database, progress: Progress | None = None) -> Report:
    """Look at everything. Memory stays the same whatever the register's size.

    Raises:
        DatabaseMissing, DatabaseUnreachable, NotOurDatabase, DatabaseNewer, DatabaseOlder: There is nothing
            of ours that could be checked.
    """
    database.require()
    findings: list[Finding] = []
    counts = {MODEL: 0, REGISTRATION: 0, CHANGE: 0}
    try:
        with database.read() as connection:
            findings += _file(connection)
            if not findings:
                counts = {table: _count(connection, table) for table in counts}
                for step in (_references, _ledger, _versions, _units, _choices, _member_keys, _catalogue):
                    findings += step(connection)
                findings += _models(connection, counts[MODEL], progress)
    except NotOurDatabase as error:
        # It was ours a moment ago, so this is SQLite that stumbled over a damaged page.
        findings.append(Finding(Kind.FILE, {"message": str(getattr(error.__cause__, "orig", "?"))}))
    search = None
    if not any(finding.kind in {Kind.FILE, Kind.CATALOGUE} for finding in findings):
        search = _search(database)
        findings += [Finding(Kind.SEARCH, {})] if search is False else []
    return Report(
        tuple(findings), counts[MODEL], counts[REGISTRATION], counts[CHANGE], search_checked=search is not None
    )


def _file(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    said = [str(message) for (message,) in connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})")]
    # The search index has a step of its own, and can be mended.
    for message in faults_of_file(said):
        yield Finding(Kind.FILE, {"message": message})


def _references(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(SHOWN)
    for table, row, parent, _key in rows:
        yield Finding(Kind.REFERENCE, {"table": table, "row": row, "parent": parent})


def _ledger(connection: Connection) -> Iterator[Finding]:
    broken = first_broken(_lines(connection))
    if broken is not None:
        yield Finding(Kind.LEDGER, {"seq": broken})


def _lines(connection: Connection) -> Iterator[tuple[Line, str]]:
    names = Line.__slots__
    ordered = select(*(CHANGE.c[name] for name in names), CHANGE.c.hash).order_by(CHANGE.c.seq)
    last = None
    while True:
        page = ordered if last is None else ordered.where(CHANGE.c.seq > last)
        rows = connection.execute(page.limit(_LEDGER_PAGE)).all()
        for row in rows:
            yield Line(*row[:-1]), row[-1]
        if len(rows) < _LEDGER_PAGE:
            return
        last = rows[-1].seq


def _versions(connection: Connection) -> Iterator[Finding]:
    for table in VERSIONED:
        found = select(func.count(), func.min(table.c.id)).where(table.c.version < 1)
        count, first = connection.execute(found).one()
        if count:
            yield Finding(Kind.VERSION, {"table": table.name, "count": count, "first": first})


def _units(connection: Connection) -> Iterator[Finding]:
    stale = stale_units(connection)
    if stale:
        yield Finding(Kind.UNIT_KEY, {"count": len(stale), "first": stale[0].id})
    units = {row.id: row for row in connection.execute(select(UNIT.c.id, UNIT.c.parent_id, UNIT.c.name))}
    above = unit_on_cycle({unit: row.parent_id for unit, row in units.items()})
    if above is not None:
        yield Finding(Kind.CYCLE, {"unit": above, "name": units[above].name})
        return
    yield from _orphans(connection)
    closure, places = compute(connection, local_today())
    stored = {(row.ancestor_id, row.unit_id, row.depth) for row in connection.execute(select(BRANCH))}
    wrong = stored ^ set(closure)
    if wrong:
        yield Finding(Kind.BRANCH, {"count": len(wrong), "first": min(unit for _, unit, _ in wrong)})
    today = {row.unit_id: row.today_id for row in connection.execute(select(TODAY))}
    units_wrong = {unit for unit, _ in set(today.items()) ^ set(places.items())}
    if units_wrong:
        yield Finding(Kind.TODAY, {"count": len(units_wrong), "first": min(units_wrong)})


def _orphans(connection: Connection) -> Iterator[Finding]:
    """Begun below a unit that had ended, it is counted with nobody by today's units."""
    above = UNIT.alias("above")
    found = (
        select(UNIT.c.id, UNIT.c.name)
        .join(above, above.c.id == UNIT.c.parent_id)
        .where(UNIT.c.valid_from > above.c.valid_to)
        .order_by(UNIT.c.id)
    )
    rows = connection.execute(found).all()
    if rows:
        yield Finding(Kind.ORPHAN, {"count": len(rows), "first": rows[0].id, "name": rows[0].name})


def _choices(connection: Connection) -> Iterator[Finding]:
    """A model that was sent where nothing of its unit went would count at a stranger by today's units."""
    waiting = waiting_units(connection)
    pairs = select(CHOICE.c.from_unit_id, CHOICE.c.to_unit_id, func.count(), func.min(CHOICE.c.model_id))
    count, firsts = 0, list[int]()
    for split, to, models, first in connection.execute(pairs.group_by(CHOICE.c.from_unit_id, CHOICE.c.to_unit_id)):
        unit = successor(connection, to)
        if split not in waiting or unit is None or not waiting[split].takes(unit):
            count += models
            firsts.append(first)
    if count:
        yield Finding(Kind.CHOICE, {"count": count, "first": model_code(min(firsts))})


def _member_keys(connection: Connection) -> Iterator[Finding]:
    """A fingerprint that is another key's would let somebody else in under the member's name."""
    K = MEMBER_KEY.c
    rows = connection.execute(
        select(K.id, K.public_key, K.algorithm, K.fingerprint, MEMBER.c.id.label("owner"))
        .outerjoin(MEMBER, MEMBER.c.id == K.member_id)
        .order_by(K.id)
    )
    wrong = [
        row.id for row in rows if row.owner is None or not is_key(row.public_key, row.algorithm, row.fingerprint)
    ]
    if wrong:
        yield Finding(Kind.MEMBER_KEY, {"count": len(wrong), "first": wrong[0]})


def _catalogue(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite":
        wanted = {"change_no_update", "change_no_delete", *catalogue.SEARCH_TABLES, *catalogue.SEARCH_TRIGGERS}
        there = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())
    else:
        wanted = {"change_no_update", "ix_emulation_model_search"}
        query = "select tgname from pg_trigger where tgrelid = 'change'::regclass and tgenabled <> 'D'"
        there = set(connection.scalars(text(query)))
        if connection.scalar(text("select to_regclass('ix_emulation_model_search')")) is not None:
            there.add("ix_emulation_model_search")
    for name in sorted(wanted - there):
        yield Finding(Kind.CATALOGUE, {"name": name})


def _models(connection: Connection, total: int, progress: Progress | None) -> Iterator[Finding]:
    counts: dict[Kind, int] = {}
    firsts: dict[Kind, dict[str, object]] = {}
    done = 0
    for page in stale_pages(connection):
        for stale in page.keys:
            for name in stale.keys:
                kind = Kind(name)
                counts[kind] = counts.get(kind, 0) + 1
                firsts.setdefault(kind, {"first": model_code(stale.id)})
        for kind, found in ((Kind.NEXT_YEAR, page.years), (Kind.HEIR, page.heirs)):
            for year in found:
                counts[kind] = counts.get(kind, 0) + 1
                firsts.setdefault(kind, {"first": model_code(year.model_id), "year": year.year})
        done += page.models
        if progress is not None:
            progress(done, total)
    for kind, count in sorted(counts.items()):
        yield Finding(kind, {"count": count, **firsts[kind]})


def _search(database: Database) -> bool | None:
    """Whether the search index holds; None where it cannot be asked.

    SQLite checks it by a statement that writes, so a reader's transaction would take somebody else's lock for
    a damaged index.
    """
    if not database.is_sqlite:
        return True
    try:
        with database.write() as connection:
            return catalogue.check_search(connection)
    except DatabaseError:
        return None


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
