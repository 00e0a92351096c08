"""Figures by field against those of the year before, or of the years before."""

from dataclasses import dataclass

from sqlalchemy import Connection

from db.read.records import Tally
from db.read.tallies import by_field
from db.scope import Scope, Span


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field's figures now and before; ``code`` is None for all fields together."""

    code: str | None
    name: str
    name_en: str
    now: Tally
    before: Tally

    @property
    def key(self) -> str | None:
        """The field's code."""
        return self.code

    @property
    def more(self) -> int:
        """How many more are registered than before; below 0 for fewer."""
        return self.now.total - self.before.total

    @property
    def more_effective(self) -> int:
        """How many more are effective than before; below 0 for fewer."""
        return self.now.effective - self.before.effective


@dataclass(frozen=True, slots=True)
class AgainstLastYear:
    """Every field, zeros included, in the fields' order, and all together. ``before`` is the older span."""

    span: Span
    before: Span
    rows: tuple[FieldChange, ...]
    total: FieldChange


def against_last_year(connection: Connection, scope: Scope) -> AgainstLastYear:
    """This year's figures by field against the year before; of several years, against as many before them.

    Two statements, the same that every other view of the fields asks.

    Args:
        connection: Inside ``Database.read()``.
        scope: What is counted; its own field narrows nothing, as in ``by_field``.
    """
    span, before = scope.span, scope.span.before
    now, old = by_field(connection, scope), by_field(connection, scope.but(span=before))
    rows = tuple(
        FieldChange(new.code, new.name, new.name_en, new.tally, then.tally)
        for new, then in zip(now.rows, old.rows, strict=True)
    )
    return AgainstLastYear(span, before, rows, FieldChange(None, "", "", now.total, old.total))
