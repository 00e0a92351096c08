"""The table of what was measured: each figure beside the machine's own and what is wanted."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal

from wcwidth import wcswidth

Verdict = Literal["ok", "over", ""]

HEADINGS: Final = ("what", "figure", "peer", "ratio", "wanted", "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure should be.

    Attributes:
        limit: The bound.
        of: Whether it bounds the figure, or its ratio to the peer's.
        at_least: Whether the bound is the least and not the most.
    """

    limit: float
    of: Literal["figure", "ratio"] = "figure"
    at_least: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value is within it."""
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    Attributes:
        what: What was measured.
        figure: The median of the program's own runs.
        unit: Its unit ("ms", "B", ...), which is the peer's too.
        peer: The machine's own figure for the same, from the same run; None where there is none.
        peer_is: What that is the figure of.
        wanted: The bound; None where the figure only stands there to be looked at.
    """

    what: str
    figure: float
    unit: str
    peer: float | None = None
    peer_is: str = ""
    wanted: Wanted | None = None

    @property
    def ratio(self) -> float | None:
        """The figure in units of the peer's."""
        return self.figure / self.peer if self.peer else None

    @property
    def verdict(self) -> Verdict:
        """Whether it is what is wanted; empty where nothing is, or where there is nothing to compare with."""
        if self.wanted is None:
            return ""
        value = self.figure if self.wanted.of == "figure" else self.ratio
        if value is None:
            return ""
        return "ok" if self.wanted.holds(value) else "over"

    def cells(self) -> tuple[str, ...]:
        """It as a line of the table."""
        peer = "" if self.peer is None else f"{number(self.peer)} {self.unit}  {self.peer_is}".rstrip()
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.what, f"{number(self.figure)} {self.unit}", peer, ratio, self._wanted(), self.verdict

    def _wanted(self) -> str:
        if self.wanted is None:
            return ""
        sign = "≥" if self.wanted.at_least else "≤"
        unit = f" {self.unit}" if self.wanted.of == "figure" else " x"
        return f"{sign} {number(self.wanted.limit)}{unit}"

    def values(self) -> dict[str, object]:
        """It for JSON."""
        return {**asdict(self), "ratio": self.ratio, "verdict": self.verdict}


def number(value: float) -> str:
    """A figure with as many digits as say something: 1,234 or 12.3 or 0.123."""
    if value == round(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"


def lines(rows: Iterable[Row]) -> list[str]:
    """The table, the widths of its columns by what stands in them."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(wcswidth, column)) for column in zip(*cells, strict=True)]
    return [_line(row, widths) for row in cells]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    right = {1, 3}
    padded = []
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        blank = " " * (width - wcswidth(cell))
        padded.append(blank + cell if column in right else cell + blank)
    return "  ".join(padded).rstrip()
