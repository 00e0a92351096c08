"""What the ledger may be narrowed by, as rows to choose from, and what it is narrowed by, in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from danvan_tui.ledger_view import KINDS, PRIVATE, By, Filter, LedgerView
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.act_words import counted
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row
from db.read.sieve import Who
from db.text import fold, format_date, parse_days

WEEK = 7


def filter_columns() -> list[Column]:
    """What it narrows by, and to what."""
    return [Column("by", "", 10, 12, priority=5), Column("choice", "", 20, weight=1, priority=9)]


def filter_rows(words: Words, offered: Iterable[Filter]) -> list[Row]:
    """The filters as rows."""
    return [
        Row(
            key=(each.by, each.value),
            cells=(Cell(words(f"ledger.by.{each.by.value}"), "dim"), Cell(each.label)),
            item=each,
        )
        for each in offered
    ]


def usual_filters(words: Words, today: date, *, since: int | None, admin: bool) -> list[Filter]:
    """Those that are always offered.

    Args:
        words: The session's language.
        today: The present day.
        since: The last line that the member has seen; None where that is not known.
        admin: Whether what concerns the members themselves is among them.
    """
    found = [] if since is None else [Filter(By.NEWER, since, words("ledger.newer"))]
    kinds = [kind for kind in KINDS if admin or kind not in PRIVATE]
    found += [Filter(By.KIND, kind, words(f"ledger.kind.{kind}")) for kind in kinds]
    for name, first, last in (
        ("today", today, today),
        ("yesterday", today - timedelta(days=1), today - timedelta(days=1)),
        ("week", today - timedelta(days=WEEK - 1), today),
        ("month", today.replace(day=1), today),
    ):
        found.append(Filter(By.DAYS, (first, last), f"{words(f'ledger.{name}')} · {days_words(first, last)}"))
    return found


def model_filter(model_id: int, name: str) -> Filter:
    """One model's lines."""
    return Filter(By.MODEL, model_id, say.stored(name))


def act_filter(number: int, said: str) -> Filter:
    """The lines of one act."""
    return Filter(By.ACT, number, said)


def people(words: Words, actors: Sequence[Who]) -> list[Filter]:
    """Everybody whose lines there may be."""
    return [
        Filter(
            By.WHO,
            who,
            f"{say.stored(who.name)} · {words('ledger.at_machine')}"
            if who.member_id is None
            else f"{say.stored(who.name)} #{who.member_id}",
        )
        for who in actors
    ]


def fitting(typed: str, offered: Iterable[Filter]) -> Iterator[Filter]:
    """Those that fit what is typed: days as they are written, the others by words, accents or not."""
    days = parse_days(typed) if typed.strip() else None
    if days is not None:
        yield Filter(By.DAYS, days, days_words(*days))
    wanted = fold(typed).split()
    for each in offered:
        known = f" {fold(each.label)}"
        if all(f" {word}" in known for word in wanted):
            yield each


def days_words(first: date, last: date) -> str:
    """ "05/03/2020", or "05/03/2020 - 07/03/2020"."""
    one = format_date(first)
    return one if first == last else f"{one} - {format_date(last)}"


def news_words(words: Words, count: int, *, more: bool) -> str:
    """How many acts came in since the last look; ``more`` where there may be others."""
    return words("ledger.news", count=counted(words, count, more=more))


def view_pieces(words: Words, view: LedgerView) -> list[Piece]:
    """What the ledger is narrowed by, one after the other; empty for nothing."""
    pieces = [Piece(f" {words('ledger.narrowed')} ", "dim")] if view.filters else []
    for number, each in enumerate(view.filters):
        pieces += [Piece(" › ", "dim")] if number else []
        pieces.append(Piece(each.label, "accent"))
    return pieces
