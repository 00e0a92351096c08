"""The options of ``danvan commend``."""

from typing import Annotated

import typer

NumbersArgument = Annotated[list[str], typer.Argument(metavar="awards.meta.numbers", help="awards.arg.numbers")]
NumberArgument = Annotated[str, typer.Argument(metavar="awards.meta.number", help="awards.arg.number")]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="awards.meta.code", help="awards.opt.model")]
FormOption = Annotated[str, typer.Option("--form", metavar="awards.meta.form", help="awards.opt.form")]
KindOption = Annotated[str, typer.Option("--kind", metavar="awards.meta.kind", help="awards.opt.kind")]
RecipientOption = Annotated[
    str | None, typer.Option("--recipient", metavar="awards.meta.name", help="awards.opt.recipient")
]
SubjectOption = Annotated[
    str | None, typer.Option("--subject", metavar="cli.meta.subject", help="cli.opt.subject")
]
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="cli.meta.unit", help="awards.opt.unit")]
AchievementOption = Annotated[
    str | None, typer.Option("--achievement", metavar="awards.meta.text", help="awards.opt.achievement")
]
ProposedOption = Annotated[
    str | None, typer.Option("--date", metavar="awards.meta.date", help="awards.opt.proposed")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="awards.meta.text", help="awards.opt.reason")]
ByOption = Annotated[
    str | None, typer.Option("--decision", metavar="awards.meta.decision", help="awards.opt.decision")
]
RevokedOption = Annotated[
    str | None, typer.Option("--date", metavar="awards.meta.date", help="awards.opt.revoked")
]
StatusOption = Annotated[
    str | None, typer.Option("--status", metavar="awards.meta.status", help="awards.opt.status")
]
ListLevelOption = Annotated[
    str | None, typer.Option("--level", metavar="awards.meta.level", help="awards.opt.level")
]
PeriodOption = Annotated[str | None, typer.Option("--period", metavar="cli.meta.period", help="cli.opt.period")]
ListFieldOption = Annotated[str | None, typer.Option("--field", metavar="cli.meta.field", help="cli.opt.field")]
ListUnitOption = Annotated[str | None, typer.Option("--unit", metavar="cli.meta.unit", help="cli.opt.unit")]
TwiceOption = Annotated[bool, typer.Option("--twice", help="awards.opt.twice")]
