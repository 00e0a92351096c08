"""``danvan move CODE STANDING``: a registration's next step, for scripts; the same act as the screen's."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import choices, output
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.registration import find_registration
from danvan_tui.cli.show import CodeArgument, model_number
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from db.read.model_records import ModelDetail

StandingArgument = Annotated[str, typer.Argument(metavar="acts.meta.standing", help="acts.arg.standing")]
YearOption = Annotated[str | None, typer.Option("--year", metavar="acts.meta.year", help="acts.opt.year")]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="acts.meta.reason", help="acts.opt.reason")]


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("move", help="acts.cmd.move", cls=HelpCommand)(move)


@spread
def move(
    ctx: typer.Context,
    code: CodeArgument,
    standing: StandingArgument,
    *,
    year: YearOption = None,
    reason: ReasonOption = None,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Another standing for one registration."""
    from danvan_tui.cli.actor import local_actor
    from db.read.detail import model_detail
    from db.write import amend
    from db.write.session import writing

    call = called(ctx, at)
    kind, model_id = members_format(format), model_number(code)
    to = choices.standing(standing, call.words("acts.meta.standing"))
    wanted = choices.count("--year", year)
    with call.register() as database:
        with writing(database, local_actor()) as work:
            # Read and changed under one lock: nobody can come in between.
            _, registration = find_registration(work.session.connection(), code, wanted)
            amend.move(work, registration.id, to, registration.version, reason)
        with database.read() as connection:
            changed = model_detail(connection, model_id)
    if changed is not None:
        _put(call, kind, changed, registration.year)


def _put(call: Call, kind: str, model: "ModelDetail", year: int) -> None:
    from danvan_tui.cli.show_data import model_data
    from danvan_tui.present import say
    from danvan_tui.present.plain import json_value

    if kind == "json":
        output.put(json_value(model_data(call.words, model)))
        return
    now = next(registration for registration in model.registrations if registration.year == year)
    name, standing = say.stored(model.name), say.standing(call.words, now.standing)
    output.put([call.words("acts.done.move", code=model.code, name=name, standing=standing, year=year) + "\n"])
