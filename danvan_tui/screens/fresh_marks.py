"""The marks of what changed in a list, for a few seconds."""

from collections.abc import Collection, Hashable

from textual.screen import Screen
from textual.timer import Timer

from danvan_tui.screens import news
from danvan_tui.widgets.virtual_list import VirtualList


class FreshMarks:
    """Marks rows of a screen's list as news; each change lets all of them stay anew."""

    def __init__(self, screen: Screen[None]) -> None:
        """Nothing is marked yet."""
        self._screen = screen
        self._keys: set[Hashable] = set()
        self._until: Timer | None = None

    def add(self, listed: VirtualList, keys: Collection[Hashable]) -> None:
        """Mark the rows with these keys."""
        if not keys:
            return
        self._keys |= set(keys)
        listed.mark_changed(keys)
        if self._until is not None:
            self._until.stop()
        self._until = self._screen.set_timer(news.MARK_SECONDS, lambda: self.clear(listed))

    def clear(self, listed: VirtualList) -> None:
        """What changed is no longer news."""
        listed.clear_marks(self._keys)
        self._keys.clear()
