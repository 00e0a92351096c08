"""The form that keeps models up for another year: the year, and before it is saved what will be done."""

from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import LISTED
from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.forms.form import Form, Opened, Preview, PreviewLine
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.carrying import carry_words
from danvan_tui.widgets.virtual_list import Piece
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
        self._seen: tuple[int, tuple[Candidate, ...]] | None = None
        """The year that was looked at last, and what was found."""

    @property
    def key(self) -> str:
        """One for all."""
        return "carry"

    def about(self, words: Words) -> str:
        """How many are chosen; nothing where it is all in view."""
        return words("carry.about", count=say.number(words, len(self._models))) if self._models else ""

    def open(self, live: "Live", words: Words) -> Opened:
        """The year after the last one in view."""
        entries = (Entry("year", Kind.YEAR, "entry.year", "allowed.year", needed=True, limit=20),)
        # With a token, whoever was too late looks again before anything is done.
        return Opened(entries, {"year": Value(str(self._scope.span.last + 1))}, self._scope)

    def preview(self, live: "Live", words: Words, values: Values) -> Preview:
        """Which are kept up, which are skipped and why."""
        year = meaning.year(values["year"])
        if year is None:
            return Preview("")
        found = self._candidates(live, year)
        self._seen = year, found
        lines = sorted(found, key=lambda each: each.why_not is None)[:LISTED]
        return Preview(carry_words(words, found, year), tuple(_line(words, each) for each in lines))

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Register those that were shown, all of them or none."""
        from db.errors import Conflict, NotAllowed
        from db.write.carry_over import carry_over
        from db.write.session import RECORD, writing

        year = meaning.year(values["year"])
        assert year is not None  # the dialog saves no wrong value
        if self._seen is None or self._seen[0] != year:
            raise Conflict(what=RECORD)
        able = [(each.registration_id, each.version) for each in self._seen[1] if not each.why_not]
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


def _line(words: Words, candidate: "Candidate") -> PreviewLine:
    """A model that will be kept up, or why it is skipped."""
    said = f"{candidate.code} {say.stored(candidate.name)} · {candidate.year} · {say.stored(candidate.unit)}"
    if candidate.why_not is None:
        return PreviewLine((Piece("+ ", "good"), Piece(said)))
    why = words("chosen.skip", why=words(f"carry.skip.{candidate.why_not}"))
    return PreviewLine((Piece("- ", "warning"), Piece(said)), Piece(why, "warning"))
