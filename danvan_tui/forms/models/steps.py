"""A step of the life cycle that takes a reason, that undoes a decision, or that several registrations take."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import Asks
from danvan_tui.forms.entries import Entry, Kind, Values
from danvan_tui.forms.models.picked import ModelsForm, PickedModel, in_language
from danvan_tui.forms.short import REASON
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.lifecycle import ASIDE, Standing, Step, ends_recognition

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.write.session import Writing

STOP = Step(Standing.STOPPED)
RETURN = Step(Standing.RETURNED)
OUTSTANDING = Step(Standing.OUTSTANDING)
UNRECOGNISE = Step(Standing.EFFECTIVE, back=True)
FORMED = frozenset({STOP, RETURN, OUTSTANDING, UNRECOGNISE})
"""The steps that ask for a reason; the others are taken at once where it is one registration."""
RECOGNISE = Step(Standing.RECOGNISED)
"""The step that takes a decision: it has a form of its own."""


class StepForm(ModelsForm):
    """A step, with its reason."""

    name = "step"

    def __init__(self, words: Words, picked: Sequence[PickedModel], step: Step) -> None:
        """A form about any step but ``RECOGNISE``."""
        super().__init__(words, picked)
        self._step = step
        plain = f"move.{'back' if step.back else 'to'}.{int(step.to)}"
        self.title = f"step.form.{int(step.to)}" if step in FORMED else plain

    @property
    def key(self) -> str:
        """One for the same records and the same step."""
        return f"{super().key}:{int(self._step.to)}"

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """The reason, where one is kept."""
        if self._step not in FORMED:
            return (), {}
        needed = self._step.to in ASIDE
        allowed = "allowed.reason.unit" if needed else "allowed.reason.free"
        return (Entry("reason", Kind.LINE, "reason", allowed, needed=needed, limit=REASON),), {}

    def why_not(self, record: "ChosenModel", values: Values) -> str | None:
        """What the life cycle says."""
        why = self._step.why_not(record.standing)
        return None if why is None else in_language(self.words, why)

    def warning(self, record: "ChosenModel", values: Values) -> str:
        """The decisions that will hold no longer."""
        if not record.decisions or not ends_recognition(record.standing, self._step.to):
            return ""
        said = ", ".join(say.stored(each) for each in record.decisions.values())
        return self.words("step.withdrawn", decisions=said)

    def will(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """What they will be."""
        standing = say.standing(self.words, self._step.to)
        return self.words("step.will", count=say.number(self.words, len(able)), standing=standing)

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Let them stand there."""
        from db.write.amend import move_many

        which = [(record.id, record.version) for record in able]
        reason = meaning.text(values["reason"]) if self._step in FORMED else None
        move_many(work, which, self._step.to, reason)

    def done(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """Where they stand now."""
        several = self.words(self.many, count=say.number(self.words, len(able)))
        name = say.stored(able[0].name) if len(able) == 1 else several
        return self.words("move.done", name=name, standing=say.standing(self.words, self._step.to))
