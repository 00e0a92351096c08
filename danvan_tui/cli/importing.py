"""``danvan import FILE``: a preview, then all of the file into the register, or nothing of it."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import days, output
from danvan_tui.cli.bar import bar
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.choices import choose
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from db.engine import Database
    from db.exchange.importing import ImportOutcome, ImportPlan

FileArgument = Annotated[str, typer.Argument(metavar="import.cli.meta.file", help="import.cli.arg.file")]
SheetOption = Annotated[
    str | None, typer.Option("--sheet", metavar="import.cli.meta.sheet", help="import.cli.opt.sheet")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="import.cli.opt.dry_run")]
ChooseOption = Annotated[
    list[str] | None, typer.Option("--choose", metavar="import.cli.meta.choose", help="import.cli.opt.choose")
]
YearOption = Annotated[str | None, typer.Option("--year", metavar="acts.meta.year", help="import.cli.opt.year")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="import.cli.opt.yes")]
FormatOption = Annotated[str, typer.Option("--format", metavar="cli.meta.check_format", help="cli.opt.format")]

FORMATS = ("table", "json")
REFUSED = 1
"""The exit code when rows are rejected."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a call asks for.

    Attributes:
        path: The file.
        sheet: One of its sheets, or None.
        choices: The units that were chosen, by the file's words for them.
        year: The year of the rows that have none of their own, or None.
        dry_run: Whether nothing shall be stored.
        talks: Whether somebody sits there who can be asked.
    """

    path: str
    sheet: str | None
    choices: dict[str, int]
    year: int | None
    dry_run: bool
    talks: bool


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import", help="import.cli.help", cls=HelpCommand)(import_file)


@spread
def import_file(
    ctx: typer.Context,
    file: FileArgument,
    *,
    sheet: SheetOption = None,
    dry_run: DryRunOption = False,
    choose_units: ChooseOption = None,
    year: YearOption = None,
    yes: YesOption = False,
    format: FormatOption = "table",
    at: At,
) -> int:
    """Import one file."""
    from danvan_tui.cli.import_units import chosen_units, parse_pairs

    call = called(ctx, at)
    kind = choose("--format", format, {name: name for name in FORMATS}, ", ".join(FORMATS))
    of_all = days.year("--year", year)
    pairs = parse_pairs(choose_units or [])
    talks = not yes and sys.stdin.isatty() and sys.stderr.isatty()
    with call.register() as database:
        wanted = Wanted(file, sheet, chosen_units(database, pairs), of_all, dry_run, talks)
        plan = _plan(call, database, wanted)
        if kind == "json":
            return _as_json(call, database, wanted, plan)
        return _as_text(call, database, wanted, plan)


def _plan(call: Call, database: "Database", wanted: Wanted) -> "ImportPlan":
    """What would be done, once everything that somebody can be asked is answered."""
    from danvan_tui.cli.import_units import ask_units
    from db.exchange.importing import plan_import

    def read(choices: dict[str, int]) -> "ImportPlan":
        with bar(call.words("import.cli.reading")) as progress:
            return plan_import(
                database, wanted.path, wanted.sheet, choices=choices, year=wanted.year, progress=progress
            )

    plan = read(wanted.choices)
    answers = ask_units(call.words, plan.open_choices) if wanted.talks else {}
    return read(wanted.choices | answers) if answers else plan


def _as_text(call: Call, database: "Database", wanted: Wanted, plan: "ImportPlan") -> int:
    from danvan_tui.cli.import_text import outcome_line, preview

    output.put(preview(call.words, plan))
    if not plan.ready:
        output.put([call.words("import.cli.refused") + "\n"])
        return REFUSED
    outcome = _store(call, database, wanted, plan)
    output.put([outcome_line(call.words, plan, outcome, dry_run=wanted.dry_run) + "\n"])
    return 0


def _as_json(call: Call, database: "Database", wanted: Wanted, plan: "ImportPlan") -> int:
    from danvan_tui.cli.import_data import import_data
    from danvan_tui.present.plain import json_value

    outcome = _store(call, database, wanted, plan) if plan.ready else None
    output.put(json_value(import_data(call.words, plan, outcome)))
    return 0 if plan.ready else REFUSED


def _store(call: Call, database: "Database", wanted: Wanted, plan: "ImportPlan") -> "ImportOutcome | None":
    """Store it, unless it is only tried, or somebody says no."""
    from danvan_tui.cli.actor import actor
    from danvan_tui.cli.import_units import confirmed
    from db.exchange.importing import run_import

    if wanted.dry_run:
        return None
    if plan.new and wanted.talks:
        # The question stands below the preview that it is about.
        output.finish()
        if not confirmed(call.words, len(plan.new)):
            return None
    with bar(call.words("import.cli.storing")) as progress:
        return run_import(database, plan, actor(), progress=progress)
