"""The lines around the panes: what is in view and as of when, the way here, and the keys."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from danvan_tui.commands import Command, Where
from danvan_tui.commands import footer as footer_of
from danvan_tui.locale import Words
from danvan_tui.navigation import Place
from danvan_tui.present import live_state, say
from danvan_tui.present.figures import models_total, named
from danvan_tui.present.keys import key_line
from danvan_tui.present.narrowing import Narrowing, narrowing_words
from danvan_tui.widgets.virtual_list import Piece
from db.lifecycle import Standing
from db.read.records import FieldRow, RegisterInfo, Tally
from db.scope import Scope, Span, UnitView

if TYPE_CHECKING:
    from danvan_tui.live import Loss
    from danvan_tui.views import DashboardView, Opening

Pieces = list[Piece]

KEPT_KEYS = frozenset({"help", "quit"})
"""Commands whose keys the footer always shows: they lead to every other one, and out."""

_GIVEN_UP = ("live", "place", "period", "effective", "as of", "name", "sample")
"""What the top line gives up, one after the other, where it is narrow; the figure and the period stay."""
_GONE = tuple(frozenset(_GIVEN_UP[:count]) for count in range(len(_GIVEN_UP) + 1))
"""Nothing, and then one of them after the other."""
_OF_FIGURES = frozenset({"live", "effective", "as of"})
"""What of that stands at its right."""


def header(
    words: Words,
    opening: "Opening | None",
    scope: Scope,
    view: "DashboardView | None",
    lost: "Loss | None",
    width: int,
) -> tuple[Pieces, Pieces]:
    """The top line: whose register, which period; how many, as of when, and whether that is what holds now.

    In fewer words where it is narrow.
    """
    if opening is None:
        state = words("header.lost_now" if lost else "header.opening")
        return [Piece(f" {words('app.name')}", "strong")], [Piece(f"{state} ", "dim")]
    tally = None if view is None else models_total(view.fields, scope.field)
    at = None if view is None else view.at
    left: Pieces = []
    right: Pieces = []
    for gone, newly, way in zip(_GONE, ("", *_GIVEN_UP), _whose(words, opening.info, scope.span), strict=True):
        left, cells = list(way[0]), way[1]
        if not right or newly in _OF_FIGURES:
            right = _how_many(words, tally, at, lost, gone)
        if cells + _cells(right) < width:
            break
    return left, right


@lru_cache(maxsize=64)
def _whose(words: Words, info: RegisterInfo, span: Span) -> tuple[tuple[tuple[Piece, ...], int], ...]:
    """The ways to say the line's beginning, each with its width in cells. Kept: every change asks for the same."""
    ways = [_beginning(words, info, span, gone) for gone in _GONE]
    return tuple((tuple(pieces), _cells(pieces)) for pieces in ways)


def _beginning(words: Words, info: RegisterInfo, span: Span, gone: frozenset[str]) -> Pieces:
    place = say.stored(info.place)
    parts = [
        ("name", Piece(words("app.name"), "strong")),
        ("", Piece(short_place(place) if "place" in gone else place)),
        ("sample", Piece(words("app.sample"), "warning") if info.sample else Piece("")),
        ("", Piece(str(span) if "period" in gone else say.period(words, span), "accent")),
    ]
    pieces = [Piece(" ")]
    for name, piece in parts:
        if piece.text and name not in gone:
            pieces += [Piece(" · ")] if len(pieces) > 1 else []
            pieces.append(piece)
    return pieces


def _how_many(
    words: Words, tally: Tally | None, at: datetime | None, lost: "Loss | None", gone: frozenset[str]
) -> Pieces:
    if tally is None or at is None:
        return [Piece(f"{words('header.reading')} ", "dim")]
    total, effective = say.number(words, tally.total), say.number(words, tally.effective)
    figures = words("header.total", total=total)
    if "effective" not in gone:
        figures = words("header.figures", total=total, effective=effective)
    shorter = ("live" in gone) + ("as of" in gone)
    return [Piece(figures, "strong"), Piece(" · "), live_state.state(words, at, lost, shorter)]


def beside(left: Sequence[Piece], ways: Sequence[Sequence[Piece]], width: int) -> Pieces:
    """What stands at a line's right: the first of some ways to say it for which there is room beside the left."""
    fits = (way for way in ways if way and _cells([*left, *way]) + 2 <= width)
    found = next(fits, None)
    return [] if found is None else [*found, Piece(" ")]


