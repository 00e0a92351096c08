"""Some days as people write them: one, a month, a year, or from one to another."""

import re
from calendar import monthrange
from datetime import date

from db.text.clean import clean_line
from db.text.dates import PartialDate, parse_date

_BETWEEN = re.compile(r"\s*(?:\.\.+|\u2013|\u2014|->|\bđến\b|\bden\b|\btới\b|\btoi\b|\bto\b)\s*", re.IGNORECASE)


def parse_days(text: str) -> tuple[date, date] | None:
    """The first and the last day that are meant.

    Args:
        text: "5/3/2020", "tháng 3/2020", "2020", or two of them: "1/3/2020 - 5/3/2020", "3/2020 đến 5/2020".

    Returns:
        Both days, included; None where nothing of the kind is written, or the days are the wrong way round.
    """
    text = clean_line(text)
    whole = _day(text)
    if whole is not None:
        return _first(whole), _last(whole)
    parts = _BETWEEN.split(text)
    ways = [(parts[0], parts[1])] if len(parts) == 2 else _at_dashes(text)
    for left, right in ways:
        first, last = _day(left), _day(right)
        if first is not None and last is not None and _first(first) <= _last(last):
            return _first(first), _last(last)
    return None


def _at_dashes(text: str) -> list[tuple[str, str]]:
    """Every way to cut a text at a dash: "5-3-2020-6-3-2020" has many, and one that is two days."""
    return [(text[:at], text[at + 1 :]) for at, letter in enumerate(text) if letter == "-"]


def _day(text: str) -> PartialDate | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _first(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _last(day: PartialDate) -> date:
    month = day.month or 12
    return date(day.year, month, day.day or monthrange(day.year, month)[1])
