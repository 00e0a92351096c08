"""The forms of assignments: who is in charge of what, until when, and who takes whose place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened, Preview, PreviewLine
from danvan_tui.forms.people_entries import day_entry, decision_entry, field_entry, member_entry, yes_entry
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.widgets.virtual_list import Piece
from db.text import local_now, local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor

Known = tuple[int, str]
"""A record's id, and its name, safe to show."""


class AssignForm(Form):
    """Put a member in charge of a field, a unit, or the field in the unit."""

    title = "people.form.assign"
    spans = (("since", "until"),)

    def __init__(self, member: Known | None = None, field: Known | None = None, unit: Known | None = None) -> None:
        """A form; what is known already stands there."""
        self._known = {"member": member, "field": field, "unit": unit}

    @property
    def key(self) -> str:
        """One for what is known already."""
        return "assign:" + ",".join(f"{name}{each[0]}" for name, each in self._known.items() if each is not None)

    def open(self, live: "Live", words: Words) -> Opened:
        """From today on, without an end."""
        self._words = words
        entries = (
            member_entry(live),
            field_entry(live, words),
            Entry("unit", Kind.CHOICE, "entry.unit", "allowed.field_or_unit", searched=True),
            day_entry("since", "people.since", needed=True),
            day_entry("until", "people.until"),
            decision_entry(),
        )
        known = {name: Value(each[1], each[0]) for name, each in self._known.items() if each is not None}
        return Opened(entries, {"since": Value(calendar.day(local_today()))} | known)

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stand this year."""
        return unit_options(live, self._words, typed, local_now().year)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Assign it."""
        from db.read.committee_records import AssignmentRecord
        from db.write.assignments import assign
        from db.write.committee_drafts import AssignmentDraft
        from db.write.session import writing

        draft = AssignmentDraft(
            cast("int", values["member"].chosen),
            cast("int | None", values["field"].chosen),
            cast("int | None", values["unit"].chosen),
            meaning.day(values["since"].text),
            meaning.day(values["until"].text),
            meaning.text(values["decision"]),
        )
        with writing(live.database(), actor) as work:
            self.added = Added(AssignmentRecord, assign(work, draft))
        what = " · ".join(values[name].text for name in ("field", "unit") if values[name].chosen is not None)
        return words("people.done.assign", name=values["member"].text, what=what)


class EndForm(Form):
    """End assignments: on one day, by one decision."""

    title = "people.form.end"

    def __init__(self, about: str, assignments: Sequence[tuple[int, int]]) -> None:
        """A form.

        Args:
            about: What they are about, safe to show.
            assignments: Each one's id, and the version that is on the screen.
        """
        self._about = about
        self._assignments = assignments

    @property
    def key(self) -> str:
        """One for the same assignments."""
        return "assign-end:" + ",".join(str(number) for number, _ in self._assignments)

    def about(self, words: Words) -> str:
        """What they are about."""
        return self._about

    def open(self, live: "Live", words: Words) -> Opened:
        """Today is the last day."""
        entries = (day_entry("last", "people.last", needed=True), decision_entry())
        return Opened(entries, {"last": Value(calendar.day(local_today()))})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """End them all, or none."""
        from db.write.assignments import end_assignment
        from db.write.session import writing

        last, decision = meaning.day(values["last"].text), meaning.text(values["decision"])
        with writing(live.database(), actor) as work:
            for number, version in self._assignments:
                end_assignment(work, number, version, last, decision)
        return words("people.done.end", what=self._about, day=values["last"].text)


class ReplaceForm(Form):
    """Kiện toàn: another member takes over the post and what one is in charge of."""

    title = "people.form.replace"

    def __init__(self, member_id: int, name: str) -> None:
        """A form about the member who goes; ``name`` is safe to show."""
        self._member_id = member_id
        self._name = name

    @property
    def key(self) -> str:
        """One for each member."""
        return f"replace:{self._member_id}"

    def about(self, words: Words) -> str:
        """Who goes."""
        return self._name

    def open(self, live: "Live", words: Words) -> Opened:
        """From today on; the one who goes stays a member."""
        entries = (
            member_entry(live, "people.successor", leave_out=self._member_id),
            day_entry("on", "people.from", needed=True),
            decision_entry(),
            yes_entry(words, "retire", "people.retires"),
        )
        return Opened(
            entries, {"on": Value(calendar.day(local_today())), "retire": Value(words("people.no"), "no")}
        )

    def preview(self, live: "Live", words: Words, values: Values) -> Preview:
        """How much goes over; what ends with it."""
        from db.read.replacing import takeover

        new, day = cast("int", values["member"].chosen), meaning.day(values["on"].text)
        on = local_today() if day is None else day.isoformat()
        found = live.read(takeover, self._member_id, new, on).value
        name, count = values["member"].text, say.number(words, found.goes)
        key = "people.preview.replace" if found.post else "people.preview.charges"
        beside = [words("people.preview.ends", count=say.number(words, found.ends))] if found.ends else []
        for vi, en in found.given_up:
            post = say.stored(vi if words.language == "vi" else en)
            beside.append(words("people.preview.given_up", name=name, post=post))
        return Preview(words(key, name=name, count=count), [PreviewLine((Piece(f"- {line}"),)) for line in beside])

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Replace them."""
        from db.write.reorganise import replace_member
        from db.write.session import writing

        with writing(live.database(), actor) as work:
            replaced = replace_member(
                work,
                self._member_id,
                cast("int", values["member"].chosen),
                meaning.day(values["on"].text),
                meaning.text(values["decision"]),
                retire=values["retire"].chosen == "yes",
            )
        count = say.number(words, len(replaced.opened))
        return words("people.done.replace", old=self._name, new=values["member"].text, count=count)
