"""Recognising models under one decision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import Asks
from danvan_tui.forms.decisions import decision_entries, decision_in, level_entry, level_in
from danvan_tui.forms.entries import Values
from danvan_tui.forms.models.picked import ModelsForm, in_language
from danvan_tui.present import awards, say
from db.lifecycle import Standing, why_not

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.write.session import Writing


class RecogniseForm(ModelsForm):
    """All of them at one level, by one decision."""

    name = "recognise"

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """The level and the decision."""
        return (level_entry(self.words), *decision_entries()), {}

    def why_not(self, record: "ChosenModel", values: Values) -> str | None:
        """It has not come so far, its year is to come, or it is recognised at this level."""
        level, on = level_in(values), meaning.day(values["decided_on"].text)
        if on is not None and record.year > on.year:
            return self.words("recognise.why.year", year=on.year)
        if level in record.decisions:
            return self.words("recognise.why.there", decision=say.stored(record.decisions[level]))
        if record.standing >= Standing.RECOGNISED:
            return None
        why = why_not(record.standing, Standing.RECOGNISED)
        return None if why is None else in_language(self.words, why)

    def will(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """How many, at which level."""
        level = awards.level(self.words, level_in(values))
        return self.words("recognise.will", count=say.number(self.words, len(able)), level=level)

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Recognise them."""
        from db.write.recognitions import RecognitionDraft, recognise

        which = [(record.id, record.version) for record in able]
        recognise(work, which, RecognitionDraft(level_in(values), decision_in(values)))
