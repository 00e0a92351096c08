"""Visits as the command line gives them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from danvan_tui.cli import output

if TYPE_CHECKING:
    from danvan_tui.cli.call import Call
    from danvan_tui.present.plain import Value
    from db.read.inspections import InspectionRecord, UnvisitedRecord, VisitRecord


def put_done(call: "Call", kind: str, row: "InspectionRecord", visits: "Iterable[VisitRecord]") -> None:
    """What was entered."""
    from danvan_tui.present.awards import day
    from danvan_tui.present.plain import json_value

    if kind == "json":
        output.put(json_value(inspection_data(row) | {"visits": [visit_data(each) for each in visits]}))
        return
    about = {"id": row.id, "date": day(row.visited_on), "models": row.models, "weak": row.needing_work}
    output.put([call.words("inspections.done.add", **about) + "\n"])


def put_inspections(call: "Call", kind: str, rows: "Iterable[InspectionRecord]") -> None:
    """The visits, one a line."""
    from danvan_tui.present import inspections as present
    from danvan_tui.present.plain import json_object, table

    if kind == "json":
        output.put(json_object({"as_of": _now()}, map(inspection_data, rows)))
        return
    lines = (present.inspection_cells(call.words, row) for row in rows)
    output.put(table(present.inspection_columns(call.words), lines))


def put_needing_work(call: "Call", kind: str, rows: "Iterable[VisitRecord]") -> None:
    """The models that must be strengthened."""
    from danvan_tui.present import inspections as present
    from danvan_tui.present.plain import json_object, table

    if kind == "json":
        output.put(json_object({"as_of": _now()}, map(visit_data, rows)))
        return
    lines = (present.visit_cells(call.words, row) for row in rows)
    output.put(table(present.visit_columns(call.words), lines))


def put_unvisited(call: "Call", kind: str, rows: "Iterable[UnvisitedRecord]", since: str, total: int) -> None:
    """The models that nobody went to."""
    from danvan_tui.present import inspections as present
    from danvan_tui.present import say
    from danvan_tui.present.awards import day
    from danvan_tui.present.plain import json_object, table

    if kind == "json":
        head = {"as_of": _now(), "since": since, "total": total}
        output.put(json_object(head, map(unvisited_data, rows)))
        return
    lines = (present.unvisited_cells(call.words, row) for row in rows)
    output.put(table(present.unvisited_columns(call.words), lines))
    said = call.words("inspections.unvisited", count=say.number(call.words, total), since=day(since))
    output.put([f"\n{said}\n"])


def inspection_data(row: "InspectionRecord") -> "dict[str, object]":
    """A visit as other programs read it."""
    return {
        "id": row.id,
        "kind": row.kind.lower(),
        "visited_on": row.visited_on,
        "team": row.team,
        "unit": row.unit,
        "unit_id": row.unit_id,
        "models": row.models,
        "needing_work": row.needing_work,
        "restricted": row.restricted,
        "findings": row.findings,
        "to_strengthen": row.to_strengthen,
        "due_on": row.due_on,
        "version": row.version,
    }


def visit_data(row: "VisitRecord") -> "dict[str, Value]":
    """A visited model as other programs read it."""
    return {
        "inspection_id": row.inspection_id,
        "code": row.code,
        "model": row.model,
        "year": row.year,
        "unit": row.unit,
        "visited_on": row.visited_on,
        "restricted": row.restricted,
        "findings": row.findings,
        "needs_work": None if row.veiled else row.needs_work,
        "to_strengthen": row.to_strengthen,
        "due_on": row.due_on,
    }


def unvisited_data(row: "UnvisitedRecord") -> "dict[str, Value]":
    """A model that nobody went to, as other programs read it."""
    return {
        "code": row.code,
        "model": row.model,
        "year": row.year,
        "unit": row.unit,
        "unit_id": row.unit_id,
        "standing_code": row.standing.name.lower(),
        "last_visit": row.last_visit,
    }


def _now() -> str:
    from db.text import local_now

    return local_now().isoformat(timespec="seconds")
