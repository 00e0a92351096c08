"""Whatever is done and in whatever order, a view that is carried forward is the one that is read anew."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test
from sqlalchemy import Connection

from db.engine import Database
from db.lifecycle import Standing, Subject
from db.read import deltas
from db.read.carry import carried
from db.read.catalogue import periods, revision
from db.read.delta import Delta
from db.read.deltas import Known, read_delta
from db.read.detail import model_detail
from db.read.kinds import kept_up
from db.read.models import model_count, model_page
from db.read.pending import pending_count
from db.read.tallies import by_field, total
from db.read.units import units_under
from db.scope import ModelSort, Scope, Span, UnitView
from db.write.amend import move, rename
from db.write.drafts import ModelDraft
from db.write.register_many import register_new
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, detail, last_revision, register, year
from tests.db.committee import Committee, places
from tests.db.machine import WORDS, YEARS, Draft, drafts, names, picks
from tests.db.plain import FIELDS
from tests.db.reform import Reform

View = tuple[Callable[..., Any], tuple[Any, ...], Mapping[str, Any]]


def asked(connection: Connection) -> deltas.Ask:
    """How the feed asks, on a connection of SQLAlchemy's."""

    def ask(query: str, numbers: Sequence[int]) -> Sequence[Sequence[Any]]:
        query = query if connection.dialect.name == "sqlite" else query.replace("?", "%s")
        return [tuple(row) for row in connection.exec_driver_sql(query, tuple(numbers))]

    return ask


def between(database: Database, before: int) -> Delta | None:
    """What changed after a revision."""
    with database.read() as connection:
        now, delta = read_delta(asked(connection), before, Known())
        assert now == revision(connection)
        return delta


class Carried(Committee, Reform):
    """Some views, carried from step to step, now and then over several at once."""

    random: Random

    @initialize(
        seed=st.integers(0, 999),
        new=st.lists(st.tuples(names, places, drafts), min_size=6, max_size=12),
        again=st.lists(st.tuples(picks, drafts), min_size=6, max_size=12),
    )
    def begin(self, seed: int, new: list[tuple[str, str | None, Draft]], again: list[tuple[int, Draft]]) -> None:
        """The first models."""
        self.random = Random(seed)
        for name, place, draft in new:
            self.register(name, place, draft)
        for pick, draft in again:
            if self.plain.models:
                self.register_again(pick, draft)
        self.split_busiest()
        self.units_changed = False
        self.look_anew()

    def begin_unit(self, *args: Any, **kwargs: Any) -> None:
        """A unit act happened."""
        super().begin_unit(*args, **kwargs)
        self.units_changed = True

    def end(self, *args: Any) -> None:
        """A unit act happened."""
        super().end(*args)
        self.units_changed = True

    def chose(self, *args: Any) -> None:
        """A successor was chosen."""
        super().chose(*args)
        self.units_changed = True

    def scope(self) -> Scope:
        """Some part of the register."""
        random = self.random
        first = random.randint(*YEARS)
        return Scope(
            span=random.choice((Span(*YEARS), Span(first, first), Span(first, YEARS[1]))),
            unit=random.choice((None, None, *sorted(self.plain.units)[-5:])),
            field=random.choice((None, None, *FIELDS)),
            subject=random.choice((None, None, *Subject)),
            standing=random.choice((None, None, None, *Standing, Standing.RETURNED)),
            words=random.choice(("",) * 7 + WORDS[:1]),
            unit_view=random.choice((*UnitView, *(5 * [UnitView.REGISTERED]))),
        )

    def look_anew(self) -> None:
        """At some views, read now."""
        self.seen: list[tuple[View, Any]] = []
        with self.database.read() as connection:
            self.at = revision(connection)
            for _ in range(6):
                scope = self.scope()
                parents = {None, *(unit.parent for unit in self.plain.units.values())}
                sort, descending = self.random.choice(list(ModelSort)), self.random.random() < 0.5
                views: tuple[View, ...] = (
                    (by_field, (scope,), {}),
                    (total, (scope,), {}),
                    (kept_up, (scope,), {}),
                    (pending_count, (), {}),
                    (model_count, (scope,), {}),
                    (model_page, (scope, sort), {"descending": descending, "limit": 4}),
                    (periods, (), {}),
                    *((units_under, (scope, parent), {}) for parent in parents),
                    *((model_detail, (model,), {}) for model in list(self.plain.models)[:2]),
                )
                for view in views:
                    self.seen.append((view, view[0](connection, *view[1], **view[2])))

    @invariant()
    def compare(self) -> None:
        """What is carried forward with what is read anew."""
        if not hasattr(self, "at") or self.revision() == self.at or self.random.random() < 0.3:
            return
        delta = between(self.database, self.at)
        assert (delta is None) == self.units_changed
        self.units_changed = False
        if delta is None:
            self.look_anew()
            return
        kept: list[tuple[View, Any]] = []
        with self.database.read() as connection:
            for view, value in self.seen:
                function, args, kwargs = view
                new = carried(function, value, delta, args, kwargs)
                if new is None:
                    self.must_be_carried(view)
                else:
                    assert new == function(connection, *args, **kwargs)
                    kept.append((view, new))
        self.seen, self.at = kept, delta.revision
        if self.random.random() < 0.3:
            self.look_anew()

    def must_be_carried(self, view: View) -> None:
        """Of the simplest scopes every count is carried forward, whatever was done to models."""
        function, args, _ = view
        assert function is not pending_count
        if function in (by_field, total, model_count):
            scope = args[0]
            assert scope.words or scope.unit_view is UnitView.TODAY


