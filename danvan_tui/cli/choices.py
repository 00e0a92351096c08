"""Values of options as people type them: codes or words, in either language, with or without accents."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from danvan_tui.cli.errors import BadChoice, BadDay, BadNumber
from danvan_tui.locale import LANGUAGES, words
from db.lifecycle import Standing, Subject
from db.text import fold

Value = TypeVar("Value")
Named = TypeVar("Named", bound=StrEnum)

MOST_DIGITS = 15
"""More than any count has, and less than what a database takes."""


def choose(option: str, value: str, known: Mapping[str, Value], shown: str) -> Value:
    """The value that is meant: a key of ``known``, or the beginning of keys that all mean the same.

    Args:
        option: The option's name, for the error.
        value: As typed.
        known: Every way to say each value, folded.
        shown: The choices as the error lists them.

    Raises:
        BadChoice: None of them, or several, may be meant.
    """
    said = fold(value)
    if said in known:
        return known[said]
    meant = {known[key] for key in known if said and key.startswith(said)}
    if len(meant) != 1:
        raise BadChoice(option=option, value=value, choices=shown)
    return meant.pop()


def subject(value: str) -> Subject:
    """ "tập thể", "ca nhan", "collective" ...

    Raises:
        BadChoice: No such subject.
    """
    known = {said: each for each in Subject for said in _said("subject", each)}
    return choose("--subject", value, known, ", ".join(map(identifier, Subject)))


def standing(value: str, option: str = "--standing") -> Standing:
    """ "hiệu quả", "hieu qua", "effective" ...

    Args:
        value: As typed.
        option: What it is the value of, for the error.

    Raises:
        BadChoice: No such standing.
    """
    known = {said: each for each in Standing for said in _said("standing", each)}
    # "dừng" for "đã dừng", "triển khai" for "đang triển khai": what is done says where it leads.
    known |= {said.removeprefix("da ").removeprefix("dang "): each for said, each in known.items()}
    return choose(option, value, known, ", ".join(map(identifier, Standing)))


def count(option: str, value: str | None) -> int | None:
    """A number from 0 up; None where none was given.

    Raises:
        BadNumber: It is something else.
    """
    if value is None:
        return None
    text = value.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise BadNumber(option=option, value=value)
    return int(text)


def day(option: str, value: str | None) -> date | None:
    """A whole day, "5/3/2020" or "2020-03-05"; None where none was given.

    Raises:
        BadDay: It is something else.
    """
    if value is None:
        return None
    from db.text import parse_date

    try:
        known = parse_date(value)
    except ValueError as error:
        raise BadDay(option=option, value=value) from error
    if known is None or known.month is None or known.day is None:
        raise BadDay(option=option, value=value)
    return date(known.year, known.month, known.day)


def named(option: str, value: str, kinds: type[Named], area: str) -> Named:
    """A value of an enumeration: "province", "cấp tỉnh", "Cap tinh" ...

    Args:
        option: The option's name, for the error.
        value: As typed.
        kinds: The enumeration.
        area: Where its words are: ``area.VALUE``.

    Raises:
        BadChoice: No such value.
    """
    known = {fold(words(language)(f"{area}.{each}")): each for each in kinds for language in LANGUAGES}
    # "tỉnh" for "cấp tỉnh": people leave the word for "level" out.
    known |= {said.removeprefix("cap "): each for said, each in known.items()}
    known |= {fold(str(each).replace("_", " ")): each for each in kinds}
    return choose(option, value.replace("_", " "), known, ", ".join(str(each).lower() for each in kinds))


def number(option: str, value: str) -> int:
    """A record's number: 3 from "3" and "#3".

    Raises:
        BadNumber: It is something else.
    """
    found = count(option, value.strip().removeprefix("#"))
    if found is None:
        raise BadNumber(option=option, value=value)
    return found


def identifier(value: Subject | Standing) -> str:
    """The value as other programs read it: "collective", "effective"."""
    return value.name.lower()


def _said(area: str, value: Subject | Standing) -> set[str]:
    """Every way to say a value, folded."""
    texts = {words(language)(f"{area}.{int(value)}") for language in LANGUAGES}
    return {fold(text) for text in (value.name, *texts)}
