"""The forms of members: taken in, another role or post, a key."""

from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.people_entries import day_entry, decision_entry, post_entry, role_entry
from danvan_tui.locale import Words
from danvan_tui.present import calendar, members, say
from db.identity import Role
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.committee_records import RosterRow
    from db.read.member_records import MemberRecord

KEY = 1_500
"""Letters of a public key's line; one of RSA has the most."""


class NewMember(Form):
    """Take somebody into the committee."""

    title = "people.form.new"

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "member"

    def open(self, live: "Live", words: Words) -> Opened:
        """Somebody who looks, from today on."""
        entries = (
            Entry("name", Kind.LINE, "members.name", "allowed.person", needed=True, limit=100),
            role_entry(words),
            Entry("position", Kind.LINE, "people.position", "allowed.position"),
            post_entry(live, words),
            day_entry("since", "people.since", needed=True),
            decision_entry(),
            Entry("key", Kind.LINE, "people.key", "allowed.key", limit=KEY),
        )
        viewer = Value(members.role(words, Role.VIEWER), str(Role.VIEWER))
        return Opened(entries, {"role": viewer, "since": Value(calendar.day(local_today()))})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Take them in, with the key, or not at all."""
        from db.read.committee_records import RosterRow
        from db.write.committee_drafts import TermDraft
        from db.write.members import add_key, add_member
        from db.write.session import writing

        post, key = values["post"].chosen, meaning.text(values["key"])
        given = None if post is None else TermDraft(str(post), decision=meaning.text(values["decision"]))
        with writing(live.database(), actor) as work:
            number = add_member(
                work,
                values["name"].text,
                Role(str(values["role"].chosen)),
                meaning.text(values["position"]),
                since=meaning.day(values["since"].text),
                post=given,
            )
            if key is not None:
                add_key(work, number, key)
        self.added = Added(RosterRow, number)
        return words("people.done.new", name=say.stored(values["name"].text))


class AmendMember(Form):
    """Another role, another post."""

    title = "people.form.amend"

    def __init__(self, member: "RosterRow") -> None:
        """A form about a member who is in view."""
        self._member = member

    @property
    def key(self) -> str:
        """One for each member."""
        return f"member:{self._member.id}"

    def about(self, words: Words) -> str:
        """Who it is about."""
        return say.stored(self._member.name)

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.read.members import find_member

        with live.database().read() as connection:
            member = find_member(connection, self._member.id)
        entries = (role_entry(words), post_entry(live, words), day_entry("since", "people.from"), decision_entry())
        term = member.term
        name = "" if term is None else term.post.name if words.language == "vi" else term.post.name_en
        values = {
            "role": Value(members.role(words, member.role), str(member.role)),
            "post": Value() if term is None else Value(say.stored(name), term.post.code),
        }
        return Opened(entries, values, member)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """What is otherwise, all of it or nothing. A role that was not touched here is not written again."""
        from db.write.committee_drafts import TermDraft
        from db.write.members import set_role
        from db.write.session import writing
        from db.write.terms import give_post

        seen = cast("MemberRecord", token)
        role, post = Role(str(values["role"].chosen)), values["post"].chosen
        version: int | None = seen.version
        with writing(live.database(), actor) as work:
            if role != seen.role:
                set_role(work, seen.id, role, version=version)
                # By this act itself it is another one.
                version = None
            if post is not None and post != (None if seen.term is None else seen.term.post.code):
                since, decision = meaning.day(values["since"].text), meaning.text(values["decision"])
                give_post(work, seen.id, TermDraft(str(post), since, decision=decision), version=version)
        return words("people.done.amend", name=say.stored(self._member.name))


class KeyForm(Form):
    """A key that lets a member in."""

    title = "people.form.key"

    def __init__(self, member_id: int) -> None:
        """A form for a member."""
        self._member_id = member_id

    @property
    def key(self) -> str:
        """One for each member."""
        return f"member-key:{self._member_id}"

    def open(self, live: "Live", words: Words) -> Opened:
        """An empty line."""
        return Opened((Entry("key", Kind.LINE, "people.key", "allowed.key", needed=True, limit=KEY),), {})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Add it."""
        from db.read.member_records import KeyRecord
        from db.write.members import add_key
        from db.write.session import writing

        with writing(live.database(), actor) as work:
            self.added = Added(KeyRecord, add_key(work, self._member_id, values["key"].text))
        return words("people.done.key")
