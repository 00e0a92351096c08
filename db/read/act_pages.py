"""The ledger by acts: what was done in one transaction is one row, newest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from db.read.act_records import ActRow, Summary, kind_of, summary
from db.read.change_records import ChangeRecord
from db.read.detail import change_record
from db.read.history import MOVEMENT, PAGE, Ledger
from db.read.history_names import named_lines
from db.read.sieve import ALL, Sieve, act_end
from db.read.veiled_lines import veiled_lines
from db.scope import Scope
from db.tables import CHANGE

COUNTED = 1_000
"""Lines of an act that are looked at to say what it did."""
_LEAST = 50
"""Lines that are read at a time, at least."""


@dataclass(slots=True)
class _Group:
    """Lines of one act, in the order in which they were read; ``cut`` where there may be more of them."""

    first: int
    lines: list[ChangeRecord] = field(default_factory=list)
    cut: bool = False


def act_page(
    connection: Connection,
    scope: Scope | None,
    *,
    sieve: Sieve = ALL,
    entities: frozenset[str] | None = MOVEMENT,
    after: tuple[int, int] | None = None,
    before: tuple[int, int] | None = None,
    from_end: bool = False,
    inclusive: bool = False,
    limit: int = PAGE,
) -> tuple[ActRow, ...]:
    """One page of the ledger's acts; of a sieve for one act, its lines one by one.

    Args:
        connection: Inside ``Database.read()``.
        scope: As for ``history_page``: an act is there where one of its lines is.
        sieve: What else narrows it.
        entities: Only lines of these kinds of record; None for every line.
        after: Only acts older than this one (``ActRow.place``).
        before: Only acts newer than it: the nearest ones.
        from_end: The oldest acts.
        inclusive: The act ``after`` belongs to the page.
        limit: Acts at the most.

    Returns:
        The acts, always the newest first.
    """
    backwards = after is None and (before is not None or from_end)
    ledger = Ledger(connection, scope, sieve, entities)
    below = None if after is None else after[1] + 1 if inclusive else after[0]
    above = None if after is not None or before is None else before[1]
    # An act is called by all of it: of five that were recognised, two are not "recognised 2" for being in view.
    parts = (scope is not None and sieve.of_scope) or bool(sieve.acts)
    whole = Ledger(connection, None, ALL, entities) if parts and sieve.act is None else None
    reading = _Reading(connection, ledger, whole, alone=sieve.act is not None)
    groups = reading.groups(above, below, backwards, limit)
    found = [reading.told(group, backwards) for group in (groups[::-1] if backwards else groups)]
    heads = _heads(connection, found)
    named = named_lines(connection, [heads.get(each.first, each.line) for each in found])
    return tuple(
        ActRow(each.first, each.last, line, each.summary, each.more)
        for each, line in zip(found, named, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A row without the names; where an act has several lines in view, ``line`` is any of them."""

    first: int
    last: int
    line: ChangeRecord
    summary: Summary
    more: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A part of the ledger, read act by act; ``alone`` where each line is one by itself.

    ``whole`` is all of the ledger, where the part may hold some lines of an act and not the others.
    """

    connection: Connection
    ledger: Ledger
    whole: Ledger | None
    alone: bool

    def groups(self, above: int | None, below: int | None, backwards: bool, limit: int) -> list[_Group]:
        """The first acts in that direction; of one with very many lines, only some are read."""
        groups: list[_Group] = []
        while True:
            size = max(limit - len(groups), _LEAST)
            lines = self.ledger.lines(above=above, below=below, backwards=backwards, limit=size)
            for line in lines:
                first = line.seq if self.alone else line.act_seq
                if not groups or groups[-1].first != first:
                    if len(groups) == limit:
                        return groups
                    groups.append(_Group(first))
                groups[-1].lines.append(line)
            if len(lines) < size:
                return groups
            # What is left of the last one is leapt over.
            last = groups[-1]
            last.cut = not self.alone and (backwards or last.lines[-1].seq != last.first)
            if len(groups) == limit:
                return groups
            if backwards:
                above = last.first if self.alone else act_end(self.connection, last.first)
            else:
                below = last.first

    def told(self, group: _Group, backwards: bool) -> _Told:
        """What an act did: all of it, where several of its lines are in view; else what that one line says."""
        first, lines = group.first, sorted(group.lines, key=lambda line: line.seq)
        last = lines[-1].seq
        if self.whole is not None and (group.cut or len(lines) > 1):
            end = act_end(self.connection, first)
            rows = self.whole.kinds(above=first - 1, below=end + 1, limit=COUNTED + 1)
            if group.cut and backwards:
                last = self.ledger.lines(above=first - 1, below=end + 1, limit=1)[0].seq
            return _Told(first, last, lines[0], summary(rows[:COUNTED]), len(rows) > COUNTED)
        if not group.cut:
            return _Told(first, last, lines[0], summary(map(kind_of, lines[:COUNTED])), len(lines) > COUNTED)
        # Of the two ends one was read already: the one that it was read from.
        end = act_end(self.connection, first) if backwards else last
        rows = self.ledger.kinds(above=first - 1, below=end + 1, limit=COUNTED + 1)
        if backwards:
            last = self.ledger.lines(above=first - 1, below=end + 1, limit=1)[0].seq
        return _Told(first, last, lines[0], summary(rows[:COUNTED]), len(rows) > COUNTED)


def _heads(connection: Connection, told: Sequence[_Told]) -> dict[int, ChangeRecord]:
    """The first lines of the acts of which several lines are in view, and that one is not."""
    wanted = [each.first for each in told if each.summary.lines > 1 and each.line.seq != each.first]
    if not wanted:
        return {}
    rows = connection.execute(select(CHANGE).where(CHANGE.c.seq.in_(wanted)))
    return {line.seq: line for line in veiled_lines(connection, [change_record(row) for row in rows])}
