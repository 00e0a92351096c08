"""Twenty sessions, a hundred edits each, all on the same few records: nobody's edit is lost."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from random import Random
from threading import Barrier
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select

from db.check import check
from db.engine import Database
from db.errors import Conflict, DatabaseBusy
from db.lifecycle import ASIDE, Standing, Subject, moves
from db.schema import RegistrationKind
from db.schema.tables import CHANGE, FIELD, MODEL, REGISTRATION
from db.scope import Scope, Span
from db.write.amend import amend, move, rename
from db.write.drafts import ModelDraft, YearDraft
from db.write.register import register_models
from db.write.session import writing
from tests.db.acts import ACTOR, last_revision, year
from tests.db.compare import compare_tallies
from tests.db.plain import Plain, PlainModel, PlainYear

SESSIONS, EDITS = 20, 100
MODELS = 60
"""So few that some edits begin while somebody else changes the same record."""
PATIENCE = 120.0
R, M = REGISTRATION.c, MODEL.c


@dataclass
class Session:
    """Somebody at a terminal: reads a record, changes what they saw, looks again where it has changed since."""

    name: str
    database: Database
    random: Random
    again: Counter[str] = field(default_factory=Counter)

    def work(self, together: Barrier) -> None:
        """All edits."""
        together.wait(PATIENCE)
        for _ in range(EDITS):
            model = self.random.randint(1, MODELS)
            edit = self.random.choice((self._count_a_household, self._count_a_household, self._move, self._rename))
            while not self._carried_out(edit, model):
                pass

    def _carried_out(self, edit: Callable[[int], None], model: int) -> bool:
        try:
            edit(model)
        except (Conflict, DatabaseBusy) as error:
            self.again[type(error).__name__] += 1
            return False
        return True

    def _seen(self, table: Table, where: ColumnElement[bool]) -> Row[Any]:
        with self.database.read() as connection:
            return connection.execute(select(table).where(where)).one()

    def _count_a_household(self, model: int) -> None:
        row = self._seen(REGISTRATION, R.model_id == model)
        draft = YearDraft(
            year=row.year,
            unit_id=row.unit_id,
            field_id=row.field_id,
            subject=self.random.choice(list(Subject)),
            standing=Standing(row.standing),
            kind=RegistrationKind(row.kind),
            households=row.households + 1,
        )
        with writing(self.database, self.name) as work:
            amend(work, row.id, draft, row.version)

    def _move(self, model: int) -> None:
        row = self._seen(REGISTRATION, R.model_id == model)
        to = self.random.choice(sorted(moves(Standing(row.standing)) - ASIDE))
        with writing(self.database, self.name) as work:
            move(work, row.id, to, row.version)

    def _rename(self, model: int) -> None:
        row = self._seen(MODEL, M.id == model)
        kind, number = row.name.rsplit(" ", 1)
        with writing(self.database, self.name) as work:
            rename(work, row.id, f"{kind} {int(number) + 1}", row.version)


def _state(database: Database) -> dict[tuple[str, int], dict[str, Any]]:
    """Every record by its entity and id."""
    with database.read() as connection:
        return {
            (entity, row["id"]): dict(row)
            for entity, table in (("registration", REGISTRATION), ("model", MODEL))
            for row in connection.execute(select(table)).mappings()
        }


def _lines(database: Database, after: int) -> Iterator[Row[Any]]:
    with database.read() as connection:
        yield from connection.execute(select(CHANGE).where(CHANGE.c.seq > after).order_by(CHANGE.c.seq)).all()


def _values(text: str | None) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(text or "{}")
    values.pop("year", None)
    return values


def test_no_edit_of_twenty_sessions_is_lost(database: Database) -> None:
    with writing(database, ACTOR) as work:
        draft = year(database, standing=Standing.ACTIVE, households=0)
        register_models(work, [ModelDraft(f"Mô hình số {number} lần 0", draft) for number in range(MODELS)])
    state, before = _state(database), last_revision(database)

    # Half of them behind one door, each other one with a process's own connections.
    where = database.url.render_as_string(hide_password=False)
    own = [Database(where) for _ in range(SESSIONS // 2)]
    numbers = count(1)
    sessions = [
        Session(f"Thư ký {number}", used, Random(number))
        for used, number in zip([database] * (SESSIONS // 2) + own, numbers, strict=False)
    ]
    together = Barrier(SESSIONS)
    with ThreadPoolExecutor(SESSIONS) as threads:
        for done in [threads.submit(session.work, together) for session in sessions]:
            done.result(PATIENCE)
    for each in own:
        each.close()
    again = sum((session.again for session in sessions), Counter[str]())

    # Each line begins where the one before it ended, down to what stands there now.
    actors: Counter[str] = Counter()
    for line in _lines(database, before):
        record = state[line.entity, line.entity_id]
        for name, value in _values(line.before).items():
            assert record[name] == value, f"line {line.seq} begins with what is no longer there"
        record |= _values(line.after) | {"version": record["version"] + 1}
        actors[line.actor] += 1
    assert actors == {session.name: EDITS for session in sessions}
    assert last_revision(database) == before + SESSIONS * EDITS
    derived = {"sort_key", "search_key", "exact_key"}
    for key, record in _state(database).items():
        assert {k: v for k, v in record.items() if k not in derived} == {
            k: v for k, v in state[key].items() if k not in derived
        }
    assert again["Conflict"] > 0
    with database.read() as connection:
        fields = {row.id: row.code for row in connection.execute(select(FIELD.c.id, FIELD.c.code))}
        for span in (Span(2018, 2018), Span(2015, 2020)):
            for standing in (None, *Standing):
                compare_tallies(connection, _plain(state, fields), Scope(span, standing=standing))
    assert check(database).ok


def _plain(state: Mapping[tuple[str, int], Mapping[str, Any]], fields: Mapping[int, str]) -> Plain:
    """What the ledger's lines come to, as a register of plain objects."""
    plain = Plain()
    for (entity, number), record in state.items():
        if entity == "model":
            plain.models[number] = PlainModel(number, record["name"], record["place"])
    for (entity, number), record in state.items():
        if entity == "registration":
            plain.models[record["model_id"]].years[record["year"]] = PlainYear(
                number,
                record["year"],
                record["unit_id"],
                fields[record["field_id"]],
                Subject(record["subject"]),
                Standing(record["standing"]),
            )
    return plain
