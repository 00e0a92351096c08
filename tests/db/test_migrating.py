"""A register of an older structure, with what is in it, brought up to today's, on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, inspect, select, text, update

import db.migrations
from db.check import check
from db.engine import Database
from db.errors import DatabaseOlder
from db.migrations.revisions import HEAD
from db.migrations.run import migrate
from db.read.models import model_page
from db.sample.opening import open_sample
from db.schema import metadata
from db.scope import Scope, Span
from db.sqlite import APPLICATION_ID
from db.tables import META, MODEL, TOPIC
from db.text import exact_key, search_key
from db.write.bulk import SEARCH_AT_ONCE
from db.write.drafts import ModelDraft
from db.write.register import register_models
from db.write.session import writing
from tests.db.acts import ACTOR, register, topic, year
from tests.postgres import drop_database, make_database

OLD_SQLITE = (
    """CREATE TRIGGER change_no_update BEFORE UPDATE ON change
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER change_no_delete BEFORE DELETE ON change
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE VIRTUAL TABLE model_fts USING fts5(
         search_key, content='emulation_model', content_rowid='id',
         tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0, prefix='1 2 3')""",
    """CREATE TRIGGER model_fts_insert AFTER INSERT ON emulation_model BEGIN
         INSERT INTO model_fts(rowid, search_key) VALUES (new.id, new.search_key); END""",
    """CREATE TRIGGER model_fts_delete AFTER DELETE ON emulation_model BEGIN
         INSERT INTO model_fts(model_fts, rowid, search_key) VALUES ('delete', old.id, old.search_key); END""",
    """CREATE TRIGGER model_fts_update AFTER UPDATE OF search_key ON emulation_model
         WHEN old.search_key <> new.search_key BEGIN
         INSERT INTO model_fts(model_fts, rowid, search_key) VALUES ('delete', old.id, old.search_key);
         INSERT INTO model_fts(rowid, search_key) VALUES (new.id, new.search_key); END""",
    f"PRAGMA application_id = {APPLICATION_ID}",
)
"""What revision 0001 was released with beside its tables."""

OLD_POSTGRES = (
    """CREATE OR REPLACE FUNCTION change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER change_no_update BEFORE UPDATE OR DELETE OR TRUNCATE ON change
       FOR EACH STATEMENT EXECUTE FUNCTION change_is_append_only()""",
    """CREATE INDEX ix_emulation_model_search ON emulation_model
       USING gin (array_to_tsvector(string_to_array(btrim(search_key), ' ')))""",
)

NAMES = ("Trồng và chăm sóc đường hoa", "Dương Hoa làm theo lời Bác", "Dân vận khéo xóm 3", "Rau sạch", "漢字")
SENSITIVE = "Giúp nhau làm lại"
WORDS = ("duong hoa", "đường", "đương hoa", "dan van", "quang trung", "rau ", "漢", "")


@pytest.fixture
def fresh(database: Database) -> Database:
    """A register of today's structure with some models in it."""
    for name in NAMES:
        register(database, name, year(database, contents="Trồng cây"))
    sensitive = year(database, field="QA", topic_id=topic(database, "QA06"), contents="Họp riêng")
    register(database, SENSITIVE, sensitive, "Tổ 9")
    return database


