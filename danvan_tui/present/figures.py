"""Tallies as charts and as sentences."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from danvan_tui.charts import BarTableRow, BarTableSpec
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.records import FieldRow, FieldsView, Tally


def field_bars(
    words: Words, view: FieldsView, chosen: str | None, before: FieldsView | None = None
) -> BarTableSpec:
    """The fields as bars to one scale, the effective part of each in the stronger glyph, with their figures.

    Args:
        words: The session's language.
        view: The fields.
        chosen: The field that the scope is narrowed to.
        before: The figures before they changed just now: a total that differs shows both.
    """
    old: dict[str, int] = {} if before is None else {each.code: each.tally.total for each in before.rows}
    names = _FIGURES if view.total.unknown else _FIGURES[:-1]
    total = None if before is None else before.total.total
    return BarTableSpec(
        heading=words("field"),
        columns=_columns(words, names),
        rows=tuple([_field_bar(words, row, row.code == chosen, old.get(row.code), names) for row in view.rows]),
        total=_bar(words("total"), view.total, None, total, names),
        legend=(words("legend.effective"), words("legend.rest")),
    )


_FIGURES: Final = ("total", "effective", "collective", "individual", "unknown")
"""The figures beside a bar; the last of them only where there are any."""


def _bar(label: str, tally: Tally, key: str | None, was: int | None, names: tuple[str, ...]) -> BarTableRow:
    figures = tuple([getattr(tally, name) for name in names])
    return BarTableRow(label, figures, tally.effective, key, was if was != tally.total else None)


# Kept: with every change most of them are the same.


@lru_cache(maxsize=256)
def _field_bar(words: Words, row: FieldRow, chosen: bool, was: int | None, names: tuple[str, ...]) -> BarTableRow:
    mark = words("mark.chosen") if chosen else ""
    return _bar(mark + _label(words, row.code, say.field_name(words, row)), row.tally, row.code, was, names)


@lru_cache(maxsize=64)
def _columns(words: Words, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((words(name), words(f"short.{name}")) for name in names)


def _label(words: Words, code: str, name: str) -> str:
    """A field's name beside its bar: without the words before the short one ("Hệ thống chính trị")."""
    short = words.texts.get(f"field.label.{code}", "")
    return short if short and short.casefold() in name.casefold() else name


def tally_note(words: Words, tally: Tally) -> str:
    """ "36 tập thể · 6 cá nhân · 30 hiệu quả", without what is zero of little interest."""
    parts = [
        f"{say.number(words, tally.collective)} {words('figures.collective')}",
        f"{say.number(words, tally.individual)} {words('figures.individual')}",
    ]
    if tally.unknown:
        parts.append(f"{say.number(words, tally.unknown)} {words('figures.unknown')}")
    parts.append(f"{say.number(words, tally.effective)} {words('figures.effective')}")
    return " · ".join(parts)


def models_total(view: FieldsView, field: str | None) -> Tally:
    """The tally of everything in scope: of the chosen field, or of all."""
    return next((row.tally for row in view.rows if row.code == field), view.total)


def named(words: Words, fields: Sequence[FieldRow], code: str | None) -> str:
    """A field's name by its code; empty for none."""
    return next((say.field_name(words, row) for row in fields if row.code == code), "")
