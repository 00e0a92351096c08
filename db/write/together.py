"""Acts on many records: each is looked at as its actor has seen it, and all are stored together.

One at a time costs 2 ms each: 500 of them kept everybody else from writing for a second.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Row, Table, bindparam, select, update

from db.errors import Conflict, NotFound, Said
from db.write.keys import TOGETHER
from db.write.session import RECORD, Writing

Found: TypeAlias = Row[*tuple[Any, ...]]


def found_by(
    work: Writing, table: Table, column: str, values: Collection[int], columns: Sequence[str]
) -> Iterator[Found]:
    """Rows by one of their numbers, in no order.

    Args:
        work: The transaction; what it has changed is sent to the database first.
        table: Where.
        column: The number's name.
        values: The numbers, however many.
        columns: What is wanted of each row.
    """
    work.flush()
    wanted = list(dict.fromkeys(values))
    statement = select(*(table.c[name] for name in columns))
    for start in range(0, len(wanted), TOGETHER):
        chunk = statement.where(table.c[column].in_(wanted[start : start + TOGETHER]))
        yield from work.session.execute(chunk)


class Chosen:
    """Records that somebody chose, each with the version that they have seen; all are read at once.

    To go through them looks at each when its turn comes, and raises for the first that the act cannot be done to:
    ``NotFound`` where there is none of this id, ``Conflict`` where it has another version by now, as one that is
    chosen twice has by its second turn.
    """

    def __init__(
        self,
        work: Writing,
        table: Table,
        what: Said,
        seen: Iterable[tuple[int, int]],
        columns: Sequence[str],
        *,
        named: str = "{}",
    ) -> None:
        """Read them.

        Args:
            work: The transaction.
            table: Where; its rows have an ``id`` and a ``version``.
            what: What they are, for whoever misses one.
            seen: Each one's id, and the version that the actor has seen.
            columns: What is wanted of each, beside these two.
            named: How one is called by its id.
        """
        self._seen = list(seen)
        self._what, self._named = what, named
        rows = found_by(work, table, "id", [each for each, _ in self._seen], ("id", "version", *columns))
        self._there = {row.id: row for row in rows}

    def __iter__(self) -> Iterator[Found]:
        """In the order in which they were chosen."""
        done = set()
        for record_id, version in self._seen:
            row = self._there.get(record_id)
            if row is None:
                raise NotFound(what=self._what, value=self._named.format(record_id))
            if row.version != version or record_id in done:
                raise Conflict(what=RECORD)
            done.add(record_id)
            yield row

    @property
    def there(self) -> list[Found]:
        """Those that there are, whatever their version, in no order."""
        return list(self._there.values())


def store_seen(work: Writing, table: Table, rows: Sequence[Found], values: Sequence[Mapping[str, Any]]) -> None:
    """Write into records that were gone through; each has its next version then.

    Args:
        work: The transaction.
        table: Where.
        rows: The records, each once.
        values: What is written into each; the same columns for all.

    Raises:
        Conflict: One of them has another version by now.
    """
    if not rows:
        return
    names = list(values[0])
    statement = (
        update(table)
        .where(table.c.id == bindparam("row"), table.c.version == bindparam("seen"))
        .values({name: bindparam(f"new_{name}") for name in names} | {"version": table.c.version + 1})
    )
    parameters = [
        {"row": row.id, "seen": row.version, **{f"new_{name}": written[name] for name in names}}
        for row, written in zip(rows, values, strict=True)
    ]
    work.flush()
    if work.session.connection().execute(statement, parameters).rowcount != len(rows):
        raise Conflict(what=RECORD)
    # What the session has read of them is old now.
    work.session.expire_all()
