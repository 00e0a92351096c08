"""Sets of changes to units, held against a register. Two small statements."""

from datetime import date

from sqlalchemy import Connection, select

from db.errors import NotAllowed, NotFound, Said
from db.tables import LINEAGE, UNIT
from db.text import local_today
from db.unit_changes import ChangeSet, Terms, UnitDraft, renaming
from db.unit_kinds import UnitKind
from db.unit_plans import Plan, UnitFacts, make_plan

U = UNIT.c
_FACTS = (U.id, U.name, U.kind, U.parent_id, U.code, U.valid_from, U.valid_to)


def plan_of(connection: Connection, changes: ChangeSet) -> Plan:
    """What a set of changes does to the register.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        changes: The set. Its day may be still to come: that keeps it from being done, not from being looked at.

    Raises:
        NotFound, NotAllowed: It cannot be done.
    """
    return make_plan(changes, all_unit_facts(connection), passages_on(connection, changes.on))


def passages_on(connection: Connection, on: date) -> set[str | None]:
    """The decisions under which units became others on a day."""
    facts = select(LINEAGE.c.decision).where(LINEAGE.c.change_date == on.isoformat())
    return set(connection.scalars(facts))


def all_unit_facts(connection: Connection) -> dict[int, UnitFacts]:
    """Every unit by its id."""
    return {row[0]: UnitFacts(*row) for row in connection.execute(select(*_FACTS))}


def unit_facts(connection: Connection, unit_id: int) -> UnitFacts | None:
    """One of them; None where there is none."""
    row = connection.execute(select(*_FACTS).where(U.id == unit_id)).first()
    return None if row is None else UnitFacts(*row)


def is_to_come(on: date) -> bool:
    """Whether a day is still to come."""
    return on.isoformat() > local_today()


def require_come(on: date) -> None:
    """Refuse what is dated in the future: who stands in whose place is derived when a unit changes, not when a day
    begins.

    Raises:
        NotAllowed
    """
    if is_to_come(on):
        raise NotAllowed(
            why_vi=f"ngày {on:%d/%m/%Y} chưa đến; nhập từ ngày đó",
            why_en=f"{on.isoformat()} is still to come; enter it on that day",
        )


def renamed(
    connection: Connection, unit_id: int, name: str, terms: Terms, kind: UnitKind | None = None
) -> ChangeSet:
    """The set that gives a unit another name or another kind; all else stays as it is.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        unit_id: The unit.
        name: Its new name, in full.
        terms: From when on, and what becomes of the units below.
        kind: Its new kind; None for the one that it has.

    Raises:
        NotFound
    """
    row = connection.execute(select(U.kind, U.parent_id, U.code).where(U.id == unit_id)).first()
    if row is None:
        raise NotFound(what=Said("đơn vị", "unit"), value=unit_id)
    return renaming(unit_id, UnitDraft(name, kind or UnitKind(row.kind), row.parent_id, row.code), terms)
