"""Who may do what: one table of acts, each with the least role that may. Pure.

``db.write`` asks it with every act, and the screen to say beforehand what would be refused.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from db.errors import Said
from db.identity import Role


class Act(StrEnum):
    """What is done to the register, by the function of ``db.write`` that does it."""

    REGISTER = "register"
    MOVE = "move"
    AMEND = "amend"
    RENAME = "rename"
    DELETE = "delete"
    DEADLINES = "deadlines"
    ACTIVITIES = "activities"
    PRESS = "press"
    TARGETS = "targets"
    RECOGNISE = "recognise"
    COMMEND = "commend"
    INSPECT = "inspect"
    REPLICATE = "replicate"
    RUBRICS = "rubrics"
    UNITS = "units"
    SUCCESSORS = "successors"
    MEMBERS = "members"
    ASSIGN = "assign"
    SETTINGS = "settings"
    READ_DETAILS = "read_details"
    REBUILD = "rebuild"
    TAKE_BACK = "take_back"


LEAST: Final[Mapping[Act, Role]] = {
    Act.REGISTER: Role.SECRETARY,
    Act.MOVE: Role.SECRETARY,
    Act.AMEND: Role.SECRETARY,
    Act.RENAME: Role.SECRETARY,
    Act.DELETE: Role.SECRETARY,
    Act.DEADLINES: Role.SECRETARY,
    Act.ACTIVITIES: Role.SECRETARY,
    Act.PRESS: Role.SECRETARY,
    Act.TARGETS: Role.SECRETARY,
    Act.RECOGNISE: Role.SECRETARY,
    Act.COMMEND: Role.SECRETARY,
    Act.INSPECT: Role.SECRETARY,
    Act.REPLICATE: Role.SECRETARY,
    Act.RUBRICS: Role.ADMIN,
    Act.UNITS: Role.ADMIN,
    Act.SUCCESSORS: Role.SECRETARY,
    Act.MEMBERS: Role.ADMIN,
    Act.ASSIGN: Role.ADMIN,
    Act.SETTINGS: Role.ADMIN,
    Act.READ_DETAILS: Role.SECRETARY,
    Act.REBUILD: Role.ADMIN,
    Act.TAKE_BACK: Role.SECRETARY,
}
"""The least role that may do each act."""

BY_CHARGE: Final = frozenset({Act.READ_DETAILS})
"""What whoever is in charge of the field may do as well, whatever their role."""

ROLES: Final[Mapping[Role, Said]] = {
    Role.VIEWER: Said("Xem", "viewer"),
    Role.SECRETARY: Said("Thư ký", "secretary"),
    Role.ADMIN: Said("Quản trị", "administrator"),
}
"""What the roles are called, for whoever is refused something."""

_ORDER: Final = tuple(Role)


def may(role: Role, act: Act, *, in_charge: bool = False) -> bool:
    """Whether somebody may do an act.

    Args:
        role: Their role.
        act: What they want to do.
        in_charge: Whether they are in charge, today, of the field and the unit that it is about.
    """
    return _ORDER.index(role) >= _ORDER.index(LEAST[act]) or (in_charge and act in BY_CHARGE)
