"""What somebody typed and did not hand in."""

import json
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, select

from db.identity import Actor
from db.tables import DRAFT

KeptChoice: TypeAlias = int | str | tuple[int | str, ...] | None
"""What was chosen in an entry."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One form's text.

    Attributes:
        typed: Each entry's text, and what was chosen in it.
        at: When it was kept; UTC, ISO.
    """

    typed: dict[str, tuple[str, KeptChoice]]
    at: str


def kept_draft(connection: Connection, actor: Actor, form: str) -> KeptDraft | None:
    """What is kept of a form, of this person; None where nothing is."""
    found = connection.execute(
        select(DRAFT.c.kept, DRAFT.c.at).where(DRAFT.c.owner == actor.owner, DRAFT.c.form == form)
    ).first()
    if found is None:
        return None
    typed = {
        name: (text, tuple(chosen) if isinstance(chosen, list) else chosen)
        for name, (text, chosen) in json.loads(found.kept).items()
    }
    return KeptDraft(typed, found.at)