@pytest.fixture
def older(fresh: Database, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A register of revision 0001 with the same in it."""
    if fresh.is_sqlite:
        old = Database(tmp_path / "older.db")
        yield _filled(old, fresh)
        old.close()
        return
    server = request.getfixturevalue("server")
    url = make_database(server, "danvan_older")
    old = Database(url.render_as_string(hide_password=False))
    yield _filled(old, fresh)
    old.close()
    drop_database(server, "danvan_older")


def _filled(old: Database, fresh: Database) -> Database:
    with old.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(db.migrations.__file__).parent))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in OLD_SQLITE if old.is_sqlite else OLD_POSTGRES:
            connection.exec_driver_sql(statement)
        there = set(inspect(connection).get_table_names())
        with fresh.read() as reading:
            for table in metadata.sorted_tables:
                rows = [dict(row._mapping) for row in reading.execute(select(table))]
                if table.name in there and rows:
                    connection.execute(insert(table), rows)
        if not old.is_sqlite:
            for name in ("emulation_model", "registration"):
                newest = f"(select max(id) from {name})"
                connection.execute(text(f"select setval(pg_get_serial_sequence('{name}', 'id'), {newest})"))
    old.close()
    return old


def _catalogue(connection: Connection) -> list[tuple[object, ...]]:
    """Every table, index, trigger and column as the database itself says it."""
    if connection.dialect.name == "sqlite":
        query = "select type, name, sql from sqlite_schema where name not like 'model_fts_%' order by 1, 2"
    else:
        query = (
            "select 'index', indexname, indexdef from pg_indexes where schemaname = 'public' union all "
            "select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal union all "
            "select 'check', conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = "
            "'public'::regnamespace union all select table_name, column_name, concat(data_type, is_nullable, "
            "generation_expression) from information_schema.columns where table_schema = 'public' order by 1, 2"
        )
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def _rows(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
    }


def _found(connection: Connection) -> list[list[int]]:
    everything = Scope(Span(2015, 2020))
    return [[row.id for row in model_page(connection, everything.but(words=words)).rows] for words in WORDS]


def test_an_older_register_becomes_what_a_fresh_one_is(fresh: Database, older: Database) -> None:
    with pytest.raises(DatabaseOlder):
        older.require()
    backup = migrate(older)
    older.require()
    assert migrate(older) is None
    with older.read() as migrated, fresh.read() as made:
        assert migrated.scalar(text("select version_num from alembic_version")) == HEAD
        assert _catalogue(migrated) == _catalogue(made)
        assert _rows(migrated) == _rows(made)
        assert _found(migrated) == _found(made)
    assert check(older).ok
    if not fresh.is_sqlite:
        assert backup is None
        return
    assert backup is not None
    kept = Database(backup)
    with pytest.raises(DatabaseOlder):
        kept.require()
    kept.close()


def test_a_migrated_register_goes_on(older: Database) -> None:
    """One by one, and so many at a time that the search is filled at once."""
    migrate(older)
    register(older, "Đường ống nước")
    with writing(older, ACTOR) as work:
        register_models(work, [ModelDraft(f"Vườn mẫu {n}", year(older)) for n in range(SEARCH_AT_ONCE)])
    with older.read() as connection:
        scope = Scope(Span(2015, 2020))
        assert [row.name for row in model_page(connection, scope.but(words="đường ống")).rows] == [
            "Đường ống nước"
        ]
        assert len(model_page(connection, scope.but(words="vuon mau")).rows) == SEARCH_AT_ONCE
    assert check(older).ok


def test_what_is_only_for_some_is_no_longer_found(older: Database) -> None:
    before, after = (Scope(Span(2015, 2020), words=words) for words in ("hop rieng", "giup nhau"))
    texts = (SENSITIVE, "Tổ 9", "Phường Quang Trung", "Họp riêng")
    with older.write() as connection:
        connection.execute(
            update(MODEL)
            .where(MODEL.c.name == SENSITIVE)
            .values(search_key=search_key(*texts), exact_key=exact_key(*texts))
        )
        connection.execute(update(TOPIC).values(sensitive=0))
    migrate(older)
    with older.read() as connection:
        assert [len(model_page(connection, scope).rows) for scope in (before, after)] == [0, 1]
        flagged = connection.scalars(select(TOPIC.c.code).where(TOPIC.c.sensitive == 1).order_by(TOPIC.c.code))
        assert list(flagged) == ["QA06", "QA12", "QA13", "QA14"]
    assert check(older).ok


def test_an_older_sample_is_brought_up_when_it_is_opened(older: Database) -> None:
    if older.path is None:
        # The sample is always a file.
        return
    with pytest.raises(DatabaseOlder):
        open_sample(older.path)
    with older.write() as connection:
        connection.execute(update(META).where(META.c.key == "sample").values(value="1"))
    older.close()
    opened = open_sample(older.path)
    assert check(opened).ok
    opened.close()
