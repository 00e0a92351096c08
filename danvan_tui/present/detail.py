"""A model in full, as lines to read."""

from collections.abc import Iterator
from textwrap import wrap

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.assessment import model_says, year_says
from danvan_tui.present.changes import change_words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece
from db.lifecycle import Standing
from db.read.model_records import ModelDetail, RegistrationRecord


def detail_lines(words: Words, model: ModelDetail, width: int) -> list[TextLine]:
    """The model, its years and its history, newest first.

    Args:
        words: The session's language.
        model: The model.
        width: Cells a line.
    """
    return list(_lines(words, model, max(width, 12)))


def _lines(words: Words, model: ModelDetail, width: int) -> Iterator[TextLine]:
    yield from _wrapped(say.stored(model.name), width, "strong")
    kind = words(f"model_kind.{model.kind}")
    yield from _wrapped(" · ".join(filter(None, (model.code, kind, say.stored(model.place)))), width, "dim")
    if model.copied_from:
        yield from _wrapped(words("detail.copied_from", name=say.stored(model.copied_from)), width, "dim")
    if model.restricted:
        yield from _wrapped(words("restricted.detail"), width, "warning")
    for registration in model.registrations:
        yield ()
        yield from _registration(words, registration, width)
        if model.assessment is not None:
            for text, mood in year_says(words, model.assessment, registration.id, model.name):
                yield from _wrapped(text, width, mood, indent="  ")
    if model.assessment is not None:
        for heading, said in model_says(words, model.assessment, model.id):
            yield ()
            yield (Piece(heading, "strong"),)
            for text, mood in said:
                yield from _wrapped(text, width, mood, indent="  ")
    if model.changes:
        yield ()
        yield (Piece(words("history"), "strong"),)
        for change in model.changes:
            yield from _wrapped(change_words(words, change), width, "", indent="  ")


def _registration(words: Words, row: RegistrationRecord, width: int) -> Iterator[TextLine]:
    mood = (
        "good" if row.standing >= Standing.EFFECTIVE else ("warning" if row.standing < Standing.REGISTERED else "")
    )
    yield (
        Piece(str(row.year), "accent"),
        Piece(f"  {words(f'kind.{row.kind}')} · ", "dim"),
        Piece(say.standing(words, row.standing), mood),
    )
    yield from _wrapped(f"{say.stored(row.unit)} · {say.subject(words, row.subject)}", width, "", indent="  ")
    yield from _wrapped(say.field_name(words, row), width, "", indent="  ")
    if row.topic_name and row.topic_name_en:
        topic = row.topic_name if words.language == "vi" else row.topic_name_en
        yield from _wrapped(f"{words('topic')}: {say.stored(topic)}", width, "", indent="  ")
    if row.households is not None:
        figure = say.number(words, row.households)
        yield from _wrapped(f"{words('households')}: {figure}", width, "", indent="  ")
    for name in ("reason", "contents", "results"):
        text = getattr(row, name)
        if text:
            yield from _wrapped(f"{words(name)}: {say.block(text)}", width, "", indent="  ")


def _wrapped(text: str, width: int, style: str, indent: str = "") -> Iterator[TextLine]:
    for paragraph in text.split("\n"):
        lines = wrap(paragraph, width, initial_indent=indent, subsequent_indent=indent) or [""]
        for line in lines:
            yield (Piece(line, style),)
