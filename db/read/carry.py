"""Which function carries which view forward. Pure, but for the names of the views."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from db.awards import REPLICATION
from db.identity import DEADLINE, PRESS, TARGET
from db.read import advance, catalogue, deadlines, detail, fields, kinds, models, pending, tallies, targets, units
from db.read.delta import Delta
from db.read.model_records import ModelDetail
from db.visits import INSPECTION

_BESIDE: Final = frozenset({INSPECTION, PRESS, REPLICATION})
"""A visit is amended for all of its models, an article may go to another one, a copy is said of its origin."""

Carry = Callable[..., Any]
"""(what the view gave, the delta, the view's arguments after the connection) -> what it gives now, or None."""


def carried(
    view: Callable[..., Any], value: Any, delta: Delta, args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> Any | None:
    """What a view gives at a delta's newer revision.

    Args:
        view: A function of ``db.read``.
        value: What it gave at the delta's older revision.
        delta: What changed since.
        args: The view's arguments after the connection.
        kwargs: The same, by name.

    Returns:
        None where it is to be read again.
    """
    carry = _CARRIES.get(view)
    return None if carry is None or value is None else carry(value, delta, *args, **kwargs)


def _same(value: Any, delta: Delta, *args: object, **kwargs: object) -> Any:
    """Of the reference data, and a delta tells only of models."""
    return value


def _unless(entity: str) -> Carry:
    """It is as it was where nothing was done to a record of this kind."""

    def carry(value: Any, delta: Delta, *args: object, **kwargs: object) -> Any | None:
        return None if delta.is_about(entity) else value

    return carry


def _detail(model: ModelDetail, delta: Delta, model_id: int) -> ModelDetail | None:
    """It says the name of the model that it was copied from, too, and what lines without its number tell."""
    return None if model_id in delta.models or delta.renamed or delta.is_about(*_BESIDE) else model


_CARRIES: Final[Mapping[Callable[..., Any], Carry]] = {
    tallies.by_field: advance.by_field,
    tallies.total: advance.total,
    units.units_under: advance.units_under,
    models.model_count: advance.model_count,
    models.model_page: advance.model_page,
    detail.model_detail: _detail,
    pending.pending_count: advance.pending_count,
    kinds.kept_up: advance.kept_up,
    deadlines.overdue_count: _unless(DEADLINE),
    targets.planned: _unless(TARGET),
    catalogue.periods: _same,
    catalogue.find_span: _same,
    catalogue.find_units: _same,
    catalogue.topics: _same,
    fields.all_fields: _same,
}
