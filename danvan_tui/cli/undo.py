"""``danvan undo``: one's own last act, shown, and taken back when it is said so."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.ledger_data import line_cells, line_data
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from db.write.taking_back import LastAct

YesOption = Annotated[bool, typer.Option("--yes", help="undo.opt.yes")]


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("undo", help="undo.cmd", cls=HelpCommand)(undo)


@spread
def undo(ctx: typer.Context, *, yes: YesOption = False, format: FormatOption = "table", at: At) -> None:
    """What would be taken back; with ``--yes`` it is."""
    from danvan_tui.cli.actor import local_actor
    from db.write.session import writing
    from db.write.taking_back import last_act, take_back

    call, actor = called(ctx, at), local_actor()
    kind = members_format(format)
    with call.register() as database:
        by = None
        if yes:
            # Looked at and taken back under one lock: nobody can come in between.
            with writing(database, actor) as work:
                act = last_act(work.session.connection(), actor)
                by = take_back(work, act.number)
        else:
            with database.read() as connection:
                act = last_act(connection, actor)
    if act.refusal is not None:
        raise act.refusal
    _put(call, kind, act, by)


def _put(call: Call, kind: str, act: "LastAct", by: int | None) -> None:
    from danvan_tui.present.act_words import summary_words, taken_back_words
    from danvan_tui.present.plain import json_value
    from db.text import local_time

    words = call.words
    if kind == "json":
        data = {
            "number": act.number,
            "at": local_time(act.at).isoformat(timespec="seconds"),
            "words": summary_words(words, act.summary),
            "again": act.again,
            "models": act.summary.models,
            "lines": [line_data(words, line) for line in act.lines],
            "taken_back_by": by,
        }
        output.put(json_value(data))
        return
    if by is not None:
        output.put([f"{taken_back_words(words, act.summary, again=act.again)}\n"])
        return
    what = summary_words(words, act.summary)
    title = words("undo.would.again" if act.again else "undo.would", what=what)
    output.put([f"{title}\n"])
    for line in act.lines:
        when, _, name, told = line_cells(words, line)
        output.put([f"  {when}  {name}{': ' if name else ''}{told}\n"])
    output.talk(words("undo.say_yes"))
