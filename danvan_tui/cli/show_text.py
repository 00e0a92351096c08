"""A model in full, for a person to read: line after line, without frames."""

from collections.abc import Iterable, Iterator

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.assessment import Said, model_says, year_says
from danvan_tui.present.changes import change_words
from danvan_tui.present.plain import Column, table
from db.read.assessment import ModelAssessment
from db.read.model_records import ModelDetail, RegistrationRecord
from db.text import for_terminal


def model_text(words: Words, model: ModelDetail) -> Iterator[str]:
    """The model's name and facts, a table of its years, what each year says, its history."""
    yield f"{model.code}  {say.stored(model.name)}\n"
    facts = (
        ("cli.show.kind", words(f"model_kind.{model.kind}")),
        ("place", say.stored(model.place)),
        ("cli.show.copied_from", say.stored(model.copied_from)),
    )
    for key, text in facts:
        if text:
            yield f"{words(key)}: {text}\n"
    if model.restricted:
        yield f"{words('restricted.show')}\n"
    yield "\n"
    titles = ("year", "registration", "unit", "field", "topic", "subject", "standing", "households")
    columns = [Column(words(title), right=title in {"year", "households"}) for title in titles]
    yield from table(columns, [_cells(words, year) for year in model.registrations])
    for year in model.registrations:
        yield from _texts(words, year)
    if model.assessment is not None:
        yield from _assessment(words, model, model.assessment)
    if model.changes:
        yield f"\n{words('history')}\n"
        for change in model.changes:
            yield f"  {change_words(words, change)}\n"


def _cells(words: Words, year: RegistrationRecord) -> list[str]:
    topic = year.topic_name if words.language == "vi" else year.topic_name_en
    return [
        str(year.year),
        words(f"kind.{year.kind}"),
        say.stored(year.unit),
        say.field_name(words, year),
        say.stored(topic),
        say.subject(words, year.subject),
        say.standing(words, year.standing),
        "" if year.households is None else say.number(words, year.households),
    ]


def _assessment(words: Words, model: ModelDetail, found: ModelAssessment) -> Iterator[str]:
    """What was seen of it and given to it, in the words of the dashboard."""
    for year in model.registrations:
        said = list(year_says(words, found, year.id, model.name))
        if said:
            yield f"\n{words('cli.show.given')} ({year.year})\n"
            yield from _indented(said)
    for heading, said in model_says(words, found, model.id):
        yield f"\n{heading}\n"
        yield from _indented(said)


def _indented(said: Iterable[Said]) -> Iterator[str]:
    for text, _ in said:
        for line in text.split("\n"):
            yield f"  {line}".rstrip() + "\n"


def _texts(words: Words, year: RegistrationRecord) -> Iterator[str]:
    for key, text in (("contents", year.contents), ("results", year.results), ("reason", year.reason)):
        if text:
            yield f"\n{words(key)} ({year.year})\n"
            for line in for_terminal(text, keep_lines=True).split("\n"):
                yield f"  {line}".rstrip() + "\n"