def _cells(pieces: Sequence[Piece]) -> int:
    return sum([cell_len(piece.text) for piece in pieces])


def short_place(name: str) -> str:
    """A place without the word for what it is: "Phủ Lý"."""
    for kind in ("Thành phố ", "Tỉnh ", "Huyện ", "Thị xã ", "Quận "):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name


def tabs(names: Sequence[str], chosen: int) -> Pieces:
    """The panes' names on one line, where only one of them fits."""
    pieces: Pieces = []
    for number, name in enumerate(names):
        pieces += [Piece(" "), Piece(f" {name} ", "chosen" if number == chosen else "")]
    return pieces


def crumbs(
    words: Words,
    place: Place,
    fields: Sequence[FieldRow],
    lost: "Loss | None" = None,
    waiting: Sequence[Piece] = (),
    width: int = 0,
) -> tuple[Pieces, Pieces]:
    """What is in view, part by part, and what a figure counts; while the database is lost, why it is.

    Args:
        words: The session's language.
        place: What is in view.
        fields: The fields, for their names.
        lost: That the database cannot be reached.
        waiting: What waits, where it is said on this line: before what a figure counts, or in its place where the
            line is too short for both.
        width: The line's cells.
    """
    scope = place.scope
    parts = [
        named(words, fields, scope.field) or words("crumbs.all_fields"),
        say.stored(place.unit_name) or words("crumbs.all_units"),
    ]
    if scope.unit_view is UnitView.TODAY:
        parts.append(words("crumbs.today"))
    if scope.subject is not None:
        parts.append(say.subject(words, scope.subject))
    if scope.standing is not None:
        parts.append(narrowing_words(words, Narrowing(Standing, scope.standing)))
    if scope.words.strip():
        parts.append(f"«{say.stored(scope.words.strip())}»")
    left = [Piece(" ")]
    for number, part in enumerate(parts):
        left += [Piece(" › ", "dim")] if number else []
        left.append(Piece(part, "accent" if number >= 2 or not part.startswith(words("crumbs.all")) else ""))
    if lost is not None:
        return left, [Piece(f"{live_state.why_lost(words, lost)} ", "error")]
    counts = Piece(f"{words('crumbs.counts')} ", "dim")
    if not waiting:
        return left, [counts]
    both = [*waiting, Piece(" · ", "dim"), counts]
    return left, both if _cells([*left, *both]) < width else [*waiting, Piece(" ")]


def footer(words: Words, commands: Sequence[Command], width: int) -> Pieces:
    """The keys that can be pressed here and now, as many as fit; help and quit are never left out for others."""
    said = [(f" {command.shown.split(' ')[0]}", f" {words(f'cmd.{command.id}')} ") for command in commands]
    room = width - sum(
        cell_len(key + label)
        for command, (key, label) in zip(commands, said, strict=True)
        if command.id in KEPT_KEYS
    )
    pieces: Pieces = []
    full = False
    for command, (key, label) in zip(commands, said, strict=True):
        if command.id not in KEPT_KEYS:
            room -= cell_len(key + label)
            full = full or room < 0
            if full:
                continue
        pieces += [Piece(key, "key"), Piece(label)]
    return pieces


def footer_commands(where: Where) -> list[Command]:
    """The commands that the footer shows there, in its order."""
    return footer_of(where)


def searching(words: Words) -> Pieces:
    """The keys of the line in which words are typed."""
    return key_line(words, (("Enter", "key.keep"), ("Esc", "key.drop")))


def told(text: str, style: str) -> Pieces:
    """One line said to the member."""
    return [Piece(f" {text}", style)]


def too_small(words: Words, width: int, height: int) -> Pieces:
    """What to do with a terminal that is too small."""
    return [Piece(words("small", width=width, height=height), "warning")]


def why_empty(words: Words, scope: Scope) -> str:
    """Why no model is in view, and which key helps."""
    if scope.words.strip():
        return words("models.empty.search", words=say.stored(scope.words.strip()))
    if any(part is not None for part in (scope.field, scope.unit, scope.standing, scope.subject)):
        return words("models.empty.scope")
    return words("models.empty.period", period=say.period(words, scope.span))
