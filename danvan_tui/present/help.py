"""The help for where a member is, as lines to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len

from danvan_tui.commands import Command, Where
from danvan_tui.locale import Words
from danvan_tui.present.where import place_name, place_names
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


def _lines(
    words: Words, where: Where, here: Sequence[HelpEntry], elsewhere: Sequence[Command], width: int
) -> Iterator[TextLine]:
    yield (Piece(f" {place_name(words, where)}", "strong"),)
    for text in wrap(words(f"help.for.{where.value}"), width - 2):
        yield (Piece(f" {text}"),)
    yield ()
    yield (Piece(f" {words('help.here')}", "accent"),)
    for entry in here:
        possible = entry.reason is None
        yield from _command(words, entry.command, _phrase(words, entry.command), width, "" if possible else "dim")
        for text in wrap(entry.reason or "", max(10, width - KEY_CELLS - 2)):
            yield (Piece(" " * (KEY_CELLS + 2) + text, "warning"),)
    yield ()
    for text in wrap(words("help.telex"), width - 2):
        yield (Piece(f" {text}", "dim"),)
    if elsewhere:
        yield ()
        yield (Piece(f" {words('help.elsewhere')}", "accent"),)
    for command in elsewhere:
        places = words("help.only_in", places=place_names(words, command.where))
        yield from _command(words, command, f"{_phrase(words, command)} ({places})", width, "dim")


def _phrase(words: Words, command: Command) -> str:
    return words(f"cmd.{command.id}.help")


def _command(words: Words, command: Command, text: str, width: int, style: str) -> Iterator[TextLine]:
    key = command.shown or words("help.no_key")
    first, *rest = wrap(text, max(10, width - KEY_CELLS))
    yield (Piece(f" {key}{' ' * (KEY_CELLS - 1 - cell_len(key))}", "key"), Piece(first, style))
    for line in rest:
        yield (Piece(" " * KEY_CELLS + line, style),)
