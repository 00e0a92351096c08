"""Styles -> the colours and attributes of one terminal, and the shortest way from one to the next."""

from itertools import product
from typing import Final, NamedTuple

from rich.color import Color, ColorSystem, ColorType
from rich.color_triplet import ColorTriplet
from rich.style import Style

from danvan_tui.terminal import Colours

_SYSTEMS: Final[dict[Colours, ColorSystem]] = {
    16: ColorSystem.STANDARD,
    256: ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}


class Look(NamedTuple):
    """How a cell is drawn, in SGR parameters; empty for the terminal's own.

    Attributes:
        attributes: Bold, dim, ..., each as its parameter, in order.
        colour: The parameters of the letter's colour.
        ground: The parameters of the colour behind it.
    """

    attributes: tuple[str, ...] = ()
    colour: str = ""
    ground: str = ""

    @property
    def on_blank(self) -> "Look":
        """As much of it as can be seen where there is no letter."""
        return self if _SEEN_ON_BLANKS.intersection(self.attributes) else Look(ground=self.ground)


PLAIN: Final = Look()

_OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute, where all others stay."""
_SEEN_ON_BLANKS: Final = frozenset({"4", "7", "9"})

_LEVELS: Final = (0, 95, 135, 175, 215, 255)
_PALETTE: Final = {
    **{16 + 36 * r + 6 * g + b: (_LEVELS[r], _LEVELS[g], _LEVELS[b]) for r, g, b in product(range(6), repeat=3)},
    **{232 + step: (8 + 10 * step,) * 3 for step in range(24)},
}
"""The colours of the 256 that are the same on every terminal."""
_NUMBERS: Final = {rgb: number for number, rgb in _PALETTE.items()}


class Sgr:
    """The styles of one terminal.

    Rich keeps the escape sequence of a style with the style, whatever terminal it was made for; two sessions
    of one process may have different ones, so here each has its own.
    """

    def __init__(self, colours: Colours) -> None:
        """A terminal with so many colours; with none, only bold, underline and reverse are ever sent."""
        self._system = _SYSTEMS.get(colours)
        self._looks: dict[Style | None, tuple[Look, Look]] = {None: (PLAIN, PLAIN)}
        self._changes: dict[tuple[Look, Look], str] = {}

    def looks(self, style: Style | None) -> tuple[Look, Look]:
        """How the terminal draws letters of a style, and its blanks."""
        looks = self._looks.get(style)
        if looks is None:
            look = self._made(style or Style.null())
            looks = self._looks[style] = look, look.on_blank
        return looks

    def change(self, before: Look, after: Look) -> str:
        """The shortest sequence after which the terminal draws in another way."""
        sequence = self._changes.get((before, after))
        if sequence is None:
            sequence = self._changes[before, after] = _sequence(before, after)
        return sequence

    def _made(self, style: Style) -> Look:
        attributes = [
            parameter
            for parameter, on in (
                ("1", style.bold),
                ("2", style.dim and self._system is not None),
                ("3", style.italic and self._system is not None),
                ("4", style.underline or style.underline2),
                ("7", style.reverse),
                ("9", style.strike and self._system is not None),
            )
            if on
        ]
        return Look(tuple(attributes), self._colour(style.color, True), self._colour(style.bgcolor, False))

    def _colour(self, colour: Color | None, foreground: bool) -> str:
        if colour is None or self._system is None or colour.type is ColorType.DEFAULT:
            return ""
        if self._system is ColorSystem.EIGHT_BIT and colour.triplet is not None:
            return f"{38 if foreground else 48};5;{_nearest(colour.triplet)}"
        return ";".join(colour.downgrade(self._system).get_ansi_codes(foreground))


def _nearest(colour: ColorTriplet) -> int:
    """The number of the nearest colour. Rich's own way makes greys a step darker that stand in the palette."""
    exact = _NUMBERS.get((colour.red, colour.green, colour.blue))
    if exact is not None:
        return exact
    return min(
        _PALETTE, key=lambda number: sum((a - b) ** 2 for a, b in zip(_PALETTE[number], colour, strict=True))
    )


def _sequence(before: Look, after: Look) -> str:
    if before == after:
        return ""
    anew = ["0", *after.attributes, *filter(None, (after.colour, after.ground))]
    off = {_OFF[attribute] for attribute in before.attributes if attribute not in after.attributes}
    # Bold and dim end together.
    kept = set(before.attributes) - ({"1", "2"} if "22" in off else set())
    change = sorted(off) + [attribute for attribute in after.attributes if attribute not in kept]
    if before.colour != after.colour:
        change.append(after.colour or "39")
    if before.ground != after.ground:
        change.append(after.ground or "49")
    return f"\x1b[{min(';'.join(anew) if len(anew) > 1 else '', ';'.join(change), key=len)}m"
