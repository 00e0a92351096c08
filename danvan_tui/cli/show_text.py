"""A model in full, for a person to read: line after line, without frames."""

from collections.abc import Iterator

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.changes import change_words
from danvan_tui.present.plain import Column, table
from db.read.records import ModelDetail, RegistrationRecord
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


def _texts(words: Words, year: RegistrationRecord) -> Iterator[str]:
    for key, text in (("contents", year.contents), ("results", year.results), ("reason", year.reason)):
        if text:
            yield f"\n{words(key)} ({year.year})\n"
            for line in for_terminal(text, keep_lines=True).split("\n"):
                yield f"  {line}".rstrip() + "\n"
