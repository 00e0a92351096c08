"""Units on their board: those that stand, those that ever did, the models that wait, the reorganisations."""

from collections.abc import Sequence
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import calendar, plain, say
from danvan_tui.present.boards import Fact, chained, fact_lines, heading, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.successors import PendingModel
from db.read.unit_list import UnitRecord
from db.read.unit_preview_records import Preview
from db.reference import Reform

_UNITS = (
    Column("name", "", 20, weight=4, priority=9),
    Column("kind", "", 10, 20, weight=1, priority=4),
    Column("parent", "", 14, weight=2, priority=3),
    Column("from", "", 10, 10, priority=5),
    Column("to", "", 10, 10, priority=7),
    Column("today", "", 18, weight=3, priority=8),
)
_WAITING = (
    Column("code", "", 7, 8, priority=3),
    Column("model", "", 20, weight=4, priority=9),
    Column("place", "", 12, weight=2, priority=8),
    Column("unit", "", 14, weight=2, priority=7),
    Column("year", "", 4, 4, priority=4),
)
_REFORMS = (
    Column("on", "", 10, 10, priority=8),
    Column("title", "", 24, weight=4, priority=9),
    Column("decision", "", 12, 22, weight=1, priority=4),
)


def columns(words: Words, view: str) -> list[Column]:
    """The columns of a view."""
    shapes: Sequence[Column] = {"waiting": _WAITING, "reforms": _REFORMS}.get(view, _UNITS)
    if view == "standing":
        shapes = [shape for shape in _UNITS if shape.id not in {"to", "today"}]
    return list_columns([plain.Column(words(f"book.col.{shape.id}")) for shape in shapes], shapes)


def cells(words: Words, view: str, record: Any) -> tuple[Cell, ...]:
    """A line of a view."""
    match record:
        case UnitRecord():
            parent = say.stored(record.parent)
            texts = [say.stored(record.name), words(f"unit_kind.{record.kind}"), parent]
            texts.append(calendar.day(record.valid_from))
            if view != "standing":
                texts += [calendar.day(record.valid_to) if record.valid_to else "", _today(words, record)]
            gone = "dim" if record.valid_to and view != "standing" else ""
            return list_cells(texts, (gone, "dim", "dim", "dim", "dim", "warning" if record.waits else "accent"))
        case PendingModel():
            place = say.stored(record.place)
            unit, year = say.stored(record.unit), str(record.last_year)
            return list_cells((record.code, say.stored(record.name), place, unit, year), ("dim",))
        case Reform():
            return list_cells(
                (calendar.day(record.on), say.stored(record.title), record.decision), ("", "", "dim")
            )
    return ()


def lines(words: Words, record: Any, full: Any, width: int) -> Sequence[TextLine]:
    """A record in full."""
    match record:
        case UnitRecord():
            facts: list[Fact] = [
                (words("book.col.kind"), words(f"unit_kind.{record.kind}")),
                (words("book.col.parent"), say.stored(record.parent)),
                (words("book.code"), say.stored(record.code)),
                (words("book.col.from"), calendar.day(record.valid_from)),
                (words("book.col.to"), calendar.day(record.valid_to) if record.valid_to else ""),
                (words("book.col.today"), _today(words, record)),
            ]
            return fact_lines(say.stored(record.name), facts, width)
        case PendingModel():
            facts = [
                (words("book.col.unit"), say.stored(record.unit)),
                (words("book.col.place"), say.stored(record.place)),
                (words("book.col.year"), str(record.last_year)),
                (words("book.waits"), words("book.waits.why")),
            ]
            return fact_lines(f"{record.code} {say.stored(record.name)}", facts, width)
        case Reform():
            shown = fact_lines(say.stored(record.title), [(words("people.decision"), record.decision)], width)
            return [*shown, *_preview_lines(words, full, width)]
    return ()


def preview_line(words: Words, preview: Preview) -> str:
    """What an act will do, in one line."""
    said = words(
        "book.preview",
        ends=say.number(words, len(preview.ends)),
        begins=say.number(words, len(preview.begins)),
        moving=say.number(words, preview.moving),
        choosing=say.number(words, preview.choosing),
    )
    return f"{words('book.preview.to_come')} {said}" if preview.to_come else said


def models_words(words: Words, count: int) -> str:
    """ "3 mô hình"."""
    return words("header.total", total=say.number(words, count))


def _preview_lines(words: Words, full: Any, width: int) -> list[TextLine]:
    if isinstance(full, str):
        return [*heading(say.stored(full), width)]
    if not isinstance(full, Preview):
        return []
    found = [*heading(preview_line(words, full), width)]
    facts = []
    for each in full.ends:
        to = ", ".join(say.stored(unit.name) for unit in each.to) or words("book.nobody")
        choose = f", {words('book.choose')}" if each.choosing else ""
        facts.append((say.stored(each.name), f"→ {to} · {models_words(words, each.models)}{choose}"))
    return [*found, *chained(facts, width)]


def _today(words: Words, record: UnitRecord) -> str:
    if record.waits:
        return words("book.split")
    return say.stored(record.today) if record.today_id != record.id else ""
