"""Up from an empty database, on both engines: the structure that the program's tables describe."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

import db.migrations
from db.engine import Database
from db.migrations import catalogue, revisions
from db.schema import metadata
from db.write.session import writing
from tests.db.acts import register


def test_the_revisions_are_alembic_s() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(db.migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert tuple(each.revision for each in script.walk_revisions())[::-1] == revisions.REVISIONS
    assert script.get_heads() == [revisions.HEAD]


def _ours(name: str | None, kind: str) -> bool:
    """Leave out what is made for the search: Alembic sees its tables, column and index, but cannot know them."""
    if kind == "table":
        return name is None or not name.startswith(catalogue.SEARCH_TABLES)
    return (kind, name) not in {("index", "ix_emulation_model_search"), ("column", "search_words")}


def test_the_tables_are_those_of_the_program(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _parents: _ours(name, kind),
            },
        )
        assert compare_metadata(context, metadata) == []


def test_what_alembic_does_not_compare(database: Database) -> None:
    """Checks, and on SQLite strictness: each constraint has its name, each table is strict."""
    with database.read() as connection:
        inspector = inspect(connection)
        for table in metadata.sorted_tables:
            wanted = {c.name for c in table.constraints if type(c).__name__ == "CheckConstraint"}
            assert {c["name"] for c in inspector.get_check_constraints(table.name)} == wanted, table.name
            foreign = [key["name"] for key in inspector.get_foreign_keys(table.name)]
            assert all(name and name.startswith(f"fk_{table.name}_") for name in foreign)
        if database.is_sqlite:
            strict = connection.exec_driver_sql("select name from pragma_table_list where strict").scalars()
            assert set(strict) == {*metadata.tables, "model_shelf"}


def _catalogue(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "select name from sqlite_schema where type = 'trigger' or name in ('model_fts', 'model_shelf')"
    else:
        query = (
            "select tgname from pg_trigger where not tgisinternal union "
            "select indexname from pg_indexes where indexname = 'ix_emulation_model_search'"
        )
    return set(connection.scalars(text(query)))


def test_the_catalogue_is_there_and_can_be_made_again(database: Database) -> None:
    with database.read() as connection:
        whole = _catalogue(connection)
    assert whole
    with database.write() as connection:
        catalogue.drop(connection)
        assert _catalogue(connection) == set()
        catalogue.build(connection)
        assert _catalogue(connection) == whole
        catalogue.pause_search(connection)
        assert _catalogue(connection) < whole
        catalogue.resume_search(connection)
        assert _catalogue(connection) == whole


LEDGER = "seq, at, actor, act, entity, entity_id, model_id, before, after, previous, hash"


@pytest.mark.parametrize(
    "statement",
    [
        "update change set actor = 'x' where seq = 1",
        "update change set seq = 99999 where seq = 1",
        "delete from change where seq = 1",
        "delete from change",
    ],
)
def test_the_ledger_is_append_only(database: Database, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
        connection.execute(text(statement))


def test_nobody_slips_past_the_ledger_s_guard(sqlite: Database, make_postgres: object) -> None:
    again = f"insert or replace into change ({LEDGER}) select {LEDGER} from change where seq = 1"
    with pytest.raises(DBAPIError, match="append-only"), sqlite.write() as connection:
        connection.execute(text(again))
    assert callable(make_postgres)
    postgres: Database = make_postgres()
    with pytest.raises(DBAPIError, match="append-only"), postgres.write() as connection:
        connection.execute(text("truncate change"))
    upsert = (
        f"insert into change ({LEDGER}) select {LEDGER} from change where seq = 1 "
        "on conflict (seq) do update set actor = 'x'"
    )
    for database in (sqlite, postgres):
        with pytest.raises(DBAPIError, match="append-only"), database.write() as connection:
            connection.execute(
                text(upsert.replace("from change where seq = 1", "from change where seq = 1 and true"))
            )


@pytest.mark.parametrize(
    "statement",
    [
        "insert into topic (id, field_id, code, name, name_en, sensitive) values (999, 77, 'ZZ', 'z', 'z', 0)",
        "delete from emulation_model",
        "update registration set year = 1999",
        "update registration set subject = 3",
        "update registration set households = -1",
        "update unit set valid_to = '1000-01-01'",
    ],
)
def test_the_tables_refuse_what_does_not_belong(database: Database, statement: str) -> None:
    register(database, "Đường hoa")
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(text(statement))


def test_sqlite_checks_the_type_of_each_value(sqlite: Database) -> None:
    register(sqlite, "Đường hoa")
    with pytest.raises(IntegrityError, match="cannot store TEXT"), sqlite.write() as connection:
        connection.execute(text("update registration set year = 'hai nghìn'"))


def test_a_number_is_never_given_twice(database: Database) -> None:
    from db.write.register import delete_registration

    first = register(database, "Đường hoa")
    with writing(database, "thử") as work:
        delete_registration(work, first.registration_id, 1)
    assert register(database, "Đường hoa").model_id > first.model_id
