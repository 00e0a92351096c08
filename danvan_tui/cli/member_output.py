"""Members and keys as the command line gives them: a sentence or a table for people, JSON for programs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.choices import choose
from danvan_tui.cli.committee_options import term_data

if TYPE_CHECKING:
    from danvan_tui.cli.call import Call
    from danvan_tui.present.plain import Value
    from db.engine import Database
    from db.read.members import KeyRecord, MemberRecord

FormatOption = Annotated[str, typer.Option("--format", metavar="cli.meta.check_format", help="cli.opt.format")]
MemberArgument = Annotated[str, typer.Argument(metavar="members.meta.member", help="members.arg.member")]

FORMATS = ("table", "json")


def members_format(value: str) -> str:
    """The format that is meant.

    Raises:
        BadChoice: No such format.
    """
    return choose("--format", value, {name: name for name in FORMATS}, ", ".join(FORMATS))


def put_done(
    call: "Call", kind: str, database: "Database", said: "Iterable[str]", member_id: int, key_id: int | None = None
) -> None:
    """What an act left behind.

    Args:
        call: The call.
        kind: "table" or "json".
        database: The register, after the act.
        said: Keys of the sentences that say what was done.
        member_id: Whom it was done to.
        key_id: The key that it was about.
    """
    from danvan_tui.present import members as present
    from danvan_tui.present import say
    from danvan_tui.present.plain import json_value
    from db.read.members import find_key, find_member

    with database.read() as connection:
        member = find_member(connection, member_id)
        key = find_key(connection, key_id) if key_id is not None else None
    if kind == "json":
        data = {"member": member_data(member), "key": key_data(key) if key else None}
        output.put(json_value(data))
        return
    about = {
        "id": member.id,
        "name": say.stored(member.name),
        "role": present.role(call.words, member.role),
        **_post(call, member),
        "key_id": key.id if key else 0,
        "fingerprint": key.fingerprint if key else "",
    }
    output.put(call.words(sentence, **about) + "\n" for sentence in said)


def _post(call: "Call", member: "MemberRecord") -> dict[str, str]:
    """The member's post and its days, where there is one."""
    from danvan_tui.present.committee import days, post_name

    term = member.term
    if term is None:
        return {"post": "", "days": ""}
    return {"post": post_name(call.words, term.post), "days": days(call.words, term.since, term.until)}


def put_members(call: "Call", kind: str, members: "Iterable[MemberRecord]") -> None:
    """The members, one a line."""
    from danvan_tui.present import members as present
    from danvan_tui.present.plain import json_object, table

    if kind == "json":
        output.put(json_object({"as_of": _now()}, map(member_data, members)))
        return
    lines = (present.member_cells(call.words, member) for member in members)
    output.put(table(present.member_columns(call.words), lines))


def put_keys(call: "Call", kind: str, keys: "Iterable[KeyRecord]") -> None:
    """The keys, one a line."""
    from danvan_tui.present import members as present
    from danvan_tui.present.plain import json_object, table

    if kind == "json":
        output.put(json_object({"as_of": _now()}, map(key_data, keys)))
        return
    output.put(table(present.key_columns(call.words), map(present.key_cells, keys)))


def member_data(member: "MemberRecord") -> "dict[str, object]":
    """A member as other programs read it; times with Vietnam's offset."""
    return {
        "id": member.id,
        "name": member.name,
        "role": str(member.role),
        "position": member.position,
        "post": term_data(member.term),
        "from_date": member.from_date,
        "until_date": member.until_date,
        "retired_at": _time(member.retired_at),
        "keys": member.keys,
    }


def key_data(key: "KeyRecord") -> "dict[str, Value]":
    """A key as other programs read it; times with Vietnam's offset."""
    return {
        "id": key.id,
        "member_id": key.member_id,
        "member": key.member,
        "fingerprint": key.fingerprint,
        "algorithm": key.algorithm,
        "label": key.label,
        "added_at": _time(key.added_at),
        "added_by": key.added_by,
        "revoked_at": _time(key.revoked_at),
        "revoked_by": key.revoked_by,
    }


def _time(utc: str | None) -> str | None:
    from db.text import local_time

    return local_time(utc).isoformat(timespec="seconds") if utc else None


def _now() -> str:
    from db.text import local_now

    return local_now().isoformat(timespec="seconds")
