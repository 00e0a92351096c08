"""What the dashboard shows, read in one go in a worker's thread.

Imported there and not with the screens: it brings SQLAlchemy and SQLModel along, and the frame is up before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from danvan_tui.live import Live, Seen
from danvan_tui.widgets.virtual_list import PageRequest
from db.clearance import Clearance
from db.identity import Actor
from db.read import advance, catalogue, models, tallies, units
from db.read.delta import Delta
from db.read.records import FieldsView, ModelPage, ModelRow, PeriodRecord, RegisterInfo, UnitRow
from db.read.tallies import YearRow
from db.scope import ModelSort, Scope, Span

if TYPE_CHECKING:
    from db.read.model_records import ModelDetail

    # SQLModel takes longer to import than the dashboard to draw: it comes with the first act.
    from db.write.readings import OpenedModel

_Branches = dict[int | None, Seen[tuple[UnitRow, ...]]]


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
    branches: _Branches = {None: top}
    for unit in _open(top.value, opened):
        branches[unit] = live.read(units.units_under, open_scope, unit)
    view = _dashboard(scope, fields, branches)
    if not since or since == view.revision:
        return view
    from db.read.detail import changes_after

    changes = live.read(changes_after, since).value
    return replace(view, changed=frozenset(each.model_id for each in changes if each.model_id is not None))


def dashboard_at_hand(live: Live, scope: Scope, opened: frozenset[int], since: int) -> DashboardView | None:
    """The figures of a scope, where nothing is to be read for them. For the event loop; see ``dashboard``."""
    deltas = live.deltas(since)
    fields = live.at_hand(tallies.by_field, scope)
    open_scope = scope.but(unit=None)
    top = live.at_hand(units.units_under, open_scope, None)
    if deltas is None or fields is None or top is None:
        return None
    branches: _Branches = {None: top}
    for unit in _open(top.value, opened):
        branch = live.at_hand(units.units_under, open_scope, unit)
        if branch is None:
            return None
        branches[unit] = branch
    changed = deltas[0].models if len(deltas) == 1 else frozenset[int]().union(*(each.models for each in deltas))
    return _dashboard(scope, fields, branches, changed, deltas)


def _open(top: tuple[UnitRow, ...], opened: frozenset[int]) -> set[int]:
    return set(opened) | ({top[0].id} if len(top) == 1 else set())


def _dashboard(
    scope: Scope,
    fields: Seen[FieldsView],
    branches: _Branches,
    changed: frozenset[int] = frozenset(),
    deltas: tuple[Delta, ...] | None = None,
) -> DashboardView:
    # The oldest of them: what came in between is told later, and all of them are looked at again then.
    revision = min([fields.revision, *[seen.revision for seen in branches.values()]])
    rows = {unit: seen.value for unit, seen in branches.items()}
    return DashboardView(scope, fields.value, rows, revision, fields.at, changed, deltas)


def rows_at_hand(
    rows: Sequence[ModelRow], deltas: tuple[Delta, ...], scope: Scope, sort: ModelSort
) -> tuple[ModelRow, ...] | None:
    """The touched rows of the list of models as they are after some changes; None where it is to be read again."""
    page: ModelPage | None = ModelPage(tuple(rows))
    for delta in deltas:
        page = None if page is None else advance.model_page(page, delta, scope, sort)
    return None if page is None else page.rows


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


def model_detail_at_hand(live: Live, model_id: int) -> "Seen[ModelDetail | None] | None":
    """The same, where nothing is to be read for it. For the event loop."""
    from db.read import detail

    return live.at_hand(detail.model_detail, model_id)


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


def is_detail_of_now(live: Live, model: "ModelDetail") -> bool:
    """Whether a model in full is known to be as it stands now. For the event loop."""
    seen = model_detail_at_hand(live, model.id)
    return seen is not None and seen.value is model


def years(live: Live, scope: Scope) -> tuple[YearRow, ...]:
    """The years of a scope."""
    return live.read(tallies.by_year, scope).value
