"""The tables. One file a subject; importing this package knows them all."""

from db.schema.award import Commendation, Recognition, Replication
from db.schema.base import NEVER, metadata
from db.schema.committee import Member, MemberKey
from db.schema.emulation_model import EmulationModel, ModelKind, Registration, RegistrationKind
from db.schema.inspection import Criterion, Grade, Inspection, InspectionModel, Rubric, Score, Scoring
from db.schema.ledger import Change
from db.schema.reference import Field, Period, RegisterMeta, Topic
from db.schema.unit import LineageKind, Unit, UnitBranch, UnitKind, UnitLineage, UnitToday

__all__ = [
    "NEVER",
    "Change",
    "Commendation",
    "Criterion",
    "EmulationModel",
    "Field",
    "Grade",
    "Inspection",
    "InspectionModel",
    "LineageKind",
    "Member",
    "MemberKey",
    "ModelKind",
    "Period",
    "Recognition",
    "RegisterMeta",
    "Registration",
    "RegistrationKind",
    "Replication",
    "Rubric",
    "Score",
    "Scoring",
    "Topic",
    "Unit",
    "UnitBranch",
    "UnitKind",
    "UnitLineage",
    "UnitToday",
    "metadata",
]
