"""What sort of body a unit is, and how one unit became another. Pure: the reading layer knows them too."""

from enum import StrEnum


class UnitKind(StrEnum):
    """What sort of body a unit is."""

    PROVINCE = "PROVINCE"
    CITY = "CITY"
    WARD = "WARD"
    COMMUNE = "COMMUNE"
    TOWNSHIP = "TOWNSHIP"
    HAMLET = "HAMLET"
    RESIDENTIAL_GROUP = "RESIDENTIAL_GROUP"
    AGENCY = "AGENCY"
    ARMED_FORCES = "ARMED_FORCES"
    FATHERLAND_FRONT = "FATHERLAND_FRONT"
    MASS_ORGANIZATION = "MASS_ORGANIZATION"
    SCHOOL = "SCHOOL"
    ENTERPRISE = "ENTERPRISE"
    HEALTH = "HEALTH"
    RELIGIOUS = "RELIGIOUS"
    OTHER = "OTHER"


class LineageKind(StrEnum):
    """How one unit became another."""

    MERGE = "MERGE"
    SPLIT = "SPLIT"
    RENAME = "RENAME"
    TRANSFER = "TRANSFER"
    """The unit above it became another one, and it went along."""
    DISSOLVE = "DISSOLVE"
