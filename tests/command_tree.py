"""The commands of the command line by their whole names: "tally", "member key add"."""

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from danvan_tui.cli.app import build

GROUP: Any = get_command(build())


def walk(group: Any = GROUP, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name; a group comes before what is in it."""
    for name, command in group.commands.items():
        whole = f"{above} {name}".strip()
        yield whole, command
        if hasattr(command, "commands"):
            yield from walk(command, whole)


EVERY: dict[str, Any] = dict(walk())
"""Groups too."""
LEAVES: dict[str, Any] = {
    name: command for name, command in EVERY.items() if not hasattr(command, "commands") or command.params
}
"""What can be run: a group with options of its own too."""
