"""Whether one model is in scope."""

from sqlalchemy import Connection, select

from db.read.where import R, conditions
from db.scope import Scope


def in_scope(connection: Connection, scope: Scope, model_id: int) -> bool:
    """Whether a model counts in the scope, as the list of models would show it."""
    statement = select(R.id).where(R.model_id == model_id, *conditions(connection, scope)).limit(1)
    return connection.scalar(statement) is not None
