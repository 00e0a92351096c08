"""The forms of deadlines: what is due, for whom, by when; and what came in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.unit_entries import below, chosen_units, unit_options, units_entry
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from db.text import local_now, local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.calendar_records import DeadlineRecord
    from db.write.calendar_drafts import DeadlineDraft

KINDS = ("REGISTRATION_LIST", "QUARTERLY", "SIX_MONTH", "YEARLY", "INSPECTION", "OTHER")


class _DeadlineForm(Form):
    """What the two forms share: their entries and options."""

    def __init__(self, words: Words) -> None:
        """A form in a session's language."""
        self._words = words

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stand in the year, and all directly below one."""
        return unit_options(live, self._words, typed, meaning.year(values["year"]), groups=True)

    def several(self, live: "Live", entry: Entry, option: Option) -> Sequence[Option]:
        """The units of a group."""
        return below(live, option, local_today())


class NewDeadline(_DeadlineForm):
    """Something that is due."""

    title = "deadline.form.new"

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "deadline"

    def open(self, live: "Live", words: Words) -> Opened:
        """This year's, for units that are still to be chosen."""
        return Opened(_entries(words), {"year": Value(str(local_now().year))})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Set it."""
        from db.read.calendar_records import DeadlineRecord
        from db.write.deadlines import add_deadline
        from db.write.session import writing

        draft = _draft(values)
        with writing(live.database(), actor) as work:
            number = add_deadline(work, draft)
        self.added = Added(DeadlineRecord, number)
        due, units = calendar.day(draft.due.isoformat()), say.number(words, len(draft.unit_ids))
        return words("calendar.done.deadline", id=number, title=say.stored(draft.title), day=due, units=units)


class AmendDeadline(_DeadlineForm):
    """A deadline that is there."""

    title = "deadline.form.amend"

    def __init__(self, words: Words, record: "DeadlineRecord") -> None:
        """A form about a deadline that is in view."""
        super().__init__(words)
        self._record = record

    @property
    def key(self) -> str:
        """One for each deadline."""
        return f"deadline:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return say.stored(self._record.title)

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.read.deadlines import deadline

        with live.database().read() as connection:
            found = deadline(connection, self._record.id)
        record = found.deadline
        values: Mapping[str, Value] = {
            "title": Value(say.stored(record.title)),
            "kind": Value(calendar.kind(words, record.kind), record.kind),
            "year": Value(str(record.year)),
            "due": Value(calendar.day(record.due_date)),
            "units": chosen_units((unit.unit_id, unit.unit) for unit in found.units),
        }
        return Opened(_entries(words), values, record.version)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Amend it."""
        from db.write.deadlines import amend_deadline
        from db.write.session import writing

        draft = _draft(values)
        with writing(live.database(), actor) as work:
            amend_deadline(work, self._record.id, draft, cast("int", token))
        return words("deadline.done.amend", title=say.stored(draft.title))


class ReceiveForm(Form):
    """What some units handed in: on one day, with one note. All of it in one transaction."""

    title = "deadline.form.receive"

    def __init__(self, about: str, units: Mapping[int, Sequence[int]]) -> None:
        """A form.

        Args:
            about: What came in, or how much, safe to show.
            units: For each deadline, by its id, the units that handed it in.
        """
        self._about = about
        self._units = units

    @property
    def key(self) -> str:
        """One for the same deadlines."""
        return f"receive:{','.join(str(each) for each in self._units)}"

    def about(self, words: Words) -> str:
        """What came in."""
        return self._about

    def open(self, live: "Live", words: Words) -> Opened:
        """Today, without a note."""
        entries = (
            Entry("on", Kind.DATE, "entry.received", "allowed.date", needed=True, limit=20),
            Entry("note", Kind.LINE, "entry.note", "allowed.note"),
        )
        return Opened(entries, {"on": Value(calendar.day(local_today()))})

    def preview(self, live: "Live", words: Words, values: Values) -> str:
        """How many units."""
        return words("deadline.preview.receive", count=say.number(words, sum(map(len, self._units.values()))))

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Note it."""
        from db.write.receipts import receive
        from db.write.session import writing

        on, note = meaning.day(values["on"].text), meaning.text(values["note"])
        with writing(live.database(), actor) as work:
            for deadline, units in self._units.items():
                receive(work, deadline, units, on, note)
        return words("deadline.done.receive", count=say.number(words, sum(map(len, self._units.values()))))


def _entries(words: Words) -> tuple[Entry, ...]:
    kinds = tuple(Option(each, words(f"deadline_kind.{each}")) for each in KINDS)
    return (
        Entry("kind", Kind.CHOICE, "calendar.kind", "allowed.choice", needed=True, options=kinds),
        Entry("title", Kind.LINE, "calendar.title", "allowed.name", needed=True),
        Entry("due", Kind.DATE, "calendar.due", "allowed.date", needed=True, limit=20),
        Entry("year", Kind.YEAR, "entry.year_about", "allowed.year", needed=True, limit=20),
        units_entry(needed=True),
    )


def _draft(values: Values) -> "DeadlineDraft":
    from db.schema import DeadlineKind
    from db.write.calendar_drafts import DeadlineDraft

    due, year = meaning.day(values["due"].text), meaning.year(values["year"])
    assert due is not None  # the dialog saves no wrong value
    assert year is not None  # nor this one
    kind = DeadlineKind(str(values["kind"].chosen))
    return DeadlineDraft(kind, values["title"].text, year, due, meaning.ids(values["units"]))
