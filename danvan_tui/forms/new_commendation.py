"""A commendation by a typed name: of a model, or of a collective or a person of a unit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import commending, meaning
from danvan_tui.forms.decisions import decision_entries, decision_in, level_entry
from danvan_tui.forms.entries import Entry, Kind, Option, Values
from danvan_tui.forms.form import Added, Form, Opened, Preview, PreviewLine
from danvan_tui.forms.model_entries import model_option, models_with
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.widgets.virtual_list import Piece
from db.scope import Span

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.commendation_records import CommendationRecord
    from db.read.records import ModelRow


class NewCommendation(Form):
    """A proposal for a model by its name, or for a collective or a person of a unit; perhaps decided already."""

    def __init__(self, words: Words, span: Span, *, decided: bool) -> None:
        """A form.

        Args:
            words: The session's language.
            span: The years in which models are looked for.
            decided: Whether there is a decision already.
        """
        self._words = words
        self._span = span
        self._decided = decided
        self._models: dict[int, ModelRow] = {}
        self.title = "commend.form" if decided else "propose.form"

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "commend" if self._decided else "propose"

    def open(self, live: "Live", words: Words) -> Opened:
        """What most commendations are."""
        when = decision_entries() if self._decided else (commending.proposed_entry(),)
        entries = (
            Entry("model", Kind.CHOICE, "entry.model", "allowed.model", searched=True),
            Entry("recipient", Kind.LINE, "awards.recipient.short", "allowed.recipient"),
            commending.subject_entry(words, needed=False),
            Entry("unit", Kind.CHOICE, "entry.unit_then", "allowed.unit.model", searched=True),
            Entry("year", Kind.YEAR, "entry.year", "allowed.year.model", limit=20),
            *commending.form_entries(words),
            level_entry(words),
            commending.achievement_entry(),
            *when,
            commending.again_entry(words),
        )
        asked = {entry.id for entry in entries}
        return Opened(entries, {k: value for k, value in commending.usual(words).items() if k in asked})

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """Models, forms of award, units."""
        if entry.id != "model":
            return commending.award_form_options(live, self._words, entry, typed, meaning.year(values["year"]))
        found = models_with(live, typed, self._span)
        self._models |= {row.registration_id: row for row in found}
        return [model_option(row, row.registration_id) for row in found]

    def preview(self, live: "Live", words: Words, values: Values) -> Preview:
        """Whom, and what there is of the same achievement already."""
        row, year, name = self._model(values), self._year(values), self._name(values)
        if row is None and (not name or year is None or values["unit"].chosen is None):
            return Preview(words("commend.whom"))
        text = words("commend.will.one", form=say.stored(values["form"].text), name=name, year=year)
        twice = commending.twice(words, self._others(live, values))
        if not twice:
            return Preview(text)
        known = "commend.second" if commending.knowingly(values) else "commend.stop"
        return Preview(text, [PreviewLine((Piece(each, "warning"),)) for each in (twice, words(known))])

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Propose it, and where it is decided award it."""
        from db.read.commendation_records import CommendationRecord
        from db.write.commendations import award, propose
        from db.write.session import writing

        registration = values["model"].chosen
        number = registration if isinstance(registration, int) else None
        draft = commending.draft_of(values, number, year=meaning.year(values["year"]), decided=self._decided)
        knowingly = commending.knowingly(values)
        with writing(live.database(), actor) as work:
            number = propose(work, draft, knowingly=knowingly)
            if self._decided:
                award(work, [(number, 1)], decision_in(values), knowingly=knowingly)
        self.added = Added(CommendationRecord, number)
        done = "commend.done" if self._decided else "propose.done"
        return words(done, form=say.stored(values["form"].text), name=self._name(values))

    def _model(self, values: Values) -> "ModelRow | None":
        chosen = values["model"].chosen
        return self._models.get(chosen) if isinstance(chosen, int) else None

    def _year(self, values: Values) -> int | None:
        row = self._model(values)
        return meaning.year(values["year"]) if row is None else row.year

    def _name(self, values: Values) -> str:
        row = self._model(values)
        return say.stored(meaning.text(values["recipient"]) or (row.name if row is not None else ""))

    def _others(self, live: "Live", values: Values) -> "Sequence[CommendationRecord]":
        from db.read.commendations import same_achievement

        row, unit, year = self._model(values), values["unit"].chosen, self._year(values)
        number = None if row is None else row.registration_id
        where = unit if isinstance(unit, int) else 0
        with live.database().read() as connection:
            return same_achievement(connection, number, year or 0, where, self._name(values))
