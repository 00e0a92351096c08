"""Text of several lines in an input of one line: a paragraph's end is a mark of its own. Pure."""

from typing import Final

from db.text import for_terminal

MARK: Final = "¶"
"""Stands for a line break; a letter of every terminal's font."""


def on_one_line(text: str | None) -> str:
    """Stored text as an input shows it."""
    if not text:
        return ""
    return f" {MARK} ".join(for_terminal(line) for line in text.split("\n"))


def on_several(typed: str, stored: str | None = None) -> str | None:
    """What was typed, as it is stored.

    Args:
        typed: What stands in the input.
        stored: What it was made of, which stays to the letter where nothing was typed.
    """
    if typed == on_one_line(stored):
        return stored
    return "\n".join(line.strip() for line in typed.split(MARK)).strip() or None
