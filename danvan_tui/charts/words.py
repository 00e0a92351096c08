"""Labels and figures as a chart writes them: clean, composed, cut to cells."""

import unicodedata

from rich.cells import cell_len, split_graphemes

from danvan_tui.charts.look import Look


def clean(text: str) -> str:
    """The text in NFC, without what could drive a terminal or turn the reading direction, and on one line."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in composed if letter.isprintable())


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """As much of the text as fits into ``cells`` cells, ended with the ellipsis where something was cut off."""
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept = ""
    room = cells - cell_len(ellipsis)
    for start, end, width in split_graphemes(text)[0]:
        if width > room:
            break
        kept += text[start:end]
        room -= width
    return kept.rstrip() + ellipsis


def padded(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text cut and filled with blanks to exactly ``cells`` cells."""
    shown = cut(text, cells, ellipsis)
    return shown + " " * (cells - cell_len(shown))


def figure(value: float, look: Look) -> str:
    """A figure with its thousands marked, and one decimal where it is no whole number."""
    if 0 <= value < 1000 and value == int(value):
        return str(int(value))
    whole = float(value).is_integer()
    written = f"{int(value):,}" if whole else f"{value:,.1f}"
    return written.translate({ord(","): look.thousands, ord("."): look.decimal})


def percent(part: float, whole: float, look: Look) -> str:
    """What share of the whole the part is, to one decimal: "68,4%". Empty where the whole is 0."""
    if not whole:
        return ""
    return f"{100 * part / whole:.1f}%".replace(".", look.decimal)
