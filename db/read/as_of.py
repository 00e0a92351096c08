"""The totals as they stood at the end of a day: what is there now, with the ledger's later lines undone.

Nothing is kept for it: the ledger is the truth, so a figure of June is in December what it was in June.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from db.errors import Refused
from db.read.fields import all_fields
from db.read.records import FieldRow, FieldsView, Tally
from db.read.undo import LedgerLine, NotUndone, undone
from db.read.where import units_below
from db.read.years import Moved, Part, Year, tally_with
from db.scope import Scope, UnitView
from db.tables import CHANGE, REGISTRATION
from db.text import VIETNAM

MOST: Final = 100_000
"""Registrations and lines that are looked at, at most: a city has some thousands."""
GENERATED: Final = "generate"
"""The one line of a register that was made up in one go: before it there was nothing."""

C, R = CHANGE.c, REGISTRATION.c


@dataclass(frozen=True, slots=True)
class AsOf:
    """The figures as they stood at the end of a day (ISO), in Vietnam's time."""

    day: str
    view: FieldsView

    @property
    def key(self) -> str:
        """The day."""
        return self.day


class TooMuchHistory(Refused):
    """More than can be undone while somebody waits, or a line that cannot be undone surely."""

    vi = "Sổ này có quá nhiều thay đổi để tính lại số liệu của ngày cũ."
    en = "This register has too many changes to reckon the figures of an older day."
    hint_vi = "Lấy số liệu ngày ấy từ bản sao lưu: mở bản sao lưu bằng --db."
    hint_en = "Take that day's figures from a backup: open it with --db."


def as_of(connection: Connection, scope: Scope, days: tuple[str, ...]) -> tuple[AsOf, ...]:
    """The totals by field at the end of some days, the newest first.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is counted: its span, unit, subject and standing. Words and today's units narrow nothing here.
        days: ISO; those before the ledger's first line have nothing.

    Raises:
        TooMuchHistory
    """
    if (connection.scalar(select(func.count()).select_from(REGISTRATION)) or 0) > MOST:
        raise TooMuchHistory
    columns = (R.id, R.model_id, R.year, R.unit_id, R.field_id, R.subject, R.standing)
    years = {row.id: Year(*row) for row in connection.execute(select(*columns))}
    part = _part(connection, scope.but(words="", unit_view=UnitView.REGISTERED))
    fields = all_fields(connection)
    found = []
    upper: str | None = None
    for day in sorted(set(days), reverse=True):
        moment = end_of(day)
        years = _before(years, _lines(connection, moment, upper))
        upper = moment
        found.append(AsOf(day, _counted(fields, part, years.values())))
    return tuple(found)


def first_day(connection: Connection) -> str | None:
    """The day (ISO) of the ledger's first line that is about a registration; None where there is none."""
    at = connection.scalar(select(func.min(C.at)).where(C.entity == "registration"))
    if at is None:
        return None
    return datetime.fromisoformat(at).astimezone(VIETNAM).date().isoformat()


def end_of(day: str) -> str:
    """The moment at which a day (ISO) of Vietnam's has ended: UTC, as the ledger writes it."""
    midnight = datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), VIETNAM)
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _part(connection: Connection, scope: Scope) -> Part:
    below: frozenset[int] | None = None
    if scope.unit is not None:
        below = frozenset(connection.scalars(units_below(scope.unit, UnitView.REGISTERED)))
    return Part(scope.but(field=None), None, below)


def _lines(connection: Connection, since: str, until: str | None) -> Sequence[LedgerLine]:
    """What was done from one moment on until another, newest first, as far as figures are made of it."""
    wanted = (C.act, C.entity, C.entity_id, C.model_id, C.before, C.after)
    told = C.entity.in_(("registration", "model")) | (C.act == GENERATED)
    statement = select(*wanted).where(C.at >= since, told)
    if until is not None:
        statement = statement.where(C.at < until)
    rows = connection.execute(statement.order_by(C.seq.desc()).limit(MOST + 1)).all()
    if len(rows) > MOST:
        raise TooMuchHistory
    return [LedgerLine(*row) for row in rows]


def _before(years: dict[int, Year], lines: Sequence[LedgerLine]) -> dict[int, Year]:
    made_up = next((index for index, line in enumerate(lines) if line.act == GENERATED), None)
    if made_up is not None:
        return {}
    try:
        return undone(years.values(), lines)
    except NotUndone as error:
        raise TooMuchHistory from error


def _counted(fields: Iterable[FieldRow], part: Part, years: Iterable[Year]) -> FieldsView:
    counting: defaultdict[int, list[Moved]] = defaultdict(list)
    for year in _of_models(part, years):
        counting[year.field_id].append(Moved(None, year))
    rows = tuple(
        FieldRow(each.id, each.code, each.name, each.name_en, tally_with(Tally(), counting[each.id]))
        for each in fields
    )
    return FieldsView(rows, sum((row.tally for row in rows), Tally()))


def _of_models(part: Part, years: Iterable[Year]) -> Iterator[Year]:
    """The registration that each model counts by, where it does."""
    models: defaultdict[int, list[Year]] = defaultdict(list)
    for year in years:
        models[year.model_id].append(year)
    for mine in models.values():
        counted = part.counting(mine)
        if counted is not None:
            yield counted
