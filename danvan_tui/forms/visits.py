"""The forms of visits: who went where and when, which models were seen, which must be strengthened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.model_entries import model_label, model_option, models_with
from danvan_tui.forms.paragraphs import on_one_line, on_several
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from db.scope import FIRST_YEAR, Span
from db.text import local_now, local_today
from db.visits import InspectionKind

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.inspection_records import InspectionRecord, VisitRecord
    from db.write.inspections import InspectionDraft

TEXT = 8_000
NOTES = ("findings", "to_strengthen")


def visit_entries(words: Words, *about: Entry, weak: Entry, notes: bool = True) -> tuple[Entry, ...]:
    """What any form of a visit asks.

    Args:
        words: The session's language.
        about: What it asks of the models that were seen.
        weak: Which of them must be strengthened.
        notes: Whether it asks what was found.
    """
    kinds = tuple(Option(str(each), words(f"inspection_kind.{each}")) for each in InspectionKind)
    entries = (
        Entry("kind", Kind.CHOICE, "inspections.kind", "allowed.choice", needed=True, options=kinds),
        Entry("on", Kind.DATE, "entry.visited_on", "allowed.date", needed=True, limit=20),
        # Who went is a note too; left empty where it was not shown, it stays.
        Entry("team", Kind.LINE, "entry.team", "allowed.team", needed=notes),
        Entry("unit", Kind.CHOICE, "entry.visited_unit", "allowed.unit.free", searched=True),
        *about,
        Entry("findings", Kind.LINE, "inspections.findings", "allowed.contents", limit=TEXT),
        weak,
        Entry("to_strengthen", Kind.LINE, "entry.to_strengthen", "allowed.contents", limit=TEXT),
        Entry("due", Kind.DATE, "entry.due_strengthen", "allowed.date.free", limit=20),
    )
    return tuple(entry for entry in entries if notes or entry.id not in NOTES)


def first_values(words: Words) -> dict[str, Value]:
    """What stands in the form of a visit that is new: a check, today."""
    kind = InspectionKind.CHECK
    return {"kind": _kind(words, kind), "on": Value(calendar.day(local_today()))}


class _VisitForm(Form):
    """What the two forms share: their entries and what may be chosen."""

    def __init__(self, words: Words) -> None:
        """A form in a session's language."""
        self._words = words

    def _entries(self, *, notes: bool = True) -> tuple[Entry, ...]:
        seen = Entry("models", Kind.MANY, "entry.models", "allowed.models", limit=120, searched=True)
        weak = Entry("weak", Kind.MANY, "entry.weak", "allowed.weak", limit=120)
        return visit_entries(self._words, seen, weak=weak, notes=notes)

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units of that year, or the models that were registered by then."""
        year = _year(values)
        if entry.id == "unit":
            return unit_options(live, self._words, typed, year)
        found = models_with(live, typed, Span(FIRST_YEAR, year or local_now().year))
        return [model_option(row, row.registration_id) for row in found]

    def narrowed(self, entry: Entry, values: Values) -> Sequence[Option]:
        """Of the models that were seen, which must be strengthened."""
        seen = values["models"]
        return [Option(each, name) for each, name in zip(meaning.ids(seen), seen.text.split("; "), strict=False)]


class NewVisit(_VisitForm):
    """A visit whose models are typed."""

    title = "visit.form.new"

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "visit"

    def open(self, live: "Live", words: Words) -> Opened:
        """A check, today."""
        return Opened(self._entries(), first_values(words))

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Enter it."""
        from db.read.inspection_records import InspectionRecord
        from db.write.inspections import inspect
        from db.write.session import writing

        draft = _draft(values)
        with writing(live.database(), actor) as work:
            number = inspect(work, draft)
        self.added = Added(InspectionRecord, number)
        counts = {"models": len(draft.models), "weak": sum(each.needs_work for each in draft.models)}
        said = {name: say.number(words, count) for name, count in counts.items()}
        return words("inspections.done.add", id=number, date=calendar.day(draft.on), **said)


class AmendVisit(_VisitForm):
    """A visit that is there. Notes that are not for everybody are not shown, and stay as they are."""

    title = "visit.form.amend"

    def __init__(self, words: Words, record: "InspectionRecord") -> None:
        """A form about a visit that is in view."""
        super().__init__(words)
        self._record = record

    @property
    def key(self) -> str:
        """One for each visit."""
        return f"visit:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return " · ".join(
            filter(None, (calendar.day(self._record.visited_on), say.stored(self._record.team or "")))
        )

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.errors import NotFound, Said
        from db.read.inspections import inspection, visits_in

        number = self._record.id
        with live.database().read() as connection:
            record, seen = inspection(connection, number), visits_in(connection, number)
        if record is None:
            raise NotFound(what=Said("đợt kiểm tra", "inspection"), value=f"#{number}")
        values = {
            "kind": _kind(words, record.kind),
            "on": Value(calendar.day(record.visited_on)),
            "team": Value(say.stored(record.team)),
            "unit": Value(say.stored(record.unit), record.unit_id),
            "models": _several(seen),
            "weak": _several([each for each in seen if each.needs_work]),
            "due": Value("" if record.due_on is None else calendar.day(record.due_on)),
        }
        if not record.restricted:
            values |= {name: Value(on_one_line(getattr(record, name))) for name in NOTES}
        return Opened(self._entries(notes=not record.restricted), values, record)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Amend it."""
        from db.write.inspections import amend_inspection
        from db.write.session import writing

        seen = cast("InspectionRecord", token)
        draft = _draft(values, seen)
        with writing(live.database(), actor) as work:
            amend_inspection(work, seen.id, draft, seen.version)
        return words("visit.done.amend", date=calendar.day(draft.on))


def _kind(words: Words, kind: InspectionKind) -> Value:
    return Value(words(f"inspection_kind.{kind}"), str(kind))


def _several(seen: "Sequence[VisitRecord]") -> Value:
    named = [model_label(each.model, each.code).replace(";", ",") for each in seen]
    return Value("; ".join(named), tuple(each.registration_id for each in seen) or None)


def _year(values: Values) -> int | None:
    on = meaning.day(values["on"].text)
    return None if on is None else on.year


def _draft(values: Values, stored: "InspectionRecord | None" = None) -> "InspectionDraft":
    from db.write.inspections import InspectionDraft, VisitedModel

    on, unit = meaning.day(values["on"].text), values["unit"].chosen
    assert on is not None  # the dialog saves no wrong value
    weak = meaning.ids(values["weak"])
    notes = {name: on_several(values[name].text, getattr(stored, name, None)) for name in NOTES if name in values}
    return InspectionDraft(
        kind=InspectionKind(str(values["kind"].chosen)),
        on=on,
        team=values["team"].text,
        # What was found at each model is not asked here, and stays.
        models=[
            VisitedModel(each, needs_work=each in weak, keeps_findings=True)
            for each in meaning.ids(values["models"])
        ],
        unit_id=unit if isinstance(unit, int) else None,
        due_on=meaning.day(values["due"].text),
        # Not asked when the form was opened, or not for everybody by now: what is stored stays.
        keeps_notes=stored is not None and (stored.restricted or not notes),
        **notes,
    )
