"""The chosen line as text for the clipboard: what it says on the screen, its cells parted by tabs."""

from collections.abc import Sequence

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.detail import detail_lines
from danvan_tui.present.figures import tally_note
from danvan_tui.present.texts import model_texts
from db.exchange.export import harmless
from db.read.model_records import ModelDetail
from db.read.records import FieldRow, ModelRow, UnitRow

LIMIT = 70_000
"""Bytes that are copied at most: terminals drop a longer OSC 52 as a whole."""
_WIDE = 100_000


def field_copy(words: Words, field: FieldRow) -> str:
    """A field with its figures."""
    return "\t".join((say.field_name(words, field), *_figures(words, field)))


def unit_copy(words: Words, unit: UnitRow, fields: Sequence[FieldRow]) -> str:
    """A unit with its figures, and those of each field."""
    by_field = [
        f"{say.field_name(words, field)} {say.number(words, figure)}"
        for field, figure in zip(fields, unit.by_field, strict=True)
    ]
    return "\t".join((say.stored(unit.name), *_figures(words, unit), " · ".join(by_field)))


def model_copy(words: Words, model: ModelRow) -> str:
    """A model: its code, name, unit, field, year, standing."""
    code, name, unit, field, _, year, standing = model_texts(words, model)
    return "\t".join(harmless(text) for text in (code, name, unit, field, year, standing))


def detail_copy(words: Words, model: ModelDetail) -> str:
    """A model in full, a paragraph a line."""
    return "\n".join("".join(piece.text for piece in line) for line in detail_lines(words, model, _WIDE))


def limited(text: str) -> tuple[str, bool]:
    """As much of a text as may be copied, cut on a whole letter, and whether anything was cut."""
    data = text.encode()
    if len(data) <= LIMIT:
        return text, False
    return data[:LIMIT].decode(errors="ignore"), True


def _figures(words: Words, row: FieldRow | UnitRow) -> tuple[str, str]:
    return say.number(words, row.tally.total), tally_note(words, row.tally)
