"""Standings of a registration and the moves between them. Pure."""

from enum import IntEnum


class Standing(IntEnum):
    """Where a registration stands; the values order the funnel, so "effective" means ``>= EFFECTIVE``.

    ``RETURNED`` and ``STOPPED`` stand aside, below the funnel. A returned registration counts nowhere; a
    stopped one still counts as registered.
    """

    RETURNED = 0
    STOPPED = 5
    REGISTERED = 10
    APPROVED = 20
    ACTIVE = 30
    EFFECTIVE = 40
    RECOGNISED = 50
    OUTSTANDING = 60


class Subject(IntEnum):
    """Whose model it is: a collective's, one person's, or not said."""

    UNKNOWN = 0
    COLLECTIVE = 1
    INDIVIDUAL = 2


FUNNEL: tuple[Standing, ...] = (
    Standing.REGISTERED,
    Standing.APPROVED,
    Standing.ACTIVE,
    Standing.EFFECTIVE,
    Standing.RECOGNISED,
    Standing.OUTSTANDING,
)
"""The standings that follow one another, lowest first."""

_MOVES: dict[Standing, frozenset[Standing]] = {
    Standing.REGISTERED: frozenset(
        {Standing.APPROVED, Standing.ACTIVE, Standing.EFFECTIVE, Standing.RETURNED, Standing.STOPPED}
    ),
    Standing.APPROVED: frozenset(
        {Standing.ACTIVE, Standing.EFFECTIVE, Standing.REGISTERED, Standing.RETURNED, Standing.STOPPED}
    ),
    Standing.ACTIVE: frozenset({Standing.EFFECTIVE, Standing.APPROVED, Standing.STOPPED}),
    Standing.EFFECTIVE: frozenset({Standing.RECOGNISED, Standing.ACTIVE, Standing.STOPPED}),
    Standing.RECOGNISED: frozenset({Standing.OUTSTANDING, Standing.EFFECTIVE, Standing.STOPPED}),
    Standing.OUTSTANDING: frozenset({Standing.RECOGNISED, Standing.STOPPED}),
    Standing.RETURNED: frozenset({Standing.REGISTERED}),
    Standing.STOPPED: frozenset({Standing.ACTIVE}),
}


def moves(standing: Standing) -> frozenset[Standing]:
    """The standings that may follow ``standing``."""
    return _MOVES[standing]


def why_not(before: Standing, after: Standing) -> tuple[str, str] | None:
    """Why ``before`` cannot become ``after``: Vietnamese and English words, or None where it can."""
    if after in _MOVES[before]:
        return None
    if after == before:
        return "đăng ký đã ở mức này", "the registration stands there already"
    if before in _ASIDE:
        return _ASIDE[before]
    if after == Standing.RETURNED:
        return (
            "chỉ trả lại được đăng ký chưa triển khai",
            "only a registration that is not yet carried out can be returned",
        )
    if after > before:
        return "phải qua các mức ở giữa trước", "the standings in between come first"
    return "chỉ lùi được một mức", "a standing can only go back one step"


_ASIDE: dict[Standing, tuple[str, str]] = {
    Standing.RETURNED: (
        "đăng ký đã bị trả lại, phải đăng ký lại trước",
        "the registration was returned and must be registered again first",
    ),
    Standing.STOPPED: (
        "mô hình đã dừng, phải triển khai lại trước",
        "the model was stopped and must be taken up again first",
    ),
}
