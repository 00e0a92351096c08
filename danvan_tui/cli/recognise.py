"""``danvan recognise``: models recognised at a level, under one decision."""

import typer

from danvan_tui.cli import choices
from danvan_tui.cli.award_options import (
    DateOption,
    DecisionOption,
    IssuerOption,
    LevelOption,
    ModelsOption,
    YearOption,
    decision,
    level,
)
from danvan_tui.cli.award_output import put_recognised
from danvan_tui.cli.call import At, called
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.registration import find_registration
from danvan_tui.cli.spread import spread


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("recognise", help="awards.cmd.recognise", cls=HelpCommand)(recognise)


@spread
def recognise(
    ctx: typer.Context,
    *,
    model: ModelsOption,
    year: YearOption = None,
    level_name: LevelOption,
    decision_number: DecisionOption,
    date: DateOption,
    issuer: IssuerOption,
    format: FormatOption = "table",
    at: At,
) -> None:
    """Recognise models."""
    from danvan_tui.cli.actor import local_actor
    from db.read.recognitions import RecognitionFilter, recognitions
    from db.write.recognitions import RecognitionDraft
    from db.write.recognitions import recognise as write
    from db.write.session import writing

    call = called(ctx, at)
    kind, wanted = members_format(format), choices.count("--year", year)
    draft = RecognitionDraft(level(level_name), decision(decision_number, date, issuer))
    with call.register() as database:
        with writing(database, local_actor()) as work:
            # Read and changed under one lock: nobody can come in between.
            connection = work.session.connection()
            found = [find_registration(connection, code, wanted)[1] for code in model]
            ids = set(write(work, [(each.id, each.version) for each in found], draft))
        with database.read() as connection:
            rows = recognitions(connection, RecognitionFilter(level=draft.level), limit=None)
            put_recognised(call, kind, [row for row in reversed(rows) if row.id in ids])
