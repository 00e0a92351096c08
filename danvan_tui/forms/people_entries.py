"""Entries in which members, fields, posts and roles are chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms.entries import Entry, Kind, Option
from danvan_tui.locale import Words
from danvan_tui.present import members, say
from db.identity import Role

if TYPE_CHECKING:
    from danvan_tui.live import Live


def member_entry(live: "Live", label: str = "people.member", *, leave_out: int | None = None) -> Entry:
    """The members, by given name; but for one."""
    from db.read.members import members as read

    options = tuple(
        Option(each.id, say.stored(each.name), say.stored(each.position))
        for each in live.read(read).value
        if each.id != leave_out
    )
    return Entry("member", Kind.CHOICE, label, "allowed.choice", needed=True, options=options)


def field_entry(live: "Live", words: Words) -> Entry:
    """The fields, or none of them."""
    from db.read.fields import all_fields

    options = tuple(
        Option(each.id, say.field_name(words, each), each.code) for each in live.read(all_fields).value
    )
    return Entry("field", Kind.CHOICE, "entry.field", "allowed.field_or_unit", options=options)


def post_entry(live: "Live", words: Words) -> Entry:
    """The committee's posts, the first in rank first."""
    from db.read.committee import posts

    options = tuple(
        Option(each.code, say.stored(each.name if words.language == "vi" else each.name_en))
        for each in live.read(posts).value
    )
    return Entry("post", Kind.CHOICE, "people.post", "allowed.choice", options=options)


def role_entry(words: Words) -> Entry:
    """What a member may do."""
    options = tuple(Option(str(each), members.role(words, each), words(f"people.role.{each}")) for each in Role)
    return Entry("role", Kind.CHOICE, "people.role", "allowed.choice", needed=True, options=options)


def yes_entry(words: Words, name: str, label: str) -> Entry:
    """Yes or no."""
    options: Sequence[Option] = (Option("no", words("people.no")), Option("yes", words("people.yes")))
    return Entry(name, Kind.CHOICE, label, "allowed.choice", needed=True, options=tuple(options))


def decision_entry() -> Entry:
    """The number of the decision, if there is one."""
    return Entry("decision", Kind.LINE, "people.decision", "allowed.decision")


def day_entry(name: str, label: str, *, needed: bool = False) -> Entry:
    """A day."""
    allowed = "allowed.date" if needed else "allowed.date.free"
    return Entry(name, Kind.DATE, label, allowed, needed=needed, limit=20)
