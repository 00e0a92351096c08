"""The ledger's lines as the command line gives them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_tui.locale import Words
    from db.read.change_records import HistoryLine

KEYS = (
    "seq",
    "at",
    "actor",
    "member_id",
    "act",
    "entity",
    "entity_id",
    "model",
    "name",
    "act_number",
    "before",
    "after",
    "words",
)
"""A line as other programs read it. ``act_number`` is the same for all that was done at once."""
COLUMNS = ("when", "who", "about", "what")
"""The columns of the table, as the screen has them."""


def line_data(words: "Words", line: "HistoryLine") -> dict[str, object]:
    """A line with the moment in Viet Nam's time, and what it says in words."""
    from danvan_tui.present.changes import told
    from db.read.change_records import said
    from db.read.records import model_code
    from db.text import local_time

    change = line.change
    values: Sequence[object] = (
        change.seq,
        local_time(change.at).isoformat(timespec="seconds"),
        change.actor,
        change.member_id,
        change.act,
        change.entity,
        change.entity_id,
        None if change.model_id is None else model_code(change.model_id),
        line.name,
        change.act_seq,
        said(change.before) if change.before else None,
        said(change.after) if change.after else None,
        told(words, change, line.names).full,
    )
    return dict(zip(KEYS, values, strict=True))


def line_cells(words: "Words", line: "HistoryLine") -> tuple[str, ...]:
    """A line's cells, in the order of ``COLUMNS``."""
    from danvan_tui.present import say
    from danvan_tui.present.changes import told, who_words

    change = line.change
    what = told(words, change, line.names).full
    return say.moment(change.at), who_words(change), say.stored(line.name), what
