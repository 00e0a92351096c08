"""Levels of recognition, kinds of commendation and how one stands. Pure."""

from datetime import date
from enum import StrEnum

RECOGNITION = "recognition"
COMMENDATION = "commendation"
REPLICATION = "replication"
"""Entities of the ledger."""

ENTITIES = frozenset({RECOGNITION, COMMENDATION, REPLICATION})

DISTRICT_UNTIL = date(2025, 6, 30)
"""The last day of the districts: from 1/7/2025 on there are communes and provinces alone."""


USUAL_FORMS = (
    "Giấy khen",
    "Bằng khen",
    "Biểu dương",
    "Tuyên dương",
    "Kỷ niệm chương",
    "Danh hiệu",
    "Huân chương",
    "Huy chương",
)
"""The forms of a commendation that are usual, as decisions have them; any other may be named."""


class Level(StrEnum):
    """Who recognises or commends, from the lowest up."""

    GRASSROOTS = "GRASSROOTS"
    DISTRICT = "DISTRICT"
    PROVINCE = "PROVINCE"
    CENTRAL = "CENTRAL"


class AwardKind(StrEnum):
    """In whose line a commendation is given."""

    PARTY = "PARTY"
    STATE = "STATE"
    MASS_ORGANISATION = "MASS_ORGANISATION"
    OTHER = "OTHER"


class AwardStatus(StrEnum):
    """How a commendation stands."""

    PROPOSED = "PROPOSED"
    AWARDED = "AWARDED"
    REVOKED = "REVOKED"


def level_stood(level: Level, on: date) -> bool:
    """Whether there was a body of this level on a day."""
    return level is not Level.DISTRICT or on <= DISTRICT_UNTIL
