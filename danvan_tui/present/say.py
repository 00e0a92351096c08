"""One value as a person reads it."""

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from danvan_tui.locale import Words
from db.lifecycle import Standing, Subject
from db.read.records import FieldRow, TopicRecord
from db.scope import Span
from db.text import for_terminal, format_int, local_time

if TYPE_CHECKING:
    from db.read.model_records import RegistrationRecord


def number(words: Words, value: int) -> str:
    """1234 as "1.234" (vi) or "1,234" (en)."""
    # Most are small, and alike in every language.
    return str(value) if -1000 < value < 1000 else format_int(value, words.language)


def standing(words: Words, value: Standing) -> str:
    """ "Hiệu quả", not EFFECTIVE."""
    return words(f"standing.{int(value)}")


def subject(words: Words, value: Subject) -> str:
    """ "Tập thể", "Cá nhân", "Chưa rõ"."""
    return words(f"subject.{int(value)}")


def field_name(words: Words, row: "FieldRow | RegistrationRecord | TopicRecord") -> str:
    """A field's or a topic's name in the session's language, safe to show."""
    if isinstance(row, FieldRow | TopicRecord):
        return stored(row.name if words.language == "vi" else row.name_en)
    return stored(row.field_name if words.language == "vi" else row.field_name_en)


def period(words: Words, span: Span) -> str:
    """ "Giai đoạn 2015-2020", "Năm 2018"."""
    return f"{words('year' if span.first == span.last else 'period')} {span}"


def moment(utc: str) -> str:
    """A ledger's time as "14:03 24/11/2026", in Vietnam's time."""
    return local_time(utc).strftime("%H:%M %d/%m/%Y")


def clock(at: datetime) -> str:
    """ "14:03 24/11/2026". Without strftime, which takes five times as long: it is said with every change."""
    return f"{at.hour:02}:{at.minute:02} {at.day:02}/{at.month:02}/{at.year}"


def stored(text: str | None) -> str:
    """Stored text, safe for a terminal; empty for None."""
    if not text:
        return ""
    return _kept(text) if len(text) <= _SHORT else for_terminal(text)


_SHORT: Final = 100
"""Letters up to which a text is looked through once: the same names stand in every frame."""
_kept = lru_cache(maxsize=4096)(for_terminal)


def block(text: str | None) -> str:
    """Stored text of several lines, safe for a terminal, its line breaks kept; empty for None."""
    return for_terminal(text, keep_lines=True) if text else ""


def size(words: Words, count: int | None) -> str:
    """Bytes as "15 KB" or "1,2 MB"; empty where nobody knows."""
    if count is None:
        return ""
    if count < 1024:
        return f"{count} B"
    value, unit = count / 1024, "KB"
    for larger in ("MB", "GB", "TB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    if unit == "KB" or value >= 100:
        return f"{format_int(round(value), words.language)} {unit}"
    figure = f"{value:.1f}"
    return f"{figure.replace('.', ',') if words.language == 'vi' else figure} {unit}"
