"""Commendations and recognitions as a person reads them."""

from datetime import date

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.plain import Column
from db.awards import Level
from db.read.commendation_records import CommendationRecord
from db.text import format_date


def level(words: Words, value: Level) -> str:
    """ "Cấp tỉnh", not PROVINCE."""
    return words(f"level.{value}")


def day(iso: str | None) -> str:
    """A stored day as "05/03/2020"; empty for None."""
    return format_date(date.fromisoformat(iso)) if iso else ""


def recipient(words: Words, row: CommendationRecord) -> str:
    """Whom, safe for a terminal; a word for it where that is not for everybody."""
    return words("restricted.cell") if row.recipient is None else say.stored(row.recipient)


def commendation_columns(words: Words) -> list[Column]:
    """The columns of a list of commendations."""
    titles = ("awards.number", "year", "awards.recipient", "unit", "subject", "awards.form", "awards.level")
    more = ("awards.status", "awards.decision", "awards.date")
    return [Column(words(title), right=title == "year") for title in (*titles, *more)]


def commendation_cells(words: Words, row: CommendationRecord) -> list[str]:
    """A commendation's line, safe for a terminal."""
    return [
        f"#{row.id}",
        str(row.year),
        recipient(words, row),
        say.stored(row.unit),
        say.subject(words, row.subject),
        say.stored(row.form),
        level(words, row.level),
        words(f"award_status.{row.status}"),
        say.stored(row.revoked_decision or row.decision),
        day(row.revoked_on or row.decided_on or row.proposed_on),
    ]
