"""Until when somebody knows what was done: they looked at the ledger then, or were there."""

from sqlalchemy import Connection, select

from db.identity import LOGOUT, SESSION, Actor
from db.read.kept_drafts import kept_draft
from db.tables import CHANGE

FORM = "ledger"
"""What a last look is kept under, beside what somebody typed and did not hand in: it is their own as well."""
SEQ = "seq"

C = CHANGE.c


def last_look(connection: Connection, actor: Actor) -> int | None:
    """The newest line that somebody has seen, or may have: at the last look, or when the last session ended.

    Args:
        connection: Inside ``Database.read()``.
        actor: Who.

    Returns:
        None where nothing is known: whoever never looked has no news.
    """
    kept = kept_draft(connection, actor, FORM)
    seen = [int(kept.typed[SEQ][0])] if kept is not None else []
    if actor.member_id is not None:
        ended = (
            select(C.seq)
            .where(C.member_id == actor.member_id, (C.entity + "") == SESSION, C.act == LOGOUT)
            .order_by(C.seq.desc())
            .limit(1)
        )
        left = connection.scalar(ended)
        seen += [] if left is None else [left]
    return max(seen, default=None)
