"""Acts on units: add, rename, merge, split, dissolve, reorganise. Each is a dated fact; no model moves.

Of the units below one that ends it must be said what becomes of them: ``below`` says it for all, ``children`` for
single ones (see ``ChangeSet``).
"""

from collections.abc import Sequence
from datetime import date

from db.read.unit_plans import renamed, unit_facts
from db.rights import Act
from db.unit_changes import (
    REORGANISATION,
    Below,
    ChangeSet,
    Children,
    Terms,
    UnitDraft,
    dissolving,
    merging,
    splitting,
)
from db.unit_kinds import UnitKind
from db.unit_plans import require_above
from db.write.session import Writing
from db.write.unit_rows import CarriedOut, begin_unit, carry_out, settle

__all__ = ["UnitDraft", "add_unit", "dissolve_unit", "merge_units", "rename_unit", "reorganise", "split_unit"]


def add_unit(work: Writing, draft: UnitDraft, since: date, until: date | None = None) -> int:
    """Add a unit.

    Returns:
        Its id.

    Raises:
        TextRefused: The name is empty or too long.
        NotFound: No such parent.
        NotAllowed: It would end before it begins, or the unit above it does not stand on its first day.
    """
    work.require(Act.UNITS)
    if draft.parent_id is not None:
        work.flush()
        require_above(unit_facts(work.session.connection(), draft.parent_id), draft.parent_id, since)
    unit_id = begin_unit(work, draft, since, until)
    settle(work)
    return unit_id


def rename_unit(
    work: Writing,
    unit_id: int,
    name: str,
    on: date,
    decision: str | None = None,
    *,
    kind: UnitKind | None = None,
    below: Below = Below.REFUSE,
    children: Children = (),
) -> int:
    """Give a unit another name from a day on: the old one ends the day before, the new one follows it.

    Args:
        work: The transaction.
        unit_id: The unit.
        name: Its new name, in full.
        on: Its first day under the new name.
        decision: The decision's number.
        kind: Its new kind (a commune that becomes a ward); None for the one that it has.
        below: What becomes of the units below it.
        children: The same of single ones.

    Returns:
        The new unit's id.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    terms = Terms(on, decision, below, children)
    (new,) = _begun(carry_out(work, renamed(work.session.connection(), unit_id, name, terms, kind)))
    return new


def merge_units(
    work: Writing,
    unit_ids: Sequence[int],
    draft: UnitDraft,
    on: date,
    decision: str | None = None,
    *,
    below: Below = Below.REFUSE,
    children: Children = (),
) -> int:
    """Merge units into a new one from a day on.

    Returns:
        The new unit's id.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    (new,) = _begun(carry_out(work, merging(unit_ids, draft, Terms(on, decision, below, children))))
    return new


def split_unit(
    work: Writing,
    unit_id: int,
    drafts: Sequence[UnitDraft],
    on: date,
    decision: str | None = None,
    *,
    below: Below = Below.REFUSE,
    children: Children = (),
) -> list[int]:
    """Split a unit into new ones from a day on. No model moves: each needs a human's choice.

    Returns:
        The new units' ids.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    return _begun(carry_out(work, splitting(unit_id, drafts, Terms(on, decision, below, children))))


def dissolve_unit(
    work: Writing,
    unit_id: int,
    on: date,
    decision: str | None = None,
    *,
    below: Below = Below.REFUSE,
    children: Children = (),
) -> None:
    """End a unit without a successor.

    Raises:
        NotFound, NotAllowed
    """
    work.require(Act.UNITS)
    carry_out(work, dissolving(unit_id, Terms(on, decision, below, children)))


def carry_out_one(work: Writing, changes: ChangeSet) -> CarriedOut:
    """Do a single act as it was previewed: a merger, a renaming, a split, an end.

    Raises:
        NotFound, NotAllowed, TextRefused
    """
    work.require(Act.UNITS)
    return carry_out(work, changes)


def reorganise(work: Writing, changes: ChangeSet) -> CarriedOut:
    """Do a whole reorganisation: mergers, renamings, splits and ends on one day, under one decision.

    One line of the ledger a unit, and one for the whole.

    Raises:
        NotAllowed: It was done already, or a unit does not allow it.
        NotFound, TextRefused
    """
    work.require(Act.UNITS)
    done = carry_out(work, changes)
    after = {
        "title": changes.title,
        "on": changes.on.isoformat(),
        "decision": changes.decision,
        "ended": len(done.ended),
        "begun": len(done.begun),
    }
    work.record("reorganise", REORGANISATION, None, after={k: v for k, v in after.items() if v is not None})
    return done


def _begun(done: CarriedOut) -> list[int]:
    """The ids of what began by the act itself, without what only went along."""
    return [unit for key, unit in done.begun.items() if not key.startswith("#")]
