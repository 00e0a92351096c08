"""What all boards have in common on the screen: columns, marked lines, a record in full, what may be done."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from rich.cells import cell_len

from danvan_tui.locale import Words
from danvan_tui.present import plain
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row

Fact = tuple[str, str]
"""A label and what stands there; facts without anything are left out."""


def list_columns(titles: Sequence[plain.Column], shapes: Sequence[Column]) -> list[Column]:
    """The columns of the plain output as columns of a list: the same words, and how wide each may be.

    Args:
        titles: The plain columns.
        shapes: Their widths and priorities, one for each; labels are taken from the titles.
    """
    return [
        replace(shape, label=title.title, align="right" if title.right else "left")
        for title, shape in zip(titles, shapes, strict=True)
    ]


def list_cells(texts: Sequence[str], styles: Sequence[str] = ()) -> tuple[Cell, ...]:
    """The cells of the plain output as cells of a list; ``styles`` are the first ones' own."""
    given = (*styles, *[""] * len(texts))
    return tuple(Cell(text, style) for text, style in zip(texts, given, strict=False))


def picked_cells(cells: tuple[Cell, ...], columns: Sequence[Column], mark: str) -> tuple[Cell, ...]:
    """A line that is marked together with others: in the roomy column that is left out last."""
    roomy = [number for number, column in enumerate(columns) if column.weight] or [0]
    wide = max(roomy, key=lambda number: columns[number].priority)
    marked = cells[wide]._replace(text=f"{mark} {cells[wide].text}", style="accent")
    return (*cells[:wide], marked, *cells[wide + 1 :])


def fact_lines(title: str, facts: Iterable[Fact], width: int) -> list[TextLine]:
    """A record in full: its title, then its facts, each with its label.

    Args:
        title: What it is called, safe to show.
        facts: Labels and texts, safe to show; line breaks stay.
        width: Cells a line.
    """
    return [*_wrapped(title, max(width, 12), "strong"), *chained(facts, width)]


def chained(facts: Iterable[Fact], width: int) -> Iterator[TextLine]:
    """The lines of some facts."""
    for label, text in facts:
        if not text:
            continue
        first, *rest = wrap(text.split("\n")[0], max(width - cell_len(label) - 2, 8)) or [""]
        yield (Piece(f"{label}: ", "dim"), Piece(first))
        for line in rest:
            yield (Piece("  " + line),)
        for paragraph in text.split("\n")[1:]:
            yield from _wrapped(paragraph, width, "", "  ")


def heading(text: str, width: int) -> Sequence[TextLine]:
    """An empty line, and a heading, which may be why something cannot be done."""
    return (), *_wrapped(text, max(width, 12), "accent")


def _wrapped(text: str, width: int, style: str, indent: str = "") -> Iterator[TextLine]:
    for line in wrap(text, width, initial_indent=indent, subsequent_indent=indent) or [""]:
        yield (Piece(line, style),)


def copied(row: Row) -> str:
    """A line for the clipboard, its cells parted by tabs."""
    from db.exchange.export import harmless

    texts = (cell.text + "".join(piece.text for piece in cell.tail) for cell in row.cells)
    return "\t".join(harmless(text) for text in texts)


def view_tabs(names: Sequence[str], chosen: int, into: str, total: str) -> list[Piece]:
    """The views' names on one line, the chosen one with how many records it has; and where one went into."""
    pieces: list[Piece] = []
    for number, name in enumerate(names):
        said = f" {name} {total} " if number == chosen and total and not into else f" {name} "
        pieces += [Piece(" "), Piece(said, "chosen" if number == chosen and not into else "")]
    return [*pieces, Piece(" › ", "dim"), Piece(f" {into} {total} ", "chosen")] if into else pieces


def offer_columns() -> list[Column]:
    """What is done, and why it cannot be."""
    return [Column("offer", "", 24, weight=1, priority=9)]


def offer_row(words: Words, offer: str, reason: str | None, item: object) -> Row:
    """What may be done; what cannot be done is dim and says why.

    Args:
        words: The session's language.
        offer: Its id.
        reason: Why it cannot be done; None where it can.
        item: What whoever chooses it gets back.
    """
    tail = (Piece(f" · {reason}", "dim"),) if reason is not None else ()
    return Row(offer, (Cell(words(f"offer.{offer}"), "dim" if reason is not None else "", tail),), item=item)
