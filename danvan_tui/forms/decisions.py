"""The entries in which a decision is named."""

from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Values
from danvan_tui.locale import Words
from db.awards import Level

if TYPE_CHECKING:
    from db.write.decisions import Decision


def level_entry(words: Words) -> Entry:
    """At which level."""
    levels = tuple(Option(str(each), words(f"level.{each}")) for each in Level)
    return Entry("level", Kind.CHOICE, "awards.level", "allowed.choice", needed=True, options=levels)


def decision_entries() -> tuple[Entry, ...]:
    """Its number, its day, who made it."""
    return (
        Entry("decision", Kind.LINE, "entry.decision", "allowed.decision", needed=True),
        Entry("decided_on", Kind.DATE, "entry.decided_on", "allowed.date", needed=True, limit=20),
        Entry("issuer", Kind.LINE, "entry.issuer", "allowed.issuer", needed=True),
    )


def level_in(values: Values) -> Level:
    """The level that was chosen."""
    return Level(str(values["level"].chosen))


def decision_in(values: Values) -> "Decision":
    """The decision that was typed."""
    from db.write.decisions import Decision

    on = meaning.day(values["decided_on"].text)
    assert on is not None  # the dialog saves no wrong value
    return Decision(values["decision"].text, on, values["issuer"].text)
