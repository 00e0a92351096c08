"""What Alembic does not see: triggers and full-text search. Dropped and made again around every migration,
because a table that Alembic rebuilds loses its triggers silently.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from db.migrations import heads

_LEDGER_SQLITE = (
    """CREATE TRIGGER change_no_update BEFORE UPDATE ON change
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER change_no_delete BEFORE DELETE ON change
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
)

_SEARCH_SQLITE = (
    # External content: the words are stored once, in emulation_model. detail=none: we ask for words, never
    # for phrases. The prefix indexes answer the word that is still being typed. A model's accented words are
    # tokens beside its folded ones, so that "đường" is one look-up and not a look into every "duong".
    """CREATE VIRTUAL TABLE model_fts USING fts5(
         search_key, exact_key, content='emulation_model', content_rowid='id',
         tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0, prefix='1 2 3')""",
    # Its terms: whether there is a longer word than the one that is being typed.
    "CREATE VIRTUAL TABLE model_words USING fts5vocab(model_fts, instance)",
    heads.TABLE,
)

_FTS_INSERT = """CREATE TRIGGER model_fts_insert AFTER INSERT ON emulation_model BEGIN
         INSERT INTO model_fts(rowid, search_key, exact_key)
           VALUES (new.id, new.search_key, new.exact_key); END"""
_INSERT_TRIGGERS = ("model_fts_insert", "model_shelf_insert")

_SEARCH_TRIGGERS_SQLITE = (
    _FTS_INSERT,
    """CREATE TRIGGER model_fts_delete AFTER DELETE ON emulation_model BEGIN
         INSERT INTO model_fts(model_fts, rowid, search_key, exact_key)
           VALUES ('delete', old.id, old.search_key, old.exact_key); END""",
    """CREATE TRIGGER model_fts_update AFTER UPDATE OF search_key, exact_key ON emulation_model
         WHEN old.search_key <> new.search_key OR old.exact_key <> new.exact_key BEGIN
         INSERT INTO model_fts(model_fts, rowid, search_key, exact_key)
           VALUES ('delete', old.id, old.search_key, old.exact_key);
         INSERT INTO model_fts(rowid, search_key, exact_key) VALUES (new.id, new.search_key, new.exact_key);
         END""",
    heads.INSERT_TRIGGER,
    heads.UPDATE_TRIGGER,
)

SEARCH_TABLES = ("model_words", "model_fts", "model_shelf")
SEARCH_TRIGGERS = (
    "model_fts_insert",
    "model_fts_delete",
    "model_fts_update",
    "model_shelf_insert",
    "model_shelf_update",
)
_FORMER_TABLES = ("model_head",)
_FORMER_TRIGGERS = ("model_head_update",)

_POSTGRES = (
    """CREATE OR REPLACE FUNCTION change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER change_no_update BEFORE UPDATE OR DELETE OR TRUNCATE ON change
       FOR EACH STATEMENT EXECUTE FUNCTION change_is_append_only()""",
    "CREATE INDEX ix_emulation_model_search ON emulation_model USING gin (search_words)",
)


def build(connection: Connection) -> None:
    """Make everything of the catalogue; the search is filled from the tables."""
    if connection.dialect.name == "sqlite":
        for statement in (*_LEDGER_SQLITE, *_SEARCH_SQLITE, *_SEARCH_TRIGGERS_SQLITE):
            connection.exec_driver_sql(statement)
        _fill_sqlite(connection)
    else:
        for statement in _POSTGRES:
            connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Remove everything of the catalogue, whatever of it is there."""
    if connection.dialect.name == "sqlite":
        for trigger in ("change_no_update", "change_no_delete", *SEARCH_TRIGGERS, *_FORMER_TRIGGERS):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
        for table in (*SEARCH_TABLES, *_FORMER_TABLES):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        return
    connection.exec_driver_sql("DROP INDEX IF EXISTS ix_emulation_model_search")
    if connection.exec_driver_sql("SELECT to_regclass('change')").scalar() is not None:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS change_no_update ON change")


def pause_search(connection: Connection) -> None:
    """Stop indexing row by row: for a bulk load that ends with ``resume_search``."""
    if connection.dialect.name == "sqlite":
        for trigger in SEARCH_TRIGGERS:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    else:
        connection.exec_driver_sql("DROP INDEX IF EXISTS ix_emulation_model_search")


def resume_search(connection: Connection) -> None:
    """Index everything at once, and row by row from here on."""
    if connection.dialect.name == "sqlite":
        _fill_sqlite(connection)
        for statement in _SEARCH_TRIGGERS_SQLITE:
            connection.exec_driver_sql(statement)
    else:
        connection.exec_driver_sql(_POSTGRES[-1])


@contextmanager
def indexed_at_once(connection: Connection, first: int, last: int) -> Iterator[None]:
    """Store new models without SQLite's triggers, and index all of them at the end.

    Args:
        connection: The transaction; on SQLite. Where storing fails, it must be rolled back: the triggers are gone
            till then.
        first: The first one's id.
        last: The last one's id; none between the two is indexed yet.
    """
    for trigger in _INSERT_TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    yield
    connection.exec_driver_sql(
        "INSERT INTO model_fts (rowid, search_key, exact_key) "
        "SELECT id, search_key, exact_key FROM emulation_model WHERE id BETWEEN ? AND ?",
        (first, last),
    )
    connection.exec_driver_sql(heads.fill(first, last))
    for statement in (_FTS_INSERT, heads.INSERT_TRIGGER):
        connection.exec_driver_sql(statement)


def check_search(connection: Connection) -> bool:
    """Whether the search index says what the tables say."""
    if connection.dialect.name != "sqlite":
        return True
    from sqlalchemy.exc import DBAPIError

    try:
        connection.exec_driver_sql("INSERT INTO model_fts(model_fts, rank) VALUES ('integrity-check', 1)")
    except DBAPIError:
        return False
    return connection.exec_driver_sql(f"SELECT EXISTS ({heads.WRONG})").scalar() == 0


def _fill_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO model_fts(model_fts) VALUES ('rebuild')")
    connection.exec_driver_sql("DELETE FROM model_shelf")
    newest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM emulation_model").scalar_one()
    connection.exec_driver_sql(heads.fill(0, newest))
