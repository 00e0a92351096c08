"""How a board stands when it is left for a model, and how it stands so again when Esc leads back."""

from danvan_tui.boards.board import Asked, Board, Found
from danvan_tui.navigation import Glance
from danvan_tui.screens.board_search import BoardSearch


class BoardGlance(BoardSearch):
    """A board that can be left and come back to: its view, its cursor and its marks are kept."""

    def __init__(self, board: Board, kept: Glance | None) -> None:
        """A board.

        Args:
            board: The board.
            kept: How it stood when it was left; None for its beginning.
        """
        super().__init__(board)
        self._kept = kept
        if kept is not None:
            self.view, self.into, self.turn, self.typed = kept.view, kept.into, kept.turn, kept.typed

    @property
    def glance(self) -> Glance:
        """How it stands now."""
        row = self.listed.cursor_row
        cursor = None if row is None else row.key
        return Glance(self.where, self.view, self.into, self.turn, self.typed, cursor, frozenset(self._picked))

    def _take(self, asked: Asked, found: Found) -> None:
        kept = self._kept if asked == self.asked else None
        if kept is not None:
            self._kept = None
            self._picked |= kept.marks
        super()._take(asked, found)
        if kept is not None and kept.cursor is not None:
            self.listed.select(kept.cursor)
