"""Taking one's own last act back, by an act that makes it undone. Nothing is struck out of the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from db.identity import WHOLE_ACT, Actor
from db.read.act_records import Summary, kind_of, summary
from db.read.acts import act_lines, last_own
from db.read.change_records import ChangeRecord, HistoryLine, said
from db.read.history_names import named_lines
from db.rights import Act
from db.write.back import refusals
from db.write.back.choosing import refuse_strange_choices
from db.write.back.holding import refuse_held, refuse_no_admin
from db.write.back.looking import Standing, refuse_built_on, refuse_gone, refuse_spoken_of, stand
from db.write.back.refusals import BuiltOn, NothingToTakeBack, NotTakenBack, NotTheLast
from db.write.back.rows import ActLine, composed
from db.write.back.storing import Owner, record, store
from db.write.back.table import INVERSES, TAKE_BACK, why_not
from db.write.back.unit_tree import refuse_orphans
from db.write.session import Writing

__all__ = ["BuiltOn", "LastAct", "NotTakenBack", "NotTheLast", "NothingToTakeBack", "last_act", "take_back"]

MOST_LINES = 25_000
"""Lines of an act that is taken back at the most: an import of a province's list."""
SHOWN = 200
"""Lines that whoever is asked is shown."""


@dataclass(frozen=True, slots=True)
class LastAct:
    """What somebody did last, and whether it can be taken back.

    Attributes:
        number: The act's number: its first line's.
        at: When, UTC, ISO.
        summary: What was done.
        lines: Its lines, the first ones of many.
        again: Whether it is itself a taking back: to take it back is to do the act before it again.
        refusal: Why it cannot be taken back; None where it can.
    """

    number: int
    at: str
    summary: Summary
    lines: tuple[HistoryLine, ...]
    again: bool
    refusal: NotTakenBack | BuiltOn | None


@dataclass(frozen=True, slots=True)
class _Plan:
    lines: Sequence[ActLine]
    owners: Mapping[Owner, tuple[ActLine, Sequence[Standing]]]

    @property
    def rows(self) -> Iterator[Standing]:
        for _, rows in self.owners.values():
            yield from rows


def last_act(connection: Connection, actor: Actor) -> LastAct:
    """What somebody would take back.

    Args:
        connection: Inside ``Database.read()``.
        actor: Who: a member by the number, whoever works at the machine by the system's name alone.

    Raises:
        NothingToTakeBack: They have done nothing yet.
    """
    changes = _last(connection, actor)
    refusal: NotTakenBack | BuiltOn | None = None
    try:
        _plan(connection, changes)
    except (NotTakenBack, BuiltOn) as error:
        refusal = error
    first = changes[0]
    return LastAct(
        number=first.act_seq,
        at=first.at,
        summary=_summary(changes),
        lines=named_lines(connection, changes[:SHOWN]),
        again=first.act == TAKE_BACK,
        refusal=refusal,
    )


def take_back(work: Writing, number: int) -> int:
    """Undo the actor's last act: every record is what it was before it, or nothing is changed.

    A taking back can be taken back once, which does the act again; then it stands.

    Args:
        work: The transaction.
        number: The act, as ``last_act`` gave it.

    Returns:
        The number of the act that undoes it.

    Raises:
        NothingToTakeBack: The actor has done nothing yet, or is the program itself.
        NotTheLast: They have done something else since.
        NotTakenBack: It is none of those that can be taken back, or was taken back twice.
        BuiltOn: Somebody has done something since to what it was about.
        Denied: The actor may not do any more what the act took.
    """
    work.require(Act.TAKE_BACK)
    if work.who is None:
        raise NothingToTakeBack()
    connection = work.session.connection()
    changes = _last(connection, work.who)
    if changes[0].act_seq != number:
        raise NotTheLast()
    plan = _plan(connection, changes)
    for right in dict.fromkeys(INVERSES[line.entity, line.act].right for line in plan.lines):
        work.require(right)
    models = {line.model_id for line in plan.lines if line.model_id is not None}
    seq = work.record(
        TAKE_BACK,
        WHOLE_ACT,
        number,
        model_id=models.pop() if len(models) == 1 else None,
        after=_summary(changes).data() | ({"again": 1} if changes[0].act == TAKE_BACK else {}),
    )
    store(work, list(plan.rows), seq)
    record(work, plan.owners)
    return seq


def _summary(changes: Sequence[ChangeRecord]) -> Summary:
    """What an act did; of a taking back, what was taken back."""
    first = changes[0]
    return Summary.of(said(first.after)) if first.act == TAKE_BACK else summary(map(kind_of, changes))


def _last(connection: Connection, actor: Actor) -> list[ChangeRecord]:
    """The lines of somebody's last act, oldest first."""
    newest = last_own(connection, actor)
    # An older line does not say who exactly wrote it, nor what else was done with it.
    if newest is None or newest.first_seq is None:
        raise NothingToTakeBack()
    return list(islice(act_lines(connection, newest.first_seq), MOST_LINES + 1))


def _plan(connection: Connection, changes: Sequence[ChangeRecord]) -> _Plan:
    if len(changes) > MOST_LINES:
        raise NotTakenBack(why=refusals.TOO_MANY)
    lines = [ActLine.of(change) for change in changes]
    reason = why_not(lines)
    if reason is not None:
        raise NotTakenBack(why=reason)
    _refuse_twice(connection, lines[0])
    refuse_built_on(connection, lines)
    owner_of: dict[object, tuple[Owner, ActLine]] = {}
    rows = []
    for line in reversed(lines):
        for row in INVERSES[line.entity, line.act].rows(line):
            owner_of.setdefault((row.table, row.key), (Owner(line.entity, line.entity_id, line.model_id), line))
            rows.append(row)
    found = stand(connection, composed(rows))
    refuse_spoken_of(connection, found)
    refuse_gone(connection, found)
    refuse_strange_choices(connection, found)
    refuse_held(connection, found)
    refuse_no_admin(connection, found)
    refuse_orphans(connection, found)
    owners: dict[Owner, tuple[ActLine, list[Standing]]] = {}
    for each in found:
        owner, line = owner_of[each.row.table, each.row.key]
        owners.setdefault(owner, (line, []))[1].append(each)
    return _Plan(lines, owners)


def _refuse_twice(connection: Connection, first: ActLine) -> None:
    """See that an act is not taken back and done again without end."""
    if first.act != TAKE_BACK:
        return
    before = next(iter(act_lines(connection, first.entity_id, 1)), None)
    if before is not None and before.act == TAKE_BACK:
        raise NotTakenBack(why=refusals.TWICE)
