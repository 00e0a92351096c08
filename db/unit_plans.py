"""A set of changes held against the units that there are: what ends, what begins, or why it cannot be. Pure."""

from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from db.errors import NotAllowed, NotFound, Said
from db.text import format_date
from db.unit_changes import Beginning, Below, ChangeSet, Passing, Ref
from db.unit_kinds import LineageKind, UnitKind

SHOWN = 5
"""Units that a refusal names at the most."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as it stands in the register; days are ISO, both included."""

    id: int
    name: str
    kind: str
    parent_id: int | None
    code: str | None
    valid_from: str
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class Ending:
    """A unit that ends.

    Attributes:
        to: What it becomes; empty where nothing follows, several where it is split.
        notes: What a reader must know of each of these passages.
        along: It ends because the unit above it does.
    """

    unit: UnitFacts
    kind: LineageKind
    to: tuple[Ref, ...]
    notes: tuple[str | None, ...]
    along: bool = False

    @property
    def is_split(self) -> bool:
        """Whether its models wait for a human's choice."""
        return self.kind is LineageKind.SPLIT


@dataclass(frozen=True, slots=True)
class Plan:
    """What a set of changes does to a register. Units that begin stand after the units above them."""

    changes: ChangeSet
    begins: tuple[Beginning, ...]
    ends: tuple[Ending, ...]

    @property
    def last_day(self) -> str:
        """The last day of the units that end, ISO."""
        return (self.changes.on - timedelta(days=1)).isoformat()


def make_plan(changes: ChangeSet, units: Mapping[int, UnitFacts], done: Container[str | None]) -> Plan:
    """What a set does to the units that there are.

    Args:
        changes: The set.
        units: Every unit, by id.
        done: The decisions under which units became others on that day already.

    Raises:
        NotFound: No such unit.
        NotAllowed: A unit does not stand then, has units below it of which nothing is said, or the set does not
            hold together; a reorganisation was done already.
    """
    if changes.title is not None:
        require_new(changes.title, changes.decision, changes.on, done)
    known = {each.key for each in changes.begins}
    if len(known) < len(changes.begins):
        raise NotAllowed(why_vi="hai đơn vị mới mang cùng một khóa", why_en="two new units have the same key")
    ends = _named(changes, units)
    for ref in (*(to for each in ends.values() for to in each.to), *(to for _, to in changes.children)):
        _require_there(ref, known, units, ends, changes.on)
    for each in changes.begins:
        if isinstance(each.parent, str) and each.parent not in known:
            raise NotFound(what=ABOVE, value=each.parent)
        if isinstance(each.parent, int):
            require_above(units.get(each.parent), each.parent, changes.on, ends)
    moved = _carried(changes, units, ends)
    return Plan(changes, _parents_first([*changes.begins, *moved]), tuple(ends.values()))


ABOVE = Said("đơn vị cấp trên", "unit above it")


def require_above(unit: UnitFacts | None, unit_id: Ref, since: date, ends: Container[int] = ()) -> None:
    """Refuse to put a unit below one that does not stand on its first day.

    Args:
        unit: The unit above.
        unit_id: What it is called.
        since: The first day of the unit below.
        ends: Units that end the day before.

    Raises:
        NotFound, NotAllowed
    """
    if unit is None:
        raise NotFound(what=ABOVE, value=unit_id)
    day = since.isoformat()
    if unit.valid_to is not None and unit.valid_to < day:
        raise NotAllowed(
            why_vi=f"{unit.name} đã kết thúc ngày {unit.valid_to} nên không thể là đơn vị cấp trên",
            why_en=f"{unit.name} ended on {unit.valid_to} and cannot be the unit above",
        )
    if unit.id in ends:
        raise NotAllowed(
            why_vi=f"{unit.name} cũng kết thúc nên không thể là đơn vị cấp trên",
            why_en=f"{unit.name} ends as well and cannot be the unit above",
        )
    if unit.valid_from > day:
        raise NotAllowed(
            why_vi=f"{unit.name} chỉ có từ ngày {unit.valid_from} nên trước đó không thể là đơn vị cấp trên",
            why_en=f"{unit.name} begins on {unit.valid_from} and cannot be the unit above before that",
        )


def standing(unit: UnitFacts | None, unit_id: Ref, on: date) -> UnitFacts:
    """A unit, when it stands the day before a day and has no end yet.

    Raises:
        NotFound, NotAllowed
    """
    if unit is None:
        raise NotFound(what=Said("đơn vị", "unit"), value=unit_id)
    if unit.valid_to is not None:
        raise NotAllowed(
            why_vi=f"{unit.name} đã kết thúc ngày {_day(unit.valid_to)}",
            why_en=f"{unit.name} ended on {_day(unit.valid_to)}",
        )
    if unit.valid_from >= on.isoformat():
        raise NotAllowed(
            why_vi=f"{unit.name} chỉ có từ ngày {_day(unit.valid_from)}",
            why_en=f"{unit.name} begins on {_day(unit.valid_from)}",
        )
    return unit


def _day(stored: str) -> str:
    """A day as it is said."""
    return format_date(date.fromisoformat(stored))


