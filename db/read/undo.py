"""The ledger read backwards: from the registrations that are there now to those that were there before. Pure."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from db.identity import QUIET
from db.read.years import Year

COUNTED = ("unit_id", "field_id", "subject")
"""What an amendment may change of the columns that figures are made of."""


class LedgerLine(NamedTuple):
    """What is read of one line; ``before`` and ``after`` are JSON objects."""

    act: str
    entity: str
    entity_id: int | None
    model_id: int | None
    before: str | None
    after: str | None


class NotUndone(Exception):
    """A line that cannot be undone surely: everything is to be counted again."""


def undone(now: Iterable[Year], lines: Iterable[LedgerLine]) -> dict[int, Year]:
    """The registrations as they were before some changes, by their ids.

    Every line is held against what stands there: what it says was put there must be there.

    Args:
        now: Every registration of the models that the lines are about.
        lines: The changes, newest first.

    Raises:
        NotUndone: A line is about something else, or does not fit what stands there.
    """
    years = {year.id: year for year in now}
    try:
        for line in lines:
            _undo(years, line)
    except (KeyError, TypeError, ValueError) as error:
        raise NotUndone from error
    return years


def _undo(years: dict[int, Year], line: LedgerLine) -> None:
    match line.entity, line.act:
        case "registration", "move":
            _put_back(years, line, ("standing",))
        case "registration", "amend":
            _put_back(years, line, COUNTED)
        case "registration", "put_back":
            _put_back(years, line, ("standing", *COUNTED))
        case "registration", "register" | "register_again" | "restore":
            gone = years.pop(_id(line))
            _require(gone.year == _said(line.after)["year"] and gone.model_id == line.model_id)
        case "registration", "delete":
            _require(_id(line) not in years)
            said = _said(line.before)
            values = (said[name] for name in ("model_id", "year", "unit_id", "field_id", "subject", "standing"))
            years[_id(line)] = Year(_id(line), *values)
        case ("model", "rename" | "amend" | "delete" | "restore" | "put_back") | ("register", "import"):
            # No registration changes with it; what an import stores has lines of its own.
            pass
        case entity, act if entity not in QUIET:
            raise NotUndone(entity, act)


def _put_back(years: dict[int, Year], line: LedgerLine, names: Iterable[str]) -> None:
    before, after, there = _said(line.before), _said(line.after), years[_id(line)]
    changed = {name: before[name] for name in names if name in before}
    _require(all(getattr(there, name) == after[name] for name in changed))
    years[there.id] = there._replace(**changed)


def _require(fits: bool) -> None:
    if not fits:
        raise NotUndone


def _id(line: LedgerLine) -> int:
    if line.entity_id is None:
        raise NotUndone
    return line.entity_id


def _said(values: str | None) -> dict[str, Any]:
    return dict(json.loads(values or "{}"))
