"""Where in the alphabet each model stands, on SQLite, packed by the models' numbers.

The full-text index gives a word's models by their numbers. What is asked of each is the head of its sort key, for
tens of thousands of them: a look-up each took 0.27 µs, and one for all of a shelf's models takes a fifth of that.
"""

HEAD_LENGTH = 20
"""Characters of a sort key that say roughly where a name stands: five or six syllables."""

SHELF_BITS = 6
SHELF = 1 << SHELF_BITS
"""Models whose heads stand in one row."""

TABLE = "CREATE TABLE model_shelf (shelf INTEGER PRIMARY KEY, heads BLOB NOT NULL) STRICT"

_NONE = " " * HEAD_LENGTH
"""Sort keys are printable ASCII, and a blank comes before all of them."""


def head_of(model_id: str, heads: str = "heads") -> str:
    """SQL for a model's head as ``pad_head`` has it, as a BLOB of ``HEAD_LENGTH`` bytes.

    Args:
        model_id: SQL for its number.
        heads: SQL for its shelf's heads.
    """
    return f"substr({heads}, ({model_id}) % {SHELF} * {HEAD_LENGTH} + 1, {HEAD_LENGTH})"


def pad_head(sort_key: str) -> bytes:
    """The head of a sort key."""
    return sort_key[:HEAD_LENGTH].ljust(HEAD_LENGTH).encode("ascii")


def _padded(sort_key: str) -> str:
    return f"substr({sort_key} || '{_NONE}', 1, {HEAD_LENGTH})"


_PUT = f"""INSERT OR IGNORE INTO model_shelf(shelf, heads)
           VALUES (new.id / {SHELF}, CAST(printf('%{SHELF * HEAD_LENGTH}s', '') AS BLOB));
         UPDATE model_shelf SET heads = CAST(
           CAST(substr(heads, 1, new.id % {SHELF} * {HEAD_LENGTH}) AS TEXT)
           || {_padded("new.sort_key")}
           || CAST(substr(heads, (new.id % {SHELF} + 1) * {HEAD_LENGTH} + 1) AS TEXT) AS BLOB)
           WHERE shelf = new.id / {SHELF};"""

# A model that is deleted leaves its head behind: no search gives its number, and no other model gets it.
INSERT_TRIGGER = f"CREATE TRIGGER model_shelf_insert AFTER INSERT ON emulation_model BEGIN {_PUT} END"
UPDATE_TRIGGER = f"""CREATE TRIGGER model_shelf_update AFTER UPDATE OF sort_key ON emulation_model
         WHEN old.sort_key <> new.sort_key BEGIN {_PUT} END"""


def fill(first: int, last: int) -> str:
    """SQL that puts models onto their shelves, together with the others that stand there.

    Args:
        first: The first one's number.
        last: The last one's.
    """
    return f"""
        WITH RECURSIVE place(n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM place WHERE n + 1 < {SHELF})
        INSERT OR REPLACE INTO model_shelf(shelf, heads)
        SELECT shelf, CAST(group_concat(head, '') AS BLOB) FROM (
          SELECT s.shelf, {_padded("coalesce(m.sort_key, '')")} AS head
          FROM (SELECT DISTINCT id / {SHELF} AS shelf FROM emulation_model
                WHERE id BETWEEN {first:d} AND {last:d}) AS s
          CROSS JOIN place
          LEFT JOIN emulation_model AS m ON m.id = s.shelf * {SHELF} + place.n
          ORDER BY s.shelf, place.n)
        GROUP BY shelf"""


WRONG = f"""SELECT 1 FROM emulation_model AS m LEFT JOIN model_shelf AS s ON s.shelf = m.id / {SHELF}
            WHERE {head_of("m.id", "s.heads")} IS NOT CAST({_padded("m.sort_key")} AS BLOB)"""
"""SQL for the models that do not stand where their names say."""