def _named(changes: ChangeSet, units: Mapping[int, UnitFacts]) -> dict[int, Ending]:
    """The units that the set itself ends."""
    passings: defaultdict[int, list[Passing]] = defaultdict(list)
    for passing in changes.passings:
        passings[passing.unit_id].append(passing)
    ends: dict[int, Ending] = {}
    for unit_id, own in passings.items():
        unit = standing(units.get(unit_id), unit_id, changes.on)
        targets = [each.to for each in own if each.to is not None]
        partial = {each.is_partial for each in own}
        split = partial == {True} and len(set(targets)) == len(own) > 1
        if not split and (len(own) > 1 or partial == {True}):
            raise NotAllowed(
                why_vi=f"{unit.name}: chia tách phải có từ hai nơi nhận khác nhau, việc khác chỉ có một",
                why_en=f"{unit.name}: a split goes to two units or more, everything else to one",
            )
        ends[unit_id] = Ending(unit, own[0].kind, tuple(targets), tuple(each.note for each in own))
    return ends


def _require_there(
    ref: Ref | None, known: set[str], units: Mapping[int, UnitFacts], ends: Mapping[int, Ending], on: date
) -> None:
    """That a unit that others go to stands on the day."""
    if ref is None or (isinstance(ref, str) and ref in known):
        return
    unit = units.get(ref) if isinstance(ref, int) else None
    if unit is None:
        raise NotFound(what=Said("đơn vị nhận", "receiving unit"), value=ref)
    if unit.id in ends or unit.valid_to is not None or unit.valid_from > on.isoformat():
        raise NotAllowed(
            why_vi=f"{unit.name} không hoạt động ngày {on:%d/%m/%Y} nên không thể nhận đơn vị khác",
            why_en=f"{unit.name} does not stand on {on.isoformat()} and cannot take in others",
        )


def _carried(changes: ChangeSet, units: Mapping[int, UnitFacts], ends: dict[int, Ending]) -> list[Beginning]:
    """What becomes of the units below; those that end with it are added to ``ends``.

    Returns:
        The units that go along, as they begin anew: a unit has one unit above it for all of its life, so that the
        figures of the past stay below the unit that there was.
    """
    below: defaultdict[int, list[UnitFacts]] = defaultdict(list)
    for unit in units.values():
        if unit.parent_id is not None and unit.valid_to is None:
            below[unit.parent_id].append(unit)
    said, undecided = dict(changes.children), list[UnitFacts]()
    moved: list[Beginning] = []
    waiting = deque((unit, changes.below) for unit in ends)
    while waiting:
        above, policy = waiting.popleft()
        for child in below[above]:
            if child.id in ends:
                continue
            # Quang Trung, say, went to two wards: nobody but a human knows which one its own parts belong to.
            to = ends[above].to
            unclear = policy is Below.REFUSE or (policy is Below.FOLLOW and len(to) > 1)
            if child.id not in said and unclear:
                undecided.append(child)
                continue
            standing(child, child.id, changes.on)
            parent = said[child.id] if child.id in said else (to[0] if to and policy is Below.FOLLOW else None)
            if parent is None:
                ends[child.id] = Ending(child, LineageKind.DISSOLVE, (), (None,), along=True)
                waiting.append((child.id, Below.END))
            else:
                key = f"#{child.id}"
                moved.append(Beginning(key, child.name, UnitKind(child.kind), parent, child.code))
                ends[child.id] = Ending(child, LineageKind.TRANSFER, (key,), (None,), along=True)
                waiting.append((child.id, Below.FOLLOW))
    for stray in said.keys() - ends.keys():
        name = units[stray].name if stray in units else stray
        raise NotAllowed(
            why_vi=f"{name} không trực thuộc đơn vị nào kết thúc", why_en=f"{name} is below no unit that ends"
        )
    if undecided:
        names = ", ".join(unit.name for unit in undecided[:SHOWN]) + (", ..." if undecided[SHOWN:] else "")
        raise NotAllowed(
            why_vi=(
                f"còn đơn vị trực thuộc đang hoạt động ({names}); "
                "cho biết từng đơn vị đó chuyển về đâu hay kết thúc"
            ),
            why_en=(
                f"there are units below it that still stand ({names}); say where each one goes, or that it ends"
            ),
        )
    return moved


def _parents_first(begins: Iterable[Beginning]) -> tuple[Beginning, ...]:
    waiting = {each.key: each for each in begins}
    ordered: list[Beginning] = []
    while waiting:
        ready = [
            each for each in waiting.values() if not (isinstance(each.parent, str) and each.parent in waiting)
        ]
        if not ready:
            raise NotAllowed(why_vi="đơn vị mới là cấp trên của chính nó", why_en="a new unit stands above itself")
        ordered += ready
        for each in ready:
            del waiting[each.key]
    return tuple(ordered)


def require_new(title: str, decision: str | None, on: date, done: Container[str | None]) -> None:
    """Refuse a reorganisation that was done already, in this register or before it began.

    Raises:
        NotAllowed
    """
    if decision is not None and decision in done:
        raise NotAllowed(
            why_vi=f"việc «{title}» theo {decision} từ ngày {on:%d/%m/%Y} đã có trong sổ",
            why_en=f"«{title}» under {decision} from {on.isoformat()} on is in the register already",
        )
