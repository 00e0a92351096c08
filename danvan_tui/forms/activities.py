"""The forms of activities: what is held, when, where, with whom; and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.paragraphs import on_one_line, on_several
from danvan_tui.forms.unit_entries import below, chosen_units, unit_options, units_entry
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.calendar_records import ActivityRecord
    from db.write.calendar_drafts import ActivityDraft

KINDS = ("TRAINING", "SEMINAR", "INSPECTION_ROUND", "INTERIM_REVIEW", "FINAL_REVIEW", "MEETING")
RESULT = 8_000
"""Letters of a result at the most."""
_PEOPLE = Entry("people", Kind.NUMBER, "calendar.people", "allowed.households", limit=20)
_CAME = Entry("result", Kind.LINE, "entry.results", "allowed.contents", limit=RESULT)


class _ActivityForm(Form):
    """What the two forms share: their entries and options."""

    spans = (("since", "until"),)

    def __init__(self, words: Words) -> None:
        """A form in a session's language."""
        self._words = words

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stand in the year, and all directly below one that stand on the day."""
        since = meaning.iso(values["since"])
        year = None if since is None else int(since[:4])
        return unit_options(live, self._words, typed, year, groups=True, on=since or local_today())

    def several(self, live: "Live", entry: Entry, option: Option) -> Sequence[Option]:
        """The units of a group."""
        return below(live, option, local_today())


class NewActivity(_ActivityForm):
    """Something that will be held, or was."""

    title = "activity.form.new"

    def __init__(self, words: Words, on: date | None) -> None:
        """A form.

        Args:
            words: The session's language.
            on: The day that stands there first, if any.
        """
        super().__init__(words)
        self._on = on

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "activity"

    def open(self, live: "Live", words: Words) -> Opened:
        """One day's, without units."""
        return Opened(_entries(words), {"since": Value(calendar.day(self._on))})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Put it into the calendar."""
        from db.read.calendar_records import ActivityRecord
        from db.write.activities import add_activity
        from db.write.session import writing

        draft = _draft(values)
        with writing(live.database(), actor) as work:
            number = add_activity(work, draft)
        self.added = Added(ActivityRecord, number)
        day = calendar.days(draft.since.isoformat(), (draft.until or draft.since).isoformat())
        return words("calendar.done.activity", id=number, title=say.stored(draft.title), day=day)


class AmendActivity(_ActivityForm):
    """An activity that is there."""

    title = "activity.form.amend"

    def __init__(self, words: Words, record: "ActivityRecord") -> None:
        """A form about an activity that is in view."""
        super().__init__(words)
        self._record = record

    @property
    def key(self) -> str:
        """One for each activity."""
        return f"activity:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return say.stored(self._record.title)

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        record = _now(live, self._record.id)
        one_day = record.from_date == record.until_date
        values = {
            "kind": Value(calendar.kind(words, record.kind), record.kind),
            "title": Value(say.stored(record.title)),
            "since": Value(calendar.day(record.from_date)),
            "until": Value("" if one_day else calendar.day(record.until_date)),
            "place": Value(say.stored(record.place)),
            "units": chosen_units(record.units),
            **_held(words, record),
        }
        return Opened(_entries(words), values, record)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Amend it."""
        from db.write.activities import amend_activity
        from db.write.session import writing

        seen = cast("ActivityRecord", token)
        draft = _draft(values, seen.result)
        with writing(live.database(), actor) as work:
            amend_activity(work, seen.id, draft, seen.version)
        return words("activity.done.amend", title=say.stored(draft.title))


class HeldForm(Form):
    """What came of an activity, and how many took part."""

    title = "activity.form.held"

    def __init__(self, record: "ActivityRecord") -> None:
        """A form about an activity that is in view."""
        self._record = record

    @property
    def key(self) -> str:
        """One for each activity."""
        return f"held:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return say.stored(self._record.title)

    def open(self, live: "Live", words: Words) -> Opened:
        """What is known of it."""
        record = _now(live, self._record.id)
        return Opened((_PEOPLE, _CAME), _held(words, record), record)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Note it; all else stays as it is."""
        from db.write.activities import amend_activity
        from db.write.session import writing

        seen = cast("ActivityRecord", token)
        draft = _with_what_came(_as_it_is(seen), values, seen.result)
        with writing(live.database(), actor) as work:
            amend_activity(work, seen.id, draft, seen.version)
        return words("activity.done.held", title=say.stored(seen.title))


def _entries(words: Words) -> tuple[Entry, ...]:
    kinds = tuple(Option(each, words(f"activity_kind.{each}")) for each in KINDS)
    return (
        Entry("kind", Kind.CHOICE, "calendar.kind", "allowed.choice", needed=True, options=kinds),
        Entry("title", Kind.LINE, "calendar.title", "allowed.name", needed=True),
        Entry("since", Kind.DATE, "entry.since", "allowed.date", needed=True, limit=20),
        Entry("until", Kind.DATE, "entry.until", "allowed.until", limit=20),
        Entry("place", Kind.LINE, "calendar.place", "allowed.note"),
        units_entry(),
        _PEOPLE,
        _CAME,
    )


def _now(live: "Live", activity_id: int) -> "ActivityRecord":
    from db.read.activities import activity

    with live.database().read() as connection:
        return activity(connection, activity_id)


def _held(words: Words, record: "ActivityRecord") -> dict[str, Value]:
    people = "" if record.participants is None else say.number(words, record.participants)
    return {"people": Value(people), "result": Value(on_one_line(record.result))}


def _with_what_came(draft: "ActivityDraft", values: Values, stored: str | None) -> "ActivityDraft":
    result = on_several(values["result"].text, stored)
    return replace(draft, participants=meaning.number(values["people"]), result=result)


def _draft(values: Values, stored: str | None = None) -> "ActivityDraft":
    from db.schema import ActivityKind
    from db.write.calendar_drafts import ActivityDraft

    since = meaning.day(values["since"].text)
    assert since is not None  # the dialog saves no wrong value
    draft = ActivityDraft(
        kind=ActivityKind(str(values["kind"].chosen)),
        title=values["title"].text,
        since=since,
        until=meaning.day(values["until"].text),
        place=meaning.text(values["place"]),
        unit_ids=meaning.ids(values["units"]),
    )
    return _with_what_came(draft, values, stored)


def _as_it_is(record: "ActivityRecord") -> "ActivityDraft":
    from db.schema import ActivityKind
    from db.write.calendar_drafts import ActivityDraft

    return ActivityDraft(
        kind=ActivityKind(record.kind),
        title=record.title,
        since=date.fromisoformat(record.from_date),
        until=date.fromisoformat(record.until_date),
        place=record.place,
        unit_ids=tuple(unit.id for unit in record.units),
    )
