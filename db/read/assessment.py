"""Everything that was seen of one model and given to it, for the pane that reads a model in full."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Integer, Select, bindparam, exists, or_, select

from db.clearance import Clearance
from db.read.calendar_records import PressRecord
from db.read.commendations import CommendationRecord, commendations_of
from db.read.inspections import VisitRecord, visits_of
from db.read.press import press_items
from db.read.recognitions import RecognitionRecord, recognitions_of
from db.read.replications import ReplicationRecord, replications_of
from db.read.rubrics import ScoringRecord, scorings_of
from db.read.veil import hidden
from db.tables import (
    COMMENDATION,
    INSPECTION_MODEL,
    PRESS_ITEM,
    RECOGNITION,
    REGISTRATION,
    REPLICATION,
    SCORING,
)


@dataclass(frozen=True, slots=True)
class ModelAssessment:
    """A model's visits, points, recognitions, commendations, replications and press, each newest first."""

    visits: tuple[VisitRecord, ...]
    scorings: tuple[ScoringRecord, ...]
    recognitions: tuple[RecognitionRecord, ...]
    commendations: tuple[CommendationRecord, ...]
    replications: tuple[ReplicationRecord, ...]
    press: tuple[PressRecord, ...] = ()

    @property
    def needs_work(self) -> bool:
        """Whether the latest visit says that it must be strengthened."""
        return bool(self.visits) and self.visits[0].needs_work

    def __bool__(self) -> bool:
        seen, given = (self.visits, self.scorings), (self.recognitions, self.commendations)
        return any((*seen, *given, self.replications, self.press))


def model_assessment(connection: Connection, model_id: int, clearance: Clearance | None = None) -> ModelAssessment:
    """All of one model: a statement that says what there is, and one for each kind of it (three more for points).

    Most models have nothing or little of it, and every model that is read in full asks.

    Args:
        connection: Inside ``Database.read()``.
        model_id: The model.
        clearance: Whose reading of it is noted; without one, the notes about a sensitive model and its points are
            left out, as the ledger leaves them out.
    """
    visits, scorings, recognitions, commendations, replications, press = _there(connection, model_id)
    told = scorings and not hidden(connection, {model_id}, clearance)
    return ModelAssessment(
        visits_of(connection, model_id, clearance) if visits else (),
        scorings_of(connection, model_id) if told else (),
        recognitions_of(connection, model_id) if recognitions else (),
        commendations_of(connection, model_id, clearance) if commendations else (),
        replications_of(connection, model_id, clearance) if replications else (),
        press_items(connection, model_id=model_id) if press else (),
    )


def _there(connection: Connection, model_id: int) -> tuple[bool, ...]:
    """Of which kinds there is something."""
    return tuple(map(bool, connection.execute(_asked(), {"model": model_id}).one()))


@cache
def _asked() -> Select[Any]:
    """Made once: to make it takes as long as to ask it."""
    model = bindparam("model", type_=Integer())
    of_year = [
        exists().where(REGISTRATION.c.model_id == model, table.c.registration_id == REGISTRATION.c.id)
        for table in (INSPECTION_MODEL, SCORING, RECOGNITION, COMMENDATION)
    ]
    taken_up = [exists().where(column == model) for column in (REPLICATION.c.model_id, REPLICATION.c.copy_id)]
    return cast("Select[Any]", select(*of_year, or_(*taken_up), exists().where(PRESS_ITEM.c.model_id == model)))
