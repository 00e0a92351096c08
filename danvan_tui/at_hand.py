"""What the dashboard shows of a register without reading it: what is kept of it, or follows from what changed.

For the event loop: nothing here waits. Imported with the first of it and not with the screens, as ``views`` is;
and once, since looking for a module that is there already takes as long as carrying a view.
"""

from collections.abc import Sequence

from danvan_tui.further import Further, further_at_hand, still_holds
from danvan_tui.live import Live, Seen
from danvan_tui.views import Branches, DashboardView, open_units, put_together
from db.read import advance, detail, tallies, units
from db.read.delta import Delta
from db.read.model_records import ModelDetail
from db.read.records import ModelPage, ModelRow
from db.scope import ModelSort, Scope


class AtHand:
    """What is at hand of one register."""

    def __init__(self, live: Live) -> None:
        """Of the register ``live``."""
        self._live = live

    def figures(self, scope: Scope, opened: frozenset[int], since: int) -> DashboardView | None:
        """The figures of a scope, where nothing is to be read for them; see ``views.dashboard``."""
        live = self._live
        deltas = live.deltas(since)
        fields = live.at_hand(tallies.by_field, scope)
        open_scope = scope.but(unit=None)
        top = live.at_hand(units.units_under, open_scope, None)
        if deltas is None or fields is None or top is None:
            return None
        branches: Branches = {None: top}
        for unit in open_units(top.value, opened):
            branch = live.at_hand(units.units_under, open_scope, unit)
            if branch is None:
                return None
            branches[unit] = branch
        changed = (
            deltas[0].models if len(deltas) == 1 else frozenset[int]().union(*(each.models for each in deltas))
        )
        return put_together(scope, fields, branches, changed, deltas)

    def further(self, scope: Scope, today: str) -> Further | None:
        """What is said beside them, likewise."""
        return further_at_hand(self._live, scope, today)

    def still_holds(self, known: Further, deltas: Sequence[Delta], today: str) -> bool:
        """Whether that is surely what it was before some changes."""
        return still_holds(known, deltas, today)

    def rows(
        self, rows: Sequence[ModelRow], deltas: Sequence[Delta], scope: Scope, sort: ModelSort
    ) -> tuple[ModelRow, ...] | None:
        """Touched rows of the list of models as they are after some changes; None where it is to be read again."""
        page: ModelPage | None = ModelPage(tuple(rows))
        for delta in deltas:
            page = None if page is None else advance.model_page(page, delta, scope, sort)
        return None if page is None else page.rows

    def detail(self, model_id: int) -> Seen[ModelDetail | None] | None:
        """A model in full."""
        return self._live.at_hand(detail.model_detail, model_id)

    def is_of_now(self, model: ModelDetail) -> bool:
        """Whether a model in full is known to be as it stands now."""
        seen = self.detail(model.id)
        return seen is not None and seen.value is model
