"""The form of a registration: a new model, or a known one amended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Form, Opened, Preview, PreviewLine
from danvan_tui.forms.paragraphs import on_one_line, on_several
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.widgets.virtual_list import Piece
from db.lifecycle import Subject
from db.scope import Span
from db.text import local_now

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.clearance import Clearance
    from db.identity import Actor
    from db.read.model_records import ModelDetail, RegistrationRecord
    from db.write.drafts import YearDraft

UNITS = 30
"""Units that are offered at most; more words find the others."""
_CONTENTS = 8_000


@dataclass(frozen=True, slots=True)
class _Known:
    """The reference data that a form needs, by its names in the register."""

    fields: Sequence[Option]
    topics: Mapping[int, Sequence[Option]]


class _Registration(Form):
    """What the two forms share: their entries and options."""

    def __init__(self) -> None:
        self._known = _Known((), {})

    def _entries(self, words: Words, *, new: bool) -> tuple[Entry, ...]:
        subjects = tuple(Option(int(each), say.subject(words, each)) for each in (*Subject,))
        kinds = tuple(Option(each, words(f"model_kind.{each}")) for each in ("MODEL", "EXEMPLAR"))
        entries = [
            Entry("name", Kind.LINE, "entry.name", "allowed.name", needed=True),
            Entry("place", Kind.LINE, "entry.place", "allowed.place"),
            Entry("year", Kind.YEAR, "entry.year", "allowed.year", needed=True, limit=20),
            Entry("unit", Kind.CHOICE, "entry.unit", "allowed.unit", needed=True, searched=True),
            Entry("field", Kind.CHOICE, "entry.field", "allowed.choice", needed=True),
            Entry("topic", Kind.CHOICE, "entry.topic", "allowed.choice"),
            Entry("subject", Kind.CHOICE, "entry.subject", "allowed.choice", needed=True, options=subjects),
            Entry("model_kind", Kind.CHOICE, "entry.model_kind", "allowed.choice", needed=True, options=kinds),
            Entry("contents", Kind.LINE, "entry.contents", "allowed.contents", limit=_CONTENTS),
            Entry("results", Kind.LINE, "entry.results", "allowed.contents", limit=_CONTENTS),
            Entry("households", Kind.NUMBER, "entry.households", "allowed.households", limit=20),
        ]
        return tuple(entry for entry in entries if new or entry.id != "year")

    def _read_known(self, live: "Live", words: Words) -> None:
        from db.read.catalogue import topics
        from db.read.fields import all_fields

        fields = live.read(all_fields).value
        ids = {field.code: field.id for field in fields}
        by_field: dict[int, list[Option]] = {field.id: [] for field in fields}
        for topic in live.read(topics).value:
            by_field[ids[topic.field]].append(Option(topic.id, say.field_name(words, topic), topic.code))
        options = tuple(Option(field.id, say.field_name(words, field), field.code) for field in fields)
        self._known = _Known(options, by_field)

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stand in the year and have the typed words."""
        from db.read.catalogue import find_units

        year = self._year(values)
        span = None if year is None else Span(year, year)
        return [Option(unit, say.stored(name)) for unit, name in live.read(find_units, typed, span, UNITS).value]

    def _year(self, values: Values) -> int | None:
        return meaning.year(values["year"])

    def narrowed(self, entry: Entry, values: Values) -> Sequence[Option]:
        """The fields, or the topics of the chosen one."""
        if entry.id == "field":
            return self._known.fields
        field = values["field"].chosen
        return self._known.topics.get(field, ()) if isinstance(field, int) else ()

    def _draft(self, values: Values, year: int, before: "RegistrationRecord | None" = None) -> "YearDraft":
        from db.lifecycle import Standing
        from db.schema import RegistrationKind
        from db.write.drafts import YearDraft

        def block(name: str) -> str | None:
            stored = None if before is None else cast("str | None", getattr(before, name))
            return on_several(values[name].text, stored)

        return YearDraft(
            year=year,
            unit_id=cast("int", values["unit"].chosen),
            field_id=cast("int", values["field"].chosen),
            topic_id=cast("int | None", values["topic"].chosen),
            subject=Subject(cast("int", values["subject"].chosen)),
            standing=Standing.REGISTERED if before is None else before.standing,
            kind=RegistrationKind.NEW if before is None else RegistrationKind(before.kind),
            contents=block("contents"),
            results=block("results"),
            households=meaning.number(values["households"]),
        )


