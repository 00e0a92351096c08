"""Keeping until where somebody has read the ledger. It is their own; no ledger speaks of it."""

from db.engine import Database
from db.identity import Actor
from db.read.last_look import FORM, SEQ
from db.write.keeping import keep_draft


def keep_look(database: Database, actor: Actor, seq: int) -> None:
    """Keep that somebody has seen the ledger up to a line.

    Raises:
        DatabaseUnreachable, DatabaseBusy, DiskFull
    """
    keep_draft(database, actor, FORM, {SEQ: (str(seq), None)})
