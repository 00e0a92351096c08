"""A screen's first frame: laid out and drawn once, in the styles that it keeps."""

from textual import events
from textual.screen import Screen


class FirstFrame(Screen[None]):
    """A screen with breakpoints that is the first of its session.

    Left to itself, Textual gives the screen its styles as it is mounted, again as it comes into view, and again
    with the classes of its breakpoints after the first frame, which is then laid out and drawn anew: 50 ms.
    """

    _was_shown = False

    def mark_size(self) -> None:
        """Set the classes of the breakpoints. Call it before anything is composed."""
        width, height = self.app.size
        # Private, and what Textual itself calls for each size; its minor version is pinned.
        classes = self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS or [])
        classes |= self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS or [])
        self.add_class(*classes, update=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time, everything has just been given its styles."""
        event.refresh_styles = event.refresh_styles and self._was_shown
        self._was_shown = True
