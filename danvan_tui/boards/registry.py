"""The boards by where they are. Each is imported when it is opened."""

from importlib import import_module
from typing import Final, cast

from danvan_tui.boards.board import Board
from danvan_tui.commands import Where

_BOARDS: Final = {
    Where.TASKS: "tasks:TasksBoard",
    Where.PENDING: "pending:PendingBoard",
    Where.DEADLINES: "deadlines:DeadlinesBoard",
}


def board(where: Where) -> Board:
    """The board of a place."""
    module, name = _BOARDS[where].split(":")
    return cast("type[Board]", getattr(import_module(f"danvan_tui.boards.{module}"), name))()
