"""Models as they were chosen, and what all forms about them share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_tui.forms.chosen import ChosenForm, Picked
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.lifecycle import Standing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.read.chosen import ChosenModel


@dataclass(frozen=True, slots=True)
class PickedModel(Picked):
    """A registration as the member saw it; ``id`` is the registration's."""

    model_id: int
    year: int
    standing: Standing


class ModelsForm(ChosenForm["ChosenModel"]):
    """An act on registrations."""

    many = "move.many"

    def read(self, connection: "Connection", ids: Sequence[int]) -> "Sequence[ChosenModel]":
        """Them, and what hangs on them."""
        from db.read.chosen import chosen_models

        return chosen_models(connection, ids)

    @property
    def year(self) -> int | None:
        """The year of the first one, in which units are looked for; None until the form is opened."""
        return self.now[0].year if self.now else None

    def called(self, record: "ChosenModel") -> str:
        """Its name, its year, where it stands."""
        return f"{say.stored(record.name)} · {record.year} · {say.standing(self.words, record.standing)}"


def in_language(words: Words, why: tuple[str, str]) -> str:
    """One of two wordings."""
    return why[words.language == "en"]
