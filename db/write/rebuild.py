"""Make everything that is derived anew. The ledger is never touched; it gets one line that says so."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, bindparam, func, select, update

from db.engine import Database
from db.errors import NotAllowed
from db.migrations import catalogue
from db.schema.tables import MODEL, REGISTRATION, UNIT
from db.text import local_today
from db.write import branches
from db.write.heirs import store_heirs
from db.write.session import writing
from db.write.stale import StalePage, stale_pages, stale_units, unit_on_cycle

Progress = Callable[[int, int], None]
"""Called with how many models are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What had to be mended: models' keys, registrations' next years and heirs, units' keys."""

    models: int = 0
    registrations: int = 0
    units: int = 0


def rebuild_derived(database: Database, actor: str, progress: Progress | None = None) -> Rebuilt:
    """Mend the keys, the next years, the heirs, the units' tree, today's units, the search index, the triggers.

    One transaction, with one line in the ledger ("rebuild").

    Args:
        database: The register.
        actor: Who acts, as the ledger says it.
        progress: Told how far it is.

    Raises:
        NotAllowed: A unit is above itself: no tree can be made of that.
        DatabaseBusy, DatabaseUnreachable, DiskFull
    """
    with writing(database, actor) as work:
        connection = work.session.connection()
        _refuse_cycle(connection)
        # The index goes first: an index that is wrong would take the mending of each row wrongly.
        catalogue.drop(connection)
        units = stale_units(connection)
        for unit in units:
            connection.execute(update(UNIT).where(UNIT.c.id == unit.id).values(**unit.keys))
        models = registrations = done = 0
        total = connection.scalar(select(func.count()).select_from(MODEL)) or 0
        for page in stale_pages(connection):
            _mend(connection, page)
            models += len(page.keys)
            registrations += len({stale.id for stale in page.years + page.heirs})
            done += page.models
            if progress is not None:
                progress(done, total)
        branches.rebuild(connection, local_today())
        catalogue.build(connection)
        rebuilt = Rebuilt(models, registrations, len(units))
        work.record("rebuild", "register", None, after=asdict(rebuilt))
    return rebuilt


def _refuse_cycle(connection: Connection) -> None:
    parents = {row.id: row.parent_id for row in connection.execute(select(UNIT.c.id, UNIT.c.parent_id))}
    unit = unit_on_cycle(parents)
    if unit is not None:
        name = connection.scalar(select(UNIT.c.name).where(UNIT.c.id == unit))
        raise NotAllowed(
            why_vi=f"«{name}» (số {unit}) lại là cấp trên của chính nó",
            why_en=f"«{name}» (number {unit}) stands above itself",
        )


def _mend(connection: Connection, page: StalePage) -> None:
    store_heirs(connection, [(stale.id, stale.wanted) for stale in page.heirs])
    for model in page.keys:
        connection.execute(update(MODEL).where(MODEL.c.id == model.id).values(**model.keys))
    if page.years:
        connection.execute(
            update(REGISTRATION)
            .where(REGISTRATION.c.id == bindparam("row"))
            .values(next_year=bindparam("following")),
            [{"row": stale.id, "following": stale.wanted} for stale in page.years],
        )
