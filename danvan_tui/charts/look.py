"""The glyphs and number marks that charts are drawn with."""

from dataclasses import dataclass

_BLOCKS = "█▓▒░▚═"
_ASCII = "#=+.o:"


@dataclass(frozen=True, slots=True)
class Look:
    """How charts are written for one terminal and one language.

    Attributes:
        ascii: For terminals without block and box glyphs.
        thousands: The mark between thousands: "1.234" in Vietnamese.
        decimal: The mark before decimals: "87,3%" in Vietnamese.
    """

    ascii: bool = False
    thousands: str = "."
    decimal: str = ","

    @property
    def series(self) -> str:
        """A glyph for each series of a stack, told apart without colour; a seventh series begins again."""
        return _ASCII if self.ascii else _BLOCKS

    @property
    def full(self) -> str:
        """A bar, or the inner part of one."""
        return "#" if self.ascii else "█"

    @property
    def rest(self) -> str:
        """What of a bar is not its inner part."""
        return "-" if self.ascii else "▒"

    @property
    def arrow(self) -> str:
        """Between what a figure was and what it is."""
        return "->" if self.ascii else "→"

    @property
    def zero(self) -> str:
        """Stands beside the zeros of a grid."""
        return "." if self.ascii else "·"

    @property
    def rule(self) -> str:
        """A line above totals."""
        return "-" if self.ascii else "─"

    @property
    def ellipsis(self) -> str:
        """The end of a text that was cut."""
        return "~" if self.ascii else "…"

    @property
    def cursor(self) -> str:
        """Points to the chosen row."""
        return ">" if self.ascii else "▸"

    @property
    def changed(self) -> str:
        """Stands beside a row whose figure changed just now."""
        return "*" if self.ascii else "•"
