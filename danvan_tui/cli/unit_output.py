"""What acts on units will do and have done, as the command line gives them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from danvan_tui.cli import output

if TYPE_CHECKING:
    from danvan_tui.cli.call import Call
    from db.read.successors import PendingModel, PendingPage, PendingPlace
    from db.read.unit_preview_records import Preview


def put_preview(call: "Call", shape: str, seen: "Preview", waiting: "Sequence[PendingModel]") -> None:
    """What an act will do; nothing was done."""
    from danvan_tui.present import unit_acts as present
    from danvan_tui.present.plain import json_value, table

    if shape == "json":
        output.put(json_value(preview_data(seen) | {"done": False, "to_choose": list(map(pending_data, waiting))}))
        return
    words = call.words
    output.put(f"{line}\n" for line in present.heading(words, seen))
    ends = (present.ending_cells(words, each, seen.begins) for each in seen.ends)
    output.put(table(present.ending_columns(words), ends))
    output.put(f"{note}\n" for note in ("", *present.ending_notes(seen)))
    if seen.begins:
        output.put([f"\n{present.begins_title(words, seen)}\n"])
        cells = (present.beginning_cells(words, each) for each in seen.begins)
        output.put(table(present.beginning_columns(words), cells))
    if waiting:
        output.put([f"\n{words('units.preview.to_choose')}\n"])
        output.put(table(present.pending_columns(words), (present.pending_cells(words, row) for row in waiting)))
    output.put(f"\n{line}" for line in present.sums(words, seen, len(waiting)))
    output.put(["\n"])


def put_done(call: "Call", shape: str, seen: "Preview", begun: Mapping[str, int]) -> None:
    """What an act did."""
    from danvan_tui.present import unit_acts as present
    from danvan_tui.present.plain import json_value

    if shape == "json":
        output.put(json_value(preview_data(seen) | {"done": True, "begun_ids": list(begun.values())}))
        return
    output.put(f"{line}\n" for line in present.done_lines(call.words, seen, list(begun.values())))


def put_pending(call: "Call", shape: str, page: "PendingPage") -> None:
    """The models that wait, and which units may be chosen."""
    from danvan_tui.present import say
    from danvan_tui.present import unit_acts as present
    from danvan_tui.present.plain import json_object, table
    from db.text import local_now

    words = call.words
    if shape == "json":
        units = [
            {
                "id": unit.id,
                "name": unit.name,
                "successors": [{"id": s.id, "name": s.name} for s in unit.successors],
            }
            for unit in page.units.values()
        ]
        head = {"as_of": local_now().isoformat(timespec="seconds"), "total": page.total, "units": units}
        output.put(json_object(head, map(pending_data, page.rows)))
        return
    output.put(table(present.pending_columns(words), (present.pending_cells(words, row) for row in page.rows)))
    output.put(_choices(call, page))
    total = say.number(words, page.total)
    output.put([f"\n{words('units.pending.total', count=total, shown=say.number(words, len(page.rows)))}\n"])


def preview_data(seen: "Preview") -> dict[str, object]:
    """A preview as other programs read it. Days are ISO."""
    return {
        "title": seen.title,
        "on": seen.on,
        "decision": seen.decision,
        "to_come": seen.to_come,
        "revision": seen.revision,
        "moving": seen.moving,
        "choosing": seen.choosing,
        "ends": [
            {
                "id": each.id,
                "name": each.name,
                "kind": each.kind.lower(),
                "code": each.code,
                "last_day": each.last_day,
                "act": each.act.lower(),
                "to": [{"id": to.id, "name": to.name} for to in each.to],
                "models": each.models,
                "years": {str(year): models for year, models in each.years},
                "choosing": each.choosing,
                "along": each.along,
                "notes": list(each.notes),
            }
            for each in seen.ends
        ],
        "begins": [
            {
                "name": each.name,
                "kind": each.kind.lower(),
                "code": each.code,
                "parent": each.parent,
                "first_day": each.first_day,
                "takes": list(each.takes),
                "along": each.along,
                "note": each.note,
            }
            for each in seen.begins
        ],
        "spoken_of": {each.entity: each.count for each in seen.spoken},
        "registered_figures_change": False,
    }


def pending_data(row: "PendingModel") -> dict[str, object]:
    """A model that waits, as other programs read it."""
    return {
        "code": row.code,
        "model": row.name,
        "place": row.place,
        "unit_id": row.unit_id,
        "unit": row.unit,
        "last_year": row.last_year,
    }


def place_data(row: "PendingPlace") -> dict[str, object]:
    """A place where models wait, as other programs read it."""
    return {"unit_id": row.unit_id, "unit": row.unit, "place": row.place, "models": row.models}


def _choices(call: "Call", page: "PendingPage") -> Iterator[str]:
    """Of each unit that models wait at, where they may go."""
    from danvan_tui.present import say

    for unit in page.units.values():
        names = "; ".join(f"#{each.id} {say.stored(each.name)}" for each in unit.successors)
        key = "units.pending.choices" if names else "units.pending.any"
        yield "\n" + call.words(key, unit=say.stored(unit.name), choices=names)
    yield "\n"
