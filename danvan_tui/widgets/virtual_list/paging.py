"""What a list asks of its owner: one page at a time. Pure."""

from dataclasses import dataclass
from enum import Enum

from danvan_tui.widgets.virtual_list.viewport import Move, Viewport
from danvan_tui.widgets.virtual_list.window import RowT, Window


class Purpose(Enum):
    """What the list will do with a page."""

    OPEN = "open"
    """Begin again with the list's first rows."""
    END = "end"
    """Begin again with the list's last rows."""
    AFTER = "after"
    """Add the page below the rows at hand."""
    BEFORE = "before"
    """Add the page above the rows at hand."""
    REFRESH = "refresh"
    """Put a newer version in the place of the rows at hand."""

    @property
    def replaces(self) -> bool:
        """Whether the page takes the place of the rows at hand."""
        return self not in (Purpose.AFTER, Purpose.BEFORE)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Rows that a list needs. Whoever answers hands them back in the list's order, whatever way they were read.

    Attributes:
        after: The rows right after this place. None for no such bound.
        before: The rows right before this place. None for no such bound.
        from_end: The list's last rows.
        limit: How many rows at most. Fewer say that the list ends there.
        generation: The number of the request. An answer to any but the newest is dropped.
        inclusive: The row at ``after`` itself belongs to the answer.
        purpose: What the list will do with the page; no matter to whoever answers.

    With neither bound and not ``from_end``, the list's first rows.
    """

    after: object
    before: object
    from_end: bool
    limit: int
    generation: int
    inclusive: bool = False
    purpose: Purpose = Purpose.OPEN


def next_purpose(
    window: Window[RowT], view: Viewport, waiting: Move | None, page: int, stale: bool
) -> Purpose | None:
    """What is needed most.

    Args:
        window: The rows at hand.
        view: Which of them are in view.
        waiting: A move that leads to a row not at hand.
        page: Rows a page. Half of that is kept at hand above and below the view.
        stale: The rows at hand may have changed.

    Returns:
        None when nothing is needed.
    """
    purpose = None
    if waiting is Move.HOME:
        purpose = Purpose.OPEN
    elif waiting is Move.END:
        purpose = Purpose.END
    elif stale:
        purpose = Purpose.REFRESH
    elif waiting in (Move.UP, Move.PAGE_UP):
        purpose = Purpose.BEFORE
    elif waiting or (not window.at_end and window.end < view.top + view.height + page // 2):
        purpose = Purpose.AFTER
    elif not window.at_start and window.start > view.top - page // 2:
        purpose = Purpose.BEFORE
    return purpose


def make_request(purpose: Purpose, window: Window[RowT], page: int, generation: int) -> PageRequest:
    """The request that serves a purpose.

    Args:
        purpose: What the rows are for.
        window: The rows at hand; where there are none, the list's first rows are asked for instead.
        page: Rows a page.
        generation: The request's number.
    """
    rows = window.rows
    match purpose:
        case Purpose.AFTER if rows:
            return PageRequest(rows[-1].place, None, False, page, generation, purpose=purpose)
        case Purpose.BEFORE if rows:
            return PageRequest(None, rows[0].place, False, page, generation, purpose=purpose)
        case Purpose.REFRESH if rows:
            after = None if window.at_start else rows[0].place
            # Room below for rows that came in, else the last ones at hand would fall out.
            limit = max(page, len(rows)) + (page if window.at_end else 0)
            return PageRequest(after, None, False, limit, generation, after is not None, purpose)
        case Purpose.END:
            return PageRequest(None, None, True, page, generation, purpose=purpose)
        case _:
            return PageRequest(None, None, False, page, generation)
