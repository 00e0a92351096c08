"""What is done to units, as rules of the property test."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from db.schema import UnitKind
from db.write.units import UnitDraft, add_unit, dissolve_unit, merge_units, rename_unit, split_unit
from tests.db.machine import UNIT_NAMES, Register, days, picks
from tests.db.plain import PlainUnit

unit_names = st.sampled_from(UNIT_NAMES)


class Reform(Register):
    """Adding, renaming, merging, splitting and dissolving units."""

    def parent(self, pick: int) -> int | None:
        """Some unit, or none."""
        units = [None, *sorted(self.plain.units)[-6:]]
        return units[pick % len(units)]

    def unit(self, pick: int) -> PlainUnit:
        """Some unit, most often one of the newer ones."""
        units = sorted(self.plain.units)[-7:]
        return self.plain.units[units[pick % len(units)]]

    def cannot_end(self, unit: PlainUnit, on: date) -> bool:
        """Whether a unit does not stand the day before, or still has units below it."""
        below = any(u.parent == unit.id and u.until is None for u in self.plain.units.values())
        return unit.until is not None or unit.since >= on.isoformat() or below

    def begin_unit(self, unit: int, name: str, parent: int | None, since: date, until: date | None = None) -> None:
        """A new unit in the plain register."""
        end = until.isoformat() if until else None
        self.plain.units[unit] = PlainUnit(unit, name, parent, since.isoformat(), end)

    def end(self, unit: PlainUnit, on: date, became: int | None) -> None:
        """The last day of a unit in the plain register."""
        unit.until, unit.became = (on - timedelta(days=1)).isoformat(), became

    @rule(name=unit_names, pick=picks, since=days, length=st.sampled_from((None, None, 400)))
    def add_unit(self, name: str, pick: int, since: date, length: int | None) -> None:
        """A new one, for good or for a while."""
        parent, until = self.parent(pick), None if length is None else since + timedelta(length)
        draft = UnitDraft(name=name, kind=UnitKind.WARD, parent_id=parent)
        made: list[int] = []
        assert self.act(False, lambda work: made.append(add_unit(work, draft, since, until)))
        self.begin_unit(made[0], name, parent, since, until)

    @rule(pick=picks, name=unit_names, on=days)
    def rename_unit(self, pick: int, name: str, on: date) -> None:
        """The new name is a new unit."""
        old = self.unit(pick)
        made: list[int] = []
        if self.act(self.cannot_end(old, on), lambda work: made.append(rename_unit(work, old.id, name, on))):
            self.begin_unit(made[0], name, old.parent, on)
            self.end(old, on, made[0])

    @rule(picked=st.lists(picks, min_size=1, max_size=3), name=unit_names, pick=picks, on=days)
    def merge_units(self, picked: list[int], name: str, pick: int, on: date) -> None:
        """Several become one."""
        olds = [self.unit(each) for each in picked]
        parent = self.parent(pick)
        draft = UnitDraft(name=name, kind=UnitKind.WARD, parent_id=parent)
        refused = len({old.id for old in olds}) < 2 or any(self.cannot_end(old, on) for old in olds)
        made: list[int] = []
        if self.act(refused, lambda work: made.append(merge_units(work, [o.id for o in olds], draft, on))):
            self.begin_unit(made[0], name, parent, on)
            for old in olds:
                self.end(old, on, made[0])

    @rule(pick=picks, parts=st.lists(unit_names, min_size=1, max_size=3), on=days)
    def split_unit(self, pick: int, parts: list[str], on: date) -> None:
        """One becomes several; its models wait."""
        old = self.unit(pick)
        news = [UnitDraft(name=name, kind=UnitKind.COMMUNE, parent_id=old.parent) for name in parts]
        refused = len(parts) < 2 or self.cannot_end(old, on)
        made: list[int] = []
        if self.act(refused, lambda work: made.extend(split_unit(work, old.id, news, on))):
            for number, name in zip(made, parts, strict=True):
                self.begin_unit(number, name, old.parent, on)
            self.end(old, on, None)

    @rule(pick=picks, on=days)
    def dissolve_unit(self, pick: int, on: date) -> None:
        """Nothing follows."""
        old = self.unit(pick)
        if self.act(self.cannot_end(old, on), lambda work: dissolve_unit(work, old.id, on)):
            self.end(old, on, None)
