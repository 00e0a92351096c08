"""The help for where a member is, as lines to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len

from danvan_tui.commands import Command, Where
from danvan_tui.locale import Words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece

KEY_CELLS = 14
"""The column of the keys; the widest, "Shift+Tab", fits with room."""


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """A command in the help.

    Attributes:
        command: The command.
        reason: Why it cannot be carried out now; None where it can.
    """

    command: Command
    reason: str | None = None


def help_lines(
    words: Words, where: Where, here: Sequence[HelpEntry], elsewhere: Sequence[Command], width: int
) -> list[TextLine]:
    """What the place is for, the commands that work there, then the others.

    Args:
        words: The session's language.
        where: The pane or the screen at work.
        here: The commands that belong there.
        elsewhere: The other ones.
        width: Cells a line.
    """
    return list(_lines(words, where, here, elsewhere, max(width, 24)))


def place_name(words: Words, where: Where) -> str:
    """The name of a place: "Đơn vị", "Biểu đồ"."""
    return words("charts.title") if where is Where.CHARTS else words(f"pane.{where.value}")


def _lines(
    words: Words, where: Where, here: Sequence[HelpEntry], elsewhere: Sequence[Command], width: int
) -> Iterator[TextLine]:
    yield (Piece(f" {place_name(words, where)}", "strong"),)
    for text in wrap(words(f"help.for.{where.value}"), width - 2):
        yield (Piece(f" {text}"),)
    yield ()
    yield (Piece(f" {words('help.here')}", "accent"),)
    for entry in here:
        yield from _command(words, entry.command, entry.reason, width)
    yield ()
    for text in wrap(words("help.telex"), width - 2):
        yield (Piece(f" {text}", "dim"),)
    if elsewhere:
        yield ()
        yield (Piece(f" {words('help.elsewhere')}", "accent"),)
    for command in elsewhere:
        places = ", ".join(place_name(words, place) for place in Where if place in command.where)
        yield from _command(words, command, words("help.only_in", places=places), width)


def _command(words: Words, command: Command, note: str | None, width: int) -> Iterator[TextLine]:
    key = command.shown or words("help.no_key")
    label = words(f"cmd.{command.id}")
    # The label, its explanation and the note flow together; the first line begins with the label.
    head = f"{label}: "
    text = wrap(head + words(f"cmd.{command.id}.help"), max(10, width - KEY_CELLS))
    cells = " " * (KEY_CELLS - 1 - cell_len(key))
    style = "" if note is None else "dim"
    first = text[0].removeprefix(head)
    if first != text[0]:
        yield (
            Piece(f" {key}{cells}", "key"),
            Piece(head, "strong" if note is None else "dim"),
            Piece(first, style),
        )
    else:
        yield (Piece(f" {key}{cells}", "key"), Piece(text[0], style))
    for line in text[1:]:
        yield (Piece(" " * KEY_CELLS + line, style),)
    if note is not None:
        for line in wrap(note, max(10, width - KEY_CELLS - 2)):
            yield (Piece(" " * (KEY_CELLS + 2) + line, "warning"),)
