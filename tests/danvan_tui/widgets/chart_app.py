"""An app with a chart, for tests: what it shows, what it says, what it would send."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rich.color import ColorSystem
from rich.console import RenderableType
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Button

from danvan_tui.charts import (
    Bar,
    BarSpec,
    GridRow,
    GridSpec,
    Look,
    Spec,
)
from danvan_tui.widgets.chart_view import ChartView


def fields(*values: int, note: str = "") -> BarSpec:
    """The four fields with these values."""
    names = ("Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị")
    codes = ("KT", "VX", "QA", "HT")
    return BarSpec(
        tuple(Bar(name, value, note, code) for name, value, code in zip(names, values, codes, strict=True))
    )


FIELDS = fields(42, 89, 50, 6)
UNITS = GridSpec(
    ("KT", "VX"),
    tuple(GridRow(f"Xã {number}", (number, 0), number) for number in range(1, 61)),
    "Đơn vị",
    "Cộng",
    (1830, 0, 1830),
)


class ChartApp(App[None]):
    """A chart and something else that can have the focus."""

    CSS = "ChartView { height: 1fr; } Button { height: 3; }"

    def __init__(self, spec: Spec | None, look: Look | None = None) -> None:
        super().__init__()
        self.chart = ChartView(spec, look=look)
        self.heard: list[tuple[str, object]] = []
        self.sent: list[str] = []
        # The longest colour codes there are.
        self.console._color_system = ColorSystem.TRUECOLOR

    def compose(self) -> ComposeResult:
        yield self.chart
        yield Button("khác")

    def on_chart_view_cursor_moved(self, event: ChartView.CursorMoved) -> None:
        self.heard.append(("moved", event.key))
        assert event.control is self.chart

    def on_chart_view_bar_chosen(self, event: ChartView.BarChosen) -> None:
        self.heard.append(("chosen", event.key))

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # A headless app throws away what it would send; this keeps it.
        if renderable is not None and hasattr(renderable, "render_segments"):
            self.sent.append(renderable.render_segments(self.console))
        super()._display(screen, renderable)

    @property
    def lines(self) -> list[str]:
        """What the chart shows."""
        return [strip(self.chart, y).text.rstrip() for y in range(self.chart.size.height)]

    @property
    def bytes_sent(self) -> int:
        """How much since it was last asked."""
        count = len("".join(self.sent).encode())
        self.sent.clear()
        return count


def strip(chart: ChartView, y: int) -> Strip:
    """One line, which must fill the width."""
    line = chart.render_line(y)
    assert line.cell_length == chart.size.width
    return line


def styles_at(chart: ChartView, y: int) -> dict[str, str]:
    """The style of each piece of a line."""
    return {segment.text.strip(): str(segment.style) for segment in strip(chart, y) if segment.text.strip()}


@asynccontextmanager
async def shown(
    spec: Spec | None, size: tuple[int, int] = (60, 12), look: Look | None = None
) -> AsyncIterator[tuple[ChartApp, ChartView, Pilot[None]]]:
    """An app with the chart in focus, all messages handled."""
    app = ChartApp(spec, look)
    async with app.run_test(size=size) as pilot:
        app.chart.focus()
        await pilot.pause()
        app.sent.clear()
        yield app, app.chart, pilot
