"""What a form asks for, and what stands in it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

Chosen: TypeAlias = int | str | None
"""What an option stands for: a record's id, or a name of ours."""


class Kind(Enum):
    """What an entry takes."""

    LINE = "line"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"


class Value(NamedTuple):
    """What stands in an entry: the text, and in a choice what was chosen."""

    text: str = ""
    chosen: Chosen = None


Values: TypeAlias = Mapping[str, Value]
"""What stands in a form, by the entries' ids."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that may be chosen; ``label`` is safe to show."""

    value: int | str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a form.

    Attributes:
        id: Its name within the form.
        kind: What it takes.
        label: The name of the text that is its label.
        allowed: The name of the text that says what may stand here; "" where the label says it.
        needed: Whether it must not stay empty.
        limit: Letters that it holds at most.
        options: What may be chosen, where that is known beforehand.
        searched: Whether what may be chosen is asked of the register as words are typed.
    """

    id: str
    kind: Kind
    label: str
    allowed: str = ""
    needed: bool = False
    limit: int = 250
    options: tuple[Option, ...] = ()
    searched: bool = False
