"""Registrations that change their standing, one or hundreds: looked at one by one, stored together."""

from collections.abc import Iterable

from db.errors import MoveRefused, Said
from db.lifecycle import ASIDE, Standing, ends_recognition, why_not
from db.schema.tables import REGISTRATION
from db.write.checks import line
from db.write.keys import refresh_years
from db.write.session import Writing
from db.write.together import Chosen, Found, store_seen
from db.write.withdrawing import record_withdrawn, withdraw_recognitions

_COLUMNS = ("model_id", "year", "standing", "reason")


def chosen_registrations(work: Writing, seen: Iterable[tuple[int, int]]) -> Chosen:
    """Registrations as ``Moves`` takes them.

    Args:
        work: The transaction.
        seen: Each one's id, and the version that the actor has seen.
    """
    return Chosen(work, REGISTRATION, Said("đăng ký", "registration"), seen, _COLUMNS)


class Moves:
    """Moves to one standing: each is checked when it is added, all are stored at once, each has its line."""

    def __init__(self, work: Writing, to: Standing, reason: str | None = None) -> None:
        """Nothing is moved yet.

        Args:
            work: The transaction.
            to: The standing that the registrations shall have.
            reason: Why; needed to return or to stop them.
        """
        self._work = work
        self._to = to
        self._given = reason
        self._reason: str | None = None
        self._rows: dict[int, Found] = {}
        self._withdrawn: dict[int, list[Found]] = {}

    def add(self, row: Found) -> Found:
        """See that a registration can be moved.

        Args:
            row: It, from ``chosen_registrations``.

        Returns:
            It.

        Raises:
            MoveRefused: ``lifecycle`` does not allow it, or a reason is missing.
            TextRefused: The reason is too long.
        """
        words = why_not(Standing(row.standing), self._to)
        if words is not None:
            raise MoveRefused(why_vi=words[0], why_en=words[1])
        if not self._rows:
            self._reason = line(self._given, Said("Lý do", "The reason"))
            if self._to in ASIDE and self._reason is None:
                raise MoveRefused(why_vi="cần ghi lý do", why_en="a reason is needed")
        self._rows[row.id] = row
        return row

    def store(self) -> None:
        """Move all that were added."""
        rows = list(self._rows.values())
        written = {"standing": int(self._to), "reason": self._reason}
        store_seen(self._work, REGISTRATION, rows, [written] * len(rows))
        # Which year follows which depends on what is returned, and on no other standing.
        returned = [row for row in rows if Standing.RETURNED in {row.standing, self._to}]
        refresh_years(self._work.session.connection(), [row.model_id for row in returned])
        back = [row.id for row in rows if ends_recognition(Standing(row.standing), self._to)]
        self._withdrawn = withdraw_recognitions(self._work, back)

    def record(self, registration_id: int) -> None:
        """The ledger's lines of one that was added; none where it was not."""
        row = self._rows.get(registration_id)
        if row is None:
            return
        before = {"standing": row.standing, "reason": row.reason}
        after = {"standing": int(self._to), "reason": self._reason, "year": row.year}
        self._work.record(
            "move",
            "registration",
            row.id,
            model_id=row.model_id,
            before={name: value for name, value in before.items() if value is not None},
            after={name: value for name, value in after.items() if value is not None},
        )
        record_withdrawn(self._work, row.model_id, self._withdrawn.get(row.id, ()))
