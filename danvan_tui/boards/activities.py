"""Hoạt động: what is held, as a list and as a calendar of months; and the committee's visits."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards import activity_offers, press_offers
from danvan_tui.boards.board import Asked, Board, Found, Into, ToModel, Way, found
from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Where
from danvan_tui.forms.activities import NewActivity
from danvan_tui.forms.deadlines import AmendDeadline
from danvan_tui.forms.visits import AmendVisit, NewVisit
from danvan_tui.locale import Words
from danvan_tui.present import activity_board, copies_board, inspection_board, month_grid, month_list, say
from danvan_tui.present.awards import day
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.days import days_of_year
from db.read.calendar_records import ActivityRecord, DeadlineRecord, PressRecord
from db.read.inspection_records import InspectionRecord, VisitRecord
from db.read.month import MonthItem
from db.read.replications import ReplicationRecord
from db.rights import Act
from db.scope import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from danvan_tui.live import Live


class ActivitiesBoard(Board):
    """Activities. In the month, Left and Right turn to another one; Enter on a visit goes to what it saw."""

    where: ClassVar[Where] = Where.ACTIVITIES
    views: ClassVar[tuple[str, ...]] = ("list", "month", "inspections", "copies")
    reads_full: ClassVar[bool] = True
    turns: ClassVar[frozenset[str]] = frozenset({"month"})

    def read(self, live: "Live", asked: Asked) -> Found:
        """The activities of the years in view, a month, the visits, or what one of them saw."""
        from db.read import activities, inspections, replications
        from db.read.month import month

        span = asked.scope.span
        match asked.view:
            case "list":
                days = days_of_year(span.first)[0], days_of_year(span.last)[1]
                seen = live.read(activities.activities_between, *days, cancelled=True)
                return found(seen, seen.value.rows[::-1])
            case "month":
                first = month_of(asked)
                return found(live.read(month, first.year, first.month, asked.today))
            case "inspections":
                return found(live.read(inspections.inspections, span=span, limit=None))
            case "copies":
                return found(live.read(replications.replications, span=span, limit=None))
        assert isinstance(asked.within, int)  # its rows are visits
        return found(live.read(inspections.visits_in, asked.within))

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        match view:
            case "list":
                return activity_board.activity_list_columns(words)
            case "month":
                return month_list.month_columns(words)
            case "inspections":
                return inspection_board.inspection_list_columns(words)
            case "copies":
                return copies_board.columns(words)
        return inspection_board.visit_list_columns(words)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A line of a view."""
        match record:
            case ActivityRecord():
                return activity_board.activity_list_cells(words, record)
            case MonthItem():
                return month_list.month_cells(words, record)
            case InspectionRecord():
                return inspection_board.inspection_list_cells(words, record)
            case ReplicationRecord():
                return copies_board.cells(words, record)
        return inspection_board.visit_list_cells(words, record)

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """An activity, something of the month, a visit with the models that it saw, or one of these."""
        match record:
            case ActivityRecord():
                return activity_board.activity_lines(words, record, width)
            case MonthItem():
                return month_list.month_item_lines(words, record, width)
            case InspectionRecord():
                return inspection_board.inspection_lines(words, record, full, width)
            case ReplicationRecord():
                return copies_board.lines(words, record, width)
        return inspection_board.visit_lines(words, record, width)

    def full(self, live: "Live", asked: Asked, record: Any) -> Sequence[VisitRecord]:
        """The models that a visit saw."""
        from db.read.inspections import visits_in

        return live.read(visits_in, record.id).value if isinstance(record, InspectionRecord) else ()

    def above(
        self, words: Words, asked: Asked, found: Found | None, record: Any, width: int
    ) -> Sequence[TextLine]:
        """The month, drawn."""
        if asked.view != "month":
            return ()
        items: Any = found.rows if found is not None else ()
        chosen = record if isinstance(record, MonthItem) else None
        today = date.fromisoformat(asked.today)
        return month_grid.month_grid(words, month_of(asked), items, chosen, today, width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How much there is of what."""
        rows: Any = found.rows
        match asked.view:
            case "list":
                return activity_board.activities_say(words, rows, asked.today)
            case "month":
                return month_list.month_says(words, rows)
            case "inspections":
                return inspection_board.inspections_say(words, rows)
        return ""

    def empty(self, words: Words, asked: Asked, found: Found) -> str:
        """Of a month: what the committee usually does then."""
        if asked.view != "month":
            return super().empty(words, asked, found)
        first = month_of(asked)
        name = month_grid.month_name(words, first.year, first.month)
        usual = month_list.usual(words, first.month)
        said = words("month.usual", what=usual) if usual else words("month.usual.nothing")
        return words("board.activities.month.empty", name=name, usual=said)

    def what(self, record: Any) -> Any:
        """What is held, due or published on a day of the month; or what is listed."""
        return record.of if isinstance(record, MonthItem) else record

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """A visit; an activity on the first day of the month in view, or today, where that is in view."""
        if asked.view in {"visited", "copies"}:
            return ()
        if asked.view == "inspections":
            return (Offer("visit.new", Act.INSPECT, lambda: NewVisit(words)),)
        today, first = date.fromisoformat(asked.today), month_of(asked)
        on: date | None = today if today.year in asked.scope.span else None
        if asked.view == "month" and first != today.replace(day=1):
            on = first
        return (Offer("activity.new", Act.ACTIVITIES, lambda: NewActivity(words, on)),)

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """An activity that was not called off, what else the month holds, or a visit."""
        match self.what(record):
            case ActivityRecord() as activity:
                return activity_offers.amend(words, activity)
            case PressRecord() as item:
                return press_offers.amend(item)
            case DeadlineRecord() as deadline:
                return Offer("deadline.amend", Act.DEADLINES, lambda: AmendDeadline(words, deadline))
            case InspectionRecord() as visit:
                return Offer("visit.amend", Act.INSPECT, lambda: AmendVisit(words, visit))
        return None

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """Say what came of an activity, or call some off; withdraw what else is marked in the month."""
        marked = [self.what(record) for record in records]
        held = [record for record in marked if isinstance(record, ActivityRecord)]
        items = [record for record in marked if isinstance(record, PressRecord)]
        return [*activity_offers.offers(words, held, asked.today), *press_offers.offers(words, items)]

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """What a visit saw, and on to the model."""
        if isinstance(record, InspectionRecord) and record.models:
            return Into("visited", record.id, f"{day(record.visited_on)} {say.stored(record.unit)}".strip())
        return ToModel(record.model_id) if isinstance(record, VisitRecord | ReplicationRecord) else None


def month_of(asked: Asked) -> date:
    """The first day of the month that is shown: today's, or the nearest one in view, and so many turned on."""
    span, today = asked.scope.span, date.fromisoformat(asked.today)
    near = min(max(today, days_of_year(span.first)[0]), days_of_year(span.last)[1])
    months = near.year * 12 + near.month - 1 + asked.turn
    months = min(max(months, FIRST_YEAR * 12), LAST_YEAR * 12 + 11)
    return date(months // 12, months % 12 + 1, 1)
