"""What each chart reads, in a worker's thread. Imported there: it brings SQLAlchemy along."""

from dataclasses import dataclass
from datetime import datetime

from danvan_tui.live import Live
from danvan_tui.present.export import branch
from db.read import charts, tallies, units
from db.read.charts import FieldFunnel
from db.read.records import FieldsView, UnitRow
from db.read.tallies import YearRow
from db.scope import Scope


@dataclass(frozen=True, slots=True)
class ChartFigures:
    """What a chart shows; only its own part is read.

    Attributes:
        scope: What the figures are of.
        at: When they were read.
        fields: The fields, with their figures.
    """

    scope: Scope
    at: datetime
    fields: FieldsView
    funnels: tuple[FieldFunnel, ...] = ()
    commended: tuple[tuple[str, int], ...] = ()
    years: tuple[YearRow, ...] = ()
    units: tuple[UnitRow, ...] = ()


def read_chart(live: Live, chart: str, scope: Scope) -> ChartFigures:
    """The figures of one chart ("funnel", "years", "grid")."""
    fields = live.read(tallies.by_field, scope)
    if chart == "funnel":
        funnels, commended = live.read(charts.field_funnels, scope), live.read(charts.commended_models, scope)
        return ChartFigures(scope, fields.at, fields.value, funnels=funnels.value, commended=commended.value)
    if chart == "years":
        return ChartFigures(scope, fields.at, fields.value, years=live.read(tallies.by_year, scope).value)
    shown = tuple(branch(live.read(units.all_units, scope).value, scope.unit))
    return ChartFigures(scope, fields.at, fields.value, units=shown)
