"""Upkeep of ``heir_id``: under which unit's successor each registration counts today.

Whole passages are followed by ``unit_today``. Where a unit was split, nothing follows by itself: the model's own
choice says where to go on from there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from db.schema.tables import CHOICE, REGISTRATION, TODAY

TOGETHER = 500
"""Models that are looked up with one statement."""


def heir(unit: int, today: Mapping[int, int], chosen: Mapping[int, int]) -> int:
    """The unit from which today's one is followed for a registration.

    Args:
        unit: The unit that it was registered under.
        today: Who stands in each unit's place today.
        chosen: What was chosen for the model: the split unit, and which of its successors.
    """
    here, seen = unit, set[int]()
    while (place := today.get(here, here)) in chosen and place not in seen:
        seen.add(place)
        here = chosen[place]
    return here


class Heirs:
    """What was chosen for some models."""

    def __init__(self, chosen: Mapping[int, Mapping[int, int]], today: Mapping[int, int]) -> None:
        """With choices by model, and who stands in each unit's place today."""
        self._chosen = chosen
        self._today = today

    @classmethod
    def read(cls, connection: Connection, models: Collection[int]) -> "Heirs":
        """Of these models, as it is stored now."""
        chosen: dict[int, dict[int, int]] = {}
        ids = sorted(models)
        for start in range(0, len(ids), TOGETHER):
            chosen |= choices(connection, CHOICE.c.model_id.in_(ids[start : start + TOGETHER]))
        # Nearly always nothing was chosen, and ten thousand units need not be read.
        return cls(chosen, places_today(connection) if chosen else {})

    @classmethod
    def between(cls, connection: Connection, first: int, last: int, today: Mapping[int, int]) -> "Heirs":
        """Of the models from one number to another."""
        return cls(choices(connection, CHOICE.c.model_id.between(first, last)), today)

    def of(self, model_id: int, unit_id: int) -> int:
        """The heir of a registration of a model under a unit."""
        chosen = self._chosen.get(model_id)
        return heir(unit_id, self._today, chosen) if chosen else unit_id


def choices(connection: Connection, where: ColumnElement[bool]) -> dict[int, dict[int, int]]:
    """What was chosen, by model: the split unit, and which of its successors."""
    columns = (CHOICE.c.model_id, CHOICE.c.from_unit_id, CHOICE.c.to_unit_id)
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for model, split, successor in connection.execute(select(*columns).where(where)):
        found[model][split] = successor
    return dict(found)


def places_today(connection: Connection) -> dict[int, int]:
    """Who stands in each unit's place today, as it is stored."""
    return {row.unit_id: row.today_id for row in connection.execute(select(TODAY.c.unit_id, TODAY.c.today_id))}


def refresh_heirs(connection: Connection, models: Iterable[int]) -> None:
    """Bring the heirs of these models' registrations up to date."""
    ids = sorted(set(models))
    heirs = Heirs.read(connection, ids)
    columns = (REGISTRATION.c.id, REGISTRATION.c.model_id, REGISTRATION.c.unit_id, REGISTRATION.c.heir_id)
    for start in range(0, len(ids), TOGETHER):
        rows = connection.execute(
            select(*columns).where(REGISTRATION.c.model_id.in_(ids[start : start + TOGETHER]))
        ).all()
        wanted = ((row, heirs.of(row.model_id, row.unit_id)) for row in rows)
        store_heirs(connection, [(row.id, unit) for row, unit in wanted if row.heir_id != unit])


def store_heirs(connection: Connection, stale: Collection[tuple[int, int]]) -> None:
    """Store the heirs of some registrations.

    Args:
        connection: A writer's transaction.
        stale: Each registration's id and its heir.
    """
    if stale:
        connection.execute(_HEIR, [{"row": registration, "unit": unit} for registration, unit in stale])


_HEIR = update(REGISTRATION).where(REGISTRATION.c.id == bindparam("row")).values(heir_id=bindparam("unit"))
