"""The options that narrow what is looked at, and the ``Scope`` that they make."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.errors import AmbiguousField, AmbiguousUnit, FieldNotFound, UnitNotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from danvan_tui.cli.call import Call
    from db.lifecycle import Standing, Subject
    from db.read.records import FieldRow
    from db.read.unit_choice import UnitChoice
    from db.scope import Scope, Span, UnitView

Period = Annotated[str | None, typer.Option("--period", metavar="cli.meta.period", help="cli.opt.period")]
_Field = Annotated[str | None, typer.Option("--field", metavar="cli.meta.field", help="cli.opt.field")]
_Unit = Annotated[str | None, typer.Option("--unit", metavar="cli.meta.unit", help="cli.opt.unit")]
_Subject = Annotated[str | None, typer.Option("--subject", metavar="cli.meta.subject", help="cli.opt.subject")]
_Standing = Annotated[str | None, typer.Option("--standing", metavar="cli.meta.standing", help="cli.opt.standing")]
_Search = Annotated[str | None, typer.Option("--search", metavar="cli.meta.search", help="cli.opt.search")]
_Today = Annotated[bool, typer.Option("--today-units", help="cli.opt.today_units")]
_Limit = Annotated[str | None, typer.Option("--limit", metavar="cli.meta.limit", help="cli.opt.limit")]

CHOICES = 10
"""Units that an error lists at the most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the view, as it was typed."""

    period: Period = None
    field: _Field = None
    unit: _Unit = None
    subject: _Subject = None
    standing: _Standing = None
    search: _Search = None
    today_units: _Today = False
    limit: _Limit = None

    def values(self) -> "Values":
        """What can be read without a register.

        Raises:
            BadChoice, BadNumber: A value is none that the option takes.
        """
        from danvan_tui.cli import choices

        return Values(
            subject=choices.subject(self.subject) if self.subject else None,
            standing=choices.standing(self.standing) if self.standing else None,
            limit=choices.count("--limit", self.limit),
        )

    @property
    def narrows(self) -> bool:
        """Whether anything but the period narrows the view."""
        return any((self.field, self.unit, self.subject, self.standing, self.search))


@dataclass(frozen=True, slots=True)
class Values:
    """The options that mean the same for every register; None where not given."""

    subject: "Subject | None"
    standing: "Standing | None"
    limit: int | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at.

    Attributes:
        unit_name: The chosen unit's name, as it is stored; None for all units.
        field: The chosen field; None for all.
        fields: Every field, in order (without figures).
        limit: How many rows at the most; None for all.
    """

    scope: "Scope"
    unit_name: "str | None"
    field: "FieldRow | None"
    fields: "tuple[FieldRow, ...]"
    limit: int | None


def look(connection: "Connection", call: "Call", asked: Asked, usual: "Span | None" = None) -> Looked:
    """The scope that is asked for.

    Args:
        connection: Inside ``Database.read()``.
        call: The call; a period before the command's name counts where there is none behind it.
        asked: The options.
        usual: The years where no period is named; None for the register's own choice.

    Raises:
        BadPeriod, BadChoice, BadNumber: A value is none that the option takes.
        FieldNotFound, AmbiguousField, UnitNotFound, AmbiguousUnit: It asks for what is not there.
    """
    from danvan_tui.cli.period import parse_period
    from db.read.catalogue import default_span, periods
    from db.read.fields import all_fields
    from db.scope import Scope, UnitView

    values = asked.values()
    named = asked.period or call.period
    span = parse_period(named, periods(connection)) if named else usual or default_span(connection)
    view = UnitView.TODAY if asked.today_units else UnitView.REGISTERED
    fields = all_fields(connection)
    field = find_field(asked.field, fields) if asked.field else None
    unit = find_unit(connection, asked.unit, span, view) if asked.unit else None
    scope = Scope(
        span=span,
        unit=unit.id if unit else None,
        field=field.code if field else None,
        subject=values.subject,
        standing=values.standing,
        words=asked.search or "",
        unit_view=view,
    )
    return Looked(scope, unit.name if unit else None, field, fields, values.limit)


def find_field(value: str, fields: "Sequence[FieldRow]") -> "FieldRow":
    """The field that is meant: its code, its name, or the beginning of its name.

    Raises:
        FieldNotFound, AmbiguousField
    """
    from db.text import fold

    said = fold(value)
    for row in fields:
        if value.strip().casefold() == row.code.casefold() or said in {fold(row.name), fold(row.name_en)}:
            return row
    meant = [
        row for row in fields if said and any(fold(name).startswith(said) for name in (row.name, row.name_en))
    ]
    if len(meant) == 1:
        return meant[0]
    choices = "; ".join(f"{row.code} {row.name}" for row in meant or fields)
    raise (AmbiguousField if meant else FieldNotFound)(value=value, choices=choices)


def find_unit(connection: "Connection", value: str, span: "Span", view: "UnitView") -> "UnitChoice":
    """The unit that is meant: its code, its number, or its name as offices write it.

    Args:
        connection: Inside ``Database.read()``.
        value: As typed.
        span: Units that stand in these years come before all others.
        view: Whether today's units are looked at.

    Raises:
        UnitNotFound, AmbiguousUnit
    """
    from db.read.unit_choice import unit_choices

    return unit_meant(value, unit_choices(connection, value, span, view))


def unit_meant(value: str, found: "Sequence[UnitChoice]") -> "UnitChoice":
    """The one unit that fits.

    Args:
        value: As typed.
        found: The units that fit.

    Raises:
        UnitNotFound, AmbiguousUnit: There is none, or more than one.
    """
    if not found:
        raise UnitNotFound(value=value)
    if len(found) > 1:
        listed = [f"#{unit.id} {unit.name} ({_years(unit)})" for unit in found[:CHOICES]]
        more = ["..."] if len(found) > CHOICES else []
        raise AmbiguousUnit(value=value, choices="; ".join(listed + more), example=found[0].id)
    return found[0]


def _years(unit: "UnitChoice") -> str:
    return f"{unit.valid_from[:4]}-{unit.valid_to[:4] if unit.valid_to else ''}"
