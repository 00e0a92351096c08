"""The forms of targets: how many models are planned, for which years, field and unit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from db.scope import Span

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.calendar_records import TargetRecord

_PLANNED = Entry("planned", Kind.NUMBER, "calendar.planned", "allowed.planned", needed=True, limit=20)
_DECISION = Entry("decision", Kind.LINE, "calendar.decision", "allowed.target.decision")


class NewTarget(Form):
    """A number that is planned."""

    title = "target.form.new"

    def __init__(self, words: Words, span: Span) -> None:
        """A form.

        Args:
            words: The session's language.
            span: The years that stand there first.
        """
        self._words = words
        self._span = span

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "target"

    def open(self, live: "Live", words: Words) -> Opened:
        """For the years in view."""
        from db.read.fields import all_fields

        fields = live.read(all_fields).value
        options = tuple(Option(field.code, say.field_name(words, field), field.code) for field in fields)
        entries = (
            Entry("span", Kind.CHOICE, "period", "allowed.span", needed=True, limit=40, searched=True),
            Entry("field", Kind.CHOICE, "entry.field", "allowed.all", options=options),
            Entry("unit", Kind.CHOICE, "entry.unit", "allowed.all", searched=True),
            _PLANNED,
            _DECISION,
        )
        return Opened(entries, {"span": Value(str(self._span), str(self._span))})

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The periods, and the years that were typed; the units that have the typed words."""
        if entry.id == "unit":
            return unit_options(live, self._words, typed, None)
        return _spans(live, typed)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Set it."""
        from db.read.calendar_records import TargetRecord
        from db.read.targets import target
        from db.write.calendar_drafts import TargetDraft
        from db.write.session import writing
        from db.write.targets import set_target

        field, unit = values["field"].chosen, values["unit"].chosen
        first, _, last = str(values["span"].chosen).partition("-")
        draft = TargetDraft(
            Span(int(first), int(last or first)),
            meaning.number(values["planned"]) or 0,
            field if isinstance(field, str) else None,
            unit if isinstance(unit, int) else None,
            meaning.text(values["decision"]),
        )
        with writing(live.database(), actor) as work:
            row = target(work.session.connection(), set_target(work, draft))
        self.added = Added(TargetRecord, row.id)
        return _done(words, row)


class AmendTarget(Form):
    """A target that holds: its years, field and unit say which one it is, and stay."""

    title = "target.form.amend"

    def __init__(self, record: "TargetRecord") -> None:
        """A form about a target that is in view."""
        self._record = record

    @property
    def key(self) -> str:
        """One for each target."""
        return f"target:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return calendar.target_name(words, self._record)

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.read.targets import target

        with live.database().read() as connection:
            record = target(connection, self._record.id)
        values = {
            "planned": Value(say.number(words, record.planned)),
            "decision": Value(say.stored(record.decision)),
        }
        return Opened((_PLANNED, _DECISION), values, record.version)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Amend it."""
        from db.read.targets import target
        from db.write.calendar_drafts import TargetDraft
        from db.write.session import writing
        from db.write.targets import set_target

        seen, planned = self._record, meaning.number(values["planned"]) or 0
        draft = TargetDraft(seen.span, planned, seen.field, seen.unit_id, meaning.text(values["decision"]))
        with writing(live.database(), actor) as work:
            number = set_target(work, draft, cast("int", token))
            row = target(work.session.connection(), number)
        return _done(words, row)


def _done(words: Words, row: "TargetRecord") -> str:
    planned, counted = (say.number(words, figure) for figure in (row.planned, row.counted))
    figures = {"planned": planned, "counted": counted, "percent": calendar.reached(words, row)}
    return words("calendar.done.target", id=row.id, span=row.span, **figures)


def _spans(live: "Live", typed: str) -> Sequence[Option]:
    from db.errors import NotFound
    from db.read.catalogue import find_span, periods

    known = []
    for period in live.read(periods).value:
        span, name = str(Span(period.first, period.last)), say.stored(period.name)
        known.append(Option(span, name, "" if name == span else span))
    found = meaning.fitting(known, typed)
    try:
        meant = str(live.read(find_span, typed).value)
    except NotFound:
        return found
    return found if any(option.value == meant for option in found) else [Option(meant, meant), *found]
