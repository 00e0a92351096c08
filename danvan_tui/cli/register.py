"""``danvan init`` and ``danvan migrate``: a new register, and an older one brought up to date."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.call import At, called
from danvan_tui.cli.days import day_or_none
from danvan_tui.cli.errors import RegisterThere
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from db.engine import Database

AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="units.meta.day", help="units.opt.as_of")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="cli.meta.place", help="cli.opt.place")]


def add(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("init", help="cli.cmd.init", cls=HelpCommand)(init)
    app.command("migrate", help="cli.cmd.migrate", cls=HelpCommand)(migrate)


@spread
def init(ctx: typer.Context, *, place: PlaceOption = None, as_of: AsOfOption = None, at: At) -> None:
    """An empty register with the reference data."""
    from danvan_tui.places import sample_file
    from db.engine import Database
    from db.errors import AlreadyThere
    from db.reference import PLACE
    from db.sample.register import create_sample
    from db.setup import create_register
    from db.text import clean_line

    call = called(ctx, at)
    day = day_or_none("--as-of", as_of)
    database = Database(sample_file()) if call.at.sample else call.database()
    try:
        if call.at.sample:
            create_sample(database)
        else:
            create_register(database, place=clean_line(place or "") or PLACE, as_of=day)
    except AlreadyThere as error:
        raise RegisterThere(where=str(database)) from error
    else:
        output.talk(call.words("cli.init.done", where=str(database)))
    finally:
        database.close()


@spread
def migrate(ctx: typer.Context, *, at: At) -> None:
    """Bring an older register up to today's structure."""
    from danvan_tui.places import sample_file
    from db.engine import Database
    from db.migrations.revisions import HEAD
    from db.migrations.run import migrate as bring_up

    call = called(ctx, at)
    # An older sample is what this is asked to mend, so it is not opened as a sample.
    database = Database(sample_file()) if call.at.sample else call.database()
    try:
        older = _is_older(database)
        backup = bring_up(database)
        if backup is not None:
            output.talk(call.words("cli.migrate.backup", path=str(backup)))
        done = "cli.migrate.done" if older else "cli.migrate.nothing"
        output.talk(call.words(done, where=str(database), revision=HEAD))
    finally:
        database.close()


def _is_older(database: "Database") -> bool:
    from db.errors import DatabaseOlder

    try:
        database.require()
    except DatabaseOlder:
        return True
    return False
