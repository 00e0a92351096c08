"""Dates as people in offices write them, and the one time zone of the register."""

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from db.text.clean import clean_line

VIETNAM = timezone(timedelta(hours=7), "+07")
"""Asia/Ho_Chi_Minh: no summer time since 1975, so a fixed offset needs no time zone data."""

DateStyle = Literal["screen", "paper"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, a month or a year: as much as was written down.

    Raises:
        ValueError: There is no such day or month, or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("có ngày mà không có tháng")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def iso(self) -> str:
        """ "2020-03-05", "2020-03" or "2020": how it is stored. ``parse_date`` reads it back."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


_SEP = r"\s*[/.\-]\s*"
_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:ng[àa]y )?(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}}){_SEP}(?P<year>\d{{4}}|\d{{2}}){_TIME}",
        rf"(?P<year>\d{{4}}){_SEP}(?P<month>\d{{1,2}}){_SEP}(?P<day>\d{{1,2}}){_TIME}",
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})",
        rf"(?:th[áa]ng )?(?P<month>\d{{1,2}})(?:{_SEP}| n[ăa]m )(?P<year>\d{{4}})",
        r"(?:ng[àa]y )?(?P<day>\d{1,2}) th[áa]ng (?P<month>\d{1,2})(?:,? n[ăa]m |, ?| )(?P<year>\d{4})",
        r"(?:n[ăa]m )?(?P<year>\d{4})",
    )
)
_CENTURY_TURN = 70
"""Two-digit years from here on are of the 1900s."""


def parse_date(value: object) -> PartialDate | None:
    """A date from a cell, day first.

    Args:
        value: A text ("5/3/2020", "05-03-2020", "5.3.20", "2020-03-05", "tháng 3/2020", "3/2020", "ngày 05
            tháng 3 năm 2020", "2020"; a time of day after it is dropped), a date, a datetime, or a year as a
            number.

    Returns:
        What was written, to its own precision. None for an empty cell (None, "", a dash).

    Raises:
        ValueError: Something is there that is no date, or no day of the calendar; never guessed, so
            "3/25/2020" is refused, not turned round. Serial numbers are for ``from_excel_serial``.
    """
    if value is None:
        return None
    if isinstance(value, date):
        return PartialDate(value.year, value.month, value.day)
    text = _text(value)
    if text.strip("-\u2013\u2014") == "":
        return None
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            parts = {name: int(part) for name, part in match.groupdict().items()}
            if len(match["year"]) == 2:
                parts["year"] += 2000 if parts["year"] < _CENTURY_TURN else 1900
            try:
                return PartialDate(**parts)
            except ValueError:
                break
    raise ValueError(f"«{text}» không phải là ngày tháng")


def from_excel_serial(serial: float, *, date1904: bool = False) -> PartialDate:
    """The day that a workbook's serial number means; a time of day (the fraction) is dropped.

    Args:
        serial: Days, 1 being 1 January 1900 (or 2 January 1904).
        date1904: The workbook counts from 1904, as old ones from a Mac do.

    Raises:
        ValueError: Out of Excel's calendar, or its 29 February 1900, a day that never was.
    """
    if not math.isfinite(serial) or not 1 <= serial < 2958466 or (int(serial) == 60 and not date1904):
        raise ValueError(f"{serial} không phải là ngày tháng")
    days = int(serial)
    first = date(1899, 12, 31) if days < 60 else date(1899, 12, 30)
    start = date(1904, 1, 1) if date1904 else first
    try:
        day = start + timedelta(days=days)
    except OverflowError as error:
        raise ValueError(f"{serial} không phải là ngày tháng") from error
    return PartialDate(day.year, day.month, day.day)


def format_date(value: PartialDate | date, style: DateStyle = "screen") -> str:
    """A date for a reader.

    Args:
        value: The date; a datetime's time is dropped.
        style: "screen": "05/03/2020", "03/2020", "2020". "paper": "ngày 05 tháng 3 năm 2020", "tháng 3 năm
            2020", "năm 2020"; there days below 10 and the months 1 and 2 get a zero, as the rules for papers
            want it.
    """
    year, month, day = value.year, value.month, value.day
    if style == "screen":
        return "/".join([f"{part:02}" for part in (day, month) if part is not None] + [f"{year:04}"])
    words = f"năm {year}"
    if month is not None:
        words = f"tháng {month:02} {words}" if month < 3 else f"tháng {month} {words}"
    return words if day is None else f"ngày {day:02} {words}"


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WHOLE_YEAR = re.compile(r"\d{4}\.0+")


def parse_year(value: object) -> int | None:
    """The year in a cell: 2018 from 2018, 2018.0, "2018", "Năm 2018", "31/12/2018", "2018 (duy trì)", a date.

    Returns:
        A number of four digits, also one that no register can hold (3015): whether it fits is for the caller
        to say. None for an empty cell and for all else, also a range ("2018-2020") and a serial number.
    """
    if isinstance(value, date):
        return value.year
    if not isinstance(value, str | int | float):
        return None
    text = _text(value)
    try:
        known = parse_date(text)
    except ValueError:
        years = _YEAR.findall(text)
        others = re.findall(r"\d+", text)
        named = re.findall(r"n[ăa]m:? (\d{4})(?!\d)", text, re.IGNORECASE)
        found = years if len(others) == 1 else named if named == years else []
        return int(found[0]) if len(found) == 1 and int(found[0]) >= 1000 else None
    return known.year if known and known.year >= 1000 else None


def _text(value: object) -> str:
    """A cell as a cleaned text; a year that a program wrote as 2020.0 without its fraction."""
    text = "" if value is None else clean_line(str(value))
    return text[:4] if _WHOLE_YEAR.fullmatch(text) else text


def now_utc() -> str:
    """The time as it is stored: "2026-11-24T07:03:00.123456Z". Such texts sort by time."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def local_time(utc_iso: str) -> datetime:
    """A stored time as clocks in Viet Nam show it.

    Args:
        utc_iso: ISO 8601, with "Z" or an offset; without either it is UTC.

    Raises:
        ValueError: It is no such text.
    """
    stored = datetime.fromisoformat(utc_iso)
    return (stored if stored.tzinfo else stored.replace(tzinfo=UTC)).astimezone(VIETNAM)


def local_now() -> datetime:
    """The present moment as clocks in Viet Nam show it."""
    return datetime.now(VIETNAM)


def local_today() -> str:
    """Today's date in Viet Nam, ISO."""
    return local_now().date().isoformat()
