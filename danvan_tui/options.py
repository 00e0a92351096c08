"""What the command line asks of the dashboard."""

from dataclasses import dataclass

from db.errors import Language
from db.identity import Actor


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How to open the dashboard.

    Attributes:
        database: A path or a URL; None for the committee's own register in its usual place.
        sample: Open the sample register instead.
        language: The interface's language.
        mouse: Whether the mouse works.
        ascii_borders: Whether borders are drawn with plain characters.
        theme: A theme's name; None for the usual one.
        period: The period to open with, as it was typed; None for the register's own choice.
        actor: Who acts; None for whoever is logged in on this machine, and for nobody where it is ``remote``.
        remote: Whether this process runs on a server, whose files are not the member's.
    """

    database: str | None = None
    sample: bool = False
    language: Language = "vi"
    mouse: bool = False
    ascii_borders: bool = False
    theme: str | None = None
    period: str | None = None
    actor: Actor | None = None
    remote: bool = False
