"""Standings of a registration and the moves between them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
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

ASIDE = frozenset({Standing.RETURNED, Standing.STOPPED})
"""The standings beside the funnel; a reason is given for each."""

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


def ends_recognition(before: Standing, after: Standing) -> bool:
    """Whether a recognition holds no longer after a move: where it is moved back from it, or taken up again.

    A stopped one keeps what was decided.
    """
    if after in ASIDE or after >= Standing.RECOGNISED:
        return False
    return before >= Standing.RECOGNISED or before == Standing.STOPPED


def why_not(before: Standing, after: Standing) -> tuple[str, str] | None:
    """Why ``before`` cannot become ``after``: Vietnamese and English words, or None where it can."""
    if after in _MOVES[before]:
        return None
    if after == before:
        return "đăng ký đã ở mức này", "the registration stands there already"
    if before in _WHY_ASIDE:
        return _WHY_ASIDE[before]
    if after == Standing.RETURNED:
        return (
            "chỉ trả lại được đăng ký chưa triển khai",
            "only a registration that is not yet carried out can be returned",
        )
    if after > before:
        return "phải qua các mức ở giữa trước", "the standings in between come first"
    return "chỉ lùi được một mức", "a standing can only go back one step"


_WHY_ASIDE: dict[Standing, tuple[str, str]] = {
    Standing.RETURNED: (
        "đăng ký đã bị trả lại, phải đăng ký lại trước",
        "the registration was returned and must be registered again first",
    ),
    Standing.STOPPED: (
        "mô hình đã dừng, phải triển khai lại trước",
        "the model was stopped and must be taken up again first",
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One way to a standing: onwards (or aside), or back. Several registrations take it together.

    Whoever approves what was registered must not push back what is carried out already, though its standing may
    be taken back as well.
    """

    to: Standing
    back: bool = False

    def why_not(self, standing: Standing) -> tuple[str, str] | None:
        """Why a registration that stands there cannot take this step; None where it can."""
        words = why_not(standing, self.to)
        this_way = self.to in ASIDE or (self.to < standing) is self.back
        if this_way or standing == self.to or (words is not None and standing in ASIDE):
            return words
        if self.back:
            return "đăng ký chưa qua mức này", "the registration has not come so far"
        return "đăng ký đã qua mức này", "the registration is further on already"


def steps(standings: Iterable[Standing]) -> list[Step]:
    """The steps that any of some registrations can take: onwards, back (the shortest way first), aside."""
    found = {Step(to, to not in ASIDE and to < each) for each in standings for to in moves(each)}
    return sorted(found, key=lambda step: (step.to in ASIDE, step.back, -step.to if step.back else step.to))
