"""What is said beside the figures: what waits, what is new and kept up, how it compares."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.figures import models_total
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece

if TYPE_CHECKING:
    from danvan_tui.further import Further, Waits

_APART = " · "
_INDENT = "  "
"""The notes stand below the bars' names."""


def waits(words: Words, waiting: "Waits | None", *, brief: bool = False) -> list[Piece]:
    """ "16 chờ duyệt · 3 quá hạn"; red only what is overdue, zeros dim but there; nothing until it is known."""
    if waiting is None:
        return []
    pending, overdue = waiting.pending, waiting.overdue
    waiting_words = "waits.pending.brief" if brief else "waits.pending"
    return [
        Piece(words(waiting_words, count=say.number(words, pending)), "accent" if pending else "dim"),
        Piece(_APART, "dim"),
        Piece(words("waits.overdue", count=say.number(words, overdue)), "error" if overdue else "dim"),
    ]


def notes(words: Words, total: int, further: "Further", width: int, height: int) -> list[TextLine]:
    """How the figures came about, for below them, in as many words as there is room for.

    Args:
        words: The session's language.
        total: How many models are in scope.
        further: What is said of it.
        width: Cells a line.
        height: Lines.
    """
    lines: list[str] = []
    for way in ("full", "usual", "brief"):
        lines = _packed([part for part in _parts(words, total, further, way) if part], width - len(_INDENT))
        if len(lines) <= height:
            break
    return [(Piece(_INDENT + line),) for line in lines[:height]]


def _parts(words: Words, total: int, further: "Further", way: str) -> Iterator[str]:
    field = further.scope.field
    if further.kept_up is not None:
        kept = sum(count for code, count in further.kept_up if field in {None, code})
        yield words("notes.new", count=say.number(words, total - kept))
        yield words(f"notes.kept.{way}", count=say.number(words, kept))
    if further.before is not None:
        yield _against(words, total, models_total(further.before, field).total, further, way)
    planned = dict(further.planned).get(field)
    if planned:
        # Not for the first frame, which says nothing of targets.
        from danvan_tui.present import calendar
        from db.read.calendar_records import reached_percent

        figures = {"total": say.number(words, total), "planned": say.number(words, planned)}
        figures["percent"] = calendar.percent(words, reached_percent(total, planned))
        yield words(f"notes.target.{way}", **figures)


def _against(words: Words, total: int, before: int, further: "Further", way: str) -> str:
    more = total - before
    kind = "none" if not before else "more" if more > 0 else "fewer" if more < 0 else "same"
    brief = ".brief" if way == "brief" and kind in {"more", "fewer"} else ""
    count = say.number(words, abs(more))
    return words(f"notes.{kind}{brief}", count=count, span=further.scope.span.before)


def _packed(parts: Sequence[str], width: int) -> list[str]:
    """Parts one after the other, on as few lines as take them whole."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1] + _APART + part) <= width:
            lines[-1] += _APART + part
        else:
            lines.append(part)
    return lines
