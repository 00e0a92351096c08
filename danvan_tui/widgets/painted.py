"""Widgets on the line API that say which cells differ: into the next frame, past their own queues of messages."""

from collections.abc import Sequence

from rich.style import Style
from textual.geometry import Region, Spacing
from textual.strip import Strip
from textual.widget import Widget


class Painted(Widget):
    """A widget of which lines are repainted that keep their size. It has no outline, tint, hatch or opacity."""

    _styled: dict[str, Style] | None = None
    _bare: bool | None = None

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

    @property
    def bare(self) -> bool:
        """Whether its lines are all of it: neither border nor padding."""
        if self._bare is None:
            self._bare = self.styles.gutter == Spacing()
        return self._bare

    def paint_lines(self, crop: Region) -> Sequence[Strip]:
        """Lines of a ``bare`` one, as ``render_lines`` draws them, which looks for borders in each of them."""
        return [self.render_line(y).crop(crop.x, crop.right) for y in crop.line_range]

    def style_of(self, component: str) -> Style:
        """The style of a component class; "" for the widget's own. Found out once: it goes through all around."""
        styled = self._styled
        if styled is None:
            styled = self._styled = {}
        style = styled.get(component)
        if style is None:
            style = self.get_component_rich_style(component) if component else self.rich_style
            styled[component] = style
        return style

    def notify_style_update(self) -> None:
        """Forget what was found out about the old styles."""
        super().notify_style_update()
        self._styled = self._bare = None
