"""Days, years and kinds as people type them into the commands of the committee's year."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from danvan_tui.cli.choices import choose, count
from danvan_tui.cli.errors import CallWrong, NumberOutside
from danvan_tui.locale import LANGUAGES, words
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import fold, parse_date

Kind = TypeVar("Kind", bound=StrEnum)

MONTHS = 12


class BadDay(CallWrong):
    """A value that is no day."""

    vi = "{option} cần một ngày, không phải «{value}»."
    en = "{option} needs a day, not «{value}»."
    hint_vi = "Ghi ngày như 5/3/2020, 05-03-2020 hoặc 2020-03-05."
    hint_en = "Write a day like 5/3/2020, 05-03-2020 or 2020-03-05."


def day(option: str, value: str) -> date:
    """ "5/3/2020", "05-03-2020", "2020-03-05".

    Raises:
        BadDay: It is none, or only a month or a year.
    """
    try:
        known = parse_date(value)
    except ValueError as error:
        raise BadDay(option=option, value=value) from error
    if known is None or known.month is None or known.day is None:
        raise BadDay(option=option, value=value)
    return date(known.year, known.month, known.day)


def day_or_none(option: str, value: str | None) -> date | None:
    """The same, or None where none was given.

    Raises:
        BadDay
    """
    return None if value is None else day(option, value)


def year(option: str, value: str | None) -> int | None:
    """A year that the register can hold; None where none was given.

    Raises:
        BadNumber: It is something else.
    """
    number = count(option, value)
    if number is not None and not FIRST_YEAR <= number <= LAST_YEAR:
        raise NumberOutside(option=option, value=value, least=FIRST_YEAR, most=LAST_YEAR)
    return number


def month(option: str, value: str | None) -> int | None:
    """A month, 1 to 12; None where none was given.

    Raises:
        BadNumber: It is something else.
    """
    number = count(option, value)
    if number is not None and not 1 <= number <= MONTHS:
        raise NumberOutside(option=option, value=value, least=1, most=MONTHS)
    return number


def record_number(name: str, value: str) -> int:
    """The number of a record: 3 from "3" and "#3".

    Raises:
        BadNumber: It is something else.
    """
    number = count(name, value.strip().removeprefix("#"))
    assert number is not None  # a text was given
    return number


def kind(area: str, kinds: Iterable[Kind], value: str) -> Kind:
    """A kind by its code or by its words in either language, accents or not: "quarterly", "bao cao quy".

    Raises:
        BadChoice: No such kind.
    """
    known = {fold(words(language)(f"{area}.{each}")): each for each in kinds for language in LANGUAGES}
    known |= {fold(each.replace("_", " ")): each for each in known.values()}
    codes = ", ".join(each.lower() for each in dict.fromkeys(known.values()))
    return choose("--kind", value.replace("_", " "), known, codes)
