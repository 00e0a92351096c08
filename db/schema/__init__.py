"""The tables. One file a subject; importing this package knows them all."""

from db.schema.activity import Activity, ActivityKind, ActivityUnit
from db.schema.assignment import Assignment, Post, Term
from db.schema.award import Commendation, Recognition, Replication
from db.schema.base import NEVER, metadata
from db.schema.committee import Member, MemberKey
from db.schema.deadline import Deadline, DeadlineKind, DeadlineUnit
from db.schema.draft import Draft
from db.schema.emulation_model import EmulationModel, ModelKind, Registration, RegistrationKind
from db.schema.inspection import Criterion, Grade, Inspection, InspectionModel, Rubric, Score, Scoring
from db.schema.ledger import Change
from db.schema.press import PressItem, PressKind
from db.schema.reference import Field, Period, RegisterMeta, Topic
from db.schema.target import Target
from db.schema.unit import LineageKind, Unit, UnitBranch, UnitKind, UnitLineage, UnitToday

__all__ = [
    "NEVER",
    "Activity",
    "ActivityKind",
    "ActivityUnit",
    "Assignment",
    "Change",
    "Commendation",
    "Criterion",
    "Deadline",
    "DeadlineKind",
    "DeadlineUnit",
    "Draft",
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
    "Post",
    "PressItem",
    "PressKind",
    "Recognition",
    "RegisterMeta",
    "Registration",
    "RegistrationKind",
    "Replication",
    "Rubric",
    "Score",
    "Scoring",
    "Target",
    "Term",
    "Topic",
    "Unit",
    "UnitBranch",
    "UnitKind",
    "UnitLineage",
    "UnitToday",
    "metadata",
]
