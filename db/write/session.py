"""One transaction of one actor: rows and their Changes together, all or nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from db.committee import READING
from db.engine import Database
from db.errors import Conflict, Denied, MemberLeft, Said
from db.identity import SESSION, Actor, Role
from db.rights import LEAST, ROLES, Act, may
from db.schema.tables import CHANGE, MEMBER
from db.stored import notice
from db.text import clean_line, now_utc
from db.write.bulk import store
from db.write.ledger import GENESIS, Line, canonical

NOBODY = "?"
"""The actor of whom nothing is left but invisible characters."""
RECORD = Said("Bản ghi", "The record")
"""What a conflict is about, where nobody knows more."""
DENIED = "denied"
"""The act of a line that says what somebody may not do and tried."""


@dataclass(slots=True)
class Writing:
    """What an act works with: the session, who acts, and the ledger's end.

    Attributes:
        session: An ORM session inside the transaction. Flushed and committed by ``writing``.
        actor: Who acts, as the ledger says it.
        at: The transaction's time, UTC, ISO.
        who: Who acts; None for the program itself.
    """

    session: Session
    actor: str
    at: str
    who: Actor | None = None
    _role: Role | None = None
    _head: tuple[int, str] | None = None
    _first: int | None = None
    """The first line of this act: all of a transaction, unless ``another_act`` says otherwise."""
    _lines: list[tuple[Any, ...]] = field(default_factory=list)
    _acted: bool = False
    """Whether a line says more than that somebody read or tried something."""

    def require(self, act: Act) -> None:
        """See that the actor may do something, by what the register says of them now.

        Raises:
            Denied: They may not. ``writing`` notes it in the ledger.
        """
        if self.who is None:
            return
        role = self._role = self._role or self._role_now(self.who, act)
        if not may(role, act):
            raise Denied(role=ROLES[role], least=ROLES[LEAST[act]], act=act)

    def _role_now(self, who: Actor, act: Act) -> Role:
        if who.member_id is None:
            return who.role
        there = select(MEMBER.c.role).where(MEMBER.c.id == who.member_id, MEMBER.c.retired_at.is_(None))
        role = self.session.execute(there).scalar()
        if role is None:
            raise MemberLeft(act=act)
        return Role(role)

    def record(
        self,
        act: str,
        entity: str,
        entity_id: int | None,
        *,
        model_id: int | None = None,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
    ) -> int:
        """Add a line to the ledger.

        Args:
            act: What was done ("register", "move", ...).
            entity: The kind of record.
            entity_id: Its id.
            model_id: The model that it belongs to, for the model's history.
            before: What stood there; only what changed.
            after: What stands there now.

        Returns:
            The line's ``seq``.
        """
        if self._head is None:
            newest = select(CHANGE.c.seq, CHANGE.c.hash).order_by(CHANGE.c.seq.desc()).limit(1)
            last = self.session.execute(newest).first()
            self._head = (last[0], last[1]) if last else (0, GENESIS)
        seq, previous = self._head[0] + 1, self._head[1]
        self._first = self._first or seq
        self._acted = self._acted or entity not in {READING, SESSION}
        line = Line(
            seq=seq,
            at=self.at,
            actor=self.actor,
            act=act,
            entity=entity,
            entity_id=entity_id,
            model_id=model_id,
            before=canonical(before),
            after=canonical(after),
            previous=previous,
            member_id=None if self.who is None else self.who.member_id,
            first_seq=self._first,
        )
        digest = line.digest()
        self._lines.append((*(getattr(line, name) for name in Line.__slots__), digest))
        self._head = (seq, digest)
        return seq

    def another_act(self) -> None:
        """What follows is another act, though it is stored or lost together with what went before."""
        self._first = None

    def flush(self) -> None:
        """Send everything to the database.

        Raises:
            Conflict: A record has another version by now.
        """
        try:
            self.session.flush()
        except StaleDataError as error:
            raise Conflict(what=RECORD) from error
        if self._lines:
            store(self.session.connection(), CHANGE, (*Line.__slots__, "hash"), self._lines)
            self._lines.clear()


@contextmanager
def writing(database: Database, actor: Actor | str) -> Iterator[Writing]:
    """A writer's transaction.

    Args:
        database: The register.
        actor: Who acts; a name alone for the program itself, which may do everything.

    Raises:
        Denied: The actor may not do this. What was tried is a line of the ledger then, and the only one.
        Conflict: Somebody else changed a record since it was read.
        DatabaseBusy, DatabaseUnreachable, DiskFull
    """
    try:
        with _transaction(database, actor) as work:
            yield work
    except Denied as denied:
        with _transaction(database, actor) as work:
            who = actor if isinstance(actor, Actor) else None
            about: dict[str, object] = {
                "act": str(denied.params["act"]),
                "member_id": who.member_id if who else None,
                "model_id": denied.params.get("model_id"),
            }
            work.record(DENIED, SESSION, None, after={name: said for name, said in about.items() if said})
        raise


@contextmanager
def _transaction(database: Database, actor: Actor | str) -> Iterator[Writing]:
    who = actor if isinstance(actor, Actor) else None
    name = who.name if who is not None else str(actor)
    with (
        database.write() as connection,
        Session(bind=connection, autoflush=False, join_transaction_mode="rollback_only") as session,
    ):
        work = Writing(session=session, actor=clean_line(name) or NOBODY, at=now_utc(), who=who)
        yield work
        work.flush()
    if work._acted:
        notice()
