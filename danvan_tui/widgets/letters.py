"""Letters and their marks, where one letter takes several code points even in NFC (the ê̆ of Ê Đê)."""

import unicodedata

from db.text import clean_line


def letter_start(text: str, index: int) -> int:
    """Where the letter begins that the index lies in: the index, or further left."""
    index = max(0, index)
    while 0 < index < len(text) and unicodedata.combining(text[index]):
        index -= 1
    return index


def letter_end(text: str, index: int) -> int:
    """The nearest place at or after the index that parts no letter from its marks."""
    while 0 < index < len(text) and unicodedata.combining(text[index]):
        index += 1
    return index


def without_bare_marks(text: str) -> str:
    """The text without marks at its start, which have no letter to stand on."""
    start = 0
    while start < len(text) and unicodedata.combining(text[start]):
        start += 1
    return text[start:]


def typed_text(character: str | None) -> str:
    """What a key puts into a line: its character in NFC, a space for any kind of space, or nothing."""
    if not character:
        return ""
    if unicodedata.category(character[0]) == "Zs":
        return " "
    return clean_line(character) if character.isprintable() else ""


def pasted_text(text: str, limit: int) -> str:
    """What a paste puts into a line.

    Controls and escape sequences are gone and a line break is a space. A blank at either end stays, so that a
    word pasted with its blank does not stick to its neighbour; a line break at an end does not.

    Args:
        text: Whatever the terminal sent.
        limit: Code points of it that are looked at.
    """
    text = text[:limit]
    line = clean_line(text)
    if not line:
        return " " if text and not text.strip(" ") else ""
    return " " * text.startswith(" ") + line + " " * text.endswith(" ")
