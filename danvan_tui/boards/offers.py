"""What may be done to the records under the cursor: an act with the form that does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danvan_tui.locale import Words
from danvan_tui.present.roles import why_role
from db.identity import Role
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.forms.form import Form
    from danvan_tui.forms.models.picked import PickedModel


@dataclass(frozen=True, slots=True)
class Steps:
    """What some registrations may become next, chosen in a dialog that says what each step would skip and why."""

    picked: "tuple[PickedModel, ...]"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be done here.

    Attributes:
        id: Its words are the text ``offer.<id>``, at most 40 cells: the palette shows no more.
        act: What one must be allowed to do.
        form: Makes the form that does it; one without entries only says what will be done. Or the steps that
            registrations can take.
        why_not: Why it cannot be done to these records, in words; None where it can.
    """

    id: str
    act: Act
    form: "Callable[[], Form | Steps]"
    why_not: str | None = None


def why_not(words: Words, role: Role, offer: Offer) -> str | None:
    """Why an offer cannot be taken; None where it can."""
    return why_role(words, role, offer.act) or offer.why_not


def for_one(words: Words, records: Sequence[object], offers: Sequence[Offer]) -> Sequence[Offer]:
    """What is done to one record at a time: it says so where several are marked, and takes not just the first."""
    if len(records) < 2:
        return offers
    return [replace(offer, why_not=words("why.one_line")) for offer in offers]
