"""What a server carries out for a member: commands that read, by their whole names, and nothing else.

The parser of a served call is built of these alone, so that what is not here cannot be reached however it is
spelled. To stand here a command must write nothing, read no file and name no other register; what is not for
everybody it leaves out, or asks the member's rights (``Call.who``).
"""

from collections.abc import Sequence
from typing import Any, Final

SERVED: Final = (
    *("tally", "units", "models", "show", "ledger"),
    *("commend list", "inspect list", "deadline list", "activity list", "press list", "target list", "unit list"),
    *("committee show",),
)
NOT_SERVED: Final = frozenset({"--db", "--sample", "--mouse", "--ascii", "--theme"})
"""Options that mean nothing there: the server has its own register, and no screen for a command."""


def asks_for_one(arguments: Sequence[str]) -> bool:
    """Whether a served command may be meant, before the parser looks closer."""
    said = [word for word in arguments if not word.startswith("-")]
    for whole in SERVED:
        first, *more = whole.split()
        if first in said and (not more or more[0] in said[said.index(first) + 1 :]):
            return True
    return False


def named(arguments: Sequence[str]) -> str:
    """How a refusal calls what is asked for: "member", "committee set"."""
    said = [word for word in arguments if not word.startswith("-")]
    groups = {whole.split()[0] for whole in SERVED if " " in whole}
    return " ".join(said[: 2 if said and said[0] in groups else 1])


def all_of_them() -> str:
    """Them, as a refusal lists them."""
    return ", ".join(f"danvan {whole}" for whole in SERVED)


def served_alone(command: Any, above: str = "") -> Any:
    """A group of the parser without what is not served; changed in place.

    Args:
        command: The group, made for this call.
        above: Its whole name below "danvan".
    """
    for name in list(command.commands):
        whole, inner = f"{above} {name}".strip(), command.commands[name]
        if whole in SERVED:
            continue
        if any(each.startswith(f"{whole} ") for each in SERVED):
            served_alone(inner, whole)
        else:
            del command.commands[name]
    return command
