"""The unit that somebody means: by its code, its number, or its name as offices write it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from db.scope import Span, UnitView
from db.tables import UNIT
from db.text import fold, local_today, tokens, unit_key


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that may be meant. ``valid_from`` and ``valid_to`` are ISO dates, both included."""

    id: int
    code: str | None
    name: str
    valid_from: str
    valid_to: str | None

    def stands(self, span: Span, view: UnitView) -> bool:
        """Whether it stands in some year of the span; in today's view, whether it stands today."""
        ends = self.valid_to or "9999"
        if view is UnitView.TODAY:
            return self.valid_from <= local_today() <= ends
        return self.valid_from <= f"{span.last}-12-31" and ends >= f"{span.first}-01-01"


def unit_choices(connection: Connection, value: str, span: Span, view: UnitView) -> tuple[UnitChoice, ...]:
    """The units that ``value`` may mean; one where it is clear, none where nothing fits.

    Codes and names are reused by other units over the years, so those that stand in the span come before
    all others. What is tried, in this order: the code, the number ("12", or "#12" for the number alone), the
    whole name without accents, the name as offices abbreviate it, all of the words.

    Args:
        connection: Inside ``Database.read()``.
        value: As typed.
        span: The years that are looked at.
        view: Whether today's units are looked at.
    """
    columns = (UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.valid_from, UNIT.c.valid_to)
    rows = connection.execute(select(*columns).order_by(UNIT.c.sort_key, UNIT.c.valid_from, UNIT.c.id))
    units = [UnitChoice(*row) for row in rows]
    for fits in _ways(value):
        found = [unit for unit in units if fits(unit)]
        if found:
            return _standing(found, span, view)
    return ()


def units_directly_below(connection: Connection, parent: int, on: str) -> tuple[UnitChoice, ...]:
    """The units directly below one that stand on a day, in Vietnamese order.

    Args:
        connection: Inside ``Database.read()``.
        parent: The unit above them.
        on: The day, ISO.
    """
    columns = (UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.valid_from, UNIT.c.valid_to)
    rows = connection.execute(
        select(*columns)
        .where(
            UNIT.c.parent_id == parent,
            UNIT.c.valid_from <= on,
            or_(UNIT.c.valid_to.is_(None), UNIT.c.valid_to >= on),
        )
        .order_by(UNIT.c.sort_key, UNIT.c.id)
    )
    return tuple(UnitChoice(*row) for row in rows)


def parents(connection: Connection) -> frozenset[int]:
    """The units that have units below them."""
    return frozenset(connection.scalars(select(UNIT.c.parent_id).where(UNIT.c.parent_id.is_not(None)).distinct()))


def _ways(value: str) -> Iterable[Callable[[UnitChoice], bool]]:
    text = value.strip()
    number = text.removeprefix("#")
    folded, words, key = fold(text), set(tokens(text)), unit_key(text)
    if not text.startswith("#"):
        yield lambda unit: unit.code is not None and unit.code.casefold() == text.casefold()
    if number.isascii() and number.isdecimal():
        yield lambda unit: str(unit.id) == number.lstrip("0")
    if words:
        yield lambda unit: fold(unit.name) == folded
        yield lambda unit: bool(key.core) and unit_key(unit.name).fits(key)
        yield lambda unit: words <= set(tokens(unit.name))


def _standing(found: Sequence[UnitChoice], span: Span, view: UnitView) -> tuple[UnitChoice, ...]:
    return tuple(unit for unit in found if unit.stands(span, view)) or tuple(found)
