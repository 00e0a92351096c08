"""``danvan register carry-over``: last year's models kept up for another year, in one act."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import days, output
from danvan_tui.cli.asked import find_field, find_unit
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from db.read.carry_over import Candidate
    from db.scope import Scope

FromOption = Annotated[str, typer.Option("--from-year", metavar="acts.meta.year", help="register.opt.from_year")]
ToOption = Annotated[str, typer.Option("--to-year", metavar="acts.meta.year", help="register.opt.to_year")]
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="cli.meta.unit", help="cli.opt.unit")]
FieldOption = Annotated[str | None, typer.Option("--field", metavar="cli.meta.field", help="cli.opt.field")]
DryOption = Annotated[bool, typer.Option("--dry-run", help="register.opt.dry_run")]


def add(group: typer.Typer) -> None:
    """Add the command to its group."""
    group.command("carry-over", help="register.cmd.carry", cls=HelpCommand)(carry)


@spread
def carry(
    ctx: typer.Context,
    *,
    from_year: FromOption,
    to_year: ToOption,
    unit: UnitOption = None,
    field: FieldOption = None,
    dry_run: DryOption = False,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Keep models up."""
    from danvan_tui.cli.actor import local_actor
    from db.errors import NotAllowed
    from db.read.carry_over import candidates
    from db.write.carry_over import carry_over
    from db.write.session import writing

    call = called(ctx, at)
    kind = members_format(format)
    first, year = days.year("--from-year", from_year), days.year("--to-year", to_year)
    assert first is not None  # both must be given
    assert year is not None
    with call.register() as database:
        if dry_run:
            with database.read() as connection:
                _put(call, kind, candidates(connection, _scope(connection, first, unit, field), year), year)
            return
        with writing(database, local_actor()) as work:
            connection = work.session.connection()
            found = candidates(connection, _scope(connection, first, unit, field), year)
            able = [(each.registration_id, each.version) for each in found if each.why_not is None]
            if not able:
                raise NotAllowed(
                    why_vi=f"không có mô hình nào để duy trì trong năm {year}",
                    why_en=f"there is no model to keep up in {year}",
                )
            made = carry_over(work, able, year)
    _put(call, kind, found, year, made)


def _scope(connection: "Connection", year: int, unit: str | None, field: str | None) -> "Scope":
    from db.read.fields import all_fields
    from db.scope import Scope, Span, UnitView

    span = Span(year, year)
    return Scope(
        span,
        unit=None if unit is None else find_unit(connection, unit, span, UnitView.REGISTERED).id,
        field=None if field is None else find_field(field, all_fields(connection)).code,
    )


def _put(
    call: Call, kind: str, found: "Sequence[Candidate]", year: int, made: "Sequence[int] | None" = None
) -> None:
    """What is kept up and what is skipped; ``made`` are the new registrations, None where there are none yet."""
    from danvan_tui.present import say
    from danvan_tui.present.carrying import carry_words
    from danvan_tui.present.plain import json_object

    words = call.words
    able = sum(each.why_not is None for each in found)
    if kind == "json":
        new = iter(made or ())
        rows = [
            {
                "code": each.code,
                "name": each.name,
                "unit": each.unit,
                "year": each.year,
                "why_not": None if each.why_not is None else str(each.why_not),
                "registration_id": next(new, None) if each.why_not is None else None,
            }
            for each in found
        ]
        head = {"to_year": year, "kept_up": 0 if made is None else len(made), "able": able}
        output.put(json_object(head, rows))
    elif made is None:
        output.put([f"{carry_words(words, found, year)}\n"])
    else:
        output.put([words("carry.done", count=say.number(words, len(made)), year=year) + "\n"])