def _run(make: MakeDatabase, examples: int, steps: int) -> None:
    class Fresh(Carried):
        def __init__(self) -> None:
            super().__init__(make)

    run_state_machine_as_test(
        Fresh,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_history_on_sqlite(make_sqlite: MakeDatabase) -> None:
    _run(make_sqlite, 10, 25)


def test_any_history_on_postgresql(make_postgres: MakeDatabase) -> None:
    _run(make_postgres, 3, 25)


def test_what_a_delta_tells(database: Database) -> None:
    made = register(database, "Tổ hợp rau sạch")
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.APPROVED, 1)
        rename(work, made.model_id, "Tổ rau sạch", 1)
    delta = between(database, before)
    assert delta is not None
    assert (delta.before, delta.revision) == (before, before + 2)
    assert delta.models == delta.renamed == {made.model_id}
    (was,), (now,) = delta.was[made.model_id], delta.now[made.model_id]
    assert (was.standing, now.standing) == (Standing.REGISTERED, Standing.APPROVED)
    row = delta.row(now, ("x", 1))
    assert (row.name, row.version, row.place) == ("Tổ rau sạch", 2, ("x", 1))
    assert row.unit == detail(database, made.model_id).registrations[0].unit


def test_nothing_new_and_too_much(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    before = last_revision(database)
    assert between(database, before) is None
    draft = year(database)
    with writing(database, ACTOR) as work:
        register_new(work, [ModelDraft(f"Mô hình {number}", draft) for number in range(5)])
    delta = between(database, before)
    assert delta is not None
    assert len(delta.models) == 5
    with monkeypatch.context() as patch:
        patch.setattr(deltas, "MOST_MODELS", 4)
        assert between(database, before) is None
    monkeypatch.setattr(deltas, "MOST_LINES", 4)
    assert between(database, before) is None


@pytest.mark.parametrize(
    ("act", "entity", "after"),
    [
        ("move", "registration", {"standing": int(Standing.EFFECTIVE)}),
        ("delete", "registration", {}),
        ("register", "registration", {"year": 2017}),
        ("something", "registration", {}),
        ("rebuild", "register", {}),
        ("rename", "field", {}),
    ],
)
def test_a_line_that_does_not_fit_is_no_delta(
    database: Database, act: str, entity: str, after: dict[str, object]
) -> None:
    """What somebody else's program wrote is not believed."""
    made = register(database, "Tổ hợp rau sạch")
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        work.record(
            act, entity, made.registration_id, model_id=made.model_id, before={"standing": 10}, after=after
        )
    assert between(database, before) is None


def test_who_comes_and_goes_changes_no_figure(database: Database) -> None:
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        work.record("login", "session", 1, after={"member": 1})
    delta = between(database, before)
    assert delta is not None
    assert not delta.models
