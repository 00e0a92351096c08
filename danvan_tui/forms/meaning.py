"""What was typed into an entry means, or why it means nothing. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from db.errors import Language
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import fold, format_date, format_int, parse_date, parse_year

_MOST_DIGITS: Final = 18
"""No count has more, and Python refuses to read very long ones."""
_LIKE_A_DAY: Final = re.compile(
    r"(?:ng[àa]y )?\d{1,2}(?:\s*[/.-]\s*| th[áa]ng )\d{1,2}(?:\s*[/.-]\s*|,? n[ăa]m |, ?| )(?:\d{4}|\d{2})"
    r"|\d{4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,2}",
    re.IGNORECASE,
)
"""A day, month and year: where they mean none, the calendar has no such day."""
_WHOLE: Final[dict[Language, re.Pattern[str]]] = {
    "vi": re.compile(r"\d+|\d{1,3}(?P<mark>[.\s])\d{3}(?:(?P=mark)\d{3})*"),
    "en": re.compile(r"\d+|\d{1,3}(?P<mark>[,\s])\d{3}(?:(?P=mark)\d{3})*"),
}


def settled(entry: Entry, value: Value, language: Language = "vi") -> Value:
    """The value as it stands once the entry is left: dates and numbers as they are written everywhere else."""
    text = value.text.strip()
    if entry.kind is Kind.DATE and (found := day(text)) is not None:
        text = format_date(found)
    elif entry.kind is Kind.YEAR and (year := parse_year(text)) is not None:
        text = str(year)
    elif entry.kind is Kind.NUMBER and (count := whole(text, language)) is not None:
        text = format_int(count, language)
    elif entry.kind in {Kind.CHOICE, Kind.MANY} and not text:
        return Value()
    return Value(text, value.chosen)


def why_wrong(entry: Entry, value: Value, language: Language = "vi") -> str | None:
    """The name of the text that says what is wrong; None where nothing is."""
    text = value.text.strip()
    if not text:
        return "form.wrong.needed" if entry.needed else None
    match entry.kind:
        case Kind.CHOICE | Kind.MANY:
            return "form.wrong.choice" if value.chosen is None else None
        case Kind.DATE:
            if day(text) is not None:
                return None
            return "form.wrong.no_day" if _LIKE_A_DAY.fullmatch(text) else "form.wrong.date"
        case Kind.NUMBER:
            number = whole(text, language)
            if number is None:
                return "form.wrong.digits" if entry.hint else "form.wrong.number"
            return "form.wrong.most" if entry.most is not None and number > entry.most else None
        case Kind.YEAR:
            year = parse_year(text)
            return None if year is not None and FIRST_YEAR <= year <= LAST_YEAR else "form.wrong.year"
        case Kind.LINE:
            return None


def ends_early(name: str, spans: Sequence[tuple[str, str]], values: Values) -> bool:
    """Whether an entry is the last day of a span, and lies before its first one."""
    for first, last in spans:
        begun, ended = (day(values.get(each, Value()).text.strip()) for each in (first, last))
        if last == name and begun is not None and ended is not None and ended < begun:
            return True
    return False


def day(text: str) -> date | None:
    """The day that a text means; a month means its first day."""
    try:
        found = parse_date(text)
    except ValueError:
        return None
    if found is None or found.month is None:
        return None
    return date(found.year, found.month, found.day or 1)


def whole(text: str, language: Language = "vi") -> int | None:
    """The number that a text is from end to end: 5000 from "5000", "5.000" and "5 000".

    A workbook's reader looks for a number in a cell; whoever types "1e9" or "khoảng 50" is here to be asked.

    Returns:
        None where it is no number, or has more in it than one.
    """
    text = text.strip()
    found = _WHOLE[language].fullmatch(text)
    digits = "".join(each for each in text if each.isdecimal())
    return int(digits) if found is not None and len(digits) <= _MOST_DIGITS else None


def number(value: Value) -> int | None:
    """The number that stands in an entry, in whatever language it was typed; None where none does."""
    found = whole(value.text)
    return whole(value.text, "en") if found is None else found


def year(value: Value) -> int | None:
    """The year that was typed; None where none was."""
    return parse_year(value.text)


def iso(value: Value) -> str | None:
    """The day that was typed, in ISO form; None where none was."""
    found = day(value.text.strip())
    return None if found is None else found.isoformat()


def text(value: Value) -> str | None:
    """The text that was typed; None where none was."""
    return value.text.strip() or None


def ids(value: Value) -> tuple[int, ...]:
    """The records that were chosen in an entry that takes several."""
    return tuple(each for each in value.chosen if isinstance(each, int)) if isinstance(value.chosen, tuple) else ()


def fitting(options: Sequence[Option], typed: str) -> list[Option]:
    """The options of which every typed word is a part, accents or not: those that begin with it first."""
    words = fold(typed).split()
    found = [(fold(option.label), option) for option in options]
    found = [(label, option) for label, option in found if all(word in label for word in words)]
    first = " ".join(words)
    return [option for _, option in sorted(found, key=lambda each: not each[0].startswith(first))]


def exactly(options: Sequence[Option], typed: str) -> Option | None:
    """The option that was typed out, accents or not."""
    wanted = fold(typed)
    return next((option for option in options if fold(option.label) == wanted), None)
