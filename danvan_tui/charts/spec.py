"""What a chart shows: pure, frozen, hashable, so that a spec can be a cache's key."""

import math
from collections.abc import Hashable
from dataclasses import dataclass

Key = Hashable
"""What a row stands for (a field's code, a unit's id, a year); the cursor and the marks follow it."""


def _count(what: str, *values: float) -> None:
    for value in values:
        # Nor what is no number: nothing is less than that, and it is less than nothing.
        if not 0 <= value < math.inf:
            raise ValueError(f"{what}: a chart shows finite figures from 0 up, not {value}")


@dataclass(frozen=True, slots=True)
class Bar:
    """One horizontal bar.

    Attributes:
        label: Its name, of any length; cut with … to its column.
        value: Its length, and the figure at its end.
        note: Words after the figure, left out where there is no room for them.
        key: What it stands for; None where it cannot be chosen.
        inner: The part of ``value`` that is drawn in the stronger glyph ("effective of registered"). None for
            a bar without parts.

    Raises:
        ValueError: For a figure that is negative, infinite or no number, or a part greater than the whole.
    """

    label: str
    value: float
    note: str = ""
    key: Key | None = None
    inner: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no bar can show."""
        _count(self.label, self.value)
        if self.inner is not None:
            _count(self.label, self.inner)
            if self.inner > self.value:
                raise ValueError(f"{self.label}: the part ({self.inner}) is greater than the whole ({self.value})")


@dataclass(frozen=True, slots=True)
class BarSpec:
    """Bars under one another, one line each, on one scale.

    Attributes:
        rows: The bars, from the top.
        maximum: The value that fills the bars' column; never less than the greatest bar. None for that bar.
        legend: The names of the inner part and of the rest, for a last line; None for no such line.
    """

    rows: tuple[Bar, ...]
    maximum: float | None = None
    legend: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class BarTableRow:
    """A bar with its figures. The first figure is its length, ``inner`` the part in the stronger glyph.

    ``was`` is what the first figure was before it changed just now; it stands before the new one where the bar
    leaves room for it.

    Raises:
        ValueError: For a figure that is negative, infinite or no number, or a part greater than the whole.
    """

    label: str
    figures: tuple[float, ...]
    inner: float = 0
    key: Key | None = None
    was: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no bar can show."""
        _count(self.label, *self.figures, self.inner)
        if self.inner > self.figures[0]:
            whole = self.figures[0]
            raise ValueError(f"{self.label}: the part ({self.inner}) is greater than the whole ({whole})")


@dataclass(frozen=True, slots=True)
class BarTableSpec:
    """Bars under one another with several figures each, under headings.

    Attributes:
        heading: What the rows are.
        columns: The figures' headings, each in full and short; where there is no room, the last are left out.
        rows: The bars, from the top, with a figure for each column.
        total: A last line, without a bar.
        legend: The names of the inner part and of the rest.

    Raises:
        ValueError: When a row has more or fewer figures than there are columns.
    """

    heading: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[BarTableRow, ...]
    total: BarTableRow | None = None
    legend: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        """Refuse rows of another shape than the heading."""
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row.figures) != len(self.columns):
                raise ValueError(f"{row.label}: {len(row.figures)} figures for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class StackRow:
    """One bar of a `StackSpec`: a figure for each series; their sum stands at its end.

    Raises:
        ValueError: For a figure that is negative, infinite or no number.
    """

    label: str
    values: tuple[float, ...]
    note: str = ""
    key: Key | None = None

    def __post_init__(self) -> None:
        """Refuse what no bar can show."""
        _count(self.label, *self.values)


@dataclass(frozen=True, slots=True)
class StackSpec:
    """Stacked bars (models a year, by field), a legend above them, one line a row.

    Attributes:
        series: The names of the parts, in the order in which they stand in the bar.
        rows: The bars, from the top.
        maximum: The sum that fills the bars' column; never less than the greatest sum. None for that sum.

    Raises:
        ValueError: When a row has more or fewer figures than there are series.
    """

    series: tuple[str, ...]
    rows: tuple[StackRow, ...]
    maximum: float | None = None

    def __post_init__(self) -> None:
        """Refuse rows of another shape than the legend."""
        for row in self.rows:
            if len(row.values) != len(self.series):
                raise ValueError(f"{row.label}: {len(row.values)} figures for {len(self.series)} series")


@dataclass(frozen=True, slots=True)
class Group:
    """Bars under a heading. The heading is what can be chosen, by ``key``, beside bars with keys of their own."""

    title: str
    bars: tuple[Bar, ...]
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """Groups of bars under one another, all on one scale, so that they can be compared across groups."""

    groups: tuple[Group, ...]
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a funnel: how many have come this far, or farther.

    Raises:
        ValueError: For a figure that is negative, infinite or no number.
    """

    label: str
    value: float

    def __post_init__(self) -> None:
        """Refuse what no bar can show."""
        _count(self.label, self.value)


@dataclass(frozen=True, slots=True)
class Funnel:
    """A field's way from its first step (registered) to the last (outstanding)."""

    title: str
    steps: tuple[Step, ...]
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class FunnelSpec:
    """Funnels under one another, on one scale: each step's count and its percentage of the funnel's first."""

    funnels: tuple[Funnel, ...]
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a `GridSpec`.

    Attributes:
        label: A unit's name.
        values: A count for each column.
        key: What it stands for; None where it cannot be chosen.
        total: The row's total; None for the sum of ``values``.
    """

    label: str
    values: tuple[int, ...]
    key: Key | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class GridSpec:
    """Counts by row and column (unit × field), zeros marked.

    Attributes:
        columns: The columns' short names.
        rows: The rows, from the top.
        corner: The heading of the labels.
        total: The heading of the totals, of rows and, where given, of columns.
        totals: The columns' totals and the grand total: one more figure than columns. They are given, not
            summed, because a unit's row holds the units below it too. None for no such line.

    Raises:
        ValueError: When a row, or ``totals``, has another shape than ``columns``.
    """

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    corner: str = ""
    total: str = ""
    totals: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse rows of another shape than the heading."""
        for row in self.rows:
            if len(row.values) != len(self.columns):
                raise ValueError(f"{row.label}: {len(row.values)} figures for {len(self.columns)} columns")
        if self.totals is not None and len(self.totals) != len(self.columns) + 1:
            raise ValueError(f"{len(self.totals)} totals for {len(self.columns)} columns and the grand total")


Spec = BarSpec | BarTableSpec | StackSpec | GroupSpec | FunnelSpec | GridSpec
"""Anything that `danvan_tui.charts.draw` can draw."""
