"""A list that is steered from the input above it."""

from danvan_tui.widgets.virtual_list import VirtualList
from danvan_tui.widgets.virtual_list.look import Chosen, Look


class ChoiceList(VirtualList, can_focus=False):
    """A list whose keys come from an input that keeps the focus; its cursor looks as if the list had it."""

    def _lines(self, height: int) -> list[Look]:
        return [
            look._replace(chosen=Chosen.FOCUSED) if look.chosen is Chosen.BLURRED else look
            for look in super()._lines(height)
        ]
