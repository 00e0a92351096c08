"""What dialogs offer to choose from, as rows of a list."""

from collections.abc import Collection, Mapping, Sequence

from danvan_tui.boards.offers import Offer
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.narrowing import NARROWINGS, Narrowing, narrowing_words
from danvan_tui.present.texts import MODEL_COLUMNS
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row
from db.lifecycle import ASIDE, Standing, Subject, steps
from db.scope import Span

ALWAYS = "name"
"""The column that cannot be hidden: without it no row says what it is."""


def chosen_mark(chosen: bool, ascii_only: bool) -> Cell:
    """Whether a row is the one that holds now: by a mark, not by its colour alone."""
    return Cell(("*" if ascii_only else "●") if chosen else " ", "accent")


def figure_cell(words: Words, value: int | None) -> Cell:
    """A figure; "…" while it is counted."""
    if value is None:
        return Cell("…", "dim")
    return Cell(say.number(words, value), "" if value else "dim")


def period_columns(words: Words) -> list[Column]:
    """The mark, the period, its number of models."""
    return [
        Column("mark", "", 1, 1, priority=5),
        Column("period", words("period"), 20, weight=1, priority=9),
        Column("models", words("models"), 22, 22, align="right", priority=8),
    ]


def period_row(words: Words, span: Span, name: str, *, models: int | None, chosen: bool, ascii_only: bool) -> Row:
    """A period; ``models`` is None while they are counted."""
    return Row(
        key=span,
        cells=(
            chosen_mark(chosen, ascii_only),
            Cell(say.stored(name), "strong" if span.first != span.last else ""),
            _counted(words, models),
        ),
        item=span,
    )


def narrowing_columns(words: Words) -> list[Column]:
    """The mark, what it narrows by, to what, the number of models."""
    return [
        Column("mark", "", 1, 1, priority=5),
        Column("by", "", 10, 10, priority=6),
        Column("choice", "", 20, weight=1, priority=9),
        Column("models", words("models"), 16, 16, align="right", priority=8),
    ]


def narrowing_rows(
    words: Words,
    counts: Mapping[Narrowing, int],
    standing: Standing | None,
    subject: Subject | None,
    *,
    ascii_only: bool,
) -> list[Row]:
    """Every way to narrow.

    Args:
        words: The session's language.
        counts: The number of models of each; those that are not there are still being counted.
        standing: The one that holds now.
        subject: The one that holds now.
        ascii_only: Whether the terminal draws plain characters only.
    """
    rows = []
    for narrowing in NARROWINGS:
        by_standing = narrowing.by is Standing
        first = narrowing.value is None
        name = "standing" if by_standing else "subject"
        rows.append(
            Row(
                key=narrowing,
                cells=(
                    chosen_mark(narrowing.value == (standing if by_standing else subject), ascii_only),
                    Cell(words(name) if first else "", "dim"),
                    Cell(narrowing_words(words, narrowing)),
                    _counted(words, counts.get(narrowing)),
                ),
                item=narrowing,
            )
        )
    return rows


def move_columns() -> list[Column]:
    """What is done, how many it is done to where there are several, and what they are then."""
    return [
        Column("act", "", 16, weight=1, priority=9),
        Column("count", "", 14, 22, align="right", priority=7),
        Column("standing", "", 16, 16, priority=8),
    ]


def move_rows(words: Words, standings: Sequence[Standing]) -> list[Row]:
    """The steps that registrations can take.

    Args:
        words: The session's language.
        standings: Where they stand.
    """
    rows = []
    for step in steps(standings):
        act = Cell(
            words(f"move.{'back' if step.back else 'to'}.{int(step.to)}"), "warning" if step.to in ASIDE else ""
        )
        can = sum(step.why_not(standing) is None for standing in standings)
        count = "" if len(standings) == 1 else _how_many(words, can, len(standings) - can)
        rows.append(Row(key=step, cells=(act, Cell(count), Cell(say.standing(words, step.to), "dim")), item=step))
    return rows


def model_act_row(words: Words, offer: Offer, reason: str | None) -> Row:
    """Another act; dim where it cannot be done: its reason is said when the cursor stands on it."""
    label = Cell(words(f"offer.{offer.id}"), "dim" if reason is not None else "")
    return Row(key=offer.id, cells=(label, Cell(""), Cell("")), item=offer)


def _how_many(words: Words, can: int, cannot: int) -> str:
    done = say.number(words, can)
    return words("move.some", done=done, skipped=say.number(words, cannot)) if cannot else done


def column_rows(words: Words, shown: Collection[str], *, ascii_only: bool) -> list[Row]:
    """The columns of the list of models, each shown or not, and the line that keeps what was chosen."""
    mark = "x" if ascii_only else "✓"
    titles = {"name": words("model")}
    rows = []
    for name in MODEL_COLUMNS:
        fixed = name == ALWAYS
        tail = (Piece(f"  {words('columns.always')}", "dim"),) if fixed else ()
        box = f"[{mark if fixed or name in shown else ' '}]"
        rows.append(Row(name, (Cell(box, "accent"), Cell(titles.get(name) or words(name), "", tail)), item=name))
    rows.append(Row(None, (Cell(""), Cell(words("columns.done"), "strong"))))
    return rows


def theme_rows(words: Words, names: Sequence[str], chosen: str, *, ascii_only: bool) -> list[Row]:
    """The sets of colours."""
    return [
        Row(
            name,
            (chosen_mark(name == chosen, ascii_only), Cell(words.texts.get(f"theme.{name}", name))),
            item=name,
        )
        for name in names
    ]


def _counted(words: Words, models: int | None) -> Cell:
    cell = figure_cell(words, models)
    return Cell(cell.text, cell.style, (Piece(f" {words('models')}", "dim"),))
