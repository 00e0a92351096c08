"""Widgets on the line API that say which cells differ: into the next frame, past their own queues of messages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from textual.dom import NoScreen
from textual.errors import NoWidget
from textual.geometry import NULL_SIZE, Region, Size, Spacing
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual._compositor import CompositorMap
    from textual.screen import Screen


class Painted(Widget):
    """A widget of which lines are repainted that keep their size. It has no outline, tint, hatch or opacity."""

    _styled: dict[str, Style] | None = None
    _bare: bool | None = None
    _stands_on: "Screen[object] | None" = None
    _measured_in: "CompositorMap | None" = None
    _measured = NULL_SIZE

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
        # Private, as the rest of a frame's making is; Textual's minor version is pinned.
        if self._is_mounted and not self._repaint_required and self in self.screen._compositor:
            self._set_dirty(*wanted)
            self.screen._dirty_widgets.add(self)
            self.screen.check_idle()
        elif self._is_mounted and not self._repaint_required and self.is_attached and self.display:
            self._set_dirty(*wanted)
        else:
            self.refresh(*wanted)

    # What every line asks, found out once: Textual looks through all that is around for each of them, which was a
    # twelfth of what it cost to show a change.

    @property
    def screen(self) -> "Screen[object]":
        """The screen that it stands on; it never moves to another one."""
        if self._stands_on is None:
            self._stands_on = super().screen
        return self._stands_on

    @property
    def size(self) -> Size:
        """The size of the content; nothing where it is not in view."""
        if not self.bare:
            return super().size
        try:
            compositor = self.screen._compositor
            known = not compositor._full_map_invalidated and self in compositor._full_map
            if known and compositor._full_map is self._measured_in:
                # In the same arrangement: a change asks sixteen times.
                return self._measured
            size = compositor.find_widget(self).region.size
        except (NoScreen, NoWidget):
            return NULL_SIZE
        if known:
            self._measured_in, self._measured = compositor._full_map, size
        return size

    def _set_dirty(self, *regions: Region) -> None:
        if not regions or not self.bare:
            super()._set_dirty(*regions)
            return
        self._dirty_regions.update(regions)
        self._repaint_regions.update(regions)
        self._styles_cache.set_dirty(*regions)

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
