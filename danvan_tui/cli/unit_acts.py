"""``danvan unit rename|merge|split|dissolve|reorganise``: dated acts, with ``--dry-run`` for what they will do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.days import day
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread
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
    children,
    ending_unit,
    unit_kind,
    unit_on,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.unit_changes import ChangeSet, Terms, UnitDraft
    from db.unit_plans import UnitFacts

UnitsArgument = Annotated[list[str], typer.Argument(metavar="units.meta.units", help="units.arg.units")]
IntoOption = Annotated[str, typer.Option("--into", metavar="units.meta.name", help="units.opt.into")]
PartsOption = Annotated[list[str], typer.Option("--into", metavar="units.meta.name", help="units.opt.parts")]
ReformArgument = Annotated[str, typer.Argument(metavar="units.meta.reform", help="units.arg.reform")]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said of an act beside its day, as it was typed: its decision, what becomes of the units below."""

    decision: DecisionOption = None
    children: ChildrenOption = None

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
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Another name, or another kind."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.read.unit_plans import renamed
        from db.unit_kinds import UnitKind

        number = ending_unit(connection, unit, terms.on)
        new = unit_kind(kind, name, UnitKind(_old(connection, number).kind))
        return renamed(connection, number, name, terms, new)

    _do(called(ctx, at), format, make, None, dry_run)


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
    child: ChildOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Several as one new unit."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.unit_changes import merging

        olds = [ending_unit(connection, each, terms.on) for each in units]
        return merging(olds, _draft(connection, into, kind, above, code, olds[0], terms), terms)

    _do(called(ctx, at), format, make, child, dry_run)


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
    child: ChildOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """One as several new units; its models wait for a choice."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.unit_changes import splitting

        old = ending_unit(connection, unit, terms.on)
        drafts = [_draft(connection, name, kind, above, None, old, terms) for name in into]
        return splitting(old, drafts, terms)

    _do(called(ctx, at), format, make, child, dry_run)


@spread
def dissolve(
    ctx: typer.Context,
    unit: UnitArgument,
    *,
    on: OnOption,
    beside: Beside,
    child: ChildOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """An end without a successor."""
    terms = beside.terms(on)

    def make(connection: "Connection") -> "ChangeSet":
        from db.unit_changes import dissolving

        return dissolving(ending_unit(connection, unit, terms.on), terms)

    _do(called(ctx, at), format, make, child, dry_run)


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

    _do(call, format, make, child, dry_run)


def _do(
    call: Call, format: str, make: "Callable[[Connection], ChangeSet]", child: Sequence[str] | None, dry_run: bool
) -> None:
    """Carry an act out, or say what it will do."""
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.unit_output import put_done, put_preview
    from db.read.unit_preview import preview, to_choose
    from db.write.session import writing
    from db.write.units import reorganise as carry_out

    shape = members_format(format)

    def changes(connection: "Connection") -> "ChangeSet":
        asked = make(connection)
        return replace(asked, children=asked.children + children(connection, child, asked))

    with call.register() as database:
        if dry_run:
            with database.read() as connection:
                planned = changes(connection)
                put_preview(call, shape, preview(connection, planned), to_choose(connection, planned))
            return
        with writing(database, local_actor()) as work:
            # Looked at and done under one lock: what is said is what was done.
            connection = work.session.connection()
            planned = changes(connection)
            seen = preview(connection, planned)
            done = carry_out(work, planned)
    put_done(call, shape, seen, done.begun)


def _draft(
    connection: "Connection",
    name: str,
    kind: str | None,
    above: str | None,
    code: str | None,
    like: int,
    terms: "Terms",
) -> "UnitDraft":
    """A new unit: of the kind and below the unit that was said, or as the old one has them."""
    from db.unit_changes import UnitDraft
    from db.unit_kinds import UnitKind

    old = _old(connection, like)
    parent = unit_on(connection, above, terms.on).id if above else old.parent_id
    return UnitDraft(name, unit_kind(kind, name, UnitKind(old.kind)), parent, code)


def _old(connection: "Connection", number: int) -> "UnitFacts":
    from db.read.unit_plans import all_unit_facts

    return all_unit_facts(connection)[number]
