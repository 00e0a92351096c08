"""What was typed into an entry means, or why it means nothing. Pure."""

from collections.abc import Sequence
from datetime import date

from danvan_tui.forms.entries import Entry, Kind, Option, Value
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import fold, format_date, parse_date, parse_int, parse_year


def settled(entry: Entry, value: Value) -> Value:
    """The value as it stands once the entry is left: dates and numbers as they are written everywhere else."""
    text = value.text.strip()
    if entry.kind is Kind.DATE and (found := day(text)) is not None:
        text = format_date(found)
    elif entry.kind is Kind.YEAR and (year := parse_year(text)) is not None:
        text = str(year)
    elif entry.kind in {Kind.CHOICE, Kind.MANY} and not text:
        return Value()
    return Value(text, value.chosen)


def why_wrong(entry: Entry, value: Value) -> str | None:
    """The name of the text that says what is wrong; None where nothing is."""
    text = value.text.strip()
    if not text:
        return "form.wrong.needed" if entry.needed else None
    match entry.kind:
        case Kind.CHOICE | Kind.MANY:
            return "form.wrong.choice" if value.chosen is None else None
        case Kind.DATE:
            return "form.wrong.date" if day(text) is None else None
        case Kind.NUMBER:
            number = parse_int(text)
            if number is None or number < 0:
                return "form.wrong.number"
            return "form.wrong.most" if entry.most is not None and number > entry.most else None
        case Kind.YEAR:
            year = parse_year(text)
            return None if year is not None and FIRST_YEAR <= year <= LAST_YEAR else "form.wrong.year"
        case Kind.LINE:
            return None


def day(text: str) -> date | None:
    """The day that a text means; a month means its first day."""
    try:
        found = parse_date(text)
    except ValueError:
        return None
    if found is None or found.month is None:
        return None
    return date(found.year, found.month, found.day or 1)


def number(value: Value) -> int | None:
    """The number that was typed; None where none was."""
    return parse_int(value.text) if value.text.strip() else None


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
