"""What Alembic does not see: triggers and full-text search. Dropped and made again around every migration,
because a table that Alembic rebuilds loses its triggers silently.
"""

from sqlalchemy import Connection

HEAD_LENGTH = 20
"""Characters of a sort key that say roughly where a name stands: five or six syllables."""

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
    # Where in the alphabet a model is, read in the order in which the words' models come: a quarter of the time
    # that their rows take.
    "CREATE TABLE model_head (id INTEGER PRIMARY KEY, head TEXT NOT NULL) STRICT",
)

_SEARCH_TRIGGERS_SQLITE = (
    f"""CREATE TRIGGER model_fts_insert AFTER INSERT ON emulation_model BEGIN
         INSERT INTO model_fts(rowid, search_key, exact_key) VALUES (new.id, new.search_key, new.exact_key);
         INSERT INTO model_head(id, head) VALUES (new.id, substr(new.sort_key, 1, {HEAD_LENGTH})); END""",
    """CREATE TRIGGER model_fts_delete AFTER DELETE ON emulation_model BEGIN
         INSERT INTO model_fts(model_fts, rowid, search_key, exact_key)
           VALUES ('delete', old.id, old.search_key, old.exact_key);
         DELETE FROM model_head WHERE id = old.id; END""",
    """CREATE TRIGGER model_fts_update AFTER UPDATE OF search_key, exact_key ON emulation_model
         WHEN old.search_key <> new.search_key OR old.exact_key <> new.exact_key BEGIN
         INSERT INTO model_fts(model_fts, rowid, search_key, exact_key)
           VALUES ('delete', old.id, old.search_key, old.exact_key);
         INSERT INTO model_fts(rowid, search_key, exact_key) VALUES (new.id, new.search_key, new.exact_key);
         END""",
    f"""CREATE TRIGGER model_head_update AFTER UPDATE OF sort_key ON emulation_model
         WHEN old.sort_key <> new.sort_key BEGIN
         UPDATE model_head SET head = substr(new.sort_key, 1, {HEAD_LENGTH}) WHERE id = new.id; END""",
)

_HEADS = f"SELECT id, substr(sort_key, 1, {HEAD_LENGTH}) FROM emulation_model"
_FILL_HEADS = f"INSERT INTO model_head(id, head) {_HEADS}"

SEARCH_TABLES = ("model_fts", "model_head")
SEARCH_TRIGGERS = ("model_fts_insert", "model_fts_delete", "model_fts_update", "model_head_update")

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
        for trigger in ("change_no_update", "change_no_delete", *SEARCH_TRIGGERS):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
        for table in SEARCH_TABLES:
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


def index_new(connection: Connection, first: int, last: int) -> None:
    """Index models that SQLite's trigger was not there for.

    Args:
        connection: The transaction; on SQLite.
        first: The first one's id.
        last: The last one's id; none between the two is indexed yet.
    """
    connection.exec_driver_sql(
        "INSERT INTO model_fts (rowid, search_key, exact_key) "
        "SELECT id, search_key, exact_key FROM emulation_model WHERE id BETWEEN ? AND ?",
        (first, last),
    )
    connection.exec_driver_sql(f"{_FILL_HEADS} WHERE id BETWEEN ? AND ?", (first, last))


def check_search(connection: Connection) -> bool:
    """Whether the search index says what the tables say."""
    if connection.dialect.name != "sqlite":
        return True
    from sqlalchemy.exc import DBAPIError

    try:
        connection.exec_driver_sql("INSERT INTO model_fts(model_fts, rank) VALUES ('integrity-check', 1)")
    except DBAPIError:
        return False
    wrong = f"({_HEADS} EXCEPT SELECT id, head FROM model_head)"
    counts = "(SELECT count(*) FROM model_head) - (SELECT count(*) FROM emulation_model)"
    return connection.exec_driver_sql(f"SELECT {counts} = 0 AND NOT EXISTS {wrong}").scalar() == 1


def _fill_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO model_fts(model_fts) VALUES ('rebuild')")
    connection.exec_driver_sql("DELETE FROM model_head")
    connection.exec_driver_sql(_FILL_HEADS)
