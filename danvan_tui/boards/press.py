"""Tin bài: what papers and stations say of the movement."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards import press_offers
from danvan_tui.boards.board import Asked, Board, Found, ToModel, Way, found
from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Where
from danvan_tui.forms.press import NewPress
from danvan_tui.locale import Words
from danvan_tui.present import press_board
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.days import days_of_year
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.live import Live


class PressBoard(Board):
    """Articles and broadcasts. Enter leads to the model that one is about."""

    where: ClassVar[Where] = Where.PRESS
    views: ClassVar[tuple[str, ...]] = ("items",)

    def read(self, live: "Live", asked: Asked) -> Found:
        """Those of the years in view, newest first."""
        from db.read.press import press_items

        span = asked.scope.span
        return found(live.read(press_items, days=(days_of_year(span.first)[0], days_of_year(span.last)[1])))

    def columns(self, words: Words, view: str) -> list[Column]:
        """Day, outlet, title, author, model."""
        return press_board.press_list_columns(words)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """An item's line."""
        return press_board.press_list_cells(words, record)

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """An item in full."""
        return press_board.press_lines(words, record, width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How many models they are about."""
        rows: Any = found.rows
        return press_board.press_say(words, rows)

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """An item: of today, where this year is in view."""
        on = asked.today if int(asked.today[:4]) in asked.scope.span else None
        return (Offer("press.new", Act.PRESS, lambda: NewPress(on)),)

    def amend(self, words: Words, asked: Asked, record: Any) -> Offer | None:
        """Any of them."""
        return press_offers.amend(record)

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """Withdraw them."""
        return press_offers.offers(words, records)

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """The model, where it is about one."""
        return None if record.model_id is None else ToModel(record.model_id)
