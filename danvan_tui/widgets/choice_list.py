"""A list that is steered from the input above it."""

from danvan_tui.widgets.virtual_list import VirtualList
from danvan_tui.widgets.virtual_list.look import Chosen, Look


class ChoiceList(VirtualList, can_focus=False):
    """A list whose keys come from an input that keeps the focus; its cursor looks as if the list had it."""

    _idle = False

    def set_idle(self, idle: bool) -> None:
        """Show no cursor: the rows are only offered, and Enter takes none of them."""
        if idle != self._idle:
            self._idle = idle
            self._update()

    def _lines(self, height: int) -> list[Look]:
        shown = Chosen.NO if self._idle else Chosen.FOCUSED
        return [
            look._replace(chosen=shown) if look.chosen is Chosen.BLURRED else look
            for look in super()._lines(height)
        ]
