"""The boards by where they are. Each is imported when it is opened."""

from importlib import import_module
from typing import Final, cast

from danvan_tui.boards.board import Board
from danvan_tui.commands import Where

_BOARDS: Final = {
    Where.PENDING: "pending:PendingBoard",
    Where.COMMITTEE: "committee:CommitteeBoard",
    Where.SNAPSHOTS: "snapshots:SnapshotsBoard",
    Where.UNIT_ACTS: "unit_acts:UnitsBoard",
    Where.AWARDS: "awards:AwardsBoard",
    Where.DEADLINES: "deadlines:DeadlinesBoard",
    Where.ACTIVITIES: "activities:ActivitiesBoard",
    Where.PRESS: "press:PressBoard",
    Where.TARGETS: "targets:TargetsBoard",
}


def board(where: Where) -> Board:
    """The board of a place."""
    module, name = _BOARDS[where].split(":")
    return cast("type[Board]", getattr(import_module(f"danvan_tui.boards.{module}"), name))()
