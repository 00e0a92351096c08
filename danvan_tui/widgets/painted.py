"""Widgets on the line API that say which cells differ: into the next frame, past their own queues of messages."""

from textual.geometry import Region
from textual.widget import Widget


class Painted(Widget):
    """A widget of which lines are repainted that keep their size."""

    def repaint(self, *regions: Region) -> None:
        """Repaint parts of the content with the screen's next frame.

        ``refresh`` sends the widget a message to look whether it is idle, and then the screen one to repaint it:
        a fifth of what it costs to show a change in six widgets.

        Args:
            regions: Parts of the content; empty ones are left out.
        """
        wanted = [region for region in regions if region]
        if not wanted:
            return
        if not self._is_mounted or self._repaint_required or not self.is_attached or not self.display:
            self.refresh(*wanted)
            return
        screen = self.screen
        self._set_dirty(*wanted)
        # Private, as the rest of a frame's making is; Textual's minor version is pinned.
        if self in screen._compositor:
            screen._dirty_widgets.add(self)
            screen.check_idle()
