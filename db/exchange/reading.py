"""From a file to its sorted rows."""

import os
from dataclasses import dataclass

from db.exchange.headings import LOOK_AT, Heading, HeadingMissing, find_heading
from db.exchange.listing import Listing
from db.exchange.rows import classify
from db.exchange.sheets import Sheet, read_cells, read_heads

_HEAD = LOOK_AT + 300
"""Rows that are enough to see a heading, and whether sections under it name units."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    Attributes:
        file: The file's name, cleaned for display.
        sheet: The sheet that was read.
        others: Further sheets with a list in them, which were not read.
        heading: Where the columns are.
        listing: The rows.
    """

    file: str
    sheet: str
    others: tuple[str, ...]
    heading: Heading
    listing: Listing


def pick_sheet(path: str | os.PathLike[str]) -> str:
    """The first visible sheet with a list in it; the first one where none has.

    Args:
        path: Any file.

    Raises:
        FileRefused: For a file that cannot be read.
    """
    return _pick(read_heads(path, _HEAD))[0].name


def read_listing(path: str | os.PathLike[str], sheet: str | None = None) -> Reading | HeadingMissing:
    """Reads a file up to its sorted rows.

    Args:
        path: Any file.
        sheet: The sheet; None for the one that ``pick_sheet`` picks.

    Returns:
        The rows, or what keeps the sheet from being read as a list.

    Raises:
        FileRefused: For a file that cannot be read.
    """
    others: tuple[str, ...] = ()
    if sheet is None:
        picked, others = _pick(read_heads(path, _HEAD))
        cells = picked if picked.whole else read_cells(path, picked.name)
    else:
        cells = read_cells(path, sheet)
    heading = find_heading(cells)
    if isinstance(heading, HeadingMissing):
        return heading
    return Reading(cells.file, cells.name, others, heading, classify(cells, heading))


def _pick(sheets: tuple[Sheet, ...]) -> tuple[Sheet, tuple[str, ...]]:
    lists = [sheet for sheet in sheets if isinstance(find_heading(sheet), Heading)]
    first = lists[0] if lists else sheets[0]
    return first, tuple(sheet.name for sheet in lists if sheet is not first)
