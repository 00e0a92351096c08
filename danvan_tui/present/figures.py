"""Tallies as charts and as sentences."""

from collections.abc import Sequence
from functools import lru_cache

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
    old: dict[str | None, int] = {}
    if before is not None:
        old = {None: before.total.total, **{each.code: each.tally.total for each in before.rows}}
    tallies = [row.tally for row in view.rows]
    with_unknown = any(tally.unknown for tally in tallies)
    names = ("total", "effective", "collective", "individual", *(("unknown",) if with_unknown else ()))

    def row(label: str, tally: Tally, key: str | None) -> BarTableRow:
        was = old.get(key)
        figures = tuple(getattr(tally, name) for name in names)
        return BarTableRow(label, figures, tally.effective, key, was if was != tally.total else None)

    mark = words("mark.chosen")
    return BarTableSpec(
        heading=words("field"),
        columns=_columns(words, names),
        rows=tuple(
            row(
                (mark if each.code == chosen else "") + _label(words, each.code, say.field_name(words, each)),
                each.tally,
                each.code,
            )
            for each in view.rows
        ),
        total=row(words("total"), view.total, None),
        legend=(words("legend.effective"), words("legend.rest")),
    )


# Kept: with every change they are the same.


@lru_cache(maxsize=64)
def _columns(words: Words, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((words(name), words(f"short.{name}")) for name in names)


@lru_cache(maxsize=256)
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
