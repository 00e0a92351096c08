"""The screen side of the list: looks in, lines out, and only those that differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from danvan_tui.widgets.painted import Painted
from danvan_tui.widgets.virtual_list.columns import Column
from danvan_tui.widgets.virtual_list.glyphs import Glyphs
from danvan_tui.widgets.virtual_list.lines import BLANK
from danvan_tui.widgets.virtual_list.look import Look, Setting
from danvan_tui.widgets.virtual_list.painter import Painter


class ListSurface(Painted):
    """Lines with looks. A plain widget on the line API, not a ``ScrollView``.

    A scroll view's virtual size and scroll bars repaint more than the two lines that a key changes, and its lines
    would each end in a segment of the bar.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ListSurface {
        width: 1fr;
        height: 1fr;

        & > .virtual-list--header { text-style: bold; }
        & > .virtual-list--cursor { text-style: reverse; }
        & > .virtual-list--mark { color: $text-warning; text-style: bold; }
        & > .virtual-list--placeholder { color: $text-muted; }
        & > .virtual-list--empty { color: $text-muted; }
        & > .virtual-list--dim { color: $text-muted; }
        & > .virtual-list--strong { text-style: bold; }
        & > .virtual-list--bar { color: $text-primary; }
        & > .virtual-list--accent { color: $text-accent; }
        & > .virtual-list--good { color: $text-success; }
        & > .virtual-list--warning { color: $text-warning; }
        & > .virtual-list--error { color: $text-error; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"virtual-list--{name}"
        for name in (
            *("header", "cursor", "mark", "placeholder", "empty", "thumb"),
            *("dim", "strong", "bar", "accent", "good", "warning", "error"),
        )
    }
    """The first six are the list's own parts, the others the styles that cells may name; a subclass may add."""

    def __init__(self, setting: Setting, id: str | None, classes: str | None) -> None:
        """A surface without lines.

        Args:
            setting: What all lines have in common; its width is the widget's, from its size.
            id: As for every widget.
            classes: As for every widget.
        """
        super().__init__(id=id, classes=classes)
        self._setting = setting
        self._looks: list[Look] = []
        self._painter: Painter | None = None
        self._painted_on: tuple[Color, Color] | None = None
        self._on: tuple[Color, Color] | None = None

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; the rows' cells are theirs from now on."""
        self._set(replace(self._setting, columns=tuple(columns)))

    def set_sort(self, column_id: str, descending: bool = False) -> None:
        """Say in the header what the rows are sorted by. The rows stay as they are."""
        self._set(replace(self._setting, sorted_by=column_id, descending=descending))

    def set_glyphs(self, glyphs: Glyphs) -> None:
        """Draw with other marks."""
        self._set(replace(self._setting, glyphs=glyphs))

    def show(self, looks: list[Look]) -> None:
        """Show these looks, one a line from the top, and repaint the lines whose look is another."""
        before, self._looks = self._looks, looks
        if len(before) != len(looks):
            self.refresh()
            return
        self._repaint((line, old, new) for line, (old, new) in enumerate(zip(before, looks, strict=True)))

    def show_lines(self, looks: Mapping[int, Look]) -> None:
        """Show other looks on some of the lines that are there."""
        before = self._looks
        self._looks = [looks.get(line, look) for line, look in enumerate(before)]
        self._repaint((line, before[line], look) for line, look in looks.items())

    def _repaint(self, lines: Iterable[tuple[int, Look, Look]]) -> None:
        """Repaint what differs between a line's look of before and that of now."""
        painter = self._ready()
        regions = [
            Region(0, line, reach, 1)
            for line, old, new in lines
            if old != new and (reach := painter.reach(old, new))
        ]
        self.repaint(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the widget, frame included; called once for each repaint."""
        on = self._on = super().background_colors
        try:
            if self._painted_on != on:
                self._painted_on, self._painter = on, None
            self._ready()
            return super().render_lines(crop)
        finally:
            self._on = None

    @property
    def background_colors(self) -> tuple[Color, Color]:
        """What it lies on. While lines are drawn it is asked for again, and goes through all that is around."""
        return super().background_colors if self._on is None else self._on

    def render_line(self, y: int) -> Strip:
        """Draw one line of the content."""
        look = self._looks[y] if y < len(self._looks) else BLANK
        return self._ready().strip(look)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles; Textual repaints where they changed."""
        super().notify_style_update()
        self._painter = None

    def _ready(self) -> Painter:
        if self._painter is None or self._setting.width != self.size.width:
            self._setting = replace(self._setting, width=self.size.width)
            self._painter = Painter(self._setting, self._style_of)
        return self._painter

    def _set(self, setting: Setting) -> None:
        if setting != self._setting:
            self._setting = setting
            self._painter = None
            self.refresh()

    def _style_of(self, name: str) -> Style:
        return self.style_of(f"virtual-list--{name}" if name else "")
