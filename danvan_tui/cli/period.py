"""The period that is meant: a name, a year, or a range of years."""

import re
from collections.abc import Iterable

from danvan_tui.cli.errors import BadPeriod
from db.read.records import PeriodRecord
from db.scope import FIRST_YEAR, LAST_YEAR, Span
from db.text import fold

_YEARS = re.compile(r"(\d{4})(?:\s*[-\u2013\u2014/]\s*(\d{4}))?", re.ASCII)


def parse_period(value: str, known: Iterable[PeriodRecord]) -> Span:
    """The years of a period.

    Args:
        value: A period's name (accents and case do not matter), "2018", or "2015-2020".
        known: The register's periods.

    Raises:
        BadPeriod: Neither a name nor years, or years out of range or the wrong way round.
    """
    said = fold(value)
    for period in known:
        if said and fold(period.name) == said:
            return Span(period.first, period.last)
    years = _YEARS.fullmatch(value.strip())
    if years is not None:
        first, last = int(years[1]), int(years[2] or years[1])
        if FIRST_YEAR <= first <= last <= LAST_YEAR:
            return Span(first, last)
    raise BadPeriod(value=value, first=FIRST_YEAR, last=LAST_YEAR)
