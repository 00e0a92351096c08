"""The tables as SQLAlchemy Core sees them: what the read layer's statements and bulk writes are made of."""

from sqlalchemy import Table

from db.schema import committee, draft, emulation_model, ledger, reference, unit
from db.schema.base import metadata

# Importing the subjects is what fills the metadata.
_SUBJECTS = (reference, unit, emulation_model, committee, draft, ledger)


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
DRAFT = _table("draft")
CHANGE = _table("change")
