"""Lines of text to read and to scroll; a new version repaints the lines that differ."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from danvan_tui.widgets.painted import Painted
from danvan_tui.widgets.virtual_list.rows import Piece

TextLine = tuple[Piece, ...]
Composer = Callable[[int], Sequence[TextLine]]
"""Makes the lines for a width in cells."""


class TextView(Painted, can_focus=True):
    """Text that its owner lays out for any width. Up, Down, PageUp, PageDown, Home and End scroll it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TextView {
        width: 1fr;
        height: 1fr;

        & > .text-view--strong { text-style: bold; }
        & > .text-view--dim { color: $text-muted; }
        & > .text-view--accent { color: $text-accent; }
        & > .text-view--good { color: $text-success; }
        & > .text-view--warning { color: $text-warning; }
        & > .text-view--error { color: $text-error; text-style: bold; }
        & > .text-view--key { text-style: bold; color: $text-accent; }
        & > .text-view--more { color: $text-muted; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"text-view--{name}" for name in ("strong", "dim", "accent", "good", "warning", "error", "key", "more")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    def __init__(self, *, more: str = "▼", id: str | None = None, classes: str | None = None) -> None:
        """An empty view.

        Args:
            more: Stands at the right of the last line while there is more below.
            id: As for every widget.
            classes: As for every widget.
        """
        super().__init__(id=id, classes=classes)
        self._more = more
        self._composer: Composer = lambda _: ()
        self._lines: list[TextLine] = []
        self._top = 0
        self._shown: list[tuple[TextLine, bool]] = []

    def show(self, composer: Composer, *, from_top: bool) -> None:
        """Show other text.

        Args:
            composer: Makes its lines for the view's width.
            from_top: Whether to begin at its top, or to stay where the reader is.
        """
        self._composer = composer
        if from_top:
            self._top = 0
        self._lay_out()

    @property
    def text(self) -> str:
        """The whole text, without styles."""
        return "\n".join("".join(piece.text for piece in line) for line in self._lines)

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        self._lines = [tuple(line) for line in self._composer(width)] if width else []
        self._settle()

    def _settle(self) -> None:
        """Keep the top within the text, and repaint the lines that look different now."""
        height = self.size.height
        self._top = max(0, min(self._top, len(self._lines) - height))
        below = len(self._lines) > self._top + height
        shown = [
            (self._lines[index] if index < len(self._lines) else (), below and line == height - 1)
            for line, index in enumerate(range(self._top, self._top + height))
        ]
        if len(shown) != len(self._shown):
            self._shown = shown
            self.refresh()
            return
        changed = [line for line, (old, new) in enumerate(zip(self._shown, shown, strict=True)) if old != new]
        self._shown = shown
        if changed:
            self.repaint(*(Region(0, line, self.size.width, 1) for line in changed))

    def render_line(self, y: int) -> Strip:
        """The line at row ``y`` of the view."""
        width = self.size.width
        line, more = self._shown[y] if y < len(self._shown) else ((), False)
        room = width - (cell_len(self._more) + 1 if more else 0)
        segments: list[Segment] = []
        for piece in line:
            segments.append(Segment(piece.text, self.style_of(f"text-view--{piece.style}" if piece.style else "")))
        strip = Strip(Segment.simplify(segments)).adjust_cell_length(room, self.style_of(""))
        if more:
            mark = Segment(f" {self._more}", self.style_of("text-view--more"))
            strip = Strip([*strip, mark], width)
        return strip

    def _scroll(self, lines: int) -> None:
        self._top += lines
        self._settle()

    def action_scroll_up(self) -> None:
        """A line up."""
        self._scroll(-1)

    def action_scroll_down(self) -> None:
        """A line down."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._scroll(1 - self.size.height)

    def action_page_down(self) -> None:
        """A page down."""
        self._scroll(self.size.height - 1)

    def action_scroll_home(self) -> None:
        """To the top."""
        self._scroll(-len(self._lines))

    def action_scroll_end(self) -> None:
        """To the end."""
        self._scroll(len(self._lines))
