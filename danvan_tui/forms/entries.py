"""What a form asks for, and what stands in it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

Chosen: TypeAlias = int | str | tuple[int | str, ...] | None
"""What an option stands for: a record's id, or a name of ours; of an entry that takes several, all of them."""


class Kind(Enum):
    """What an entry takes."""

    LINE = "line"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"
    CHOICE = "choice"
    MANY = "many"


class Value(NamedTuple):
    """What stands in an entry: the text, and in a choice what was chosen. Several names are parted by "; "."""

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


def chosen_first(value: Value, options: Sequence[Option]) -> list[Option]:
    """The options of an entry that takes several, those that are chosen first, offered or not."""
    chosen = value.chosen if isinstance(value.chosen, tuple) else ()
    offered = {option.value: option for option in options}
    names = zip(chosen, value.text.split("; "), strict=True) if chosen else ()
    first = [offered.get(each) or Option(each, name) for each, name in names]
    return [*first, *(option for option in options if option.value not in chosen)]


def toggled(value: Value, options: Sequence[Option]) -> Value:
    """The value of an entry that takes several, with these options added; without them, where it has them all."""
    chosen = value.chosen if isinstance(value.chosen, tuple) else ()
    names = dict(zip(chosen, value.text.split("; "), strict=True)) if chosen else {}
    if all(option.value in names for option in options):
        names = {key: name for key, name in names.items() if key not in {option.value for option in options}}
    else:
        names |= {option.value: option.label.replace(";", ",") for option in options}
    return Value("; ".join(names.values()), tuple(names) or None)


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
        named: The label itself, safe to show, where the register has it: a criterion's name.
        hint: What may stand here, as it is said: "0-15".
        most: The largest number that may stand here.
    """

    id: str
    kind: Kind
    label: str
    allowed: str = ""
    needed: bool = False
    limit: int = 250
    options: tuple[Option, ...] = ()
    searched: bool = False
    named: str = ""
    hint: str = ""
    most: int | None = None

    @property
    def room(self) -> int:
        """Letters that its input takes: a date is also typed as papers have it."""
        return max(self.limit, _DATE) if self.kind is Kind.DATE else self.limit


_DATE: Final = 40
"""Letters of "ngày 05 tháng 12 năm 2020" and some blanks."""
