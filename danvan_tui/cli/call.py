"""One call of the command line: its language, and which register it is about."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli.errors import BadChoice, OwnDatabase, TwoDatabases
from danvan_tui.locale import LANGUAGES, Words
from danvan_tui.places import register_file, sample_file

if TYPE_CHECKING:
    from db.engine import Database
    from db.identity import Actor

VARIABLE = "DANVAN_DATABASE"
"""A path or a URL of the register, where ``--db`` does not name one."""


@dataclass(frozen=True, slots=True)
class At:
    """Which register, and which language: accepted before and after a command's name."""

    db: Annotated[str | None, typer.Option("--db", metavar="cli.meta.db", help="cli.opt.db")] = None
    sample: Annotated[bool, typer.Option("--sample", help="cli.opt.sample")] = False
    lang: Annotated[str | None, typer.Option("--lang", metavar="cli.meta.lang", help="cli.opt.lang")] = None


@dataclass(frozen=True, slots=True)
class Call:
    """What a command knows of its call.

    Attributes:
        words: The language.
        at: Which register.
        period: The period that stood before the command's name.
        served: The register of the server that carries the call out for a member; None for a call on the
            person's own machine.
        member: The member that a server carries it out for.
    """

    words: Words
    at: At = field(default_factory=At)
    period: str | None = None
    served: "Database | None" = None
    member: "Actor | None" = None

    @property
    def who(self) -> "Actor":
        """Who acts: the member that the server knows, or whoever works on this machine."""
        from danvan_tui.cli.actor import NOBODY, local_actor

        return local_actor() if self.served is None else self.member or NOBODY

    def url(self) -> str | None:
        """The register that is asked for: a path or a URL, or None for the usual place."""
        return self.at.db or os.environ.get(VARIABLE) or None

    def database(self) -> "Database":
        """The register, not looked at yet; the sample is made where there is none."""
        if self.at.sample:
            from db.sample.opening import open_sample

            return open_sample(sample_file())
        from db.engine import Database

        return Database(self.url() or register_file())

    @contextmanager
    def register(self) -> "Iterator[Database]":
        """The register, known to be there, ours and of today's structure; closed in the end.

        Raises:
            DatabaseMissing, DatabaseUnreachable, NotOurDatabase, DatabaseNewer, DatabaseOlder
        """
        if self.served is not None:
            yield self.served
            return
        database = self.database()
        try:
            database.require()
            yield database
        finally:
            database.close()


def called(ctx: typer.Context, at: At) -> Call:
    """The call that a command stands in: what stood before its name, and what stands behind it.

    Raises:
        BadChoice: No such language.
        TwoDatabases: Both a database and the sample are asked for.
        OwnDatabase: A server is asked for another register than its own.
    """
    call: Call = ctx.obj
    if at.lang is not None and at.lang not in LANGUAGES:
        raise BadChoice(option="--lang", value=at.lang, choices=", ".join(LANGUAGES))
    both = At(db=at.db or call.at.db, sample=at.sample or call.at.sample, lang=at.lang or call.at.lang)
    if both.db and both.sample:
        raise TwoDatabases()
    if call.served is not None and (both.db or both.sample):
        raise OwnDatabase()
    return replace(call, at=both)
