"""The form that keeps models up for another year: the year, and before it is saved what will be done."""

from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.forms.form import Form, Opened
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.carrying import carry_words
from db.scope import Scope

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.carry_over import Candidate


class CarryOver(Form):
    """All models in scope, or the chosen ones."""

    title = "carry.title"

    def __init__(self, scope: Scope, models: frozenset[int] | None) -> None:
        """A form.

        Args:
            scope: What is in view.
            models: The models that are chosen; None for all in view.
        """
        self._scope = scope
        self._models = models

    @property
    def key(self) -> str:
        """One for all."""
        return "carry"

    def open(self, live: "Live", words: Words) -> Opened:
        """The year after the last one in view."""
        entries = (Entry("year", Kind.YEAR, "entry.year", "allowed.year", needed=True, limit=20),)
        return Opened(entries, {"year": Value(str(self._scope.span.last + 1))})

    def preview(self, live: "Live", words: Words, values: Values) -> str:
        """How many are kept up, how many are skipped and why."""
        year = meaning.year(values["year"])
        if year is None:
            return ""
        return carry_words(words, self._candidates(live, year), year)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Register them all, or none."""
        from db.errors import NotAllowed
        from db.write.carry_over import carry_over
        from db.write.session import writing

        year = meaning.year(values["year"])
        assert year is not None  # the dialog saves no wrong value
        able = [(each.registration_id, each.version) for each in self._candidates(live, year) if not each.why_not]
        if not able:
            raise NotAllowed(
                why_vi=f"không có mô hình nào để duy trì trong năm {year}",
                why_en=f"there is no model to keep up in {year}",
            )
        with writing(live.database(), actor) as work:
            made = carry_over(work, able, year)
        return words("carry.done", count=say.number(words, len(made)), year=year)

    def _candidates(self, live: "Live", year: int) -> "tuple[Candidate, ...]":
        from db.read.carry_over import candidates

        with live.database().read() as connection:
            return candidates(connection, self._scope, year, self._models)
