"""Entries in which a model is chosen, by the words of its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms.entries import Entry, Kind, Option
from danvan_tui.present import say
from danvan_tui.present.texts import short_unit
from db.scope import FIRST_YEAR, LAST_YEAR, Scope, Span

if TYPE_CHECKING:
    from danvan_tui.live import Live

MODELS = 30
"""Models that are offered at most; more words find the others."""


def model_entry(*, needed: bool = False) -> Entry:
    """The entry in which one model is chosen."""
    return Entry("model", Kind.CHOICE, "model", "allowed.model", needed=needed, searched=True)


def model_options(live: "Live", typed: str) -> Sequence[Option]:
    """The models of any year that have the typed words, accents or not; the unit tells those of one name apart."""
    from db.read.models import model_page

    scope = Scope(Span(FIRST_YEAR, LAST_YEAR), words=typed)
    rows = live.read(model_page, scope, limit=MODELS).value.rows
    return [Option(row.id, say.stored(row.name), f"{row.code} {short_unit(say.stored(row.unit))}") for row in rows]
