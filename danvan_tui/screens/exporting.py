"""What an export writes, for each list and chart: read and written in a worker's thread."""

from collections.abc import Collection
from pathlib import Path

from danvan_tui.live import Live
from danvan_tui.locale import Words
from danvan_tui.present.export import About, branch, fields_table, models_table, units_table
from danvan_tui.screens.export import Export
from db.exchange.export import Told
from db.exchange.export import export as write
from db.identity import Actor
from db.scope import ModelSort, Span

_NAMES = {"models": "mo-hinh", "units": "don-vi", "fields": "linh-vuc", "funnel": "muc", "years": "nam"}


def file_name(kind: str, span: Span) -> str:
    """ "dvk-mo-hinh-2015-2020.xlsx". Without accents: it will be sent around."""
    return f"dvk-{_NAMES[kind]}-{span}.xlsx"


def fields_export(words: Words, about: About) -> Export:
    """Writes the fields."""

    def export(live: Live, path: Path, replace: bool, told: Told) -> int:
        from db.read.tallies import by_field

        seen = live.read(by_field, about.scope)
        return write(path, fields_table(words, about.read_at(seen.at), seen.value), replace=replace, told=told)

    return export


def units_export(words: Words, about: About) -> Export:
    """Writes the units in view, each one before what is below it."""

    def export(live: Live, path: Path, replace: bool, told: Told) -> int:
        from db.read.units import all_units

        seen = live.read(all_units, about.scope)
        rows = branch(seen.value, about.scope.unit)
        return write(path, units_table(words, about.read_at(seen.at), rows), replace=replace, told=told)

    return export


def models_export(
    words: Words,
    about: About,
    actor: Actor,
    sort: ModelSort,
    descending: bool,
    only: Collection[int] | None = None,
) -> Export:
    """Writes every model in view, or those of ``only``, page by page, all of them as they stand at one moment.

    The details that ``actor`` may not read are left out; that the restricted ones of the others are taken along is
    noted.
    """

    def export(live: Live, path: Path, replace: bool, told: Told) -> int:
        from db.read.listing import listed_models
        from db.read.veil import hidden_in
        from db.text import local_now
        from db.write.readings import clear_scope

        clearance = clear_scope(live.database(), actor, about.scope, only)
        with live.database().read() as connection:
            rows = listed_models(
                connection, about.scope, sort, descending=descending, clearance=clearance, only=only
            )
            left_out = hidden_in(connection, about.scope, clearance, only)
            chosen = None if only is None else len(only)
            table = models_table(words, about.read_at(local_now()), rows, left_out, chosen)
            return write(path, table, replace=replace, told=told)

    return export


def chart_export(words: Words, about: About, chart: str) -> Export:
    """Writes a chart's figures ("funnel", "years", "grid")."""
    if chart == "grid":
        return units_export(words, about)

    def export(live: Live, path: Path, replace: bool, told: Told) -> int:
        from danvan_tui.present.charts import funnel_table, years_table
        from db.read.charts import commended_models, field_funnels
        from db.read.tallies import by_year

        if chart == "funnel":
            funnels = live.read(field_funnels, about.scope)
            commended = dict(live.read(commended_models, about.scope).value)
            table = funnel_table(words, about.read_at(funnels.at), funnels.value, commended)
        else:
            years = live.read(by_year, about.scope)
            table = years_table(words, about.read_at(years.at), years.value)
        return write(path, table, replace=replace, told=told)

    return export
