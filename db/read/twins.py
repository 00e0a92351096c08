"""Models that are there already by another letter's case or accent: what would be stored twice."""

from sqlalchemy import Connection, select

from db.tables import MODEL, REGISTRATION
from db.text import fold


def models_called(connection: Connection, name: str, unit_id: int, year: int) -> tuple[int, ...]:
    """The models of a unit's year that have this name, accents or not, as an import knows them; oldest first.

    Args:
        connection: Inside ``Database.read()``, or a writer's transaction.
        name: As it was typed.
        unit_id: The unit that they are registered under.
        year: The year that they are registered for.
    """
    wanted = fold(name)
    statement = (
        select(MODEL.c.id, MODEL.c.name)
        .join(REGISTRATION, REGISTRATION.c.model_id == MODEL.c.id)
        .where(REGISTRATION.c.unit_id == unit_id, REGISTRATION.c.year == year)
        .order_by(MODEL.c.id)
    )
    return tuple(row.id for row in connection.execute(statement) if fold(row.name) == wanted)
