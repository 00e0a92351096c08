"""Hạn nộp: what is due, who is late, and for one deadline who has handed it in."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards.board import Asked, Board, Found, Into, Way, found
from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Where
from danvan_tui.forms.deadlines import AmendDeadline, NewDeadline, ReceiveForm
from danvan_tui.forms.short import ShortForm
from danvan_tui.forms.together import for_each
from danvan_tui.locale import Words
from danvan_tui.present import deadline_board, say
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.calendar_records import DeadlineRecord, DeadlineUnitRecord, OverdueRow
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.write.session import Writing

LATE = 1000
"""Rows of who is late that are shown at the most."""


class DeadlinesBoard(Board):
    """Deadlines. Enter goes into one: its units, to be received one by one or marked together."""

    where: ClassVar[Where] = Where.DEADLINES
    views: ClassVar[tuple[str, ...]] = ("due", "overdue")
    of_today: ClassVar[bool] = True

    def read(self, live: "Live", asked: Asked) -> Found:
        """The deadlines, who is late, or the units of one deadline."""
        from db.read import deadlines as read

        if asked.view == "units":
            assert isinstance(asked.within, int)  # its rows are deadlines
            seen = live.read(read.deadline, asked.within, today=asked.today)
            return found(seen, seen.value.units, aside=seen.value)
        if asked.view == "overdue":
            late = live.read(read.overdue, asked.today, limit=LATE)
            return found(late, late.value.rows, late.value.total)
        return found(live.read(read.deadlines, today=asked.today))

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        return deadline_board.columns(words, view)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A line of a view."""
        return deadline_board.cells(words, record)

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A deadline, a unit that is late, or what a unit handed in."""
        return deadline_board.lines(words, record, width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How many units are late, or have handed in."""
        return deadline_board.says(words, asked.view, found.rows, found.total, found.aside)

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """A deadline."""
        return (Offer("deadline.new", Act.DEADLINES, lambda: NewDeadline(words)),)

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """A deadline that holds."""
        if not isinstance(record, DeadlineRecord) or record.cancelled_at is not None:
            return None
        return Offer("deadline.amend", Act.DEADLINES, lambda: AmendDeadline(words, record))

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """A deadline's units."""
        if isinstance(record, DeadlineRecord | OverdueRow):
            number = record.id if isinstance(record, DeadlineRecord) else record.deadline_id
            return Into("units", number, say.stored(record.title))
        return None

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """Receive it from those that have not handed it in; take that back; call a deadline off."""
        if asked.view == "due":
            hold = [record for record in records if record.cancelled_at is None]
            return [_cancel(words, hold, len(records) - len(hold))] if hold else []
        waiting, came = _sorted(asked, records)
        about = words("deadline.about", count=say.number(words, len(records)))
        one = records[0]
        if len(records) == 1:
            about = say.stored(one.unit)
        offers = []
        if waiting or not came:
            offers.append(Offer("deadline.receive", Act.DEADLINES, lambda: ReceiveForm(about, waiting)))
        if came:
            offers.append(_unreceive(words, about, came))
        return offers


def _sorted(asked: Asked, records: Sequence[Any]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Those that have handed in nothing, and those that have: for each deadline its units."""
    waiting: dict[int, list[int]] = defaultdict(list)
    came: dict[int, list[int]] = defaultdict(list)
    for record in records:
        if isinstance(record, OverdueRow):
            waiting[record.deadline_id].append(record.unit_id)
        elif isinstance(record, DeadlineUnitRecord) and isinstance(asked.within, int):
            there = waiting if record.received_date is None else came
            there[asked.within].append(record.unit_id)
    return waiting, came


def _cancel(words: Words, records: Sequence[DeadlineRecord], skipped: int) -> Offer:
    def act(work: "Writing", index: int, reason: str) -> None:
        from db.write.deadlines import cancel_deadline

        cancel_deadline(work, records[index].id, reason, records[index].version)

    named = [(record.id, say.stored(record.title)) for record in records]
    return Offer(
        "deadline.cancel", Act.DEADLINES, lambda: for_each(words, "deadline.form.cancel", named, act, skipped)
    )


def _unreceive(words: Words, about: str, came: dict[int, list[int]]) -> Offer:
    def act(work: "Writing", reason: str | None) -> None:
        from db.write.receipts import unreceive

        for deadline, units in came.items():
            unreceive(work, deadline, units, reason)

    count = say.number(words, sum(map(len, came.values())))
    form = ShortForm(
        "deadline.form.unreceive",
        f"unreceive:{','.join(map(str, came))}",
        about,
        act,
        words("deadline.done.unreceive", count=count),
        preview=words("deadline.preview.unreceive", count=count),
        reason=False,
    )
    return Offer("deadline.unreceive", Act.DEADLINES, lambda: form)
