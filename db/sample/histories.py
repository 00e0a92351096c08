"""Made-up histories of models: in which years they are registered, and where each registration stands."""

from dataclasses import dataclass
from random import Random

from db.lifecycle import Standing
from db.schema import RegistrationKind
from db.write.keys import next_years

HISTORIES = 4096
"""So many different ones are drawn, and the models share them."""

_LENGTHS = {1: 68, 2: 20, 3: 7, 4: 3, 5: 1, 6: 1}
"""About one and a half registrations a model."""

_STANDINGS = {
    Standing.EFFECTIVE: 55,
    Standing.ACTIVE: 20,
    Standing.RECOGNISED: 9,
    Standing.REGISTERED: 6,
    Standing.APPROVED: 4,
    Standing.OUTSTANDING: 3,
    Standing.STOPPED: 2,
    Standing.RETURNED: 1,
}
_REASONS = {
    Standing.STOPPED: "Người phụ trách chuyển công tác, chưa có người thay",
    Standing.RETURNED: "Nội dung chưa rõ, đề nghị bổ sung cách làm",
}


@dataclass(frozen=True, slots=True)
class Year:
    """One registration of a history, as far as it does not depend on the model."""

    year: int
    kind: str
    standing: int
    reason: str | None
    next_year: int


def make_histories(first: int, last: int, random: Random, count: int = HISTORIES) -> list[tuple[Year, ...]]:
    """Histories within a range of years, both included."""
    lengths = [length for length in _LENGTHS if length <= last - first + 1]
    weights = [_LENGTHS[length] for length in lengths]
    return [
        _history(random.randint(first, last - length + 1), length, random)
        for length in random.choices(lengths, weights, k=count)
    ]


def _history(start: int, length: int, random: Random) -> tuple[Year, ...]:
    years = range(start, start + length)
    standings = random.choices(list(_STANDINGS), list(_STANDINGS.values()), k=length)
    following = next_years(list(zip(years, map(int, standings), strict=True)))
    made = []
    kept = False
    for year, standing, later in zip(years, standings, following, strict=True):
        kind = RegistrationKind.MAINTAINED if kept else RegistrationKind.NEW
        made.append(Year(year, str(kind), int(standing), _REASONS.get(standing), later))
        kept = kept or standing is not Standing.RETURNED
    return tuple(made)
