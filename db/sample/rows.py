"""The rows of made-up models and registrations, a chunk at a time."""

from collections.abc import Sequence
from random import Random
from typing import Any

from db.lifecycle import Standing, Subject
from db.sample.histories import Year
from db.sample.names import Name, Registrar
from db.schema import ModelKind
from db.write.register_many import YEAR_COLUMNS

MODEL_COLUMNS = ("id", "name", "kind", "place", "sort_key", "search_key", "exact_key", "version")
REGISTRATION_COLUMNS = ("id", "model_id", *YEAR_COLUMNS, "reason", "next_year", "version")

_SUBJECTS = {Subject.COLLECTIVE: 78, Subject.INDIVIDUAL: 20, Subject.UNKNOWN: 2}
_KINDS = {ModelKind.MODEL: 85, ModelKind.EXEMPLAR: 15}
_TOLD = 0.3
"""The share of models with contents, where their topic has a text."""
_MOVED = 0.02
"""The share of models kept up whose last year is another unit's."""

Row = tuple[Any, ...]


class Rows:
    """Makes the rows. The same arguments give the same rows."""

    def __init__(
        self,
        names: tuple[list[Name], list[int]],
        registrars: Sequence[Registrar],
        histories: Sequence[tuple[Year, ...]],
        random: Random,
    ) -> None:
        """Everything that the models share.

        Args:
            names: The names' beginnings, and how often each is taken, added up.
            registrars: The units to choose from; one that stands there twice is chosen twice as often.
            histories: The histories to choose from.
            random: What chooses.
        """
        self._names, self._weights = names
        self._registrars = registrars
        self._histories = histories
        self._random = random

    def chunk(self, count: int, model_id: int, registration_id: int) -> tuple[list[Row], list[Row]]:
        """So many models with their registrations.

        Args:
            count: Models.
            model_id: The first one's id; the others follow.
            registration_id: The first registration's.

        Returns:
            Rows of ``MODEL_COLUMNS`` and of ``REGISTRATION_COLUMNS``.
        """
        random, draw = self._random.random, self._random.choices
        names = draw(self._names, cum_weights=self._weights, k=count)
        places = draw(self._registrars, k=count)
        histories = draw(self._histories, k=count)
        subjects = draw([int(s) for s in _SUBJECTS], list(_SUBJECTS.values()), k=count)
        kinds = draw([str(k) for k in _KINDS], list(_KINDS.values()), k=count)
        models: list[Row] = []
        registrations: list[Row] = []
        for name, place, history, subject, kind in zip(names, places, histories, subjects, kinds, strict=True):
            tail = place.tails[int(random() * len(place.tails))]
            first, last = name.piece, tail.veiled if name.sensitive else tail.piece
            contents = results = households = None
            folded, exact = first.folded + last.folded, first.exact + last.exact
            end = len(history) - 1
            unit_id = last_unit_id = place.unit_id
            if end and random() < _MOVED:
                other = self._random.choice(self._registrars)
                last_unit_id = other.unit_id
                if other.name not in {place.name, None if name.sensitive else tail.place}:
                    # A text stands in the keys once, even where two units have the same name.
                    folded, exact = folded + other.found_by.folded, exact + other.found_by.exact
            if name.contents and random() < _TOLD:
                contents, results = name.contents, name.results
                folded, exact = folded + name.told.folded, exact + name.told.exact
            if random() < 0.4:
                households = 15 + int(random() * 400)
            models.append(
                (
                    model_id,
                    first.text + last.text,
                    kind,
                    tail.place,
                    f"{first.order}{last.order}!{first.case}{last.case}",
                    folded + " ",
                    exact + " ",
                    1,
                )
            )
            for number, year in enumerate(history):
                done = year.standing >= Standing.EFFECTIVE
                registrations.append(
                    (
                        registration_id,
                        model_id,
                        year.year,
                        year.kind,
                        last_unit_id if number == end else unit_id,
                        name.field_id,
                        name.topic_id,
                        subject,
                        year.standing,
                        None if number else contents,
                        results if done and number == end else None,
                        households,
                        year.reason,
                        year.next_year,
                        1,
                    )
                )
                registration_id += 1
            model_id += 1
        return models, registrations
