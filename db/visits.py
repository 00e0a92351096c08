"""Visits of the committee to the models, and the points that it gives. Pure."""

from enum import StrEnum

INSPECTION = "inspection"
SCORING = "scoring"
RUBRIC = "rubric"
"""Entities of the ledger."""

ENTITIES = frozenset({INSPECTION, SCORING, RUBRIC})


class InspectionKind(StrEnum):
    """What a visit is for: to check what was registered (kiểm tra), or to look around (khảo sát)."""

    CHECK = "CHECK"
    SURVEY = "SURVEY"
