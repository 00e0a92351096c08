"""Taking back what was done to models and to their registrations. Pure."""

from collections.abc import Iterable, Mapping
from typing import Final

from db.rights import Act
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, Values, by_id, given, swapped

REGISTRATION: Final = "registration"
MODEL: Final = "emulation_model"
CHOICE: Final = "successor_choice"
CHOICES: Final = "choices"
"""Under which a model's line keeps what was chosen for it, where that goes or comes with the model."""

_YEAR: Final = (
    *("year", "kind", "unit_id", "field_id", "topic_id", "subject", "standing"),
    *("contents", "results", "households"),
)
_MODEL: Final = ("name", "place", "kind", "copied_from_id")


def _registered(line: ActLine) -> Iterable[RowBack]:
    """A further year of a model."""
    there = {**given(line.after, _YEAR), "model_id": line.model_id}
    yield by_id(REGISTRATION, line, there, None)


def _model_registered(line: ActLine) -> Iterable[RowBack]:
    """A new model and its first year."""
    yield from _registered(line)
    there = {"name": line.after.get("name"), "place": line.after.get("place"), "kind": line.after["model_kind"]}
    yield RowBack(MODEL, (("id", line.model_id),), there, None)


def _moved(line: ActLine) -> Iterable[RowBack]:
    names = ("standing", "reason")
    yield by_id(REGISTRATION, line, given(line.after, names), given(line.before, names))


def _year_deleted(line: ActLine) -> Iterable[RowBack]:
    yield by_id(REGISTRATION, line, None, given(line.before, (*_YEAR, "model_id", "reason")))


def _year_restored(line: ActLine) -> Iterable[RowBack]:
    yield by_id(REGISTRATION, line, given(line.after, (*_YEAR, "model_id", "reason")), None)


def _model_deleted(line: ActLine) -> Iterable[RowBack]:
    yield by_id(MODEL, line, None, given(line.before, _MODEL))
    yield from _choices(line.entity_id, line.before)


def _model_restored(line: ActLine) -> Iterable[RowBack]:
    yield by_id(MODEL, line, given(line.after, _MODEL), None)
    yield from (choice.turned() for choice in _choices(line.entity_id, line.after))


def _choices(model_id: int, said: Values) -> Iterable[RowBack]:
    """What was chosen for a model and went with it."""
    for each in said.get(CHOICES, ()):
        key = (("model_id", model_id), ("from_unit_id", each["from_unit_id"]))
        yield RowBack(CHOICE, key, None, given(each, ("to_unit_id", "chosen_on", "decision")))


def _nothing(line: ActLine) -> Iterable[RowBack]:
    """What an import stores has lines of its own."""
    return ()


INVERSES: Final[Inverses] = {
    ("registration", "register"): Inverse(Act.REGISTER, _model_registered),
    ("registration", "register_again"): Inverse(Act.REGISTER, _registered),
    ("registration", "move"): Inverse(Act.MOVE, _moved),
    ("registration", "amend"): Inverse(Act.AMEND, swapped(REGISTRATION)),
    ("registration", "delete"): Inverse(Act.DELETE, _year_deleted),
    ("registration", "restore"): Inverse(Act.REGISTER, _year_restored),
    ("registration", "put_back"): Inverse(Act.AMEND, swapped(REGISTRATION)),
    ("model", "rename"): Inverse(Act.RENAME, swapped(MODEL)),
    ("model", "amend"): Inverse(Act.AMEND, swapped(MODEL)),
    ("model", "delete"): Inverse(Act.DELETE, _model_deleted),
    ("model", "restore"): Inverse(Act.REGISTER, _model_restored),
    ("model", "put_back"): Inverse(Act.AMEND, swapped(MODEL)),
    ("register", "import"): Inverse(Act.REGISTER, _nothing),
}

SAID: Final[Mapping[str, tuple[str, ...]]] = {
    REGISTRATION: (*_YEAR, "model_id", "reason"),
    MODEL: _MODEL,
}
"""What the ledger says of a row that is taken out or put back; the rest is derived."""
