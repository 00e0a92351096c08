"""What somebody may say of a file instead of mending it: the year of its rows, the unit that a name stands for."""

from dataclasses import dataclass

from db.exchange.plans import ImportPlan
from db.exchange.problems import Problem, ProblemKind

_UNITLESS = frozenset({ProblemKind.UNKNOWN_UNIT, ProblemKind.UNIT_NOT_VALID_THEN})
_YEARLESS = frozenset({ProblemKind.MISSING_YEAR, ProblemKind.NO_YEAR_COLUMN})


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """The unit that somebody chose for a name in the file."""

    text: str
    unit_id: int


def is_year_to_say(problem: Problem) -> bool:
    """Whether it is the year of rows that say none."""
    return problem.kind in _YEARLESS


def lacks_years(plan: ImportPlan) -> bool:
    """Whether rows say no year."""
    return any(map(is_year_to_say, plan.rejected))


def is_unit_to_choose(problem: Problem) -> bool:
    """Whether it is a unit's name that means none in its year, and that a unit can be chosen for.

    A name that is not shown to its end cannot be chosen for: nobody has seen which one it is.
    """
    return problem.kind in _UNITLESS and not problem.value.endswith("…")
