"""What the palette offers, and which of it fits what is typed. Pure."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Command
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.texts import short_unit
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row
from db.read.records import FieldRow, ModelRow, PeriodRecord
from db.scope import Span
from db.text import exact_key, fold, has_accents, tokens


class Kind(IntEnum):
    """What an entry is; of equally good ones the lower kind comes first."""

    COMMAND = 0
    PERIOD = 1
    FIELD = 2
    UNIT = 3
    MODEL = 4


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit to narrow to."""

    id: int
    name: str


Target = Command | Offer | Span | FieldRow | UnitChoice | ModelRow
"""What an entry leads to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette.

    Attributes:
        kind: What it is.
        label: Its name.
        target: What it leads to.
        more: Words that say more of it; they are looked in too.
        note: What stands at its right: keys, a unit, a year.
        reason: Why it cannot be chosen now; None where it can.
    """

    kind: Kind
    label: str
    target: Target
    more: str = ""
    note: str = ""
    reason: str | None = None

    @property
    def key(self) -> Hashable:
        """What identifies it."""
        match self.target:
            case Command() | Offer():
                return type(self.target).__name__, self.target.id
            case Span():
                return self.kind, self.target
            case _:
                return self.kind, self.target.id


def command_entry(words: Words, command: Command, reason: str | None) -> Entry:
    """A command, with its keys; the footer's word for it finds it too."""
    return Entry(
        Kind.COMMAND,
        words(f"cmd.{command.id}.help"),
        command,
        more=words(f"cmd.{command.id}"),
        note=command.shown,
        reason=reason,
    )


def offer_entry(words: Words, offer: Offer, reason: str | None) -> Entry:
    """Something that may be done here to what is chosen."""
    return Entry(Kind.COMMAND, words(f"offer.{offer.id}"), offer, note=words("palette.here"), reason=reason)


def period_entry(words: Words, record: PeriodRecord) -> Entry:
    """A period to look at."""
    span = Span(record.first, record.last)
    name = say.period(words, span)
    plain = record.name in {str(span), name}
    return Entry(Kind.PERIOD, name if plain else say.stored(record.name), span, more="" if plain else name)


def field_entry(words: Words, field: FieldRow) -> Entry:
    """A field to narrow to."""
    return Entry(Kind.FIELD, say.field_name(words, field), field, note=field.code)


def unit_entry(unit: UnitChoice) -> Entry:
    """A unit to narrow to."""
    return Entry(Kind.UNIT, say.stored(unit.name), unit)


def model_entry(model: ModelRow) -> Entry:
    """A model to read."""
    note = f"{model.year} · {short_unit(say.stored(model.unit))}"
    return Entry(Kind.MODEL, say.stored(model.name), model, more=model.code, note=note)


def ranked(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that fit, the best first; all of them, as they stand, where nothing is typed.

    Every typed word must begin a word of the entry's label or of what more it says, accents or not. A label that
    begins with what was typed comes before one that only has the words, and that before one that only mentions
    them; what can be chosen before what cannot; accents that were typed count among equals.
    """
    wanted = tokens(typed)
    if not wanted:
        return list(entries)
    accents = exact_key(typed).split() if has_accents(typed) else []
    found = []
    for number, entry in enumerate(entries):
        label = tokens(entry.label)
        everything = label + tokens(entry.more)
        if not all(any(word.startswith(want) for word in everything) for want in wanted):
            continue
        found.append((_distance(entry, wanted, label, accents), entry.kind, number, entry))
    return [entry for *_, entry in sorted(found, key=lambda item: item[:3])]


def _distance(
    entry: Entry, wanted: Sequence[str], label: Sequence[str], accents: Sequence[str]
) -> tuple[int, bool, bool]:
    if fold(entry.label).startswith(" ".join(wanted)):
        nearness = 0
    elif all(any(word.startswith(want) for word in label) for want in wanted):
        nearness = 1
    else:
        nearness = 2
    key = exact_key(entry.label)
    return nearness, entry.reason is not None, not all(f" {word}" in key for word in accents)


def palette_columns() -> list[Column]:
    """What it is, its name, what stands at its right."""
    return [
        Column("kind", "", 9, 9, priority=6),
        Column("label", "", 20, weight=7, priority=9),
        Column("note", "", 12, 24, weight=1, align="right", priority=5),
    ]


def palette_row(words: Words, entry: Entry) -> Row:
    """An entry as a row; one that cannot be chosen is dim and says why."""
    dim = "dim" if entry.reason is not None else ""
    return Row(
        key=entry.key,
        cells=(
            Cell(words(f"palette.kind.{entry.kind.name.lower()}"), "dim"),
            Cell(entry.label, dim, (Piece(f" · {entry.reason}", "dim"),) if entry.reason else ()),
            Cell(entry.note, dim or "accent" if entry.kind is Kind.COMMAND else "dim"),
        ),
        item=entry,
    )
