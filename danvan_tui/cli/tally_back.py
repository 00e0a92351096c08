"""``danvan tally --as-of``: the totals of the end of an older day, read out of the ledger."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from danvan_tui.cli.days import day_or_none
from danvan_tui.cli.errors import CallWrong
from db.errors import Refused

if TYPE_CHECKING:
    from danvan_tui.cli.reading import View
    from danvan_tui.present.definition import By
    from db.read.records import FieldsView

OPTION = "--as-of"


class OnlyByField(CallWrong):
    """The figures of an older day are those of the fields, of models as they were registered."""

    vi = "Tùy chọn --as-of chỉ dùng với --by field, không kèm --search và --today-units."
    en = "The option --as-of goes with --by field only, without --search and --today-units."


class DayToCome(Refused):
    """The end of a day that is still to come, or of one before there was a register."""

    vi = "Không có số liệu cuối ngày {day}: {why}."
    en = "There are no figures of the end of {day}: {why}."
    hint_vi = "Chọn một ngày từ {first} đến hôm nay."
    hint_en = "Choose a day from {first} to today."


def wanted_day(value: str | None, by: "By", *, plain: bool) -> date | None:
    """The day that is asked for; None where none is.

    Args:
        value: As it was typed.
        by: What a row stands for.
        plain: Whether neither words nor today's units narrow what is counted.

    Raises:
        BadDay, OnlyByField
    """
    day = day_or_none(OPTION, value)
    if day is not None and (by != "field" or not plain):
        raise OnlyByField
    return day


def looked_back(seen: "View", day: date) -> "tuple[View, FieldsView]":
    """What is looked at, as of the end of a day, and the fields' figures then.

    Raises:
        DayToCome, TooMuchHistory
    """
    from db.errors import Said
    from db.read.as_of import as_of, first_day
    from db.text import VIETNAM, format_date, local_today

    first, today = first_day(seen.connection) or local_today(), local_today()
    if not first <= day.isoformat() <= today:
        why = (
            Said("ngày ấy chưa đến", "that day is still to come")
            if day.isoformat() > today
            else Said("sổ bắt đầu sau ngày ấy", "the register begins after it")
        )
        raise DayToCome(day=format_date(day), why=why, first=format_date(date.fromisoformat(first)))
    (found,) = as_of(seen.connection, seen.looked.scope, (day.isoformat(),))
    ended = datetime.combine(day, time(23, 59, 59), VIETNAM)
    return replace(seen, now=min(ended, seen.now)), found.view
