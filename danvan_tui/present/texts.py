"""Records as texts, column by column: what the lists, the exports and the plain output have in common."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.records import FieldRow, ModelRow, UnitRow

MODEL_COLUMNS = ("code", "name", "unit", "field", "subject", "year", "standing")
"""The columns of a list of models."""


def model_texts(words: Words, row: ModelRow) -> tuple[str, ...]:
    """A model's texts, in the order of ``MODEL_COLUMNS``."""
    field = row.field_name if words.language == "vi" else row.field_name_en
    return (
        row.code,
        say.stored(row.name),
        say.stored(row.unit),
        say.stored(field),
        say.subject(words, row.subject),
        str(row.year),
        say.standing(words, row.standing),
    )


def unit_columns(fields: Sequence[FieldRow]) -> tuple[str, ...]:
    """The columns of a list of units: its name, a figure for each field, the tally."""
    return ("unit", *(field.code for field in fields), "total", "collective", "individual", "effective")


def unit_texts(words: Words, row: UnitRow) -> tuple[str, ...]:
    """A unit's texts, in the order of ``unit_columns``."""
    tally = row.tally
    figures = (*row.by_field, tally.total, tally.collective, tally.individual, tally.effective)
    return (say.stored(row.name), *(say.number(words, figure) for figure in figures))


def short_unit(name: str) -> str:
    """A unit's name for a narrow column: "P. Quang Trung", "X. Phù Vân"."""
    for long, short in (("Phường ", "P. "), ("Xã ", "X. "), ("Thị trấn ", "TT. ")):
        if name.startswith(long):
            return short + name.removeprefix(long)
    return name
