"""The figures of older days on their board: which days, and how they are told."""

from collections.abc import Sequence
from datetime import date, timedelta

from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.present.boards import fact_lines
from danvan_tui.present.figures import tally_note
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.as_of import AsOf

MONTHS = 24
"""Months back of which each end is shown; of what is older, the ends of half-years."""


def days_to_show(first: str, today: str) -> tuple[str, ...]:
    """The days whose figures are shown, ISO: today, the ends of the last months, and of the half-years before.

    Args:
        first: The first day of which there is anything.
        today: The last one.
    """
    found = [today]
    day = date.fromisoformat(today).replace(day=1) - timedelta(days=1)
    while day.isoformat() >= first:
        if len(found) <= MONTHS or day.month in {6, 12}:
            found.append(day.isoformat())
        day = day.replace(day=1) - timedelta(days=1)
    return tuple(found)


def columns(words: Words) -> list[Column]:
    """The day, the fields by their codes, and the figures of all of them."""
    figures = ("total", "collective", "individual", "effective")
    return [
        Column("day", words("snapshots.day"), 10, 10, priority=9),
        Column("fields", words("snapshots.fields"), 30, weight=1, priority=8),
        *(
            Column(name, words(name), 8 if name != "total" else 5, 10, align="right", priority=7)
            for name in figures
        ),
    ]


def cells(words: Words, record: AsOf) -> tuple[Cell, ...]:
    """A day's line; zeros are dim, but there."""
    tally = record.view.total
    fields = "  ".join(f"{each.code} {say.number(words, each.tally.total):>3}" for each in record.view.rows)
    figures = (tally.total, tally.collective, tally.individual, tally.effective)
    told = (Cell(say.number(words, figure), "" if figure else "dim") for figure in figures)
    return (Cell(calendar.day(record.day)), Cell(fields), *told)


def lines(words: Words, record: AsOf, width: int) -> Sequence[TextLine]:
    """A day in full: each field with its split."""
    facts = [
        (say.field_name(words, each), f"{say.number(words, each.tally.total)} · {tally_note(words, each.tally)}")
        for each in record.view.rows
    ]
    total = record.view.total
    facts.append((words("total"), f"{say.number(words, total.total)} · {tally_note(words, total)}"))
    return fact_lines(f"{words('snapshots.day')} {calendar.day(record.day)}", facts, width)
