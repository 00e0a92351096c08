"""Giving a registration its points by the rubric that holds."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import Asks, given
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.models.picked import ModelsForm
from danvan_tui.present import calendar, say
from db.lifecycle import Standing
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.read.rubrics import RubricRecord, ScoringRecord
    from db.write.session import Writing

LABEL = 60
"""Letters of a criterion's name that are shown beside its points."""


class ScoreForm(ModelsForm):
    """A number for every criterion, its maximum beside it. Points that are there are amended."""

    name = "score"
    _rubrics: "Mapping[int, RubricRecord]" = {}  # noqa: RUF012 - replaced as a whole, never filled
    _scorings: "Mapping[int, ScoringRecord]" = {}  # noqa: RUF012 - as above

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """The day, the rubric where several hold, and the points of each criterion."""
        from db.errors import NotAllowed
        from db.read.rubrics import scorings_of

        (record,) = records
        with live.database().read() as connection:
            there = scorings_of(connection, record.model_id)
        self._scorings = {each.rubric.id: each for each in there if each.registration_id == record.id}
        self._rubrics = {each.rubric.id: each.rubric for each in self._scorings.values()} | {
            each.id: each for each in self._holding(live, record)
        }
        if not self._rubrics:
            raise NotAllowed(
                why_vi=f"không có thang điểm nào có hiệu lực trong năm {record.year} cho đối tượng này",
                why_en=f"no rubric held in {record.year} for this subject",
            )
        first = next(iter(self._rubrics.values()))
        values = {
            "rubric": Value(say.stored(first.name), first.id),
            "on": Value(calendar.day(self._day(first))),
        }
        for rubric in self._rubrics.values():
            scoring = self._scorings.get(rubric.id)
            points = scoring.points if scoring is not None else ("",) * len(rubric.criteria)
            values |= {
                _entry(criterion.id): Value(say.number(self.words, each) if isinstance(each, int) else "")
                for criterion, each in zip(rubric.criteria, points, strict=True)
            }
        return self._entries(first), values

    def _holding(self, live: "Live", record: "ChosenModel") -> "Sequence[RubricRecord]":
        """The rubrics that hold on some day of the registration's year, newest first."""
        from db.read.rubrics import rubrics

        found = live.read(rubrics, subject=record.subject).value
        first, last = f"{record.year}-01-01", f"{record.year}-12-31"
        return [each for each in found if each.valid_from <= last and (each.valid_to or last) >= first]

    def _day(self, rubric: "RubricRecord") -> str:
        """Today, or the last day on which the rubric holds; of points that are there, their own."""
        scoring = self._scorings.get(rubric.id)
        return scoring.scored_on if scoring is not None else min(local_today(), rubric.valid_to or local_today())

    def _entries(self, rubric: "RubricRecord") -> tuple[Entry, ...]:
        options = tuple(
            Option(each.id, say.stored(each.name), calendar.day(each.valid_from))
            for each in self._rubrics.values()
        )
        which = Entry("rubric", Kind.CHOICE, "entry.rubric", "allowed.choice", needed=True, options=options)
        points = (
            Entry(
                _entry(each.id),
                Kind.NUMBER,
                "entry.points",
                needed=True,
                limit=6,
                named=say.stored(each.name)[:LABEL],
                hint=f"0-{each.max_points}",
                most=each.max_points,
            )
            for each in rubric.criteria
        )
        day = Entry("on", Kind.DATE, "entry.scored_on", "allowed.date", needed=True, limit=20)
        return (*((which,) if len(options) > 1 else ()), day, *points)

    def shaped(self, entries: tuple[Entry, ...], values: Values) -> tuple[Entry, ...]:
        """The criteria of the rubric that is chosen."""
        return self._entries(self._chosen(values))

    def _chosen(self, values: Values) -> "RubricRecord":
        chosen = given(values, "rubric").chosen
        first = next(iter(self._rubrics.values()))
        return self._rubrics.get(chosen, first) if isinstance(chosen, int) else first

    def why_not(self, record: "ChosenModel", values: Values) -> str | None:
        """It was returned to its unit."""
        return self.words("commend.why.returned") if record.standing is Standing.RETURNED else None

    def will(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """The total, its grade, and by which rubric."""
        return self.words("score.will", **self._total(values))

    def done(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """The same."""
        return self.words("score.done", name=say.stored(able[0].name), **self._total(values))

    def _total(self, values: Values) -> dict[str, str]:
        rubric = self._chosen(values)
        total = sum(self._points(rubric, values).values())
        return {
            "total": say.number(self.words, total),
            "most": say.number(self.words, rubric.most),
            "grade": say.stored(rubric.grade(total)) or self.words("score.no_grade"),
            "rubric": say.stored(rubric.name),
        }

    @staticmethod
    def _points(rubric: "RubricRecord", values: Values) -> dict[int, int]:
        points = {each.id: meaning.number(given(values, _entry(each.id))) for each in rubric.criteria}
        return {criterion: 0 if each is None else each for criterion, each in points.items()}

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Give them."""
        from db.write.scoring import score

        rubric = self._chosen(values)
        there = self._scorings.get(rubric.id)
        score(
            work,
            able[0].id,
            rubric.id,
            self._points(rubric, values),
            on=meaning.day(values["on"].text),
            inspection_id=None if there is None else there.inspection_id,
            version=None if there is None else there.version,
        )


def _entry(criterion: int) -> str:
    return f"criterion.{criterion}"
