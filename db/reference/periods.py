"""The periods that figures are asked for: each year, and the stages of the movement."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeriodFact:
    """A named range of years, both included."""

    name: str
    first_year: int
    last_year: int


PERIODS: tuple[PeriodFact, ...] = (
    *(PeriodFact(str(year), year, year) for year in range(2015, 2027)),
    PeriodFact("2015-2020", 2015, 2020),
    PeriodFact("2021-2025", 2021, 2025),
)
