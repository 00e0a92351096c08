"""What the forms of commendations share: their entries, and what is proposed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.chosen import given
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.paragraphs import on_several
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from db.awards import USUAL_FORMS, AwardKind
from db.lifecycle import Subject
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.commendation_records import CommendationRecord
    from db.write.commendation_drafts import CommendationDraft

SKIP, AGAIN = "skip", "again"
"""What becomes of an achievement that has a commendation already."""
ACHIEVEMENT = 8_000


def form_entries(words: Words) -> tuple[Entry, ...]:
    """What is given: the form, in whose line."""
    kinds = tuple(Option(str(each), words(f"award_kind.{each}")) for each in AwardKind)
    return (
        Entry("form", Kind.CHOICE, "awards.form", "allowed.award_form", needed=True, searched=True),
        Entry("kind", Kind.CHOICE, "entry.award_kind", "allowed.choice", needed=True, options=kinds),
    )


def achievement_entry() -> Entry:
    """What for."""
    return Entry("achievement", Kind.LINE, "entry.achievement", "allowed.contents", limit=ACHIEVEMENT)


def proposed_entry() -> Entry:
    """When it was proposed."""
    return Entry("proposed_on", Kind.DATE, "entry.proposed_on", "allowed.date", needed=True, limit=20)


def again_entry(words: Words) -> Entry:
    """What shall become of an achievement that has a commendation already: the law wants one."""
    options = tuple(Option(each, words(f"commend.{each}")) for each in (SKIP, AGAIN))
    return Entry("again", Kind.CHOICE, "entry.again", "allowed.again", needed=True, options=options)


def subject_entry(words: Words, *, needed: bool = True) -> Entry:
    """Whether a collective or a person is commended."""
    subjects = tuple(
        Option(int(each), say.subject(words, each)) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)
    )
    return Entry("subject", Kind.CHOICE, "entry.subject", "allowed.choice", needed=needed, options=subjects)


def usual(words: Words) -> dict[str, Value]:
    """What most commendations are."""
    return {
        "form": Value(USUAL_FORMS[0], USUAL_FORMS[0]),
        "kind": Value(words(f"award_kind.{AwardKind.STATE}"), str(AwardKind.STATE)),
        "proposed_on": Value(calendar.day(local_today())),
        "again": Value(words(f"commend.{SKIP}"), SKIP),
    }


def forms_named(typed: str) -> Sequence[Option]:
    """The forms that fit; what nothing fits is a form of its own."""
    known = [Option(each, each) for each in USUAL_FORMS]
    found = meaning.fitting(known, typed)
    own = " ".join(typed.split())
    return found or ([Option(own, own)] if own else [])


def knowingly(values: Values) -> bool:
    """Whether a second commendation of one achievement is meant."""
    return values["again"].chosen == AGAIN


def twice(words: Words, others: "Iterable[CommendationRecord]") -> str:
    """What commendations the same achievement has: "đã có #3 Giấy khen, 45-QĐ/TU"; "" for none."""
    parts = [
        ", ".join(filter(None, (f"#{each.id} {say.stored(each.form)}", say.stored(each.decision))))
        for each in others
    ]
    return words("commend.twice", others="; ".join(parts)) if parts else ""


def draft_of(
    values: Values,
    registration_id: int | None,
    *,
    year: int | None = None,
    subject: Subject | None = None,
    decided: bool = False,
) -> "CommendationDraft":
    """What is proposed; whom and where is the registration's, unless the form says it.

    Args:
        values: What stands in the form.
        registration_id: The model's year; None for a commendation of no one model.
        year: The year of the achievement; None for the registration's.
        subject: The subject that the form does not ask for.
        decided: Whether it is decided already: it was proposed then at the latest.
    """
    from db.awards import Level
    from db.write.commendation_drafts import CommendationDraft

    unit, whose = given(values, "unit").chosen, given(values, "subject").chosen
    return CommendationDraft(
        form=str(values["form"].chosen),
        kind=AwardKind(str(values["kind"].chosen)),
        level=Level(str(values["level"].chosen)),
        registration_id=registration_id,
        recipient=meaning.text(given(values, "recipient")),
        subject=Subject(whose) if isinstance(whose, int) else subject,
        unit_id=unit if isinstance(unit, int) else None,
        year=year,
        achievement=on_several(values["achievement"].text),
        proposed_on=meaning.day(values["decided_on" if decided else "proposed_on"].text),
    )


def award_form_options(live: "Live", words: Words, entry: Entry, typed: str, year: int | None) -> Sequence[Option]:
    """What may be chosen in the entries of a commendation that are searched."""
    from danvan_tui.forms.unit_entries import unit_options

    return forms_named(typed) if entry.id == "form" else unit_options(live, words, typed, year)
