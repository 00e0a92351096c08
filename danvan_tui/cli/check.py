"""``danvan check``: whether the register holds together, and mending what is derived."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.choices import choose
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from danvan_tui.locale import Words
    from db.engine import Database
    from db.findings import Finding, Report
    from db.write.rebuild import Rebuilt

FormatOption = Annotated[str, typer.Option("--format", metavar="cli.meta.check_format", help="cli.opt.format")]
RebuildOption = Annotated[bool, typer.Option("--rebuild", help="cli.opt.rebuild")]

FORMATS = ("table", "json")
WRONG = 1
"""The exit code when something does not hold."""


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help="cli.cmd.check", cls=HelpCommand)(check)


@spread
def check(ctx: typer.Context, *, rebuild: RebuildOption = False, format: FormatOption = "table", at: At) -> int:
    """Check the register, perhaps after mending it."""
    from db.check import check as look

    call = called(ctx, at)
    kind = choose("--format", format, {name: name for name in FORMATS}, ", ".join(FORMATS))
    with call.register() as database:
        rebuilt = _rebuild(call, database) if rebuild else None
        report = look(database, progress(call.words("cli.check.looking")))
        if kind == "json":
            from danvan_tui.present.plain import json_value

            output.put(json_value(_data(call, database, report, rebuilt)))
        else:
            output.put(_text(call, database, report, rebuilt))
    return 0 if report.ok else WRONG


def progress(label: str) -> Callable[[int, int], None] | None:
    """Shows how far something long has come; None where nobody sits at a terminal."""
    if not sys.stderr.isatty():
        return None
    shown = -1

    def show(done: int, total: int) -> None:
        nonlocal shown
        percent = done * 100 // total if total else 100
        if percent != shown:
            shown = percent
            # Overwritten by the next one, and by the line that follows the last.
            sys.stderr.write(f"\r{label} {percent}%" if done < total else f"\r{' ' * (len(label) + 5)}\r")
            sys.stderr.flush()

    return show


def _rebuild(call: Call, database: "Database") -> "Rebuilt":
    from danvan_tui.cli.actor import actor
    from db.write.rebuild import rebuild_derived

    return rebuild_derived(database, actor(), progress(call.words("cli.check.rebuilding")))


def _text(call: Call, database: "Database", report: "Report", rebuilt: "Rebuilt | None") -> Iterator[str]:
    from danvan_tui.present import say
    from db.findings import Kind

    words = call.words

    def counts(key: str, models: int, registrations: int, **others: int) -> str:
        figures = {"models": models, "registrations": registrations, **others}
        return words(key, **{name: say.number(words, value) for name, value in figures.items()})

    yield f"{say.stored(str(database))}\n"
    yield counts("cli.check.counts", report.models, report.registrations, changes=report.changes) + "\n"
    if rebuilt is not None:
        yield counts("cli.check.rebuilt", rebuilt.models, rebuilt.registrations, units=rebuilt.units) + "\n"
    damaged = any(finding.kind is Kind.FILE for finding in report.findings)
    if not report.search_checked and not damaged:
        yield words("cli.check.search_unchecked") + "\n"
    for finding in report.findings:
        yield f"- {finding_text(words, finding)}\n"
    if report.ok:
        yield words("cli.check.ok") + "\n"
    elif damaged:
        yield words("cli.check.damaged") + "\n"
    elif any(finding.mendable for finding in report.findings):
        yield words("cli.check.mend") + "\n"


def _data(call: Call, database: "Database", report: "Report", rebuilt: "Rebuilt | None") -> dict[str, object]:
    from dataclasses import asdict

    return {
        "ok": report.ok,
        "database": str(database),
        "models": report.models,
        "registrations": report.registrations,
        "changes": report.changes,
        "search_checked": report.search_checked,
        "rebuilt": asdict(rebuilt) if rebuilt is not None else None,
        "findings": [
            {"kind": str(finding.kind), "mendable": finding.mendable, "text": finding_text(call.words, finding)}
            | dict(finding.params)
            for finding in report.findings
        ],
    }


def finding_text(words: "Words", finding: "Finding") -> str:
    """A finding as a sentence, safe for a terminal."""
    from danvan_tui.present import say

    return say.stored(words(f"cli.check.{finding.kind}", **finding.params))
