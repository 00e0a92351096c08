"""The year that a cell of a list says, and the date that it may be in disguise."""

import re

from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import format_date, from_excel_serial, parse_year

_SHORT_MONTH = re.compile(r"T\.? ?(0?[1-9]|1[0-2]) ?[-/.] ?(\d{4})", re.IGNORECASE)
"""As offices write a month: "T3/2019"."""
_GROUPED = re.compile(r"[12]\.\d{3}")
"""A year in a cell whose format parts thousands."""
_SERIAL = re.compile(r"([3-7]\d{4})(?:,\d+)?")


def read_year(text: str) -> int | None:
    """The year in a cell, as ``parse_year`` reads it, also from "T3/2019" and "2.019".

    Args:
        text: The cell, cleaned.
    """
    month = _SHORT_MONTH.fullmatch(text)
    if month is not None:
        return int(month[2])
    return int(text.replace(".", "")) if _GROUPED.fullmatch(text) else parse_year(text)


def serial_date(text: str) -> str | None:
    """The date that a cell of five digits may be: "05/03/2019" of "43529", which has lost its format.

    Args:
        text: The cell, cleaned.

    Returns:
        None for all else, and for days of years that no register has.
    """
    found = _SERIAL.fullmatch(text)
    if found is None:
        return None
    day = from_excel_serial(int(found[1]))
    return format_date(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None
