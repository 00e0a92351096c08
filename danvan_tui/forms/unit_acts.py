"""The forms of acts on units: a dated fact each, under a decision; what it will do is said before it is done."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.people_entries import day_entry, decision_entry
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say, unit_board
from db.text import local_now, local_today
from db.unit_changes import Below, ChangeSet, Terms, UnitDraft, dissolving, merging, splitting
from db.unit_kinds import UnitKind

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.unit_list import UnitRecord


class UnitActForm(Form):
    """What the acts share: from when on, by which decision, and what becomes of the units below."""

    def __init__(self, units: "Sequence[UnitRecord]") -> None:
        """A form about units that are in view."""
        self._units = units

    @property
    def key(self) -> str:
        """One for an act on the same units."""
        return f"{self.title}:{','.join(str(unit.id) for unit in self._units)}"

    def about(self, words: Words) -> str:
        """Which units."""
        return ", ".join(say.stored(unit.name) for unit in self._units)

    @abstractmethod
    def own_entries(self, words: Words) -> Sequence[Entry]:
        """What is asked beside the day and the decision."""

    @abstractmethod
    def changes(self, connection: "Connection", values: Values, terms: Terms) -> ChangeSet:
        """What shall be done."""

    def open(self, live: "Live", words: Words) -> Opened:
        """From today on; what is below goes along."""
        below = tuple(Option(str(each), words(f"book.children.{each}")) for each in (Below.FOLLOW, Below.END))
        entries = (
            *self.own_entries(words),
            day_entry("on", "book.on", needed=True),
            decision_entry(),
            Entry("below", Kind.CHOICE, "book.children", "allowed.choice", needed=True, options=below),
        )
        first = self._units[0].kind
        values = {
            "on": Value(calendar.day(local_today())),
            "below": Value(below[0].label, below[0].value),
            "kind": Value(words(f"unit_kind.{first}"), first),
        }
        asked = {entry.id for entry in entries}
        return Opened(entries, {name: value for name, value in values.items() if name in asked})

    def _changes(self, connection: "Connection", values: Values) -> ChangeSet:
        on = meaning.day(values["on"].text)
        assert on is not None  # the dialog saves no wrong value
        terms = Terms(on, meaning.text(values["decision"]), Below(str(values["below"].chosen)))
        return self.changes(connection, values, terms)

    def preview(self, live: "Live", words: Words, values: Values) -> str:
        """Who ends, who begins, where models will be seen, what needs a choice."""
        from db.read.unit_preview import preview

        with live.database().read() as connection:
            return unit_board.preview_line(words, preview(connection, self._changes(connection, values)))

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Do it."""
        from db.read.unit_list import UnitRecord
        from db.write.session import writing
        from db.write.units import carry_out_one

        with writing(live.database(), actor) as work:
            done = carry_out_one(work, self._changes(work.session.connection(), values))
        if len(done.begun) == 1:
            self.added = Added(UnitRecord, *done.begun.values())
        return words("book.done", what=words(self.title), name=self.about(words))


class RenameUnit(UnitActForm):
    """Another name, or another kind."""

    title = "book.form.rename"

    def own_entries(self, words: Words) -> Sequence[Entry]:
        """The new name and kind."""
        return name_entry(), kind_entry(words)

    def changes(self, connection: "Connection", values: Values, terms: Terms) -> ChangeSet:
        """The old one ends, the new one follows it."""
        from db.read.unit_plans import renamed

        return renamed(connection, self._units[0].id, values["name"].text, terms, kind_of(values))


class MergeUnits(UnitActForm):
    """Several units as one new unit."""

    title = "book.form.merge"

    def own_entries(self, words: Words) -> Sequence[Entry]:
        """The new unit's name and kind."""
        return name_entry(), kind_entry(words)

    def changes(self, connection: "Connection", values: Values, terms: Terms) -> ChangeSet:
        """They all end; the new one stands where the first of them stood."""
        draft = UnitDraft(values["name"].text, kind_of(values), self._units[0].parent_id)
        return merging([unit.id for unit in self._units], draft, terms)


class SplitUnit(UnitActForm):
    """One unit as several new ones."""

    title = "book.form.split"

    def own_entries(self, words: Words) -> Sequence[Entry]:
        """The new units' names, and their kind."""
        return Entry("names", Kind.LINE, "book.names", "allowed.names", needed=True), kind_entry(words)

    def changes(self, connection: "Connection", values: Values, terms: Terms) -> ChangeSet:
        """It ends; its models wait for a choice."""
        names = [name.strip() for name in values["names"].text.split(";") if name.strip()]
        parent = self._units[0].parent_id
        return splitting(self._units[0].id, [UnitDraft(name, kind_of(values), parent) for name in names], terms)


class DissolveUnit(UnitActForm):
    """The end of a unit that nothing follows."""

    title = "book.form.dissolve"

    def own_entries(self, words: Words) -> Sequence[Entry]:
        """Nothing else."""
        return ()

    def changes(self, connection: "Connection", values: Values, terms: Terms) -> ChangeSet:
        """It ends."""
        return dissolving(self._units[0].id, terms)


class NewUnit(Form):
    """A unit that was not there before."""

    title = "book.form.new"

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "unit"

    def open(self, live: "Live", words: Words) -> Opened:
        """From today on."""
        self._words = words
        entries = (
            name_entry(),
            kind_entry(words),
            Entry("parent", Kind.CHOICE, "book.parent", "allowed.unit", searched=True),
            Entry("code", Kind.LINE, "book.code", "allowed.note", limit=20),
            day_entry("since", "people.since", needed=True),
        )
        return Opened(entries, {"since": Value(calendar.day(local_today()))})

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stand this year."""
        return unit_options(live, self._words, typed, local_now().year)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Add it."""
        from db.read.unit_list import UnitRecord
        from db.write.session import writing
        from db.write.units import add_unit

        parent = cast("int | None", values["parent"].chosen)
        draft = UnitDraft(values["name"].text, kind_of(values), parent, meaning.text(values["code"]))
        since = cast("date", meaning.day(values["since"].text))
        with writing(live.database(), actor) as work:
            self.added = Added(UnitRecord, add_unit(work, draft, since))
        return words("book.done.new", name=say.stored(draft.name))


def name_entry() -> Entry:
    """A unit's name."""
    return Entry("name", Kind.LINE, "book.name", "allowed.unit_name", needed=True)


def kind_entry(words: Words) -> Entry:
    """What sort of body it is."""
    kinds = tuple(Option(str(each), words(f"unit_kind.{each}")) for each in UnitKind)
    return Entry("kind", Kind.CHOICE, "book.kind", "allowed.choice", needed=True, options=kinds)


def kind_of(values: Values) -> UnitKind:
    """The kind that was chosen."""
    return UnitKind(str(values["kind"].chosen))
