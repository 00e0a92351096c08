"""Last year's models, offered for another year."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, and_, select

from db.lifecycle import Standing
from db.read.records import model_code
from db.read.where import R, conditions
from db.scope import Scope
from db.tables import MODEL, REGISTRATION, UNIT


class WhyNot(StrEnum):
    """Why a model is not kept up in another year."""

    THERE = "there"
    STOPPED = "stopped"
    NO_UNIT = "no_unit"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that may be kept up.

    Attributes:
        registration_id: Its latest registration in the years that are looked at.
        version: That one's version.
        why_not: Why it is skipped; None where it is not.
    """

    model_id: int
    registration_id: int
    version: int
    name: str
    unit: str
    year: int
    why_not: WhyNot | None

    @property
    def code(self) -> str:
        """The model's number as people write it."""
        return model_code(self.model_id)


def candidates(
    connection: Connection, scope: Scope, year: int, models: Collection[int] | None = None
) -> tuple[Candidate, ...]:
    """The models in scope, and of each whether it can be kept up in ``year``: one statement.

    It cannot where it is registered in that year already (be it returned), was stopped, is registered in a later
    year, or where its unit does not stand then.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is in view.
        year: The year that they shall be registered for.
        models: Only these; None for all in scope.
    """
    there = REGISTRATION.alias("there")
    columns = (R.model_id, R.id, R.version, MODEL.c.name, UNIT.c.name, R.year, R.standing)
    statement = (
        select(*columns, UNIT.c.valid_from, UNIT.c.valid_to, there.c.id)
        .join(MODEL, MODEL.c.id == R.model_id)
        .join(UNIT, UNIT.c.id == R.unit_id)
        .outerjoin(there, and_(there.c.model_id == R.model_id, there.c.year == year))
        .where(*conditions(connection, scope))
        .order_by(MODEL.c.sort_key, MODEL.c.id)
    )
    if models is not None:
        statement = statement.where(R.model_id.in_(models))
    found = []
    for model, registration, version, name, unit, at, standing, first, last, same in connection.execute(statement):
        why = None
        if same is not None:
            why = WhyNot.THERE
        elif at > year:
            why = WhyNot.LATER
        elif standing in (Standing.STOPPED, Standing.RETURNED):
            why = WhyNot.STOPPED
        elif not (first <= f"{year}-12-31" and (last is None or last >= f"{year}-01-01")):
            why = WhyNot.NO_UNIT
        found.append(Candidate(model, registration, version, name, unit, at, why))
    return tuple(found)
