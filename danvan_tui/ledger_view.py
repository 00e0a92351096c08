"""What of the ledger is shown: the filters of one member, taken on and given up one by one. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from db import awards, visits
from db.identity import CALENDAR, MEMBER, MEMBER_KEY, SESSION
from db.read.history import MOVEMENT
from db.read.sieve import Sieve, Who

if TYPE_CHECKING:
    from db.read.act_records import ActRow


class By(Enum):
    """What a filter narrows by."""

    NEWER = "newer"
    MODEL = "model"
    WHO = "who"
    DAYS = "days"
    KIND = "kind"
    ACT = "act"


KINDS: Final[Mapping[str, frozenset[str]]] = {
    "registrations": frozenset({"model", "registration"}),
    "awards": awards.ENTITIES | visits.ENTITIES,
    "year": CALENDAR,
    "units": frozenset({"unit"}),
    "committee": frozenset({MEMBER, MEMBER_KEY, SESSION}),
}
"""Kinds of acts, by the records that they are about."""
PRIVATE: Final = frozenset({"committee"})
"""Those that only an administrator reads."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One of them.

    Attributes:
        by: What it narrows by; of each there is one at the most.
        value: To what: a line's number, a model's, ``Who``, two days, a kind's name, an act's number.
        label: How it is said, safe to show.
    """

    by: By
    value: Hashable
    label: str


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The filters, in the order in which they were taken on."""

    filters: tuple[Filter, ...] = ()

    def narrowed(self, chosen: Filter) -> "LedgerView":
        """With another filter, in the place of one of its kind; an act that was unfolded is folded first."""
        gone = {chosen.by, By.ACT}
        return LedgerView((*(each for each in self.filters if each.by not in gone), chosen))

    def back(self) -> "LedgerView":
        """Without the last one."""
        return LedgerView(self.filters[:-1])

    @property
    def unfolded(self) -> bool:
        """Whether the lines of one act are shown."""
        return bool(self.filters) and self.filters[-1].by is By.ACT

    @property
    def sieve(self) -> Sieve:
        """What is looked at."""
        found = {each.by: each.value for each in self.filters}
        model, newer, act = (_number(found.get(by)) for by in (By.MODEL, By.NEWER, By.ACT))
        who, days = found.get(By.WHO), found.get(By.DAYS)
        first, last = days if isinstance(days, tuple) else (None, None)
        return Sieve(
            model=model,
            who=who if isinstance(who, Who) else None,
            first=first,
            last=last,
            newer=newer,
            act=act,
        )

    @property
    def entities(self) -> frozenset[str]:
        """The records whose lines are shown."""
        kinds = [str(each.value) for each in self.filters if each.by is By.KIND]
        return KINDS[kinds[-1]] if kinds else MOVEMENT


@dataclass(frozen=True, slots=True)
class LedgerGlance:
    """How the ledger stood when it was left for a model, so that it can stand so again.

    Attributes:
        view: What it was narrowed by.
        whole: Whether it was that of the whole register.
        folded: The acts that were unfolded to get there, the last one last.
        row: What was under the cursor.
    """

    view: LedgerView
    whole: bool
    folded: "tuple[ActRow, ...]"
    row: "ActRow | None"


def _number(value: Hashable) -> int | None:
    return value if isinstance(value, int) else None
