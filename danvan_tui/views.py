"""What the dashboard shows, read in one go in a worker's thread.

Imported there and not with the screens: it brings SQLAlchemy and SQLModel along, and the frame is up before.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from danvan_tui.live import Live, Seen
from danvan_tui.widgets.virtual_list import PageRequest
from db.clearance import Clearance
from db.identity import Actor
from db.read import catalogue, models, tallies, units
from db.read.delta import Delta
from db.read.records import FieldsView, ModelRow, PeriodRecord, RegisterInfo, UnitRow
from db.read.tallies import YearRow
from db.scope import ModelSort, Scope, Span

if TYPE_CHECKING:
    from db.read.model_records import ModelDetail

    # SQLModel takes longer to import than the dashboard to draw: it comes with the first act.
    from db.write.readings import OpenedModel

Branches = dict[int | None, Seen[tuple[UnitRow, ...]]]


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
        deltas: What changed since then, in order; None where that is not known so exactly.
    """

    scope: Scope
    fields: FieldsView
    branches: dict[int | None, tuple[UnitRow, ...]]
    revision: int
    at: datetime
    changed: frozenset[int]
    deltas: tuple[Delta, ...] | None = None


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
    open_scope = scope.but(unit=None)
    if scope.unit is None:
        fields, top = live.read_both(
            lambda connection: units.fields_and_units(connection, scope),
            (tallies.by_field, (scope,)),
            (units.units_under, (scope, None)),
        )
    else:
        fields = live.read(tallies.by_field, scope)
        top = live.read(units.units_under, open_scope, None)
    branches: Branches = {None: top}
    for unit in open_units(top.value, opened):
        branches[unit] = live.read(units.units_under, open_scope, unit)
    view = put_together(scope, fields, branches)
    if not since or since == view.revision:
        return view
    from db.read.detail import changes_after

    changes = live.read(changes_after, since).value
    return replace(view, changed=frozenset(each.model_id for each in changes if each.model_id is not None))


def open_units(top: tuple[UnitRow, ...], opened: frozenset[int]) -> set[int]:
    """The units whose branches are shown: where one unit stands alone at the top, its own too."""
    return set(opened) | ({top[0].id} if len(top) == 1 else set())


def put_together(
    scope: Scope,
    fields: Seen[FieldsView],
    branches: Branches,
    changed: frozenset[int] = frozenset(),
    deltas: tuple[Delta, ...] | None = None,
) -> DashboardView:
    """What was seen of a scope's figures.

    Args:
        scope: The scope.
        fields: Its fields.
        branches: The units below each open one.
        changed: The models that changed since what is shown.
        deltas: What changed since then; None where that is not known.
    """
    # The oldest of them: what came in between is told later, and all of them are looked at again then.
    revision = min([fields.revision, *[seen.revision for seen in branches.values()]])
    rows = {unit: seen.value for unit, seen in branches.items()}
    return DashboardView(scope, fields.value, rows, revision, fields.at, changed, deltas)


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


def model_detail(live: Live, model_id: int) -> "ModelDetail | None":
    """A model in full."""
    from db.read import detail

    return live.read(detail.model_detail, model_id).value


def opened_model(live: Live, who: Actor, model_id: int) -> "OpenedModel | None":
    """A model that somebody opens: read for this one session, and noted where its details are restricted.

    Raises:
        Denied: They are not for this reader.
        DatabaseError: The register cannot be read.
    """
    from db.write.readings import open_model

    return open_model(live.database(), who, model_id)


def still_opened(live: Live, model_id: int, clearance: Clearance) -> "ModelDetail | None":
    """The same as it stands now, as far as its reader may still read it."""
    from db.read import detail

    with live.database().read() as connection:
        return detail.model_detail(connection, model_id, clearance)


def years(live: Live, scope: Scope) -> tuple[YearRow, ...]:
    """The years of a scope."""
    return live.read(tallies.by_year, scope).value
