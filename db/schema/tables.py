"""The tables as SQLAlchemy Core sees them: what the read layer's statements and bulk writes are made of."""

from sqlalchemy import Table

from db.schema import (
    activity,
    assignment,
    award,
    committee,
    deadline,
    draft,
    emulation_model,
    inspection,
    ledger,
    press,
    reference,
    target,
    unit,
)
from db.schema.base import metadata

# Importing the subjects is what fills the metadata.
_SUBJECTS = (
    activity,
    assignment,
    award,
    committee,
    deadline,
    draft,
    emulation_model,
    inspection,
    ledger,
    press,
    reference,
    target,
    unit,
)


def _table(name: str) -> Table:
    return metadata.tables[name]


META = _table("register_meta")
FIELD = _table("field")
TOPIC = _table("topic")
PERIOD = _table("period")
UNIT = _table("unit")
BRANCH = _table("unit_branch")
LINEAGE = _table("unit_lineage")
TODAY = _table("unit_today")
MODEL = _table("emulation_model")
REGISTRATION = _table("registration")
MEMBER = _table("member")
MEMBER_KEY = _table("member_key")
POST = _table("post")
TERM = _table("member_term")
ASSIGNMENT = _table("assignment")
DRAFT = _table("draft")
DEADLINE = _table("deadline")
DEADLINE_UNIT = _table("deadline_unit")
ACTIVITY = _table("activity")
ACTIVITY_UNIT = _table("activity_unit")
PRESS_ITEM = _table("press_item")
TARGET = _table("target")
CHANGE = _table("change")

VERSIONED = tuple(table for table in metadata.sorted_tables if "version" in table.c)
"""Those whose rows count their changes, so that nobody writes over what somebody else wrote."""
RECOGNITION = _table("recognition")
COMMENDATION = _table("commendation")
REPLICATION = _table("replication")
RUBRIC = _table("rubric")
CRITERION = _table("criterion")
GRADE = _table("grade")
INSPECTION = _table("inspection")
INSPECTION_MODEL = _table("inspection_model")
SCORING = _table("scoring")
SCORE = _table("score")
