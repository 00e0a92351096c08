"""What the dashboard shows, read in one go in a worker's thread.

Imported there and not with the screens: it brings SQLAlchemy and SQLModel along, and the frame is up before.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from danvan_tui.live import Live
from danvan_tui.widgets.virtual_list import PageRequest
from db.read import catalogue, detail, models, tallies, units
from db.read.records import (
    FieldsView,
    ModelDetail,
    ModelRow,
    PeriodRecord,
    RegisterInfo,
    UnitRow,
)
from db.read.tallies import YearRow
from db.scope import ModelSort, Scope, Span


@dataclass(frozen=True, slots=True)
class Opening:
    """What a session knows when it begins."""

    info: RegisterInfo
    span: Span
    periods: tuple[PeriodRecord, ...]


@dataclass(frozen=True, slots=True)
class DashboardView:
    """The figures of a scope.

    Attributes:
        scope: What they are figures of.
        fields: The fields.
        branches: For each unit that is open in the tree (None: the top), the units directly below it.
        revision: The register's revision.
        at: When they were read.
        changed: The models that changed since the revision that was asked about.
    """

    scope: Scope
    fields: FieldsView
    branches: dict[int | None, tuple[UnitRow, ...]]
    revision: int
    at: datetime
    changed: frozenset[int]


def opening(live: Live, period: str | None) -> Opening:
    """Open the register.

    Args:
        live: The register.
        period: The period to begin with, by its name or its years; None for the newest.

    Raises:
        DatabaseError: It cannot be opened.
        NotFound: There is no such period.
    """
    info = live.read(catalogue.register_info).value
    span = live.read(catalogue.find_span, period).value if period else live.read(catalogue.default_span).value
    return Opening(info, span, live.read(catalogue.periods).value)


def dashboard(live: Live, scope: Scope, opened: frozenset[int], since: int) -> DashboardView:
    """The figures of a scope.

    Args:
        live: The register.
        scope: What is in view.
        opened: The units that are open in the tree. Where one unit stands alone at the top, it is open too.
        since: The revision that the screen shows, for what changed; 0 for none.
    """
    fields = live.read(tallies.by_field, scope)
    open_scope = scope.but(unit=None)
    top = live.read(units.units_under, open_scope, None).value
    branches: dict[int | None, tuple[UnitRow, ...]] = {None: top}
    wanted = set(opened) | ({top[0].id} if len(top) == 1 else set())
    for unit in wanted:
        branches[unit] = live.read(units.units_under, open_scope, unit).value
    changes = live.read(detail.changes_after, since).value if since and since != fields.revision else ()
    changed = frozenset(change.model_id for change in changes if change.model_id is not None)
    return DashboardView(scope, fields.value, branches, fields.revision, fields.at, changed)


def model_page(
    live: Live, scope: Scope, sort: ModelSort, descending: bool, request: PageRequest
) -> tuple[ModelRow, ...]:
    """A page of the list of models."""
    page = live.read(
        models.model_page,
        scope,
        sort,
        descending=descending,
        after=cast("models.Place | None", request.after),
        before=cast("models.Place | None", request.before),
        from_end=request.from_end,
        inclusive=request.inclusive,
        limit=request.limit,
    )
    return page.value.rows


def model_count(live: Live, scope: Scope) -> int:
    """How many models are in scope."""
    return live.read(models.model_count, scope).value


def model_detail(live: Live, model_id: int) -> ModelDetail | None:
    """A model in full."""
    return live.read(detail.model_detail, model_id).value


def years(live: Live, scope: Scope) -> tuple[YearRow, ...]:
    """The years of a scope."""
    return live.read(tallies.by_year, scope).value
