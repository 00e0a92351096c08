"""Acts on units from the command line: looked at, then done under one lock, or only looked at."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from danvan_tui.cli.call import Call
from danvan_tui.cli.member_output import members_format
from danvan_tui.cli.unit_options import children, unit_kind, unit_on

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.unit_changes import ChangeSet, Terms, UnitDraft
    from db.unit_plans import UnitFacts


def carry_out(
    call: Call, format: str, make: "Callable[[Connection], ChangeSet]", child: Sequence[str] | None, dry_run: bool
) -> None:
    """Carry an act out, or say what it will do.

    Args:
        call: The call.
        format: "table" or "json", as typed.
        make: What shall become of the units, asked of the register under one lock.
        child: Where single units below go, as typed.
        dry_run: Only say it.
    """
    from danvan_tui.cli.actor import local_actor
    from danvan_tui.cli.unit_output import put_done, put_preview
    from db.read.unit_preview import preview, to_choose
    from db.write.session import writing
    from db.write.units import reorganise

    shape = members_format(format)

    def changes(connection: "Connection") -> "ChangeSet":
        asked = make(connection)
        return replace(asked, children=asked.children + children(connection, child, asked))

    with call.register() as database:
        if dry_run:
            with database.read() as connection:
                planned = changes(connection)
                put_preview(call, shape, preview(connection, planned), to_choose(connection, planned))
            return
        with writing(database, local_actor()) as work:
            # Looked at and done under one lock: what is said is what was done.
            connection = work.session.connection()
            planned = changes(connection)
            seen = preview(connection, planned)
            done = reorganise(work, planned)
    put_done(call, shape, seen, done.begun)


def new_unit(
    connection: "Connection",
    name: str,
    kind: str | None,
    above: str | None,
    code: str | None,
    like: int,
    terms: "Terms",
) -> "UnitDraft":
    """A new unit: of the kind and below the unit that was said, or as the old one has them."""
    from db.unit_changes import UnitDraft
    from db.unit_kinds import UnitKind

    old = old_unit(connection, like)
    parent = unit_on(connection, above, terms.on).id if above else old.parent_id
    return UnitDraft(name, unit_kind(kind, name, UnitKind(old.kind)), parent, code)


def old_unit(connection: "Connection", number: int) -> "UnitFacts":
    """A unit as it stands."""
    from db.read.unit_plans import all_unit_facts

    return all_unit_facts(connection)[number]
