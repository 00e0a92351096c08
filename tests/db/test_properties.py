"""Whatever is done to a register and in whatever order, every view says what a plain recount says."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from db.lifecycle import Standing, Subject
from db.read import models, name_index, search, unit_walk
from db.scope import ModelSort, Scope, Span, UnitView
from tests.conftest import MakeDatabase
from tests.db.committee import Committee, places
from tests.db.compare import Look, compare_details, compare_list, compare_tallies, compare_units
from tests.db.compare_history import compare_history
from tests.db.machine import UNIT_NAMES, WORDS, YEARS, Draft, drafts, names, picks
from tests.db.plain import FIELDS
from tests.db.reform import Reform

T = TypeVar("T")


class Road(NamedTuple):
    """How a page is found. All roads lead to the same page.

    Attributes:
        narrow: How many registrations are sorted.
        rare: How many models may have a rare word.
        steps: How many names are looked at one by one.
        few: How many registrations are a set to begin with.
        many: How many units of one name are walked by name.
    """

    narrow: int
    rare: int
    steps: int
    few: int
    many: int

    def take(self) -> None:
        """From here on."""
        models.NARROW, search.RARE, name_index.STEPS, name_index.FEW, unit_walk.MANY = self
        name_index.MOST_STEPS = 5 * self.steps


USUAL = Road(models.NARROW, search.RARE, name_index.STEPS, name_index.FEW, unit_walk.MANY)
ROADS = (USUAL, Road(0, 0, 1, 0, 2), Road(0, 0, 2, 50, 1), Road(0, 0, 50, 50, 50), Road(3, 3, 3, 3, 3))


class Movement(Committee, Reform):
    """Everything, with a look at some part of the register after each step."""

    random: Random

    @initialize(
        seed=st.integers(0, 999),
        new=st.lists(st.tuples(names, places, drafts), min_size=8, max_size=14),
        again=st.lists(st.tuples(picks, drafts), min_size=6, max_size=10),
    )
    def begin(self, seed: int, new: list[tuple[str, str | None, Draft]], again: list[tuple[int, Draft]]) -> None:
        """Some units of two levels, and the first models in them."""
        self.random = Random(seed)
        for number, name in enumerate(UNIT_NAMES):
            self.add_unit(name, number, date(2012 + 2 * (number % 2), 1, 1), None)
        for name, place, draft in new:
            self.register(name, place, draft)
        for pick, draft in again:
            if self.plain.models:
                self.register_again(pick, draft)
        self.split_busiest()

    @invariant()
    def look(self) -> None:
        """At one part of the register, in one way."""
        if hasattr(self, "random"):
            sights = (self.see_tallies, self.see_units, self.see_list, self.see_list, self.see_history)
            self.random.choice(sights)()

    def scope(self) -> Scope:
        """Some part. Most of it is left open: a scope of everything at once is nearly always empty."""
        random = self.random
        first = random.randint(*YEARS)

        def some(choices: Sequence[T], share: float) -> T | None:
            return random.choice(choices) if random.random() < share else None

        return Scope(
            span=random.choice((Span(*YEARS), Span(first, first), Span(first, YEARS[1]))),
            unit=some(sorted(self.plain.units)[-9:], 0.2),
            field=some(FIELDS, 0.15),
            subject=some(list(Subject), 0.12),
            standing=some((*Standing, *(3 * [Standing.RETURNED])), 0.3),
            words=some(WORDS, 0.35) or "",
            unit_view=random.choice(list(UnitView)),
        )

    def see_tallies(self) -> None:
        """Totals of some part."""
        with self.database.read() as connection:
            compare_tallies(connection, self.plain, self.scope())

    def see_units(self) -> None:
        """The units of some part."""
        with self.database.read() as connection:
            compare_units(connection, self.plain, self.scope())

    def see_list(self) -> None:
        """The list of some part, by some road."""
        random = self.random
        look = Look(random.choice(list(ModelSort)), random.random() < 0.5, random.randint(1, 6))
        try:
            random.choice(ROADS).take()
            with self.database.read() as connection:
                compare_list(connection, self.plain, self.scope(), look)
        finally:
            USUAL.take()

    def see_history(self) -> None:
        """The ledger of some part, or of all of it."""
        random = self.random
        scope = random.choice((None, Scope(Span(*YEARS)), *(3 * [self.scope()])))
        with self.database.read() as connection:
            compare_history(connection, self.plain, scope, random.randint(1, 30), narrow=random.choice((0, 5_000)))

    def teardown(self) -> None:
        """The whole of it."""
        if hasattr(self, "random"):
            for _ in range(2):
                self.see_tallies()
                self.see_units()
                self.see_list()
                self.see_list()
                self.see_history()
        with self.database.read() as connection:
            compare_details(connection, self.plain)
        super().teardown()


def _run(make: MakeDatabase, examples: int, steps: int) -> None:
    class Fresh(Movement):
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


def test_every_view_of_any_history_on_sqlite(make_sqlite: MakeDatabase) -> None:
    _run(make_sqlite, 18, 20)


def test_every_view_of_any_history_on_postgresql(make_postgres: MakeDatabase) -> None:
    _run(make_postgres, 5, 20)
