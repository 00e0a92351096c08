"""What hangs on a registration: what a decision, a visit or a replication speaks of stays in the register."""

from sqlalchemy import ColumnElement, and_, exists, or_

from db.tables import COMMENDATION, INSPECTION_MODEL, RECOGNITION, REGISTRATION, REPLICATION, SCORING

R, P = REGISTRATION.c, REPLICATION.c


def hangs() -> ColumnElement[bool]:
    """Whether anything hangs on the registration of the statement around it, be it withdrawn or revoked.

    Replications are the model's: they hang on its last registration.
    """
    of_year = [
        exists().where(table.c.registration_id == R.id)
        for table in (RECOGNITION, COMMENDATION, INSPECTION_MODEL, SCORING)
    ]
    of_model = or_(exists().where(P.model_id == R.model_id), exists().where(P.copy_id == R.model_id))
    return or_(*of_year, and_(of_model, is_only()))


def is_only() -> ColumnElement[bool]:
    """Whether the registration of the statement around it is its model's only one: the model goes with it."""
    other = REGISTRATION.alias("other").c
    return ~exists().where(other.model_id == R.model_id, other.id != R.id)
