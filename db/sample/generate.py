"""A register of any size, made up from a seed."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sqlalchemy import Connection, Table, func, select, update

from db.engine import Database
from db.errors import NotAllowed
from db.sample.histories import make_histories
from db.sample.load import bulk_load, follow_ids, storer
from db.sample.names import make_names, make_registrars
from db.sample.rows import MODEL_COLUMNS, REGISTRATION_COLUMNS, Rows
from db.sample.tree import TreeUnit, make_tree
from db.schema.tables import FIELD, META, MODEL, REGISTRATION, TOPIC, UNIT
from db.setup import create_register
from db.text import local_today, search_key, sort_key
from db.write.branches import rebuild
from db.write.session import Writing

PLACE = "Cả nước"
CHUNK = 10_000
"""Models in memory at a time."""

_UNIT_COLUMNS = ("id", "kind", "name", "parent_id", "valid_from", "valid_to", "sort_key", "search_key", "version")

Progress = Callable[[int], None]
"""Called with the number of models that are stored."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What shall be made up. The same plan gives the same register on either engine.

    Attributes:
        models: How many models; each has about one and a half registrations.
        units: How many units, at least 1; from 3 on a tree of three levels.
        seed: What the chances begin with.
        first_year: The registrations' first year.
        last_year: Their last.
    """

    models: int
    units: int
    seed: int = 1
    first_year: int = 2015
    last_year: int = 2020


def create_generated(database: Database, plan: Plan, progress: Progress | None = None) -> int:
    """Make a register of made-up data where nothing is yet, marked as a sample; all of it or nothing.

    Returns:
        How many registrations it has.

    Raises:
        AlreadyThere: There is a register, or something else, already.
        DatabaseUnreachable, DatabaseBusy, DiskFull
    """
    made: list[int] = []

    def then(work: Writing) -> None:
        made.append(generate(work, plan, progress))

    create_register(database, sample=True, place=PLACE, with_units=False, then=then)
    return made[0]


def generate(work: Writing, plan: Plan, progress: Progress | None = None) -> int:
    """Fill a register that has no models yet with made-up ones, and mark it as a sample.

    Args:
        work: The transaction. The whole load is one line of the ledger.
        plan: What to make up.
        progress: Told after each chunk.

    Returns:
        How many registrations it has.

    Raises:
        NotAllowed: There are models already: made-up ones are never mixed with a committee's own.
    """
    connection = work.session.connection()
    if connection.scalar(select(MODEL.c.id).limit(1)) is not None:
        raise NotAllowed(why_vi="sổ đã có mô hình", why_en="the register holds models already")
    connection.execute(update(META).where(META.c.key == "sample").values(value="1"))
    # Texts as seeds, so that the tree stays the same whatever the models are.
    tree = make_tree(plan.units, Random(f"{plan.seed} units"))
    ids = _store_tree(connection, tree, plan)
    random = Random(f"{plan.seed} models")
    rows = Rows(
        make_names(_ids(connection, FIELD), _ids(connection, TOPIC)),
        make_registrars(tree, ids, random),
        make_histories(plan.first_year, plan.last_year, random),
        random,
    )
    registrations = _store_models(connection, rows, plan.models, progress)
    work.record(
        "generate",
        "register",
        None,
        after={
            "models": plan.models,
            "registrations": registrations,
            "units": plan.units,
            "seed": plan.seed,
            "years": f"{plan.first_year}-{plan.last_year}",
        },
    )
    return registrations


def _store_models(connection: Connection, rows: Rows, models: int, progress: Progress | None) -> int:
    first_model, first_registration = _next_id(connection, MODEL), _next_id(connection, REGISTRATION)
    model, registration = first_model, first_registration
    with bulk_load(connection):
        store_models = storer(connection, MODEL, MODEL_COLUMNS)
        store_registrations = storer(connection, REGISTRATION, REGISTRATION_COLUMNS)
        while (left := models - (model - first_model)) > 0:
            made, years = rows.chunk(min(CHUNK, left), model, registration)
            store_models(made)
            store_registrations(years)
            model += len(made)
            registration += len(years)
            if progress is not None:
                progress(model - first_model)
    if models:
        follow_ids(connection, MODEL)
        follow_ids(connection, REGISTRATION)
    return registration - first_registration


def _store_tree(connection: Connection, tree: list[TreeUnit], plan: Plan) -> list[int]:
    first = _next_id(connection, UNIT)
    store = storer(connection, UNIT, _UNIT_COLUMNS)
    store(
        [
            (
                first + number,
                str(unit.kind),
                unit.name,
                None if unit.parent is None else first + unit.parent,
                f"{plan.first_year}-01-01",
                None,
                sort_key(unit.name),
                search_key(unit.name),
                1,
            )
            for number, unit in enumerate(tree)
        ]
    )
    follow_ids(connection, UNIT)
    rebuild(connection, local_today())
    return list(range(first, first + len(tree)))


def _next_id(connection: Connection, table: Table) -> int:
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def _ids(connection: Connection, table: Table) -> dict[str, int]:
    return {row.code: row.id for row in connection.execute(select(table.c.code, table.c.id))}
