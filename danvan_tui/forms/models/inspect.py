"""Entering a visit of the committee to models, or to a unit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import Asks
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.models.picked import ModelsForm
from danvan_tui.forms.paragraphs import on_several
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.forms.visits import first_values, visit_entries
from danvan_tui.present import say
from db.lifecycle import Standing
from db.visits import InspectionKind

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.write.session import Writing

YES, NO = "yes", "no"


class InspectForm(ModelsForm):
    """One visit that saw all of them."""

    name = "inspect"

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """When, who, what was found, which must be strengthened and by when."""
        entries = visit_entries(self.words, weak=self._weak(records))
        values = first_values(self.words)
        if len(self.picked) == 1:
            values["weak"] = Value(self.words("inspect.no"), NO)
        return entries, values

    def _weak(self, records: "Sequence[ChosenModel]") -> Entry:
        """Whether the one must be strengthened, or which of several."""
        if len(self.picked) == 1:
            options = (Option(NO, self.words("inspect.no")), Option(YES, self.words("inspect.yes")))
            return Entry("weak", Kind.CHOICE, "entry.weak", "allowed.choice", needed=True, options=options)
        named = tuple(Option(each.id, say.stored(each.name), str(each.year)) for each in records)
        return Entry("weak", Kind.MANY, "entry.weak", "allowed.weak", limit=120, options=named)

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The units that stood in the year of the visit."""
        on = meaning.day(values["on"].text)
        return unit_options(live, self.words, typed, None if on is None else on.year)

    def why_not(self, record: "ChosenModel", values: Values) -> str | None:
        """It was returned, or is of a later year than the visit."""
        on = meaning.day(values["on"].text)
        if record.standing is Standing.RETURNED:
            return self.words("commend.why.returned")
        return self.words("inspect.why.later", year=on.year) if on is not None and record.year > on.year else None

    def warning(self, record: "ChosenModel", values: Values) -> str:
        """That it must be strengthened."""
        return self.words("changed.needs_work") if record.id in self._must(values, record.id) else ""

    def will(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """How many were seen, how many of them must be strengthened."""
        weak = sum(each.id in self._must(values, each.id) for each in able)
        counts = {"count": say.number(self.words, len(able)), "weak": say.number(self.words, weak)}
        return self.words("inspect.will", **counts)

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Enter it."""
        from db.write.inspections import InspectionDraft, VisitedModel, inspect

        on, unit = meaning.day(values["on"].text), values["unit"].chosen
        assert on is not None  # the dialog saves no wrong value
        draft = InspectionDraft(
            kind=InspectionKind(str(values["kind"].chosen)),
            on=on,
            team=values["team"].text,
            models=[VisitedModel(each.id, needs_work=each.id in self._must(values, each.id)) for each in able],
            unit_id=unit if isinstance(unit, int) else None,
            findings=on_several(values["findings"].text),
            to_strengthen=on_several(values["to_strengthen"].text),
            due_on=meaning.day(values["due"].text),
        )
        inspect(work, draft)

    @staticmethod
    def _must(values: Values, one: int) -> tuple[int, ...]:
        """The registrations that must be strengthened; where the form is about one, perhaps that one."""
        weak = values["weak"]
        return meaning.ids(weak) if not isinstance(weak.chosen, str) else (one,) if weak.chosen == YES else ()
