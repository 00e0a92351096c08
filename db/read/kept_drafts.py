"""What somebody typed and did not hand in."""

import json
from dataclasses import dataclass, field
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
        base: What stood in each of these entries before; none of a draft that was kept without it.
    """

    typed: dict[str, tuple[str, KeptChoice]]
    at: str
    base: dict[str, tuple[str, KeptChoice]] = field(default_factory=dict)


def kept_draft(connection: Connection, actor: Actor, form: str) -> KeptDraft | None:
    """What is kept of a form, of this person; None where nothing is."""
    found = connection.execute(
        select(DRAFT.c.kept, DRAFT.c.at).where(DRAFT.c.owner == actor.owner, DRAFT.c.form == form)
    ).first()
    if found is None:
        return None
    kept = json.loads(found.kept)
    typed = {name: _entry(text, chosen) for name, (text, chosen, *_) in kept.items()}
    base = {name: _entry(*before) for name, (_, _, *before) in kept.items() if before}
    return KeptDraft(typed, found.at, base)


def _entry(text: str, chosen: int | str | list[int | str] | None) -> tuple[str, KeptChoice]:
    return text, tuple(chosen) if isinstance(chosen, list) else chosen
