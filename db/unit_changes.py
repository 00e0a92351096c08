"""What shall become of some units on one day, as one frozen set: what is previewed, and what is done. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from db.errors import NotAllowed
from db.unit_kinds import LineageKind, UnitKind

REORGANISATION = "reorganisation"
SUCCESSOR = "successor"
"""Entities of the ledger."""

ENTITIES = frozenset({REORGANISATION, SUCCESSOR})

Ref: TypeAlias = int | str
"""A unit: the id of one that stands, or the key of one that begins with the set."""
Children: TypeAlias = tuple[tuple[int, Ref | None], ...]
"""What becomes of single units: each one's id, and the unit that it goes to; None where it ends."""


class Below(StrEnum):
    """What becomes of the units below one that ends."""

    REFUSE = "refuse"
    """Nobody said: where there are some, nothing is done."""
    FOLLOW = "follow"
    """They go along to its successor; where none follows, they end."""
    END = "end"
    """They end with it."""


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit to be added. ``name`` in full ("Phường Quang Trung"); ``code`` of the statistics office, if any."""

    name: str
    kind: UnitKind
    parent_id: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """A unit that begins.

    Attributes:
        key: What the set calls it.
        parent: The unit above it; None for none.
        note: What a reader must know of it, in Vietnamese: the places that were never in the register, say.
    """

    key: str
    name: str
    kind: UnitKind
    parent: Ref | None = None
    code: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """A unit that ends, and what it becomes (a part of). One that is split has several, all of them partial.

    Attributes:
        unit_id: The unit.
        to: What it becomes; None where nothing follows.
        note: What a reader must know of the fact, in Vietnamese.
    """

    unit_id: int
    to: Ref | None
    kind: LineageKind
    is_partial: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything that becomes of some units on one day.

    Attributes:
        on: The first day of what is new.
        decision: The decision's number.
        below: What becomes of the units below those that end.
        children: What becomes of single ones of them, whatever ``below`` says.
        title: What a whole reorganisation is called; None for a single act.
    """

    on: date
    decision: str | None
    begins: tuple[Beginning, ...]
    passings: tuple[Passing, ...]
    below: Below = Below.REFUSE
    children: Children = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """When an act on units holds, and what becomes of the units below. As ``ChangeSet`` has it."""

    on: date
    decision: str | None = None
    below: Below = Below.REFUSE
    children: Children = ()


def renaming(unit_id: int, draft: UnitDraft, terms: Terms) -> ChangeSet:
    """A unit under another name, of another kind, or below another unit."""
    return _set([unit_id], [draft], terms, LineageKind.RENAME)


def merging(unit_ids: Sequence[int], draft: UnitDraft, terms: Terms) -> ChangeSet:
    """Several units as one new unit.

    Raises:
        NotAllowed: They are fewer than two.
    """
    if len(set(unit_ids)) < 2:
        raise NotAllowed(why_vi="cần ít nhất hai đơn vị để sáp nhập", why_en="a merger needs two units or more")
    return _set(list(dict.fromkeys(unit_ids)), [draft], terms, LineageKind.MERGE)


def splitting(unit_id: int, drafts: Sequence[UnitDraft], terms: Terms) -> ChangeSet:
    """One unit as several new ones.

    Raises:
        NotAllowed: They are fewer than two.
    """
    if len(drafts) < 2:
        raise NotAllowed(
            why_vi="chia tách cần ít nhất hai đơn vị mới", why_en="a split needs two new units or more"
        )
    return _set([unit_id], drafts, terms, LineageKind.SPLIT)


def dissolving(unit_id: int, terms: Terms) -> ChangeSet:
    """A unit that ends without a successor."""
    return _set([unit_id], [], terms, LineageKind.DISSOLVE)


def _set(unit_ids: Sequence[int], drafts: Sequence[UnitDraft], terms: Terms, kind: LineageKind) -> ChangeSet:
    begins = tuple(
        Beginning(f"{number}", draft.name, draft.kind, draft.parent_id, draft.code)
        for number, draft in enumerate(drafts, 1)
    )
    targets: list[Ref | None] = [each.key for each in begins] or [None]
    partial = kind is LineageKind.SPLIT
    passings = tuple(Passing(unit, to, kind, partial) for unit in unit_ids for to in targets)
    return ChangeSet(terms.on, terms.decision, begins, passings, terms.below, terms.children)
