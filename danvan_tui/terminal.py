"""What a terminal can do, from the environment it came with. Pure, and for one session: nothing here is global.

Over SSH the environment is the client's, not this process's, so every question takes a mapping.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Colours = Literal[0, 16, 256, "truecolor"]
"""How many colours a terminal shows; 0 for none at all."""

_TRUECOLOR_TERMS: Final = re.compile(r"-direct|kitty|ghostty|alacritty|^foot|wezterm|contour", re.IGNORECASE)
_MONO_TERMS: Final = re.compile(r"^(vt|h19|wy(se)?)\d|-m(ono)?$", re.IGNORECASE)
# The Linux console's fonts have 256 or 512 glyphs: no rounded corners, triangles or eighths among them. The
# others are terminals of the days before Unicode.
_ASCII_TERMS: Final = re.compile(r"^(linux|cons25|sun|(vt|h19|wy(se)?)\d|ansi|screen\.linux)", re.IGNORECASE)
_NO_TERMS: Final = frozenset({"", "dumb", "unknown"})
_UTF8: Final = re.compile(r"utf-?8$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one session's terminal can do.

    Attributes:
        screen: Whether a full-screen program can be shown on it at all.
        colours: How many colours it shows; 0 also where the member wants none (``NO_COLOR``).
        unicode: Whether box drawing, arrows and blocks can be expected to look right.
        charset: The character set that its locale names when that is not UTF-8; else None.
    """

    screen: bool = True
    colours: Colours = "truecolor"
    unicode: bool = True
    charset: str | None = None


def capabilities(environment: Mapping[str, str], *, colour_asked: bool = False) -> Capabilities:
    """What the terminal with this environment can do.

    Args:
        environment: Its TERM, COLORTERM, NO_COLOR, LANG and LC_*.
        colour_asked: Whether the member asked for a theme by name, which goes before NO_COLOR
            (https://no-color.org).
    """
    term = environment.get("TERM", "")
    charset = _charset(environment)
    wants_none = bool(environment.get("NO_COLOR")) and not colour_asked
    return Capabilities(
        screen=term.lower() not in _NO_TERMS,
        colours=0 if wants_none else _colours(term, environment.get("COLORTERM", "")),
        unicode=charset is None and not _ASCII_TERMS.search(term),
        charset=charset,
    )


def _colours(term: str, colorterm: str) -> Colours:
    if colorterm.lower() in {"truecolor", "24bit"} or _TRUECOLOR_TERMS.search(term):
        return "truecolor"
    if "256col" in term.lower():
        return 256
    return 0 if _MONO_TERMS.search(term) else 16


def _charset(environment: Mapping[str, str]) -> str | None:
    """The character set that the locale names, where it is not UTF-8.

    No locale at all, "C" and "vi_VN" say nothing about the terminal: that is what a server has whose client
    sends no LANG, and terminals have been UTF-8 for twenty years.
    """
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, names), "")
    charset = locale.partition(".")[2].partition("@")[0]
    return None if not charset or _UTF8.search(charset) else charset
