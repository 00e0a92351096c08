"""Taking back what was done to the committee's year: deadlines, activities, press items, targets. Pure."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from db.identity import ACTIVITY, DEADLINE, PRESS, TARGET
from db.rights import Act
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, by_id, given

_COLUMNS: Final = {
    "deadline": ("kind", "title", "year", "due_date"),
    "activity": ("kind", "title", "from_date", "until_date", "place", "participants", "result"),
    "press_item": ("kind", "title", "outlet", "date", "author", "link"),
    "target": ("field_id", "unit_id", "planned", "decision"),
}


def _unit(table: str, line: ActLine, unit: int, there: dict[str, Any], then: dict[str, Any] | None) -> RowBack:
    return RowBack(f"{table}_unit", ((f"{table}_id", line.entity_id), ("unit_id", unit)), there, then)


def _added(table: str) -> Callable[[ActLine], Iterable[RowBack]]:
    def rows(line: ActLine) -> Iterable[RowBack]:
        yield by_id(table, line, given(line.after, _COLUMNS[table]), None)
        for unit in line.after.get("units", ()):
            yield _unit(table, line, unit, {"dropped_at": None}, None)

    return rows


def _noted(line: ActLine) -> Iterable[RowBack]:
    """A press item: the model that it is about stands on the line itself."""
    yield by_id("press_item", line, given(line.after, _COLUMNS["press_item"]) | {"model_id": line.model_id}, None)


def _amended(table: str) -> Callable[[ActLine], Iterable[RowBack]]:
    def rows(line: ActLine) -> Iterable[RowBack]:
        before = {name: value for name, value in line.before.items() if name != "dropped_at"}
        if before:
            yield by_id(table, line, given(line.after, before), before)
        again = line.before.get("dropped_at", {})
        for unit in line.after.get("units_in", ()):
            then = {"dropped_at": again[str(unit)]} if str(unit) in again else None
            yield _unit(table, line, unit, {"dropped_at": None}, then)
        for unit in line.after.get("units_out", ()):
            yield _unit(table, line, unit, {"dropped_at": line.at}, {"dropped_at": None})

    return rows


def _called_off(table: str, word: str) -> Callable[[ActLine], Iterable[RowBack]]:
    """Of a row that says when it was called off and why."""
    when, why = f"{word}_at", f"{word}_reason"

    def rows(line: ActLine) -> Iterable[RowBack]:
        yield by_id(table, line, {when: line.at, why: line.after["reason"]}, {when: None, why: None})

    return rows


def _received(line: ActLine) -> Iterable[RowBack]:
    day, note = line.after["received_date"], line.after.get("note")
    for unit in line.after["units"]:
        there = {"received_date": day, "received_note": note}
        yield _unit("deadline", line, unit, there, dict.fromkeys(there))


def _unreceived(line: ActLine) -> Iterable[RowBack]:
    notes = line.before.get("received_notes", {})
    for unit, day in line.before["received_dates"].items():
        then = {"received_date": day, "received_note": notes.get(unit)}
        yield _unit("deadline", line, int(unit), dict.fromkeys(then), then)


def _target_set(line: ActLine) -> Iterable[RowBack]:
    there = given(line.after, _COLUMNS["target"]) | {"dropped_at": None}
    yield by_id("target", line, there, line.before.get("dropped"))


def _target_dropped(line: ActLine) -> Iterable[RowBack]:
    yield by_id("target", line, {"dropped_at": line.at}, {"dropped_at": None})


INVERSES: Final[Inverses] = {
    (DEADLINE, "add"): Inverse(Act.DEADLINES, _added("deadline")),
    (DEADLINE, "amend"): Inverse(Act.DEADLINES, _amended("deadline")),
    (DEADLINE, "cancel"): Inverse(Act.DEADLINES, _called_off("deadline", "cancelled")),
    (DEADLINE, "receive"): Inverse(Act.DEADLINES, _received),
    (DEADLINE, "unreceive"): Inverse(Act.DEADLINES, _unreceived),
    (ACTIVITY, "add"): Inverse(Act.ACTIVITIES, _added("activity")),
    (ACTIVITY, "amend"): Inverse(Act.ACTIVITIES, _amended("activity")),
    (ACTIVITY, "cancel"): Inverse(Act.ACTIVITIES, _called_off("activity", "cancelled")),
    (PRESS, "add"): Inverse(Act.PRESS, _noted),
    (PRESS, "amend"): Inverse(Act.PRESS, _amended("press_item")),
    (PRESS, "withdraw"): Inverse(Act.PRESS, _called_off("press_item", "withdrawn")),
    (TARGET, "set"): Inverse(Act.TARGETS, _target_set),
    (TARGET, "amend"): Inverse(Act.TARGETS, _amended("target")),
    (TARGET, "drop"): Inverse(Act.TARGETS, _target_dropped),
}
