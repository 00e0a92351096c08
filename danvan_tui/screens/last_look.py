"""Keeping until where a member has seen the ledger, when they leave it."""

from contextlib import suppress

from danvan_tui.session import Session
from db.errors import DanvanError


def keep_look(session: Session, seq: int) -> None:
    """Keep it in a thread; where it cannot be kept, the next look has more that is new.

    Args:
        session: Whose look it was.
        seq: The newest line.
    """
    live, actor = session.live, session.actor

    def keep() -> None:
        from db.write.looking import keep_look as write

        with suppress(DanvanError):
            write(live.database(), actor, seq)

    if session.is_running:
        session.run_worker(keep, thread=True, group="last-look")
