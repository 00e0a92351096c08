"""What is done to units, as rules of the property test."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy import select

from db.schema.tables import LINEAGE
from db.unit_changes import Beginning, Below, ChangeSet, Passing, Ref
from db.unit_kinds import LineageKind, UnitKind
from db.write.session import Writing
from db.write.successors import choose_successor
from db.write.units import (
    UnitDraft,
    add_unit,
    dissolve_unit,
    merge_units,
    rename_unit,
    reorganise,
    split_unit,
)
from tests.db.machine import UNIT_NAMES, Register, days, picks
from tests.db.plain import PlainModel, PlainUnit

unit_names = st.sampled_from(UNIT_NAMES)
belows = st.sampled_from(Below)
NOTHING: tuple[None] = (None,)
New = tuple[str, int | None]
"""A unit's name and the unit above it."""


class Reform(Register):
    """Adding, renaming, merging, splitting, dissolving and reorganising units, and choosing where models went."""

    def parent(self, pick: int) -> int | None:
        """Some unit, or none."""
        units = [None, *sorted(self.plain.units)[-6:]]
        return units[pick % len(units)]

    def stands(self, unit: int | None, on: date) -> bool:
        """Whether something may begin below a unit on a day; below none, always."""
        above = None if unit is None else self.plain.units[unit]
        return above is None or above.since <= on.isoformat() <= (above.until or "9999")

    def unit(self, pick: int) -> PlainUnit:
        """Some unit, most often one of the newer ones."""
        units = sorted(self.plain.units)[-7:]
        return self.plain.units[units[pick % len(units)]]

    def ending(self, pick: int, on: date) -> PlainUnit:
        """Some unit, most often one that stands the day before."""
        fit = [unit for unit in self.plain.units.values() if unit.until is None and unit.since < on.isoformat()]
        newest = sorted(fit, key=lambda unit: unit.id)[-7:]
        return newest[pick % len(newest)] if newest and pick % 6 else self.unit(pick)

    def begin_unit(self, unit: int, name: str, parent: int | None, since: date, until: date | None = None) -> None:
        """A new unit in the plain register."""
        end = until.isoformat() if until else None
        self.plain.units[unit] = PlainUnit(unit, name, parent, since.isoformat(), end)

    def end(self, unit: PlainUnit, on: date, to: Sequence[int]) -> None:
        """The last day of a unit in the plain register, and what it became."""
        unit.until = (on - timedelta(days=1)).isoformat()
        unit.gone = not to
        if len(to) == 1:
            unit.became = to[0]
        else:
            unit.parts = list(to)

    def split_busiest(self) -> None:
        """Split the unit with the most registrations: some models wait from the beginning."""
        units = Counter(year.unit for model in self.plain.models.values() for year in model.years.values())
        if not units:
            return
        old = self.plain.units[units.most_common(1)[0][0]]
        news = {"1": ("Phường Đông", old.parent), "2": ("Phường Tây", old.parent)}
        drafts = [UnitDraft(name, UnitKind.WARD, parent) for name, parent in news.values()]
        on = date(2019, 7, 1)
        self.change(
            {old.id: list(news)}, news, on, Below.END, lambda w: split_unit(w, old.id, drafts, on, below=Below.END)
        )

    def along(self, ends: dict[int, list[Ref]], on: date, below: Below) -> dict[int, Ref | None] | None:
        """What becomes of all units below those that end: the unit that each goes to. None where it is refused."""
        found: dict[int, Ref | None] = {}
        waiting = [(unit, below) for unit in ends]
        for above, policy in waiting:
            for child in sorted(u.id for u in self.plain.units.values() if u.parent == above and u.until is None):
                if child in ends or child in found:
                    continue
                to = ends.get(above, [f"#{above}"] if found.get(above) is not None else [])
                if policy is Below.REFUSE or (policy is Below.FOLLOW and len(to) > 1):
                    return None
                if self.plain.units[child].since >= on.isoformat():
                    return None
                found[child] = to[0] if to and policy is Below.FOLLOW else None
                waiting.append((child, Below.END if found[child] is None else Below.FOLLOW))
        return found

    def change(
        self,
        ends: dict[int, list[Ref]],
        news: dict[str, New],
        on: date,
        below: Below,
        does: Callable[[Writing], list[int]],
        *,
        refused: bool = False,
    ) -> None:
        """Do something to units, and the same in the plain register.

        Args:
            ends: The units that end, with what each becomes.
            news: The units that begin, by key.
            on: The day.
            below: What becomes of the units below.
            does: Does it; gives the ids of the new ones, in the order of ``news``.
            refused: Whether it is refused whatever the units are.
        """
        units = self.plain.units
        refused = refused or any(units[u].until is not None or units[u].since >= on.isoformat() for u in ends)
        refused = refused or any(parent in ends or not self.stands(parent, on) for _, parent in news.values())
        along = None if refused else self.along(ends, on, below)
        made: list[int] = []
        if not self.act(along is None, lambda work: made.extend(does(work))):
            return
        assert along is not None
        ids: dict[Ref, int] = dict(zip(news, made, strict=True))
        for key, (name, parent) in news.items():
            self.begin_unit(ids[key], name, parent, on)
        for child, to in along.items():
            if to is not None:
                ids[f"#{child}"] = self._became(child)
        for child, to in along.items():
            if to is not None:
                new = ids[f"#{child}"]
                self.begin_unit(new, units[child].name, to if isinstance(to, int) else ids[to], on)
            self.end(units[child], on, [] if to is None else [ids[f"#{child}"]])
        for unit, targets in ends.items():
            self.end(units[unit], on, [to if isinstance(to, int) else ids[to] for to in targets])

    def _became(self, unit: int) -> int:
        with self.database.read() as connection:
            found = connection.scalar(select(LINEAGE.c.to_unit_id).where(LINEAGE.c.from_unit_id == unit))
        assert found is not None
        return int(found)

    @rule(name=unit_names, pick=picks, since=days, length=st.sampled_from((None, None, 400)))
    def add_unit(self, name: str, pick: int, since: date, length: int | None) -> None:
        """A new one, for good or for a while."""
        parent, until = self.parent(pick), None if length is None else since + timedelta(length)
        draft = UnitDraft(name=name, kind=UnitKind.WARD, parent_id=parent)
        made: list[int] = []
        if not self.act(
            not self.stands(parent, since), lambda work: made.append(add_unit(work, draft, since, until))
        ):
            return
        self.begin_unit(made[0], name, parent, since, until)

    @rule(pick=picks, name=unit_names, on=days, below=belows)
    def rename_unit(self, pick: int, name: str, on: date, below: Below) -> None:
        """The new name is a new unit."""
        old = self.ending(pick, on)
        news = {"1": (name, old.parent)}
        self.change(
            {old.id: ["1"]}, news, on, below, lambda work: [rename_unit(work, old.id, name, on, below=below)]
        )

    @rule(picked=st.lists(picks, min_size=1, max_size=3), name=unit_names, pick=picks, on=days, below=belows)
    def merge_units(self, picked: list[int], name: str, pick: int, on: date, below: Below) -> None:
        """Several become one."""
        olds = list(dict.fromkeys(self.ending(each, on).id for each in picked))
        draft = UnitDraft(name=name, kind=UnitKind.WARD, parent_id=self.parent(pick))
        self.change(
            {old: ["1"] for old in olds},
            {"1": (name, draft.parent_id)},
            on,
            below,
            lambda work: [merge_units(work, olds, draft, on, below=below)],
            refused=len(olds) < 2,
        )

    @rule(pick=picks, parts=st.lists(unit_names, min_size=1, max_size=3), on=days, below=belows)
    def split_unit(self, pick: int, parts: list[str], on: date, below: Below) -> None:
        """One becomes several; its models wait."""
        old = self.ending(pick, on)
        news = {f"{number}": (name, old.parent) for number, name in enumerate(parts, 1)}
        drafts = [UnitDraft(name, UnitKind.COMMUNE, old.parent) for name in parts]
        self.change(
            {old.id: list(news)},
            news,
            on,
            below,
            lambda work: split_unit(work, old.id, drafts, on, below=below),
            refused=len(parts) < 2,
        )

    @rule(pick=picks, on=days, below=belows)
    def dissolve_unit(self, pick: int, on: date, below: Below) -> None:
        """Nothing follows."""
        old = self.ending(pick, on)

        def does(work: Writing) -> list[int]:
            dissolve_unit(work, old.id, on, below=below)
            return []

        self.change({old.id: []}, {}, on, below, does)

    @rule(
        picked=st.lists(st.tuples(picks, st.integers(0, 4)), min_size=2, max_size=5),
        names=st.tuples(unit_names, unit_names),
        pick=picks,
        on=days,
        below=belows,
        number=st.integers(1, 3),
    )
    def reorganise(
        self,
        picked: list[tuple[int, int]],
        names: tuple[str, str],
        pick: int,
        on: date,
        below: Below,
        number: int,
    ) -> None:
        """Some units at once: into two new ones, into one that stands, split between the two, or into nothing."""
        taker, parent = self.ending(pick, on), self.parent(pick)
        ways: tuple[list[Ref], ...] = (["a"], ["b"], ["a", "b"], [], [taker.id])
        ends = {self.ending(each, on).id: ways[way] for each, way in picked}
        if pick % 4:
            ends.pop(taker.id, None)
        kinds = {0: LineageKind.DISSOLVE, 1: LineageKind.MERGE, 2: LineageKind.SPLIT}
        passings = tuple(
            Passing(unit, ref, kinds[len(to)], is_partial=len(to) > 1)
            for unit, to in ends.items()
            for ref in (to or NOTHING)
        )
        begins = (
            Beginning("a", names[0], UnitKind.WARD, parent),
            Beginning("b", names[1], UnitKind.COMMUNE, "a"),
        )
        decision = f"{number}/NQ"
        changes = ChangeSet(on, decision, begins, passings, below, title="Sắp xếp")
        stands = taker.until is None and taker.since <= on.isoformat() and taker.id not in ends
        takes = any(taker.id in to for to in ends.values())

        def does(work: Writing) -> list[int]:
            begun = reorganise(work, changes).begun
            return [begun["a"], begun["b"]]

        before = set(self.plain.units)
        self.change(
            ends,
            {"a": (names[0], parent), "b": (names[1], None)},
            on,
            below,
            does,
            refused=(takes and not stands) or (decision, on) in self.decided(),
        )
        new = sorted(set(self.plain.units) - before)
        if new:
            self.plain.units[new[1]].parent = new[0]

    def decided(self) -> set[tuple[str, date]]:
        """The decisions under which units became others, and their days."""
        with self.database.read() as connection:
            facts = connection.execute(select(LINEAGE.c.decision, LINEAGE.c.change_date)).all()
        return {(row.decision, date.fromisoformat(row.change_date)) for row in facts}

    @precondition(lambda self: self.plain.models)
    @rule(picked=st.lists(picks, min_size=1, max_size=3), pick=picks, likely=st.integers(0, 4))
    def choose(self, picked: list[int], pick: int, likely: int) -> None:
        """Where some models went; most often where the first of them may have gone."""
        models = sorted(self.plain.models)
        split = [model for model in models if likely and self.parts(self.plain.models[model])]
        models = split or models
        chosen = [self.plain.models[models[each % len(models)]] for each in picked]
        parts = self.parts(chosen[0])
        to = parts[pick % len(parts)] if parts and likely else self.unit(pick).id
        wanted: dict[int, set[int]] = {}
        for model in chosen:
            ways = (self.plain.way(year.unit, model) for year in model.years.values())
            lasts = ([place for place in way if self.plain.takes(place, to)] for way in ways)
            wanted[model.id] = {places[-1] for places in lasts if places}
        if self.act(not all(wanted.values()), lambda work: choose_successor(work, list(wanted), to)):
            for model in chosen:
                if any(model.choices.get(split) != to for split in wanted[model.id]):
                    self.chose(model, dict.fromkeys(wanted[model.id], to))

    def chose(self, model: PlainModel, choices: dict[int, int]) -> None:
        """Where a model went in the plain register: by each split unit, its successor."""
        model.choices |= choices

    def parts(self, model: PlainModel) -> list[int]:
        """The units that a model may have gone to where its own were split."""
        places = [place for year in model.years.values() for place in self.plain.way(year.unit, model)]
        return [part for place in places for part in self.plain.units[place].parts]
