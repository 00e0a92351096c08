"""What the commands on units share: their options, and the units and kinds that are meant."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.asked import unit_meant
from danvan_tui.cli.errors import CallWrong, UnitNotFound

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.read.unit_choice import UnitChoice
    from db.unit_changes import Below, ChangeSet, Children, Ref
    from db.unit_kinds import UnitKind

NameArgument = Annotated[str, typer.Argument(metavar="units.meta.name", help="units.arg.name")]
UnitArgument = Annotated[str, typer.Argument(metavar="units.meta.unit", help="units.arg.unit")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="units.meta.kind", help="units.opt.kind")]
AboveOption = Annotated[str | None, typer.Option("--above", metavar="units.meta.unit", help="units.opt.above")]
CodeOption = Annotated[str | None, typer.Option("--code", metavar="units.meta.code", help="units.opt.code")]
OnOption = Annotated[str, typer.Option("--on", metavar="units.meta.day", help="units.opt.on")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="units.meta.day", help="units.opt.until")]
DecisionOption = Annotated[
    str | None, typer.Option("--decision", metavar="units.meta.decision", help="units.opt.decision")
]
ChildrenOption = Annotated[
    str | None, typer.Option("--children", metavar="units.meta.children", help="units.opt.children")
]
ChildOption = Annotated[
    list[str] | None, typer.Option("--child", metavar="units.meta.child", help="units.opt.child")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="units.opt.dry_run")]

_PREFIXES = {"PHUONG": "WARD", "XA": "COMMUNE", "THI_TRAN": "TOWNSHIP", "THON": "HAMLET"}
_PREFIXES |= {"TO_DAN_PHO": "RESIDENTIAL_GROUP"}


class KindUnclear(CallWrong):
    """A new unit of which nobody said what sort of body it is."""

    vi = "Không rõ «{value}» là loại đơn vị nào."
    en = "What sort of unit is «{value}»?"
    hint_vi = "Thêm --kind: {choices}."
    hint_en = "Add --kind: {choices}."


class BadChild(CallWrong):
    """A value of ``--child`` that does not say where a unit goes."""

    vi = "Tùy chọn --child cần dạng «đơn vị=nơi nhận», không phải «{value}»."
    en = "--child takes «unit=where it goes», not «{value}»."
    hint_vi = "Ví dụ --child 'Tổ dân phố 1=Phường Phủ Lý'; để trống sau dấu = nếu đơn vị đó kết thúc."
    hint_en = "For example --child 'Tổ dân phố 1=Phường Phủ Lý'; nothing behind the = where it ends."


def unit_kind(value: str | None, name: str, otherwise: "UnitKind | None" = None) -> "UnitKind":
    """The kind of a new unit: as it was said, as its name begins, or as the old ones have it.

    Raises:
        BadChoice: No such kind.
        KindUnclear: Nobody said.
    """
    from danvan_tui.cli.choices import named
    from db.text import unit_key
    from db.unit_kinds import UnitKind

    if value is not None:
        return named("--kind", value, UnitKind, "unit_kind")
    prefix = unit_key(name).kind
    if prefix is not None:
        return UnitKind(_PREFIXES[prefix])
    if otherwise is None:
        raise KindUnclear(value=name, choices=", ".join(str(kind).lower() for kind in UnitKind))
    return otherwise


def below_option(value: str | None) -> "Below":
    """What becomes of the units below; where nothing is said, having some is refused.

    Raises:
        BadChoice
    """
    from danvan_tui.cli.choices import choose
    from db.unit_changes import Below

    known = {"follow": Below.FOLLOW, "di theo": Below.FOLLOW, "end": Below.END, "ket thuc": Below.END}
    return Below.REFUSE if value is None else choose("--children", value, known, "follow, end")


def unit_on(connection: "Connection", value: str, on: date) -> "UnitChoice":
    """The unit that is meant, of those that stand on a day where there is one.

    Raises:
        UnitNotFound, AmbiguousUnit
    """
    from db.read.unit_choice import unit_choices
    from db.scope import Span, UnitView

    found = unit_choices(connection, value, Span(on.year, on.year), UnitView.REGISTERED)
    day = on.isoformat()
    there = tuple(unit for unit in found if unit.valid_from <= day <= (unit.valid_to or day))
    return unit_meant(value, there or found)


def ending_unit(connection: "Connection", value: str, on: date) -> int:
    """The unit that ends the day before a day.

    Raises:
        UnitNotFound, AmbiguousUnit
    """
    return unit_on(connection, value, on - timedelta(days=1)).id


def children(connection: "Connection", values: Sequence[str] | None, changes: "ChangeSet") -> "Children":
    """What becomes of single units below those that end, as ``--child`` says it.

    Args:
        connection: Inside ``Database.read()`` or a writer's transaction.
        values: "Tổ dân phố 1=Phường Phủ Lý", as typed.
        changes: What they are below of: a new unit is known by its name.

    Raises:
        BadChild, UnitNotFound, AmbiguousUnit
    """
    from db.text import fold

    new = {fold(each.name): each.key for each in changes.begins}
    found: list[tuple[int, Ref | None]] = []
    for value in values or ():
        child, sign, to = (part.strip() for part in value.partition("="))
        if not (child and sign):
            raise BadChild(value=value)
        goes: Ref | None = new.get(fold(to)) if to else None
        if to and goes is None:
            goes = unit_on(connection, to, changes.on).id
        found.append((ending_unit(connection, child, changes.on), goes))
    return tuple(found)


def split_unit_meant(connection: "Connection", value: str) -> int:
    """The split unit that is meant, among those whose models wait.

    Raises:
        UnitNotFound, AmbiguousUnit
    """
    from db.read.unit_choice import unit_choices
    from db.read.waiting import waiting_units
    from db.scope import FIRST_YEAR, LAST_YEAR, Span, UnitView

    every = unit_choices(connection, value, Span(FIRST_YEAR, LAST_YEAR), UnitView.REGISTERED)
    waiting = waiting_units(connection)
    found = tuple(unit for unit in every if unit.id in waiting)
    if not found:
        raise UnitNotFound(value=value)
    return unit_meant(value, found).id
