"""Recognising models that are chosen by their names: ten names of a decision, typed one after the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Values
from danvan_tui.forms.form import Form, Opened, Preview
from danvan_tui.forms.model_entries import model_option, models_with
from danvan_tui.forms.models.picked import PickedModel
from danvan_tui.forms.models.recognise import RecogniseForm
from danvan_tui.locale import Words
from db.scope import Span

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor


class RecogniseNamed(Form):
    """The models and the decision. What is judged and done is the same as for marked models."""

    title = "recognise.form"

    def __init__(self, words: Words, span: Span) -> None:
        """A form that looks for models in some years."""
        self._words = words
        self._span = span
        self._models: dict[int, PickedModel] = {}
        self._about: RecogniseForm | None = None

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "recognise"

    def open(self, live: "Live", words: Words) -> Opened:
        """Which models, the level, the decision."""
        # Opened again where somebody was quicker: the chosen ones are looked at anew.
        self._about = None
        which = Entry("models", Kind.MANY, "entry.models", "allowed.models", needed=True, limit=120, searched=True)
        return Opened((which, *RecogniseForm(words, ()).asks(live, ())[0]), {}, ())

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The models with these words."""
        found = models_with(live, typed, self._span)
        self._models |= {
            row.registration_id: PickedModel(
                row.registration_id, row.name, row.version, row.id, row.year, row.standing
            )
            for row in found
        }
        return [model_option(row, row.registration_id) for row in found]

    def _inner(self, live: "Live", values: Values) -> RecogniseForm:
        """The form about the chosen ones, opened: it says what changed since they were chosen."""
        from db.read.chosen import chosen_models

        ids = meaning.ids(values["models"])
        if self._about is not None and [each.id for each in self._about.picked] == list(ids):
            return self._about
        missing = [each for each in ids if each not in self._models]
        if missing:
            # Chosen in another session, and kept as a draft.
            with live.database().read() as connection:
                found = chosen_models(connection, missing)
            self._models |= {
                row.id: PickedModel(row.id, row.name, row.version, row.model_id, row.year, row.standing)
                for row in found
            }
        self._about = RecogniseForm(self._words, [self._models[each] for each in ids if each in self._models])
        self._about.open(live, self._words)
        return self._about

    def preview(self, live: "Live", words: Words, values: Values) -> Preview:
        """Which will be recognised, which are skipped and why."""
        return self._inner(live, values).preview(live, words, values)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Recognise them."""
        inner = self._inner(live, values)
        return inner.save(live, actor, words, values, inner.now)
