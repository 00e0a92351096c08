"""What the commands of recognition and commendation take in common."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import choices

if TYPE_CHECKING:
    from db.awards import Level
    from db.write.decisions import Decision

ModelsOption = Annotated[list[str], typer.Option("--model", metavar="awards.meta.code", help="awards.opt.models")]
YearOption = Annotated[str | None, typer.Option("--year", metavar="acts.meta.year", help="awards.opt.year")]
LevelOption = Annotated[str, typer.Option("--level", metavar="awards.meta.level", help="awards.opt.level")]
DecisionOption = Annotated[
    str, typer.Option("--decision", metavar="awards.meta.decision", help="awards.opt.decision")
]
DateOption = Annotated[str, typer.Option("--date", metavar="awards.meta.date", help="awards.opt.date")]
IssuerOption = Annotated[str, typer.Option("--issuer", metavar="awards.meta.name", help="awards.opt.issuer")]
KnowinglyOption = Annotated[bool, typer.Option("--knowingly", help="awards.opt.knowingly")]


def level(value: str) -> "Level":
    """The level that is meant.

    Raises:
        BadChoice: No such level.
    """
    from db.awards import Level

    return choices.named("--level", value, Level, "level")


def decision(number: str, on: str, issuer: str) -> "Decision":
    """The decision that is meant.

    Raises:
        BadDay: The day is none.
    """
    from danvan_tui.cli.errors import BadDay
    from db.write.decisions import Decision

    day = choices.day("--date", on)
    if day is None:
        raise BadDay(option="--date", value=on)
    return Decision(number, day, issuer)
