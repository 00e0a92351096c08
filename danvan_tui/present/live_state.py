"""Whether figures are live, and where the database is lost: since when, and why."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.widgets.virtual_list import Piece
from db.errors import Said

if TYPE_CHECKING:
    from danvan_tui.live import Loss


def state(words: Words, at: datetime, lost: "Loss | None", shorter: int = 0) -> Piece:
    """Whether figures are live, or since when the database is lost; and as of when they are.

    Args:
        words: The session's language.
        at: When they were read.
        lost: That the database cannot be reached; None while it can.
        shorter: 1 for fewer words, 2 without the day too.
    """
    form = ".short" if shorter else ""
    moment = at.strftime("%H:%M") if shorter == 2 else say.clock(at)
    if lost is None:
        return Piece(f"{words(f'header.live{form}', at=moment)} ")
    same_day = lost.since.date() == at.date()
    since = lost.since.strftime("%H:%M" if same_day else "%H:%M %d/%m")
    return Piece(f"{words(f'header.lost{form}', at=moment, since=since)} ", "error")


def state_beside(words: Words, left: Sequence[Piece], at: datetime, lost: "Loss | None", width: int) -> Piece:
    """The same in as many words as fit beside what stands at the left."""
    used = sum(cell_len(piece.text) for piece in left)
    pieces = (state(words, at, lost, shorter) for shorter in range(3))
    return next((piece for piece in pieces if used + cell_len(piece.text) < width), state(words, at, lost, 2))


def why_lost(words: Words, lost: "Loss") -> str:
    """Why the database cannot be reached, in few words."""
    why = lost.error.params.get("why")
    if isinstance(why, Said):
        why = why.vi if words.language == "vi" else why.en
    return say.stored(why if isinstance(why, str) else lost.error.words(words.language))
