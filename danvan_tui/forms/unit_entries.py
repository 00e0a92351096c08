"""Entries in which units are chosen: one, or several, or all directly below one."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms.entries import Entry, Kind, Option, Value
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.scope import Span

if TYPE_CHECKING:
    from danvan_tui.live import Live

UNITS = 30
"""Units that are offered at most; more words find the others."""
_BELOW = "below:"


def units_entry(*, needed: bool = False) -> Entry:
    """The entry in which several units are chosen."""
    return Entry("units", Kind.MANY, "entry.units", "allowed.units", needed=needed, limit=120, searched=True)


def chosen_units(units: Iterable[tuple[int, str]]) -> Value:
    """Units that are chosen already: their ids and names."""
    known = [(unit, say.stored(name).replace(";", ",")) for unit, name in units]
    return Value("; ".join(name for _, name in known), tuple(unit for unit, _ in known) or None)


def unit_options(
    live: "Live", words: Words, typed: str, year: int | None, *, groups: bool = False, on: str = ""
) -> list[Option]:
    """The units that stand in a year and have the typed words.

    Args:
        live: The register.
        words: The session's language.
        typed: The words, accents or not.
        year: The year; None for any.
        groups: Also, for each of them that has units below it, all of these together.
        on: The day (ISO) on which those below must stand; "" for the one that ``below`` is told.
    """
    from db.read.catalogue import find_units
    from db.read.unit_choice import parents

    span = None if year is None else Span(year, year)
    units = live.read(find_units, typed, span, UNITS).value
    options = [Option(unit, say.stored(name)) for unit, name in units]
    if not groups:
        return options
    above = live.read(parents).value
    all_below = [
        Option(f"{_BELOW}{option.value}:{on}", words("units.below", name=option.label))
        for option in options
        if option.value in above
    ]
    return [*all_below, *options]


def below(live: "Live", option: Option, on: str) -> Sequence[Option]:
    """The units that an option stands for: itself, or those directly below one that stand on a day.

    Args:
        live: The register.
        option: One of ``unit_options``.
        on: The day, ISO, where the option itself names none.
    """
    from db.read.unit_choice import units_directly_below

    if not isinstance(option.value, str):
        return (option,)
    parent, _, day = option.value.removeprefix(_BELOW).partition(":")
    units = live.read(units_directly_below, int(parent), day or on).value
    return [Option(unit.id, say.stored(unit.name)) for unit in units]
