"""What is done to commendations on their board: proposals awarded under one decision, withdrawn, revoked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import commending, meaning
from danvan_tui.forms.chosen import Asks, ChosenForm, Picked
from danvan_tui.forms.decisions import decision_entries, decision_in
from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.forms.short import REASON
from danvan_tui.locale import Words
from danvan_tui.present import awards, calendar, say
from db.awards import AwardStatus, level_stood
from db.text import local_today

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from danvan_tui.live import Live
    from db.read.commendation_records import CommendationRecord
    from db.write.session import Writing


class CommendationForm(ChosenForm["CommendationRecord"]):
    """An act on commendations."""

    def __init__(self, words: Words, records: "Sequence[CommendationRecord]") -> None:
        """A form about commendations that are in view."""
        super().__init__(words, [Picked(row.id, awards.recipient(words, row), row.version) for row in records])
        # One may have several: which of them it is is said, too.
        self._one = self.called(records[0]) if len(records) == 1 else None

    def about(self, words: Words) -> str:
        """Which one, or how many."""
        return self._one or super().about(words)

    def read(self, connection: "Connection", ids: Sequence[int]) -> "Sequence[CommendationRecord]":
        """Them."""
        from db.read.commendations import commendations_now

        return commendations_now(connection, ids)

    def called(self, record: "CommendationRecord") -> str:
        """Whom, with what, in which year."""
        return f"#{record.id} {awards.recipient(self.words, record)} · {say.stored(record.form)} · {record.year}"


class AwardForm(CommendationForm):
    """Proposals that become awarded, all under one decision."""

    name = "award"
    _others: "Mapping[int, Sequence[CommendationRecord]]" = {}  # noqa: RUF012 - replaced as a whole, never filled

    def asks(self, live: "Live", records: "Sequence[CommendationRecord]") -> Asks:
        """The decision, and what becomes of what was awarded already."""
        from db.read.commendation_records import achievement_of
        from db.read.commendations import same_achievements

        of = {row.id: achievement_of(row.registration_id, row.year, row.unit_id, row.recipient) for row in records}
        with live.database().read() as connection:
            found = same_achievements(connection, of.values())
        self._others = {
            number: [
                each
                for each in found.get(achievement, ())
                if each.id != number and each.status is AwardStatus.AWARDED
            ]
            for number, achievement in of.items()
        }
        again = commending.again_entry(self.words)
        return (*decision_entries(), again), {"again": commending.usual(self.words)["again"]}

    def why_not(self, record: "CommendationRecord", values: Values) -> str | None:
        """It is no proposal any more, the decision does not fit, or there is another award."""
        on = decision_in(values).on
        if record.status is not AwardStatus.PROPOSED:
            return self.words("award.why.status", status=self.words(f"award_status.{record.status}"))
        if on.year < record.year:
            return self.words("commend.why.older", year=on.year)
        if not level_stood(record.level, on):
            return self.words("commend.why.level")
        if commending.knowingly(values):
            return None
        return commending.twice(self.words, self._others.get(record.id, ())) or None

    def warning(self, record: "CommendationRecord", values: Values) -> str:
        """That it is the second one."""
        return commending.twice(self.words, self._others.get(record.id, ()))

    def act(self, work: "Writing", able: "Sequence[CommendationRecord]", values: Values) -> None:
        """Award them."""
        from db.errors import Conflict
        from db.write.achievements import AlreadyCommended
        from db.write.commendations import award
        from db.write.session import RECORD

        which = [(record.id, record.version) for record in able]
        try:
            award(work, which, decision_in(values), knowingly=commending.knowingly(values))
        except AlreadyCommended as error:
            # Since the preview: it is to be read again, and said.
            raise Conflict(what=RECORD) from error


class RevokeForm(CommendationForm):
    """Taken back: what was awarded by a decision, a proposal that is not followed without one."""

    name = "revoke"

    def __init__(self, words: Words, records: "Sequence[CommendationRecord]") -> None:
        """A form about commendations that are in view."""
        super().__init__(words, records)
        self._awarded = any(record.status is AwardStatus.AWARDED for record in records)
        if not self._awarded:
            self.title = "revoke.form.proposal"

    def asks(self, live: "Live", records: "Sequence[CommendationRecord]") -> Asks:
        """Why, by which decision, when."""
        entries = (
            Entry("reason", Kind.LINE, "reason", "allowed.reason", needed=True, limit=REASON),
            Entry("decision", Kind.LINE, "entry.decision", "allowed.decision", needed=self._awarded),
            Entry("on", Kind.DATE, "entry.revoked_on", "allowed.date", needed=True, limit=20),
        )
        return entries, {"on": Value(calendar.day(local_today()))}

    def why_not(self, record: "CommendationRecord", values: Values) -> str | None:
        """It is revoked already, or was given later."""
        if record.status is AwardStatus.REVOKED:
            return self.words("award.why.status", status=self.words(f"award_status.{record.status}"))
        given = record.decided_on or record.proposed_on
        on = meaning.iso(values["on"])
        return self.words("revoke.why.later", day=calendar.day(given)) if on is not None and on < given else None

    def act(self, work: "Writing", able: "Sequence[CommendationRecord]", values: Values) -> None:
        """Revoke them."""
        from db.write.commendations import revoke_commendation

        decision, on = meaning.text(values["decision"]), meaning.day(values["on"].text)
        for record in able:
            reason = values["reason"].text
            revoke_commendation(work, record.id, record.version, reason, decision=decision, on=on)
