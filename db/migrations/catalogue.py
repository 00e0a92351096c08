"""What Alembic does not see: triggers and full-text search. Dropped and made again around every migration,
because a table that Alembic rebuilds loses its triggers silently.
"""

from sqlalchemy import Connection

_LEDGER_SQLITE = (
    """CREATE TRIGGER change_no_update BEFORE UPDATE ON change
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    """CREATE TRIGGER change_no_delete BEFORE DELETE ON change
       BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
)

_SEARCH_SQLITE = (
    # External content: the words are stored once, in emulation_model. detail=none: we ask for words, never
    # for phrases. The prefix indexes answer the word that is still being typed.
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
)

SEARCH_TRIGGERS = ("model_fts_insert", "model_fts_delete", "model_fts_update")

_POSTGRES = (
    """CREATE OR REPLACE FUNCTION change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$""",
    """CREATE TRIGGER change_no_update BEFORE UPDATE OR DELETE OR TRUNCATE ON change
       FOR EACH STATEMENT EXECUTE FUNCTION change_is_append_only()""",
    # Our own folded words, not a text parser's: no dictionary, no locale, no extension.
    """CREATE INDEX ix_emulation_model_search ON emulation_model
       USING gin (array_to_tsvector(string_to_array(btrim(search_key), ' ')))""",
)


def build(connection: Connection) -> None:
    """Make everything of the catalogue; the search is filled from the tables."""
    if connection.dialect.name == "sqlite":
        for statement in (*_LEDGER_SQLITE, *_SEARCH_SQLITE):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO model_fts(model_fts) VALUES ('rebuild')")
    else:
        for statement in _POSTGRES:
            connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Remove everything of the catalogue, whatever of it is there."""
    if connection.dialect.name == "sqlite":
        for trigger in ("change_no_update", "change_no_delete", *SEARCH_TRIGGERS):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
        connection.exec_driver_sql("DROP TABLE IF EXISTS model_fts")
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
        connection.exec_driver_sql("INSERT INTO model_fts(model_fts) VALUES ('rebuild')")
        for statement in _SEARCH_SQLITE[1:]:
            connection.exec_driver_sql(statement)
    else:
        connection.exec_driver_sql(_POSTGRES[2])


def check_search(connection: Connection) -> bool:
    """Whether the search index says what the tables say."""
    if connection.dialect.name != "sqlite":
        return True
    from sqlalchemy.exc import DBAPIError

    try:
        connection.exec_driver_sql("INSERT INTO model_fts(model_fts, rank) VALUES ('integrity-check', 1)")
    except DBAPIError:
        return False
    return True
