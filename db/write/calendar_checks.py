"""What the drafts of the committee's year must be before they are stored: days, units, reasons."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from db.errors import NotAllowed, NotFound, Said, TextRefused
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import local_today
from db.write.checks import line, name_line, read_rules
from db.write.session import Writing

TITLE = Said("Tiêu đề", "The title")
REASON = Said("Lý do", "The reason")


def title_line(text: str) -> str:
    """A title, cleaned.

    Raises:
        TextRefused: Nothing is left of it, or it is too long.
    """
    return name_line(text, TITLE)


def reason_line(text: str) -> str:
    """A reason that must be given, cleaned.

    Raises:
        TextRefused: Nothing is left of it, or it is too long.
    """
    reason = line(text, REASON)
    if reason is None:
        raise TextRefused(what=REASON, why=Said("cần ghi", "it is needed"))
    return reason


def known_year(year: int) -> int:
    """A year that the register can hold.

    Raises:
        NotAllowed: It is another.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAllowed(
            why_vi=f"năm {year} không nằm trong {FIRST_YEAR}-{LAST_YEAR}",
            why_en=f"the year {year} is not within {FIRST_YEAR}-{LAST_YEAR}",
        )
    return year


def known_day(day: date) -> str:
    """A day of such a year, ISO.

    Raises:
        NotAllowed: It is another.
    """
    known_year(day.year)
    return day.isoformat()


def past_day(day: date | None) -> str:
    """The day on which something happened, ISO; today where none is named.

    Raises:
        NotAllowed: It is still to come, or of a year that the register cannot hold.
    """
    today = local_today()
    if day is None:
        return today
    if day.isoformat() > today:
        raise NotAllowed(why_vi=f"ngày {day:%d/%m/%Y} chưa tới", why_en=f"the day {day:%d/%m/%Y} is still to come")
    return known_day(day)


def standing_units(work: Writing, unit_ids: Iterable[int], years: Iterable[int]) -> tuple[int, ...]:
    """Units that stand in at least one of some years, each once, in the order in which they are named.

    Raises:
        NotFound: No such unit.
        NotAllowed: It did not stand in any of the years.
    """
    chosen = tuple(dict.fromkeys(unit_ids))
    if not chosen:
        return ()
    known, wanted = read_rules(work.session.connection(), chosen).units, sorted(set(years))
    for number in chosen:
        unit = known.get(number)
        if unit is None:
            raise NotFound(what=Said("đơn vị", "unit"), value=number)
        if not any(unit.first_year <= year <= unit.last_year for year in wanted):
            said = "-".join(str(year) for year in dict.fromkeys((wanted[0], wanted[-1])))
            raise NotAllowed(
                why_vi=f"{unit.name} không hoạt động trong năm {said}",
                why_en=f"{unit.name} did not exist in {said}",
            )
    return chosen


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an amendment changes, as it was and as it is.

    Args:
        old: The columns as they stand there.
        new: The same columns as they shall be.
    """
    names = [name for name in new if old[name] != new[name]]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a line of the ledger says of a new record: only what was said."""
    return {name: value for name, value in values.items() if value not in (None, [], ())}
