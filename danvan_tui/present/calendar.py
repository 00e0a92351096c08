"""Deadlines, activities, press items and targets as a person reads them."""

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.plain import Column
from db.read.calendar_records import ActivityRecord, DeadlineRecord, OverdueRow, PressRecord, TargetRecord
from db.text import format_date, format_percent, parse_date

_KINDS = ("deadline_kind", "activity_kind", "press_kind")


def kind(words: Words, value: str) -> str:
    """ "Báo cáo quý", not QUARTERLY."""
    for area in _KINDS:
        if f"{area}.{value}" in words.texts:
            return words(f"{area}.{value}")
    return say.stored(value)


def day(iso: object) -> str:
    """A stored day as "31/03/2018"; what is no day as it stands."""
    try:
        known = parse_date(iso)
    except ValueError:
        return say.stored(str(iso))
    return format_date(known) if known else ""


def days(first: str, last: str) -> str:
    """ "10/05/2018", "10-12/05/2018", "30/05-02/06/2018", or "30/12/2018-02/01/2019"."""
    begun, ended = day(first), day(last)
    if begun == ended:
        return begun
    # Days and months are two digits, and what both have in common is said once.
    shared = next(cells for cells in (8, 5, 0) if begun[-cells:] == ended[-cells:] or not cells)
    return f"{begun[: len(begun) - shared]}-{ended}"


def left(words: Words, count: int) -> str:
    """ "còn 5 ngày", "hôm nay", "quá hạn 3 ngày"."""
    if count == 0:
        return words("calendar.left.today")
    key = "calendar.left.days" if count > 0 else "calendar.left.over"
    return words(key, count=say.number(words, abs(count)))


def columns(words: Words, *names: str, right: tuple[str, ...] = ()) -> list[Column]:
    """The columns of a list by their texts' names; figures stand to the right."""
    return [Column(words(f"calendar.{name}"), right=name in right) for name in names]


def deadline_columns(words: Words) -> list[Column]:
    """The columns of a list of deadlines."""
    figures = ("units", "received", "missing")
    return columns(words, "number", "due", "left", "kind", "title", *figures, right=figures)


def deadline_left(words: Words, row: DeadlineRecord) -> str:
    """How long is left; or that everything came in, or that it was called off."""
    if row.cancelled_at is not None:
        return words("calendar.cancelled")
    return left(words, row.days_left) if row.missing else words("calendar.left.complete")


def deadline_cells(words: Words, row: DeadlineRecord) -> list[str]:
    """A deadline's line, safe for a terminal."""
    return [
        f"#{row.id}",
        day(row.due_date),
        deadline_left(words, row),
        kind(words, row.kind),
        say.stored(row.title),
        *(say.number(words, figure) for figure in (row.units, row.received, row.missing)),
    ]


def overdue_columns(words: Words) -> list[Column]:
    """The columns of a list of who is late."""
    return columns(words, "number", "due", "left", "title", "unit")


def overdue_cells(words: Words, row: OverdueRow) -> list[str]:
    """The line of a unit that is late, safe for a terminal."""
    return [
        f"#{row.deadline_id}",
        day(row.due_date),
        left(words, -row.days),
        say.stored(row.title),
        say.stored(row.unit),
    ]


def activity_columns(words: Words) -> list[Column]:
    """The columns of a list of activities."""
    return columns(words, "number", "days", "kind", "title", "place", "units", "people", right=("units", "people"))


def activity_cells(words: Words, row: ActivityRecord) -> list[str]:
    """An activity's line, safe for a terminal."""
    mark = f" ({words('calendar.cancelled')})" if row.cancelled_at is not None else ""
    return [
        f"#{row.id}",
        days(row.from_date, row.until_date),
        kind(words, row.kind),
        say.stored(row.title) + mark,
        say.stored(row.place),
        say.number(words, len(row.units)) if row.units else "",
        "" if row.participants is None else say.number(words, row.participants),
    ]


def press_columns(words: Words) -> list[Column]:
    """The columns of a list of press items."""
    return columns(words, "number", "date", "kind", "outlet", "title", "author", "model")


def press_cells(words: Words, row: PressRecord) -> list[str]:
    """A press item's line, safe for a terminal."""
    mark = f" ({words('calendar.withdrawn')})" if row.withdrawn_at is not None else ""
    return [
        f"#{row.id}",
        day(row.date),
        kind(words, row.kind),
        say.stored(row.outlet),
        say.stored(row.title) + mark,
        say.stored(row.author),
        say.stored(row.model),
    ]


def target_columns(words: Words) -> list[Column]:
    """The columns of a list of targets."""
    figures = ("planned", "counted", "percent")
    return columns(words, "number", "span", "field", "unit", *figures, "decision", right=figures)


def target_cells(words: Words, row: TargetRecord) -> list[str]:
    """A target's line, safe for a terminal."""
    return [
        f"#{row.id}",
        str(row.span),
        target_field(words, row) or words("calendar.all"),
        say.stored(row.unit) or words("calendar.all"),
        say.number(words, row.planned),
        say.number(words, row.counted),
        reached(words, row),
        say.stored(row.decision),
    ]


def target_field(words: Words, row: TargetRecord) -> str:
    """The field that a target is for; empty for all of them."""
    return say.stored(row.field_name if words.language == "vi" else row.field_name_en)


def target_name(words: Words, row: TargetRecord) -> str:
    """Which target it is: "2015-2020 · Kinh tế · Phường Minh Khai", "2015-2020 · tất cả"."""
    of = [part for part in (target_field(words, row), say.stored(row.unit)) if part]
    return " · ".join([str(row.span), *(of or [words("calendar.all")])])


def reached(words: Words, row: TargetRecord) -> str:
    """How much of a target is reached: "98,9%"."""
    return percent(words, row.percent)


def percent(words: Words, figure: float) -> str:
    """A percentage that is rounded already: "98,9%"."""
    return format_percent(figure / 100, words.language)
