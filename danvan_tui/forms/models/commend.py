"""Proposing models for a commendation, or entering one that is decided already."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import commending
from danvan_tui.forms.chosen import Asks
from danvan_tui.forms.decisions import decision_entries, decision_in, level_entry, level_in
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.models.picked import ModelsForm
from danvan_tui.present import awards, say
from db.awards import level_stood
from db.lifecycle import Standing, Subject

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.write.session import Writing


class ProposeForm(ModelsForm):
    """All of them for one form of award; of one model, the recipient may be somebody else's name."""

    name = "propose"
    decided = False
    """Whether the decision is there already."""

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """What, for one model also whom, and what becomes of what is commended already."""
        words, usual = self.words, commending.usual(self.words)
        whom: tuple[Entry, ...] = ()
        if len(self.picked) == 1:
            (record,) = records
            unit = Entry("unit", Kind.CHOICE, "entry.unit_then", "allowed.unit", needed=True, searched=True)
            recipient = Entry("recipient", Kind.LINE, "awards.recipient.short", "allowed.name", needed=True)
            whom = (recipient, commending.subject_entry(words), unit)
            usual |= {
                "recipient": Value(say.stored(record.name)),
                "unit": Value(say.stored(record.unit), record.unit_id),
            }
            if record.subject is not Subject.UNKNOWN:
                usual["subject"] = Value(say.subject(words, record.subject), int(record.subject))
        when = decision_entries() if self.decided else (commending.proposed_entry(),)
        entries = (
            *commending.form_entries(words),
            level_entry(words),
            *whom,
            commending.achievement_entry(),
            *when,
            commending.again_entry(words),
        )
        asked = {entry.id for entry in entries}
        return entries, {name: value for name, value in usual.items() if name in asked}

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """Forms of award, or the units that stood in the year."""
        return commending.award_form_options(live, self.words, entry, typed, self.year)

    def why_not(self, record: "ChosenModel", values: Values) -> str | None:
        """It was returned, nobody knows whose it is, or it is commended already."""
        if record.standing is Standing.RETURNED:
            return self.words("commend.why.returned")
        if record.subject is Subject.UNKNOWN and len(self.picked) > 1:
            return self.words("commend.why.unknown")
        if self.decided:
            on = decision_in(values).on
            if on.year < record.year:
                return self.words("commend.why.older", year=on.year)
            if not level_stood(level_in(values), on):
                return self.words("commend.why.level")
        return None if commending.knowingly(values) else commending.twice(self.words, record.commended) or None

    def warning(self, record: "ChosenModel", values: Values) -> str:
        """That it is the second one."""
        return commending.twice(self.words, record.commended)

    def will(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """What, at which level."""
        about = {"form": say.stored(values["form"].text), "level": awards.level(self.words, level_in(values))}
        return self.words(f"{self.name}.will", count=say.number(self.words, len(able)), **about)

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Propose them, and where it is decided award them."""
        from db.errors import Conflict
        from db.write.commendations import AlreadyCommended, award, propose
        from db.write.session import RECORD

        try:
            for record in able:
                known = bool(record.commended)
                draft = commending.draft_of(values, record.id, decided=self.decided)
                number = propose(work, draft, knowingly=known)
                if self.decided:
                    award(work, [(number, 1)], decision_in(values), knowingly=known)
        except AlreadyCommended as error:
            # Since the preview: it is to be read again, and said.
            raise Conflict(what=RECORD) from error

    def done(self, able: "Sequence[ChosenModel]", values: Values) -> str:
        """How many have what."""
        count = say.number(self.words, len(able))
        text = self.words(
            f"{self.name}.done", count=count, name=say.stored(able[0].name), form=values["form"].text
        )
        return (
            text if len(able) == 1 else self.words(f"{self.name}.done.many", count=count, form=values["form"].text)
        )


class CommendForm(ProposeForm):
    """The same, with the decision that is there already."""

    name = "commend"
    decided = True
