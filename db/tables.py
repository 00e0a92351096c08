"""The tables as the read layer sees them: their columns, and nothing else.

``db.schema`` says what the tables are. To say that, it imports SQLModel, which takes longer to import than the
whole dashboard to draw; whoever only reads has no need of it. A test holds the two to the same columns.
"""

from sqlalchemy import Integer, TableClause, Text, column, table


def _table(name: str, integers: str, texts: str) -> TableClause:
    return table(
        name,
        *(column(one, Integer()) for one in integers.split()),
        *(column(one, Text()) for one in texts.split()),
    )


META = _table("register_meta", "", "key value")
FIELD = _table("field", "id position", "code name name_en")
TOPIC = _table("topic", "id field_id sensitive", "code name name_en")
PERIOD = _table("period", "id first_year last_year", "name")
UNIT = _table("unit", "id parent_id version", "code kind name valid_from valid_to sort_key search_key")
BRANCH = _table("unit_branch", "ancestor_id unit_id depth", "")
LINEAGE = _table("unit_lineage", "id from_unit_id to_unit_id is_partial", "change_date kind decision note")
TODAY = _table("unit_today", "unit_id today_id", "")
MODEL = _table("emulation_model", "id copied_from_id version", "name kind place sort_key search_key exact_key")
REGISTRATION = _table(
    "registration",
    "id model_id year unit_id field_id topic_id subject standing households next_year version",
    "kind contents results reason",
)
MEMBER = _table("member", "id version", "name sort_key role position from_date until_date retired_at")
MEMBER_KEY = _table(
    "member_key",
    "id member_id",
    "fingerprint algorithm public_key label added_at added_by revoked_at revoked_by",
)
POST = _table("post", "id rank", "code name name_en")
TERM = _table("member_term", "id member_id post_id version", "from_date until_date decision")
ASSIGNMENT = _table("assignment", "id member_id field_id unit_id version", "from_date until_date decision")
DRAFT = _table("draft", "", "owner form kept at")
DEADLINE = _table("deadline", "id year version", "kind title due_date cancelled_at cancelled_reason")
DEADLINE_UNIT = _table("deadline_unit", "deadline_id unit_id", "received_date received_note dropped_at")
ACTIVITY = _table(
    "activity",
    "id participants version",
    "kind title from_date until_date place result cancelled_at cancelled_reason",
)
ACTIVITY_UNIT = _table("activity_unit", "activity_id unit_id", "dropped_at")
PRESS_ITEM = _table(
    "press_item",
    "id model_id version",
    "kind title outlet date author link withdrawn_at withdrawn_reason",
)
TARGET = _table("target", "id first_year last_year field_id unit_id planned version", "slot decision dropped_at")
CHANGE = _table("change", "seq entity_id model_id", "at actor act entity before after previous hash")
RECOGNITION = _table("recognition", "id registration_id", "level decision decided_on issuer withdrawn_at")
COMMENDATION = _table(
    "commendation",
    "id registration_id year subject unit_id version",
    "form kind level status recipient unit_name achievement proposed_on decision decided_on issuer revoked_on "
    "revoked_decision revoked_reason",
)
REPLICATION = _table("replication", "id model_id to_unit_id copy_id", "replicated_on note")
RUBRIC = _table("rubric", "id subject", "name valid_from valid_to")
CRITERION = _table("criterion", "id rubric_id position max_points", "name")
GRADE = _table("grade", "id rubric_id least_points", "name")
INSPECTION = _table("inspection", "id unit_id version", "kind visited_on team findings to_strengthen due_on")
INSPECTION_MODEL = _table("inspection_model", "id inspection_id registration_id needs_work listed", "findings")
SCORING = _table("scoring", "id registration_id rubric_id inspection_id version", "scored_on")
SCORE = _table("score", "scoring_id criterion_id points", "")
