"""Taking back visits, points and rubrics. Pure."""

from collections.abc import Iterable
from typing import Final

from db.rights import Act
from db.visits import INSPECTION, RUBRIC, SCORING
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, by_id, given, swapped

_VISIT: Final = ("kind", "visited_on", "team", "unit_id", "findings", "to_strengthen", "due_on")
_SEEN: Final = ("findings", "needs_work", "listed")


def _entered(line: ActLine) -> Iterable[RowBack]:
    yield by_id("inspection", line, given(line.after, _VISIT), None)


def _visited(line: ActLine) -> Iterable[RowBack]:
    key = (("inspection_id", line.entity_id), ("registration_id", line.after["registration_id"]))
    then = given(line.before, _SEEN) if line.before else None
    yield RowBack("inspection_model", key, given(line.after, _SEEN), then)


def _scored(line: ActLine) -> Iterable[RowBack]:
    """New points go; other points are those that there were."""
    names = ("scored_on", "inspection_id")
    then = given(line.before, names) if line.before else None
    yield by_id("scoring", line, given(line.after, names), then)
    points = line.before.get("points", {})
    for criterion, value in line.after["points"].items():
        key = (("scoring_id", line.entity_id), ("criterion_id", int(criterion)))
        yield RowBack("score", key, {"points": value}, {"points": points[criterion]} if line.before else None)


def _rubric_added(line: ActLine) -> Iterable[RowBack]:
    yield by_id("rubric", line, given(line.after, ("name", "valid_from", "valid_to", "subject")), None)
    for position in range(1, len(line.after["criteria"]) + 1):
        yield RowBack("criterion", (("rubric_id", line.entity_id), ("position", position)), {}, None)
    for name, least in line.after["grades"].items():
        yield RowBack("grade", (("rubric_id", line.entity_id), ("least_points", least)), {"name": name}, None)


INVERSES: Final[Inverses] = {
    (INSPECTION, "inspect"): Inverse(Act.INSPECT, _entered),
    (INSPECTION, "visit"): Inverse(Act.INSPECT, _visited),
    (INSPECTION, "amend"): Inverse(Act.INSPECT, swapped("inspection")),
    (SCORING, "score"): Inverse(Act.INSPECT, _scored),
    (RUBRIC, "add"): Inverse(Act.RUBRICS, _rubric_added),
    (RUBRIC, "close"): Inverse(Act.RUBRICS, swapped("rubric")),
}
