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
    """The models that have a registration in these years and the typed words."""
    from db.read.models import model_page

    return live.read(model_page, Scope(span, words=typed), limit=MODELS).value.rows


def model_option(row: "ModelRow", value: int) -> Option:
    """A model as an option; several may have one name, so its number is said too."""
    return Option(value, f"{say.stored(row.name)} · {row.code}", f"{row.year} {say.stored(row.unit)}")
