"""Keeping what somebody typed until they hand it in. Drafts are their owner's own; no ledger speaks of them."""

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert

from db.engine import Database
from db.identity import Actor
from db.read.kept_drafts import KeptChoice
from db.schema.tables import DRAFT
from db.text import clean_line, now_utc

LIMIT = 400_000
"""Letters of one draft. An inspection's three long texts and all its models, as they are and as they were, are a
third of that."""


def keep_draft(
    database: Database,
    actor: Actor,
    form: str,
    typed: Mapping[str, tuple[str, KeptChoice]],
    base: Mapping[str, tuple[str, KeptChoice]] | None = None,
) -> bool:
    """Keep what was typed, in the place of what was kept before.

    Args:
        database: The register.
        actor: Whose it is.
        form: The form and its record.
        typed: Each entry's text, and what was chosen in it. More than ``LIMIT`` letters are not kept.
        base: What stood there before, as it was shown: who opens the draft learns by it what others did since.

    Returns:
        Whether it is kept; what was kept before stays where it is not.

    Raises:
        DatabaseUnreachable, DatabaseBusy, DiskFull
    """
    before = base or {}
    cleaned = {name: (clean_line(text), chosen, *before.get(name, ())) for name, (text, chosen) in typed.items()}
    kept = json.dumps(cleaned, ensure_ascii=False)
    if len(kept) > LIMIT:
        return False
    with database.write() as connection:
        connection.execute(delete(DRAFT).where(DRAFT.c.owner == actor.owner, DRAFT.c.form == form))
        connection.execute(insert(DRAFT).values(owner=actor.owner, form=form, kept=kept, at=now_utc()))
    return True


def drop_draft(database: Database, actor: Actor, form: str) -> None:
    """Forget what was kept, if anything was.

    Raises:
        DatabaseUnreachable, DatabaseBusy, DiskFull
    """
    with database.write() as connection:
        connection.execute(delete(DRAFT).where(DRAFT.c.owner == actor.owner, DRAFT.c.form == form))
