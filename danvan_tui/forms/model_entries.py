"""Entries in which a model is chosen by the words of its name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms.entries import Option
from danvan_tui.present import say
from db.scope import Scope, Span

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.records import ModelRow

MODELS = 30
"""Models that are offered at most; more words find the others."""


def models_with(live: "Live", typed: str, span: Span) -> "Sequence[ModelRow]":
    """The models that have a registration in these years and the typed words, the likeliest first."""
    from db.read.models import model_page
    from db.read.nearest import LOOKED_AT, nearest_first

    rows = live.read(model_page, Scope(span, words=typed), limit=LOOKED_AT).value.rows
    return nearest_first(rows, typed)[:MODELS]


def model_option(row: "ModelRow", value: int) -> Option:
    """A model as an option."""
    return Option(value, model_label(row.name, row.code), f"{row.year} {say.stored(row.unit)}")


def model_label(name: str | None, code: str) -> str:
    """A model in an entry: its code, for several may have one name, where a narrow list does not cut it off."""
    return f"{code} · {say.stored(name)}"
