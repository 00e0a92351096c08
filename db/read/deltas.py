"""What changed between two revisions, read from the ledger with two small statements.

They are asked with the driver's own connection: the same ones cost eight times as much through SQLAlchemy, and the
feed asks them after every change. Numbers go in as parameters: SQLite then keeps the statement, parsed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from db.read.delta import Delta, Words
from db.read.undo import LedgerLine, NotUndone, undone
from db.read.years import Year

MOST_LINES: Final = 1_000
"""Lines of the ledger that are read at most; after more it is quicker to count again."""
MOST_MODELS: Final = 200
"""Touched models that are looked at, at most."""

Ask: TypeAlias = Callable[[str, Sequence[int]], Sequence[Sequence[Any]]]
"""Sends a statement with its numbers, each for a ``?``, and gives all of its rows."""


@dataclass
class Known:
    """What stays as it is over every delta that there is: read once, until there is none.

    Attributes:
        fields: Every field: its code and its id, in the fields' order.
        above: The units that a unit is below, itself among them, of the units that were asked about so far.
    """

    fields: dict[str, int] = field(default_factory=dict)
    above: dict[int, frozenset[int]] = field(default_factory=dict)

    def forget(self) -> None:
        """It may be otherwise by now."""
        self.fields.clear()
        self.above.clear()


def newest(ask: Ask) -> int:
    """The register's revision: the number of the ledger's last line; 0 before the first."""
    ((revision,),) = ask("SELECT coalesce(max(seq), 0) FROM change", ())
    return int(revision)


def read_delta(ask: Ask, before: int, known: Known) -> tuple[int, Delta | None]:
    """What changed since a revision.

    Args:
        ask: Asks the register, as it stands at one moment.
        before: The revision.
        known: What was read for the delta before this one, where there was one.

    Returns:
        The revision of now, and what led to it. None where nothing did, and where everything is to be counted
        again: too much changed, or something that no registration says (a unit, the reference data), or a line
        that does not fit what stands there, or the register is an older one by now.
    """
    rows = ask(
        "SELECT seq, act, entity, entity_id, model_id, before, after FROM change WHERE seq > ? "
        "ORDER BY seq DESC LIMIT ?",
        [before, MOST_LINES + 1],
    )
    if not rows:
        return newest(ask), None
    revision = int(rows[0][0])
    # Fewer than there are numbers: too many to be read, or some are gone.
    whole = len(rows) == revision - before <= MOST_LINES
    return revision, _delta(
        ask, before, revision, [LedgerLine(*row[1:]) for row in rows], known
    ) if whole else None


def _delta(ask: Ask, before: int, revision: int, lines: Sequence[LedgerLine], known: Known) -> Delta | None:
    models = {line.model_id for line in lines if line.model_id is not None}
    if len(models) > MOST_MODELS:
        return None
    now, words = _registrations(ask, models)
    try:
        was = undone(now, lines).values()
    except NotUndone:
        return None
    return Delta(
        before=before,
        revision=revision,
        was=_by_model(was, models),
        now=_by_model(now, models),
        words=words,
        renamed=frozenset(line.model_id for line in lines if _renames(line) and line.model_id is not None),
        above=_above(ask, {year.unit_id for year in (*was, *now)}, known),
        fields=_fields(ask, known),
        acts=frozenset((line.entity, line.act) for line in lines),
    )


def _renames(line: LedgerLine) -> bool:
    """Whether the line's model may have another name than before."""
    return line.act == "rename" or (line.entity == "model" and line.act in {"put_back", "restore"})


def _fields(ask: Ask, known: Known) -> Mapping[str, int]:
    if not known.fields:
        known.fields.update(
            {row[0]: row[1] for row in ask("SELECT code, id FROM field ORDER BY position, id", ())}
        )
    return dict(known.fields)


def _registrations(ask: Ask, models: Iterable[int]) -> tuple[list[Year], dict[int, Words]]:
    chosen = sorted(models)
    if not chosen:
        return [], {}
    rows = ask(
        "SELECT r.id, r.model_id, r.year, r.unit_id, r.field_id, r.subject, r.standing, "
        "r.version, m.name, u.name, f.code, f.name, f.name_en FROM registration r "
        "JOIN emulation_model m ON m.id = r.model_id JOIN unit u ON u.id = r.unit_id "
        f"JOIN field f ON f.id = r.field_id WHERE r.model_id IN ({_places(chosen)})",
        chosen,
    )
    years = [Year(*row[: len(Year._fields)]) for row in rows]
    return years, {row[0]: Words(*row[len(Year._fields) :]) for row in rows}


def _above(ask: Ask, units: set[int], known: Known) -> dict[int, frozenset[int]]:
    new = sorted(units - known.above.keys())
    if new:
        above: defaultdict[int, set[int]] = defaultdict(set)
        query = f"SELECT unit_id, ancestor_id FROM unit_branch WHERE unit_id IN ({_places(new)})"
        for unit, ancestor in ask(query, new):
            above[unit].add(ancestor)
        known.above.update({unit: frozenset(ancestors) for unit, ancestors in above.items()})
    return {unit: known.above[unit] for unit in units if unit in known.above}


def _by_model(years: Iterable[Year], models: Iterable[int]) -> dict[int, tuple[Year, ...]]:
    found: dict[int, list[Year]] = {model: [] for model in models}
    for year in years:
        found[year.model_id].append(year)
    return {model: tuple(found[model]) for model in sorted(found)}


def _places(ids: Sequence[int]) -> str:
    return ", ".join("?" * len(ids))
