"""``danvan unit rename|merge|split|dissolve|reorganise``: dated acts, with ``--dry-run`` for what they will do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.call import At, called
from danvan_tui.cli.days import day
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.member_output import FormatOption
from danvan_tui.cli.spread import spread
from danvan_tui.cli.unit_doing import carry_out, new_unit, old_unit
from danvan_tui.cli.unit_options import (
    AboveOption,
    ChildOption,
    ChildrenOption,
    CodeOption,
    DecisionOption,
    DryRunOption,
    KindOption,
    NameArgument,
    OnOption,
    UnitArgument,
    below_option,
    ending_unit,
    unit_kind,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.unit_changes import ChangeSet, Terms

UnitsArgument = Annotated[list[str], typer.Argument(metavar="units.meta.units", help="units.arg.units")]
IntoOption = Annotated[str, typer.Option("--into", metavar="units.meta.name", help="units.opt.into")]
PartsOption = Annotated[list[str], typer.Option("--into", metavar="units.meta.name", help="units.opt.parts")]
ReformArgument = Annotated[str, typer.Argument(metavar="units.meta.reform", help="units.arg.reform")]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said of an act beside its day, as it was typed: its decision, what becomes of the units below."""

    decision: DecisionOption = None
    children: ChildrenOption = None
    child: ChildOption = None
    dry_run: DryRunOption = False
    format: FormatOption = "table"

    def terms(self, on: str) -> "Terms":
        """The same with the day, understood.

        Raises:
            BadDay, BadChoice
        """
        from db.unit_changes import Terms

        return Terms(day("--on", on), self.decision, below_option(self.children))


def add(group: typer.Typer) -> None:
    """Add the commands."""
    group.command("rename", help="units.cmd.rename", cls=HelpCommand)(rename)
    group.command("merge", help="units.cmd.merge", cls=HelpCommand)(merge)
    group.command("split", help="units.cmd.split", cls=HelpCommand)(split)
    group.command("dissolve", help="units.cmd.dissolve", cls=HelpCommand)(dissolve)
    group.command("reorganise", help="units.cmd.reorganise", cls=HelpCommand)(reorganise)


@spread
def rename(
    ctx: typer.Context,
    unit: UnitArgument,
    name: NameArgument,
    *,
    kind: KindOption = None,
    on: OnOption,
    beside: Beside,
    at: At,
) -> None:
    """Another name, or another kind."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.read.unit_plans import renamed
        from db.unit_kinds import UnitKind

        number = ending_unit(connection, unit, terms.on)
        new = unit_kind(kind, name, UnitKind(old_unit(connection, number).kind))
        return renamed(connection, number, name, terms, new)

    carry_out(called(ctx, at), beside.format, make, beside.child, beside.dry_run)


@spread
def merge(
    ctx: typer.Context,
    units: UnitsArgument,
    *,
    into: IntoOption,
    kind: KindOption = None,
    above: AboveOption = None,
    code: CodeOption = None,
    on: OnOption,
    beside: Beside,
    at: At,
) -> None:
    """Several as one new unit."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.unit_changes import merging

        olds = [ending_unit(connection, each, terms.on) for each in units]
        return merging(olds, new_unit(connection, into, kind, above, code, olds[0], terms), terms)

    carry_out(called(ctx, at), beside.format, make, beside.child, beside.dry_run)


@spread
def split(
    ctx: typer.Context,
    unit: UnitArgument,
    *,
    into: PartsOption,
    kind: KindOption = None,
    above: AboveOption = None,
    on: OnOption,
    beside: Beside,
    at: At,
) -> None:
    """One as several new units; its models wait for a choice."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.unit_changes import splitting

        old = ending_unit(connection, unit, terms.on)
        drafts = [new_unit(connection, name, kind, above, None, old, terms) for name in into]
        return splitting(old, drafts, terms)

    carry_out(called(ctx, at), beside.format, make, beside.child, beside.dry_run)


@spread
def dissolve(
    ctx: typer.Context,
    unit: UnitArgument,
    *,
    on: OnOption,
    beside: Beside,
    at: At,
) -> None:
    """An end without a successor."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.unit_changes import dissolving

        return dissolving(ending_unit(connection, unit, terms.on), terms)

    carry_out(called(ctx, at), beside.format, make, beside.child, beside.dry_run)


@spread
def reorganise(
    ctx: typer.Context,
    reform: ReformArgument,
    *,
    child: ChildOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """One of the reorganisations of 2025, whole."""
    from danvan_tui.cli.choices import choose
    from db.reference import REFORMS
    from db.text import fold

    call = called(ctx, at)
    known = {fold(each.key): each for each in REFORMS}
    chosen = choose(call.words("units.meta.reform"), reform, known, ", ".join(each.key for each in REFORMS))

    def make(connection: "Connection") -> "ChangeSet":
        from db.read.reforms import change_set

        return change_set(connection, chosen)

    carry_out(call, format, make, child, dry_run)