class NewRegistration(_Registration):
    """A new model with its first year."""

    title = "register.title"

    def __init__(self, unit: tuple[int, str] | None = None, field: str | None = None) -> None:
        """A form that begins with what is in view: a unit's id and name, a field's code."""
        super().__init__()
        self._unit = unit
        self._field = field

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "register"

    def open(self, live: "Live", words: Words) -> Opened:
        """This year, a collective's way of working, at the place that is in view."""
        self._read_known(live, words)
        field = next((option for option in self._known.fields if option.note == self._field), None)
        values = {
            "year": Value(str(local_now().year)),
            "subject": Value(say.subject(words, Subject.COLLECTIVE), int(Subject.COLLECTIVE)),
            "model_kind": Value(words("model_kind.MODEL"), "MODEL"),
            "unit": Value(say.stored(self._unit[1]), self._unit[0]) if self._unit else Value(),
            "field": Value(field.label, field.value) if field else Value(),
        }
        return Opened(self._entries(words, new=True), values)

    def preview(self, live: "Live", words: Words, values: Values) -> str | Preview:
        """The models that the unit has by this name in this year: what is entered twice counts twice."""
        from db.read.records import model_code
        from db.read.twins import models_called

        year, unit = meaning.year(values["year"]), values["unit"].chosen
        if year is None or not isinstance(unit, int):
            return ""
        with live.database().read() as connection:
            known = models_called(connection, values["name"].text, unit, year)
        if not known:
            return ""
        codes = ", ".join(map(model_code, known))
        said = (words("register.twin", codes=codes, year=year), words("register.twin.how"))
        lines = [PreviewLine((Piece(each, "warning"),)) for each in said]
        return Preview(words("register.twin.will"), lines)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Register it."""
        from db.read.records import model_code
        from db.schema import ModelKind
        from db.write.drafts import ModelDraft
        from db.write.register import register_models
        from db.write.session import writing

        year = meaning.year(values["year"])
        assert year is not None  # the dialog saves no wrong value
        name = values["name"].text
        draft = ModelDraft(
            name=name,
            place=meaning.text(values["place"]),
            kind=ModelKind(str(values["model_kind"].chosen)),
            year=self._draft(values, year),
        )
        with writing(live.database(), actor) as work:
            (made,) = register_models(work, [draft])
        self.made = made.model_id
        return words("register.done", code=model_code(made.model_id), name=say.stored(name))


@dataclass(frozen=True, slots=True)
class _Seen:
    """The record as it was when the form was opened."""

    model: "ModelDetail"
    registration: "RegistrationRecord"


class AmendRegistration(_Registration):
    """A model and one of its years."""

    title = "amend.title"

    def __init__(self, actor: "Actor", model_id: int, registration_id: int, name: str, year: int) -> None:
        """A form about a registration that is in view.

        Args:
            actor: Who opens it: it shows the details, whoever may read them.
            model_id: The model.
            registration_id: Its registration.
            name: The model's name.
            year: The registration's year.
        """
        super().__init__()
        self._actor = actor
        self._clearance: Clearance | None = None
        self._model_id = model_id
        self._registration_id = registration_id
        self._name = name
        self._at = year

    @property
    def key(self) -> str:
        """One for each registration."""
        return f"amend:{self._registration_id}"

    def about(self, words: Words) -> str:
        """The model and the year."""
        return f"{say.stored(self._name)} · {self._at}"

    def _year(self, values: Values) -> int | None:
        return self._at

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.errors import NotFound, Said

        self._read_known(live, words)
        model = self._read_model(live)
        years = () if model is None else model.registrations
        row = next((each for each in years if each.id == self._registration_id), None)
        if model is None or row is None:
            raise NotFound(what=Said("đăng ký", "registration"), value=say.stored(self._name))
        topic = (row.topic_name if words.language == "vi" else row.topic_name_en) or ""
        topics = {option.note: option for options in self._known.topics.values() for option in options}
        fields = {option.note: option.value for option in self._known.fields}
        values = {
            "name": Value(say.stored(model.name)),
            "place": Value(say.stored(model.place)),
            "unit": Value(say.stored(row.unit), row.unit_id),
            "field": Value(say.field_name(words, row), fields.get(row.field)),
            "topic": Value(say.stored(topic), topics[row.topic].value) if row.topic in topics else Value(),
            "subject": Value(say.subject(words, row.subject), int(row.subject)),
            "model_kind": Value(words(f"model_kind.{model.kind}"), str(model.kind)),
            "contents": Value(on_one_line(row.contents)),
            "results": Value(on_one_line(row.results)),
            "households": Value("" if row.households is None else say.number(words, row.households)),
        }
        return Opened(self._entries(words, new=False), values, _Seen(model, row))

    def _read_model(self, live: "Live") -> "ModelDetail | None":
        """The model with its details; that they are read is noted once, however often it is asked for."""
        from danvan_tui.views import opened_model, still_opened

        if self._clearance is not None:
            model = still_opened(live, self._model_id, self._clearance)
            if model is None or not model.restricted:
                return model
        opened = opened_model(live, self._actor, self._model_id)
        self._clearance = None if opened is None else opened.clearance
        return None if opened is None else opened.model

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Amend the registration and its model, in one transaction."""
        from db.schema import ModelKind
        from db.write.amend import amend, amend_model, rename
        from db.write.session import writing

        seen = cast("_Seen", token)
        model, row = seen.model, seen.registration
        name, place = values["name"].text, meaning.text(values["place"])
        kind = ModelKind(str(values["model_kind"].chosen))
        with writing(live.database(), actor) as work:
            version = model.version
            if name != say.stored(model.name):
                rename(work, model.id, name, version)
                version += 1
            if (place or "", kind) != (say.stored(model.place), model.kind):
                amend_model(work, model.id, place, kind, version)
            amend(work, row.id, self._draft(values, row.year, row), row.version)
        return words("amend.done", code=model.code, name=say.stored(name))
