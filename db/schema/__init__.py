"""The tables. One file a subject; importing this package knows them all."""

from db.schema.base import NEVER, metadata
from db.schema.committee import Member, MemberKey
from db.schema.draft import Draft
from db.schema.emulation_model import EmulationModel, ModelKind, Registration, RegistrationKind
from db.schema.ledger import Change
from db.schema.reference import Field, Period, RegisterMeta, Topic
from db.schema.unit import LineageKind, Unit, UnitBranch, UnitKind, UnitLineage, UnitToday

__all__ = [
    "NEVER",
    "Change",
    "Draft",
    "EmulationModel",
    "Field",
    "LineageKind",
    "Member",
    "MemberKey",
    "ModelKind",
    "Period",
    "RegisterMeta",
    "Registration",
    "RegistrationKind",
    "Topic",
    "Unit",
    "UnitBranch",
    "UnitKind",
    "UnitLineage",
    "UnitToday",
    "metadata",
]
