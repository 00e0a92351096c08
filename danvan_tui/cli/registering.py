"""``danvan register``: a new model, or a further year of a known one; the same act as the screen's."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import carrying, choices, days, output
from danvan_tui.cli.call import At, Call, called
from danvan_tui.cli.errors import BadChoice, MissingArgument, ModelKnown, NotTogether
from danvan_tui.cli.help import HelpGroup
from danvan_tui.cli.member_output import FormatOption, members_format
from danvan_tui.cli.show import model_number
from danvan_tui.cli.spread import spread

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.read.model_records import RegistrationRecord
    from db.read.records import TopicRecord
    from db.write.drafts import YearDraft
    from db.write.session import Writing


def _option(name: str, metavar: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, metavar=metavar, help=text)
    return option


_Name = Annotated[str | None, _option("--name", "awards.meta.name", "register.opt.name")]
_Again = Annotated[str | None, _option("--again", "awards.meta.code", "register.opt.again")]
_Year = Annotated[str | None, _option("--year", "acts.meta.year", "register.opt.year")]
_Unit = Annotated[str | None, _option("--unit", "cli.meta.unit", "register.opt.unit")]
_Field = Annotated[str | None, _option("--field", "cli.meta.field", "register.opt.field")]
_Topic = Annotated[str | None, _option("--topic", "register.meta.topic", "register.opt.topic")]
_Subject = Annotated[str | None, _option("--subject", "cli.meta.subject", "register.opt.subject")]
_Kind = Annotated[str | None, _option("--kind", "register.meta.kind", "register.opt.kind")]
_Place = Annotated[str | None, _option("--place", "awards.meta.text", "register.opt.place")]
_Contents = Annotated[str | None, _option("--contents", "awards.meta.text", "register.opt.contents")]
_Results = Annotated[str | None, _option("--results", "awards.meta.text", "register.opt.results")]
_Households = Annotated[str | None, _option("--households", "cli.meta.limit", "register.opt.households")]
_Knowingly = Annotated[bool, typer.Option("--knowingly", help="register.opt.knowingly")]


@dataclass(frozen=True, slots=True)
class Given:
    """What a registration says, as it was typed."""

    name: _Name = None
    again: _Again = None
    year: _Year = None
    unit: _Unit = None
    field: _Field = None
    topic: _Topic = None
    subject: _Subject = None
    kind: _Kind = None
    place: _Place = None
    contents: _Contents = None
    results: _Results = None
    households: _Households = None
    knowingly: _Knowingly = False


def add(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="register", help="register.cmd", cls=HelpGroup, rich_markup_mode=None)
    group.callback(invoke_without_command=True, help="register.cmd")(register)
    carrying.add(group)
    app.add_typer(group)


@spread
def register(ctx: typer.Context, *, given: Given, format: FormatOption = "table", at: At) -> None:
    """Register a model, or another year of one."""
    from danvan_tui.cli.actor import local_actor
    from db.read.detail import model_detail
    from db.write.session import writing

    call = called(ctx, at)
    ctx.obj = call
    if ctx.invoked_subcommand is not None:
        for name, value in asdict(given).items():
            if value:
                raise NotTogether(option=f"--{name}", other=ctx.invoked_subcommand)
        return
    kind = members_format(format)
    _require(given)
    year = days.year("--year", given.year)
    assert year is not None  # it was required
    with call.register() as database:
        with writing(database, local_actor()) as work:
            # Looked up and stored under one lock: nobody can come in between.
            model_id = _register(work, given, year) if given.again is None else _again(work, given, year)
        with database.read() as connection:
            model = model_detail(connection, model_id)
    if model is None:
        return
    if kind == "json":
        from danvan_tui.cli.show_data import model_data
        from danvan_tui.present.plain import json_value

        output.put(json_value(model_data(call.words, model)))
        return
    _say(call, "register.done" if given.again is None else "register.done.again", model.code, model.name, year)


def _say(call: Call, sentence: str, code: str, name: str, year: int) -> None:
    from danvan_tui.present import say

    about = {"code": code, "name": say.stored(name)} | ({"year": year} if sentence.endswith("again") else {})
    output.put([call.words(sentence, **about) + "\n"])


def _require(given: Given) -> None:
    """See that all is there that must be, and nothing that means nothing.

    Raises:
        MissingArgument, NotTogether
    """
    if given.again is not None:
        for option, value in (("--name", given.name), ("--kind", given.kind), ("--place", given.place)):
            if value is not None:
                raise NotTogether(option=option, other="--again")
    needed = {"--year": given.year}
    if given.again is None:
        needed |= {"--name": given.name, "--unit": given.unit, "--field": given.field}
    for option, value in needed.items():
        if value is None:
            raise MissingArgument(name=option)


def _register(work: "Writing", given: Given, year: int) -> int:
    from db.schema import ModelKind
    from db.write.drafts import ModelDraft
    from db.write.register import register_models

    kind = choices.named("--kind", given.kind, ModelKind, "model_kind") if given.kind else ModelKind.MODEL
    draft = _draft(work.session.connection(), given, year, None)
    if not given.knowingly:
        _require_unknown(work.session.connection(), given.name or "", draft)
    (made,) = register_models(work, [ModelDraft(given.name or "", draft, place=given.place, kind=kind)])
    return made.model_id


def _require_unknown(connection: "Connection", name: str, draft: "YearDraft") -> None:
    """See that a call that is made twice does not double the figures.

    Raises:
        ModelKnown: The unit has a model of this name in this year.
    """
    from db.read.records import model_code
    from db.read.twins import models_called

    known = models_called(connection, name, draft.unit_id, draft.year)
    if known:
        raise ModelKnown(
            value=name, year=draft.year, codes=", ".join(map(model_code, known)), code=model_code(known[0])
        )


def _again(work: "Writing", given: Given, year: int) -> int:
    from danvan_tui.cli.registration import find_registration
    from db.write.register import register_again

    connection = work.session.connection()
    code = given.again or ""
    _, newest = find_registration(connection, code, None)
    register_again(work, model_number(code), _draft(connection, given, year, newest))
    return model_number(code)


def _draft(connection: "Connection", given: Given, year: int, before: "RegistrationRecord | None") -> "YearDraft":
    """The year; what is not said of a known model is as its newest registration has it."""
    from danvan_tui.cli.asked import find_field, find_unit
    from db.lifecycle import Subject
    from db.read.catalogue import topics
    from db.read.fields import all_fields
    from db.schema import RegistrationKind
    from db.scope import Span, UnitView
    from db.write.drafts import YearDraft

    fields = all_fields(connection)
    field = find_field(given.field or (before.field if before else ""), fields)
    if given.unit is None and before is not None:
        unit = before.unit_id
    else:
        unit = find_unit(connection, given.unit or "", Span(year, year), UnitView.REGISTERED).id
    subject = Subject.COLLECTIVE if before is None else before.subject
    topic = given.topic or (before.topic if before is not None and before.field == field.code else None)
    return YearDraft(
        year=year,
        unit_id=unit,
        field_id=field.id,
        topic_id=None if topic is None else find_topic(topic, field.code, topics(connection)).id,
        subject=choices.subject(given.subject) if given.subject else subject,
        kind=RegistrationKind.NEW if before is None else RegistrationKind.MAINTAINED,
        contents=given.contents if given.contents or before is None else before.contents,
        results=given.results,
        households=choices.count("--households", given.households),
    )


def find_topic(value: str, field: str, known: "tuple[TopicRecord, ...]") -> "TopicRecord":
    """The topic of a field that is meant: its code, its name or a part of that, accents or not.

    Raises:
        BadChoice: There is no such topic, or there are several.
    """
    from db.text import fold

    own = [topic for topic in known if topic.field == field]
    said = {name: topic for topic in own for name in (fold(topic.code), fold(topic.name), fold(topic.name_en))}
    part = fold(value)
    if part in said:
        return said[part]
    codes = {topic.code for name, topic in said.items() if part and part in name}
    meant = [topic for topic in own if topic.code in codes]
    if len(meant) == 1:
        return meant[0]
    shown = "; ".join(f"{topic.code} {topic.name}" for topic in meant or own)
    raise BadChoice(option="--topic", value=value, choices=shown)
