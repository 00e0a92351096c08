"""Khen thưởng: who is proposed, commended, revoked, recognised, commended twice; and the rubrics."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from danvan_tui.boards.board import Asked, Board, Found, Into, ToModel, Way, found
from danvan_tui.boards.model_offers import model_offers, step_offers
from danvan_tui.boards.offers import Offer, for_one
from danvan_tui.commands import Where
from danvan_tui.forms.commendations import AwardForm, RevokeForm
from danvan_tui.forms.models.picked import PickedModel
from danvan_tui.forms.new_commendation import NewCommendation
from danvan_tui.forms.recognitions import RecogniseNamed
from danvan_tui.forms.rubrics import CloseRubric, NewRubric
from danvan_tui.locale import Words
from danvan_tui.present import award_board, say
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.awards import AwardStatus
from db.read.commendation_records import CommendationFilter, CommendationRecord
from db.read.recognitions import DecisionRow, RecognitionFilter, RecognitionRecord
from db.read.rubrics import RubricRecord
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.live import Live

MOST = 1_000
"""Records of a view that are shown at the most; the figures are those of all."""
_STATUS = {
    "proposed": AwardStatus.PROPOSED,
    "awarded": AwardStatus.AWARDED,
    "revoked": AwardStatus.REVOKED,
}


class AwardsBoard(Board):
    """Commendations and recognitions of the years, the unit, the field and the subject in view.

    Enter goes to the model.
    """

    where: ClassVar[Where] = Where.AWARDS
    views: ClassVar[tuple[str, ...]] = ("proposed", "awarded", "revoked", "recognised", "twice", "rubrics")

    def read(self, live: "Live", asked: Asked) -> Found:
        """One of the views, or the models of a decision."""
        from db.read import commendations, recognitions, rubrics

        scope = asked.scope
        of_scope = CommendationFilter(scope.span, subject=scope.subject, unit=scope.unit, field=scope.field)
        if asked.view == "rubrics":
            return found(live.read(rubrics.rubrics))
        if asked.view == "twice":
            return found(live.read(commendations.duplicates, of_scope))
        if asked.view in {"recognised", "decision"}:
            wanted = RecognitionFilter(scope.span, subject=scope.subject, unit=scope.unit, field=scope.field)
            if asked.view == "recognised":
                counted = live.read(recognitions.recognised, wanted).value
                return found(live.read(recognitions.recognised_by_decision, wanted), aside=counted)
            return self._decision(live, asked, wanted)
        given = replace(of_scope, status=_STATUS[asked.view])
        levels = live.read(commendations.commendation_levels, given).value
        rows = live.read(commendations.commendations, given, limit=MOST)
        return found(rows, total=sum(split.total for _, split in levels), aside=levels)

    @staticmethod
    def _decision(live: "Live", asked: Asked, wanted: RecognitionFilter) -> Found:
        from db.read.recognitions import recognised, recognitions

        assert isinstance(asked.within, tuple)  # its rows are decisions
        of, number, on, issuer = asked.within
        wanted = replace(wanted, level=of, decision=number, decided_on=on)
        seen = live.read(recognitions, wanted, limit=None)
        rows = [row for row in seen.value if row.issuer == issuer]
        return found(seen, rows, aside=live.read(recognised, wanted).value)

    def columns(self, words: Words, view: str) -> list[Column]:
        """The columns of a view."""
        return award_board.columns(words, view)

    def cells(self, words: Words, view: str, record: Any) -> tuple[Cell, ...]:
        """A line of a view."""
        return award_board.cells(words, view, record)

    def lines(self, words: Words, view: str, record: Any, full: Any, width: int) -> Sequence[TextLine]:
        """A record in full."""
        return award_board.lines(words, record, width)

    def says(self, words: Words, asked: Asked, found: Found) -> str:
        """How many collectives, how many persons, at which levels."""
        if asked.view == "twice":
            return words("awards.says.twice", count=say.number(words, found.total)) if found.total else ""
        said = award_board.says(words, found.aside)
        of = [part for part in ("unit", "field") if getattr(asked.scope, part) is not None]
        return " ".join([said, *(words(f"awards.says.{part}") for part in of)]) if said else said

    def enter(self, words: Words, view: str, record: Any) -> Way | None:
        """A commendation's or a recognition's model; a decision's models."""
        if isinstance(record, DecisionRow):
            return Into("decision", record.key, say.stored(record.decision))
        if isinstance(record, CommendationRecord | RecognitionRecord) and record.model_id is not None:
            return ToModel(record.model_id)
        return None

    def new(self, words: Words, asked: Asked) -> Sequence[Offer]:
        """What the view is of."""
        span = asked.scope.span
        if asked.view == "rubrics":
            return (Offer("rubric.new", Act.RUBRICS, lambda: NewRubric(words)),)
        if asked.view in {"recognised", "decision"}:
            return (Offer("award.recognise", Act.RECOGNISE, lambda: RecogniseNamed(words, span)),)
        propose = Offer("award.propose", Act.COMMEND, lambda: NewCommendation(words, span, decided=False))
        if asked.view == "proposed":
            return (propose,)
        return propose, Offer("award.new", Act.COMMEND, lambda: NewCommendation(words, span, decided=True))

    def offers(self, words: Words, asked: Asked, records: Sequence[Any]) -> Sequence[Offer]:
        """Award, withdraw, revoke; what may be done to models; close a rubric."""
        first = records[0]
        if isinstance(first, RecognitionRecord):
            picked = [
                PickedModel(row.registration_id, row.model, row.version, row.model_id, row.year, row.standing)
                for row in records
            ]
            return (*step_offers(words, picked)[:2], *model_offers(words, picked))
        if isinstance(first, RubricRecord):
            closed = words("rubric.closed") if first.valid_to is not None else None
            return for_one(
                words, records, (Offer("rubric.close", Act.RUBRICS, lambda: CloseRubric(first), closed),)
            )
        if not isinstance(first, CommendationRecord):
            return ()
        waiting = [row for row in records if row.status is AwardStatus.PROPOSED]
        given = [row for row in records if row.status is AwardStatus.AWARDED]
        offers = []
        if waiting:
            offers.append(Offer("award.award", Act.COMMEND, lambda: AwardForm(words, waiting)))
            offers.append(Offer("award.withdraw", Act.COMMEND, lambda: RevokeForm(words, waiting)))
        if given:
            offers.append(Offer("award.revoke", Act.COMMEND, lambda: RevokeForm(words, given)))
        return offers
