"""A form as lines: label, what stands there, and beside it what is allowed or what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from rich.cells import cell_len

from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.forms.form import PreviewLine
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.keys import Keys
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row
from danvan_tui.widgets.virtual_list.fit import cut
from db.text import for_terminal

NOTE = 27
"""Cells beside an entry for what is allowed or wrong."""
ASIDE = 44
"""Cells at the most for what is said of a record in a preview."""
HINT = 18
"""The same where the register itself says what is allowed: a number, of which no more than a few letters stand."""
LABEL = 40
"""Cells of a label at the most: what the register calls something may be long."""


@dataclass(frozen=True, slots=True)
class FormLayout:
    """How wide the parts of a form's lines are, in cells."""

    label: int
    value: int
    note: int

    @classmethod
    def fit(cls, words: Words, entries: Sequence[Entry], width: int) -> "FormLayout":
        """Labels as wide as the widest, notes where there is room, values the rest."""
        label = min(max((cell_len(label_of(words, entry)) for entry in entries), default=0) + 5, LABEL)
        note, least = (HINT, HINT) if any(entry.hint for entry in entries) else (NOTE, NOTE)
        note = note if width - label - note >= least else 0
        return cls(label, max(1, width - label - note), note)


def form_lines(
    words: Words,
    entries: Sequence[Entry],
    values: Values,
    wrong: Mapping[str, str],
    active: int,
    layout: FormLayout,
) -> list[TextLine]:
    """The entries, and the line that saves.

    Args:
        words: The session's language.
        entries: What is asked.
        values: What stands there.
        wrong: What is wrong, in words, by the entries' ids.
        active: The entry at work; as many as there are for the line that saves.
        layout: How wide the parts are.
    """
    lines: list[TextLine] = []
    for index, entry in enumerate(entries):
        here = index == active
        star = " *" if entry.needed else ""
        label = ("▸ " if here else "  ") + cut(label_of(words, entry), layout.label - 5, "…") + star
        text = for_terminal(values[entry.id].text) if entry.id in values else ""
        # The input stands over the value of the entry at work.
        value = "" if here else cut(text, layout.value - 2, "…")
        note = wrong.get(entry.id) or (allowed_in(words, entry) if here or entry.hint else "")
        lines.append(
            (
                Piece(label + " " * (layout.label - cell_len(label)), "accent" if here else "dim"),
                Piece(value + " " * (layout.value - cell_len(value))),
                Piece(cut(note, layout.note, "…"), "error" if entry.id in wrong else "dim"),
            )
        )
    save = active == len(entries)
    lines.append(())
    lines.append((Piece(("▸ " if save else "  ") + words("form.save"), "accent" if save else "dim"),))
    return lines


def label_of(words: Words, entry: Entry) -> str:
    """What an entry is called."""
    return entry.named or words(entry.label)


def allowed_in(words: Words, entry: Entry) -> str:
    """What may stand in an entry; "" where its label says it."""
    return entry.hint or (words(entry.allowed) if entry.allowed else "")


def option_columns() -> list[Column]:
    """What may be chosen, and a note beside it."""
    return [Column("label", "", 20, weight=3, priority=9), Column("note", "", 10, 24, weight=1, priority=3)]


def preview_columns(lines: Sequence[PreviewLine]) -> list[Column]:
    """What saving will do, record by record, with room for what is said of them."""
    what = Column("what", "", 24, weight=1, priority=9)
    aside = min(max((cell_len(line.aside.text) for line in lines), default=0), ASIDE)
    return [what, Column("aside", "", aside, aside, priority=8)] if aside else [what]


def preview_rows(lines: Sequence[PreviewLine]) -> list[Row]:
    """The records of a preview as rows, to be paged through."""
    asides = any(line.aside.text for line in lines)
    return [
        Row(
            number,
            (
                Cell(line.what[0].text, line.what[0].style, tuple(line.what[1:])),
                *((Cell(line.aside.text, line.aside.style),) if asides else ()),
            ),
        )
        for number, line in enumerate(lines)
    ]


def several_words(words: Words, value: Value) -> str:
    """What is chosen in an entry that takes several: how many, and which."""
    if not isinstance(value.chosen, tuple):
        return words("form.several.none")
    return words("form.several", count=say.number(words, len(value.chosen)), names=for_terminal(value.text))


class Touch(Enum):
    """How far a choice is: what the arrows do in it, and whether Enter takes anything."""

    EMPTY = "empty"
    """Nothing is chosen, and nobody began to."""
    WHOLE = "whole"
    """Something is chosen; the arrows go past it, until somebody begins to choose another."""
    BEGUN = "begun"
    """Somebody types, or moves in the list."""


def form_keys(entry: Entry | None, touch: Touch, *, typed: bool, paged: bool = False) -> Keys:
    """The keys that work in an entry, or on the line that saves. Of 80 columns they fill no more than 78.

    Args:
        entry: The entry at work; None for the line that saves.
        touch: How far it is, where it is a choice.
        typed: Whether anything is typed in the form that could be given up.
        paged: Whether a preview is to be paged.
    """
    back, following, close = ("↑", "form.key.back"), ("Enter ↓", "form.key.next"), ("Esc", "key.close")
    reset = (("F4", "form.key.reset"),) if typed else ()
    if entry is None:
        more = (("PgDn", "key.page"),) if paged else ()
        return (("Enter", "form.key.save"), back, *more, *reset, close)
    shift_tab = ("Shift+Tab", "form.key.back")
    match entry.kind, touch:
        case Kind.MANY, _:
            return (_MOVE, ("Enter", "form.key.several"), ("Tab", "form.key.next"), shift_tab, close)
        case Kind.CHOICE, Touch.BEGUN:
            return (_MOVE, ("Enter", "form.key.take"), shift_tab, *reset, close)
        case Kind.CHOICE, Touch.EMPTY:
            return (("↓", "form.key.list"), ("Enter Tab", "form.key.next"), back, *reset, close)
        case Kind.CHOICE, _:
            return (following, back, ("Space", "form.key.list"), *reset, close)
        case _:
            return (following, ("↑ Shift+Tab", "form.key.back"), *reset, close)


_MOVE = ("↑ ↓", "key.choose")
