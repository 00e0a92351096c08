"""What may be done on the committee's board."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.forms.assigning import AssignForm, EndForm, ReplaceForm
from danvan_tui.forms.members import AmendMember, KeyForm, NewMember
from danvan_tui.forms.rules import RulesForm
from danvan_tui.forms.short import ShortForm
from danvan_tui.locale import Words
from danvan_tui.present import committee_board, say
from db.read.committee_records import AssignmentRecord, FieldGap, RosterRow, UnitGap
from db.read.member_records import KeyRecord
from db.rights import Act

if TYPE_CHECKING:
    from db.write.session import Writing


def new_member() -> Offer:
    """Take somebody in."""
    return Offer("member.new", Act.MEMBERS, NewMember)


def amend_member(member: RosterRow) -> Offer:
    """Another role or post."""
    return Offer("member.amend", Act.MEMBERS, lambda: AmendMember(member))


def new_key(member_id: int) -> Offer:
    """A key for a member."""
    return Offer("member.key", Act.MEMBERS, lambda: KeyForm(member_id))


def new_assignment() -> Offer:
    """Put somebody in charge of something."""
    return Offer("assign.new", Act.ASSIGN, AssignForm)


def amend_rules() -> Offer:
    """The committee's name, host body and rules."""
    return Offer("committee.rules", Act.SETTINGS, RulesForm)


def of_member(words: Words, member: RosterRow) -> Sequence[Offer]:
    """Assign, replace, amend, a key, and leaving."""
    known = (member.id, say.stored(member.name))
    return (
        Offer("assign.member", Act.ASSIGN, lambda: AssignForm(member=known)),
        Offer("member.replace", Act.ASSIGN, lambda: ReplaceForm(*known)),
        amend_member(member),
        new_key(member.id),
        _retire(words, member),
    )


def fill(words: Words, gap: FieldGap | UnitGap) -> Offer:
    """Put somebody in charge of what nobody is in charge of."""
    known = (gap.id, committee_board.gap_name(words, gap))
    if isinstance(gap, FieldGap):
        return Offer("assign.gap", Act.ASSIGN, lambda: AssignForm(field=known))
    return Offer("assign.gap", Act.ASSIGN, lambda: AssignForm(unit=known))


def end(words: Words, records: Sequence[AssignmentRecord]) -> Offer:
    """End one assignment, or several."""
    about = committee_board.charge_words(words, records[0])
    if len(records) > 1:
        about = words("people.many", count=say.number(words, len(records)))
    chosen = [(record.id, record.version) for record in records]
    return Offer("assign.end", Act.ASSIGN, lambda: EndForm(about, chosen))


def revoke(words: Words, key: KeyRecord) -> Offer:
    """A key lets nobody in any more."""

    def act(work: "Writing", reason: str | None) -> None:
        from db.write.member_keys import revoke_key

        revoke_key(work, key.id)

    done = words("people.done.revoke", fingerprint=key.fingerprint)
    preview = words("people.preview.revoke", name=say.stored(key.member))
    form = ShortForm("people.form.revoke", f"revoke:{key.id}", key.fingerprint, act, done, preview=preview)
    reason = words("people.revoked") if key.revoked_at is not None else None
    return Offer("member.revoke", Act.MEMBERS, lambda: form, reason)


def _retire(words: Words, member: RosterRow) -> Offer:
    def act(work: "Writing", reason: str | None) -> None:
        from db.write.members import retire_member

        retire_member(work, member.id)

    name = say.stored(member.name)
    done = words("people.done.retire", name=name)
    preview = words("people.preview.retire")
    form = ShortForm("people.form.retire", f"retire:{member.id}", name, act, done, preview=preview)
    return Offer("member.retire", Act.MEMBERS, lambda: form)
