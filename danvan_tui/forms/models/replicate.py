"""Saying that a model was taken up in another unit, and what became of it there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import Asks
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.model_entries import model_option, models_with
from danvan_tui.forms.models.picked import ModelsForm
from danvan_tui.forms.paragraphs import on_several
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.present import calendar, say
from db.scope import FIRST_YEAR, LAST_YEAR, Span
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.write.session import Writing

NEW = "new"
"""The copy is to be registered."""


class ReplicateForm(ModelsForm):
    """Where, when, and which model it is there: one that is registered, a new one, or none yet."""

    name = "replicate"

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """The day, the unit, the copy, a note."""
        entries = (
            Entry("on", Kind.DATE, "entry.replicated_on", "allowed.date", needed=True, limit=20),
            Entry("unit", Kind.CHOICE, "entry.to_unit", "allowed.unit", needed=True, searched=True),
            Entry("copy", Kind.CHOICE, "entry.copy", "allowed.copy", searched=True),
            Entry("note", Kind.LINE, "entry.note", "allowed.note"),
        )
        return entries, {"on": Value(calendar.day(local_today()))}

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stood on the day; or the models with these words, a new one first."""
        if entry.id == "unit":
            on = meaning.day(values["on"].text)
            return unit_options(live, self.words, typed, None if on is None else on.year)
        found = models_with(live, typed, Span(FIRST_YEAR, LAST_YEAR))
        new = meaning.fitting([Option(NEW, self.words("replicate.new"))], typed)
        others = {each.model_id for each in self.now}
        return [*new, *(model_option(row, row.id) for row in found if row.id not in others)]

    def will(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """Where to, and whether a model is registered by it."""
        text = self.words("replicate.will", unit=values["unit"].text)
        on = meaning.day(values["on"].text)
        if values["copy"].chosen != NEW or on is None:
            return text
        return f"{text} {self.words('replicate.registers', name=say.stored(able[0].name), year=on.year)}"

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Say so, and register the copy where it is new."""
        from db.write.replications import ReplicationDraft, replicate

        on = meaning.day(values["on"].text)
        assert on is not None  # the dialog saves no wrong value
        (record,), unit, copy = able, cast("int", values["unit"].chosen), values["copy"].chosen
        number = self._register(work, record, unit, on.year) if copy == NEW else cast("int | None", copy)
        note = on_several(values["note"].text)
        replicate(work, ReplicationDraft(record.model_id, unit, on, note, number))

    @staticmethod
    def _register(work: "Writing", record: "ChosenModel", unit: int, year: int) -> int:
        from db.schema import ModelKind
        from db.write.drafts import ModelDraft, YearDraft
        from db.write.register import register_models

        draft = ModelDraft(
            name=record.name,
            kind=ModelKind(record.kind),
            copied_from_id=record.model_id,
            year=YearDraft(
                year=year,
                unit_id=unit,
                field_id=record.field_id,
                topic_id=record.topic_id,
                subject=record.subject,
            ),
        )
        (made,) = register_models(work, [draft])
        return made.model_id

    def done(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """Where it was taken up."""
        return self.words("replicate.done", name=say.stored(able[0].name), unit=values["unit"].text)
