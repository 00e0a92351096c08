"""One achievement is commended once: whether it was, for one commendation or for hundreds."""

from collections.abc import Iterable
from typing import Protocol

from db.awards import AwardStatus
from db.errors import AlreadyThere
from db.read.commendation_records import Achievement, achievement_of
from db.read.commendations import same_achievements
from db.write.session import Writing


class AlreadyCommended(AlreadyThere):
    """A second commendation for one achievement: the law wants one."""

    vi = "«{value}» đã có khen thưởng cho cùng thành tích năm {year}: {other}."
    en = "«{value}» has a commendation for the same achievement of {year} already: {other}."
    hint_vi = "Một thành tích chỉ khen một lần; nếu vẫn đúng, chọn «Vẫn khen» (--knowingly)."
    hint_en = "One achievement is commended once; if it is right, choose «Commend again» (--knowingly)."


class Given(Protocol):
    """What is looked at of a commendation that is stored, or is about to be."""

    @property
    def registration_id(self) -> int | None:
        """The model's year."""

    @property
    def year(self) -> int:
        """The year of the achievement."""

    @property
    def unit_id(self) -> int:
        """The recipient's unit."""

    @property
    def recipient(self) -> str:
        """Whom."""


class Achievements:
    """What some achievements were commended with already, and what is awarded for them in this transaction."""

    def __init__(self, work: Writing, commendations: Iterable[Given], *, knowingly: bool) -> None:
        """Read what there is for the achievements of some commendations; knowingly, nothing stands in the way."""
        work.flush()
        self._knowingly = knowingly
        found = {} if knowingly else same_achievements(work.session.connection(), map(_of, commendations))
        self._found = {
            achievement: {each.id: (each.form, each.decision, each.status) for each in records}
            for achievement, records in found.items()
        }

    def require_once(self, given: Given, own_id: int | None, *, awarded: bool = False) -> None:
        """Refuse a second commendation.

        Args:
            given: The commendation.
            own_id: Its id, where it is stored.
            awarded: Whether only what was awarded stands in its way, and not what is proposed.

        Raises:
            AlreadyCommended: There is another one.
        """
        if self._knowingly:
            return
        for other, (form, decision, status) in sorted(self._found.get(_of(given), {}).items()):
            if other != own_id and (status is AwardStatus.AWARDED or not awarded):
                said = f"#{other} {form}" + (f", {decision}" if decision else "")
                raise AlreadyCommended(value=given.recipient, year=given.year, other=said)

    def award(self, given: Given, own_id: int, form: str, decision: str) -> None:
        """Remember that one is awarded from here on."""
        self._found.setdefault(_of(given), {})[own_id] = (form, decision, AwardStatus.AWARDED)


def _of(given: Given) -> Achievement:
    return achievement_of(given.registration_id, given.year, given.unit_id, given.recipient)
