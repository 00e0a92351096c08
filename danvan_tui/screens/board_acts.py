"""What may be done on a board: to the record under the cursor, to those that are marked; and what may be added."""

from collections.abc import Sequence

from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Command
from danvan_tui.screens.board_glance import BoardGlance


class BoardActs(BoardGlance):
    """The acts of a board, and why there are none."""

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if command.id == "add" and not self.board.new(self.words, self.asked):
            return self.words("why.nothing_new")
        # Not while the list is read: the footer would lose these keys and have them again at every view.
        why = self._why_not_with_these(command.id) if self.found is not None else None
        return why or super().why_not(command)

    def _why_not_with_these(self, command: str) -> str | None:
        """Why a command means nothing for the records that it would be for."""
        if command not in {"enter", "pick", "act", "amend"}:
            return None
        record = self.chosen
        if record is None:
            return self.words("why.no_line")
        if command == "amend" and self.board.amend(self.words, self.asked, record) is None:
            return self.words("why.nothing_to_amend")
        if command == "act" and not self.offers:
            return self.words("why.nothing_to_do")
        return None

    def do_pick(self) -> None:
        """Mark the record under the cursor together with others."""
        self.pick()

    def do_add(self) -> None:
        """Add what is kept here."""
        self.choose_offer(self.board.new(self.words, self.asked), self.words("why.nothing_new"))

    def do_amend(self) -> None:
        """Amend the record under the cursor."""
        record = self.chosen
        offer = None if record is None else self.board.amend(self.words, self.asked, record)
        self.choose_offer([offer] if offer is not None else [], self.words("why.nothing_to_amend"))

    @property
    def offers(self) -> Sequence[Offer]:
        """What may be done to the marked records, or to the one under the cursor."""
        return self.board.offers(self.words, self.asked, self.picked) if self.picked else ()

    def do_act(self) -> None:
        """Do something to the marked records, or to the one under the cursor."""
        self.choose_offer(self.offers, self.words("why.nothing_to_do"))
