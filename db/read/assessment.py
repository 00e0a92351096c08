"""Everything that was seen of one model and given to it, for the pane that reads a model in full."""

from dataclasses import dataclass

from sqlalchemy import Connection

from db.clearance import Clearance
from db.read.commendations import CommendationRecord, commendations_of
from db.read.inspections import VisitRecord, visits_of
from db.read.recognitions import RecognitionRecord, recognitions_of
from db.read.replications import ReplicationRecord, replications_of
from db.read.rubrics import ScoringRecord, scorings_of


@dataclass(frozen=True, slots=True)
class ModelAssessment:
    """A model's visits, points, recognitions, commendations and replications, each newest first."""

    visits: tuple[VisitRecord, ...]
    scorings: tuple[ScoringRecord, ...]
    recognitions: tuple[RecognitionRecord, ...]
    commendations: tuple[CommendationRecord, ...]
    replications: tuple[ReplicationRecord, ...]

    @property
    def needs_work(self) -> bool:
        """Whether the latest visit says that it must be strengthened."""
        return bool(self.visits) and self.visits[0].needs_work

    def __bool__(self) -> bool:
        return any((self.visits, self.scorings, self.recognitions, self.commendations, self.replications))


def model_assessment(connection: Connection, model_id: int, clearance: Clearance | None = None) -> ModelAssessment:
    """All of one model, in a handful of small statements; empty where there is nothing.

    Args:
        connection: Inside ``Database.read()``.
        model_id: The model.
        clearance: Whose reading of it is noted; without one, the notes about a sensitive model are left out.
    """
    return ModelAssessment(
        visits_of(connection, model_id, clearance),
        scorings_of(connection, model_id),
        recognitions_of(connection, model_id),
        commendations_of(connection, model_id, clearance),
        replications_of(connection, model_id, clearance),
    )
