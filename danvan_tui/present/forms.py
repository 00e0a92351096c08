"""A form as lines: label, what stands there, and beside it what is allowed or what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece
from danvan_tui.widgets.virtual_list.fit import cut
from db.text import for_terminal

NOTE = 27
"""Cells beside an entry for what is allowed or wrong."""


@dataclass(frozen=True, slots=True)
class FormLayout:
    """How wide the parts of a form's lines are, in cells."""

    label: int
    value: int
    note: int

    @classmethod
    def fit(cls, words: Words, entries: Sequence[Entry], width: int) -> "FormLayout":
        """Labels as wide as the widest, notes where there is room, values the rest."""
        label = max((cell_len(words(entry.label)) for entry in entries), default=0) + 5
        note = NOTE if width - label - NOTE >= NOTE else 0
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
        label = ("▸ " if here else "  ") + words(entry.label) + (" *" if entry.needed else "")
        text = for_terminal(values[entry.id].text) if entry.id in values else ""
        # The input stands over the value of the entry at work.
        value = "" if here else cut(text, layout.value - 2, "…")
        note = wrong.get(entry.id) or (words(entry.allowed) if here and entry.allowed else "")
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


def several_words(words: Words, value: Value) -> str:
    """What is chosen in an entry that takes several: how many, and which."""
    if not isinstance(value.chosen, tuple):
        return words("form.several.none")
    return words("form.several", count=say.number(words, len(value.chosen)), names=for_terminal(value.text))


def form_keys(words: Words, entry: Entry | None) -> tuple[tuple[str, str], ...]:
    """The keys that work in an entry, or on the line that saves."""
    if entry is None:
        return (("Enter", "form.key.save"), ("↑", "form.key.back"), ("Esc", "key.close"))
    if entry.kind is Kind.MANY:
        return (
            ("↑ ↓", "key.choose"),
            ("Enter", "form.key.several"),
            ("Tab", "form.key.next"),
            ("Esc", "key.close"),
        )
    if entry.kind is Kind.CHOICE:
        return (("↑ ↓", "key.choose"), ("Enter", "form.key.take"), ("Tab", "form.key.next"), ("Esc", "key.close"))
    return (("Enter ↓", "form.key.next"), ("↑", "form.key.back"), ("F4", "form.key.reset"), ("Esc", "key.close"))
