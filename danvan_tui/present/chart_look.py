"""How charts look, by terminal and language."""

from danvan_tui.charts import Look
from danvan_tui.locale import Words


def chart_look(words: Words, *, ascii_only: bool) -> Look:
    """The glyphs of the terminal and the number marks of the language."""
    return Look(ascii=ascii_only) if words.language == "vi" else Look(ascii_only, ",", ".")
