"""Decisions (quyết định), days and units as an act takes them: checked before anything is stored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from db.awards import Level, level_stood
from db.errors import NotAllowed, NotFound, Said, TextRefused
from db.schema import Registration
from db.schema.tables import REGISTRATION, UNIT
from db.scope import FIRST_YEAR
from db.text import format_date, local_today
from db.write.checks import line, name_line
from db.write.session import Writing
from db.write.together import Found, found_by

DECISION = Said("Số quyết định", "The decision's number")
ISSUER = Said("Cơ quan ra quyết định", "Who decided")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: its number ("45-QĐ/TU"), its day, and who made it ("Ban Thường vụ Thành ủy")."""

    number: str
    on: date
    issuer: str


@dataclass(frozen=True, slots=True)
class UnitOfYear:
    """A unit that stood in a year."""

    id: int
    name: str


def checked_decision(decision: Decision, level: Level) -> Decision:
    """The decision with its texts cleaned.

    Raises:
        TextRefused: No number or no issuer, or one that is too long.
        NotAllowed: A day to come, one before the movement, or one on which there was no such level.
    """
    past_day(decision.on)
    if not level_stood(level, decision.on):
        raise NotAllowed(
            why_vi="từ 1/7/2025 không còn cấp huyện; chọn cấp cơ sở hoặc cấp tỉnh",
            why_en="since 1/7/2025 there is no district level; choose GRASSROOTS or PROVINCE",
        )
    return Decision(needed(decision.number, DECISION), decision.on, needed(decision.issuer, ISSUER))


def past_day(on: date) -> str:
    """A day on which something happened, ISO.

    Raises:
        NotAllowed: It is still to come, or before the movement.
    """
    if on.isoformat() > local_today():
        raise NotAllowed(why_vi=f"ngày {format_date(on)} chưa đến", why_en=f"{format_date(on)} is still to come")
    if on.year < FIRST_YEAR:
        raise NotAllowed(
            why_vi=f"phong trào bắt đầu từ năm {FIRST_YEAR}, không phải {on.year}",
            why_en=f"the movement began in {FIRST_YEAR}, not in {on.year}",
        )
    return on.isoformat()


def needed(text: str, what: Said) -> str:
    """One line of text that must be there, cleaned.

    Raises:
        TextRefused: Nothing is left of it, or it is too long.
    """
    cleaned = line(text, what)
    if cleaned is None:
        raise TextRefused(what=what, why=Said("chưa ghi", "nothing is written"))
    return name_line(cleaned, what)


def registration_of(work: Writing, registration_id: int) -> Registration:
    """A registration.

    Raises:
        NotFound: There is none of this id.
    """
    registration = work.session.get(Registration, registration_id)
    if registration is None:
        raise NotFound(what=Said("đăng ký", "registration"), value=registration_id)
    return registration


def models_of(work: Writing, registrations: Iterable[int | None]) -> dict[int | None, int]:
    """The model of each of some registrations."""
    ids = [each for each in registrations if each is not None]
    return {row.id: row.model_id for row in found_by(work, REGISTRATION, "id", ids, ("id", "model_id"))}


def unit_in(work: Writing, unit_id: int, first: date, last: date | None = None) -> UnitOfYear:
    """A unit that stood on a day, or on some day of a span.

    Raises:
        NotFound: No such unit.
        NotAllowed: It did not stand then.
    """
    return units_by_id(work, [unit_id]).in_span(unit_id, first, last)


@dataclass(frozen=True, slots=True)
class Units:
    """Some units, read together."""

    rows: Mapping[int, Found]

    def in_span(self, unit_id: int, first: date, last: date | None = None) -> UnitOfYear:
        """As ``unit_in``, of a unit that was asked for."""
        row = self.rows.get(unit_id)
        if row is None:
            raise NotFound(what=Said("đơn vị", "unit"), value=unit_id)
        if row.valid_from > (last or first).isoformat() or (row.valid_to and row.valid_to < first.isoformat()):
            when = format_date(first) if last is None else str(first.year)
            raise NotAllowed(
                why_vi=f"{row.name} không hoạt động trong {'ngày' if last is None else 'năm'} {when}",
                why_en=f"{row.name} did not exist in {when}",
            )
        return UnitOfYear(unit_id, row.name)


def units_by_id(work: Writing, ids: Collection[int]) -> Units:
    """Units by their ids, those that there are."""
    rows = found_by(work, UNIT, "id", ids, ("id", "name", "valid_from", "valid_to"))
    return Units({row.id: row for row in rows})
