"""The committee's year changes no figure: open screens carry their views over it and count nothing again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from db.engine import Database
from db.identity import CALENDAR, QUIET
from db.lifecycle import Standing
from db.read.carry import carried
from db.read.deadlines import overdue_count
from db.read.kinds import kept_up
from db.read.pending import pending_count
from db.read.tallies import by_field, total
from db.read.targets import planned
from db.schema import RegistrationKind
from db.scope import Scope, Span
from db.write.amend import amend, move
from db.write.calendar_drafts import TargetDraft
from db.write.receipts import receive
from db.write.session import Writing, writing
from db.write.targets import set_target
from tests.db import calendar_acts
from tests.db.acts import ACTOR, last_revision, register, year
from tests.db.read.test_deltas import between

KEPT = RegistrationKind.MAINTAINED


def test_the_committees_year_is_carried_over(database: Database) -> None:
    model = register(database, "Đường hoa").model_id
    before = last_revision(database)
    scope = Scope(Span(2015, 2020))
    with database.read() as connection:
        figures = total(connection, scope)
    number = calendar_acts.deadline(database)
    calendar_acts.activity(database)
    calendar_acts.press(database, model_id=model)
    calendar_acts.target(database, 40, Span(2015, 2020))
    with writing(database, ACTOR) as work:
        receive(work, number, calendar_acts.wards(database), date(2018, 3, 1))
    delta = between(database, before)
    assert delta is not None
    assert delta.revision == before + 5
    assert delta.was == delta.now
    assert set(delta.now) == {model}
    with database.read() as connection:
        assert total(connection, scope) == figures == by_field(connection, scope).total
    assert QUIET >= CALENDAR == {"deadline", "activity", "press", "target"}


def test_a_count_is_read_again_only_where_its_own_records_changed(database: Database) -> None:
    span = Span(2018, 2018)
    made = register(database, "Đường hoa")
    number = calendar_acts.deadline(database)
    views: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
        "pending": (pending_count, ()),
        "overdue": (overdue_count, ("2018-05-01",)),
        "planned": (planned, (Scope(span),)),
        "kept up": (kept_up, (Scope(span),)),
    }
    acts: dict[str, Callable[[Writing], object]] = {
        "move": lambda work: move(work, made.registration_id, Standing.APPROVED, 1),
        "receive": lambda work: receive(work, number, calendar_acts.wards(database)[:1], date(2018, 4, 9)),
        "target": lambda work: set_target(work, TargetDraft(span, 20)),
        "amend": lambda work: amend(
            work, made.registration_id, year(database, kind=KEPT, standing=Standing.APPROVED), 2
        ),
    }
    again: dict[str, set[str]] = {
        "move": set(),
        "receive": {"overdue"},
        "target": {"planned"},
        "amend": {"kept up"},
    }
    for name, act in acts.items():
        before = last_revision(database)
        with database.read() as connection:
            seen = {view: function(connection, *args) for view, (function, args) in views.items()}
        with writing(database, ACTOR) as work:
            act(work)
        delta = between(database, before)
        assert delta is not None
        with database.read() as connection:
            for view, (function, args) in views.items():
                new = carried(function, seen[view], delta, args, {})
                assert (new is None) == (view in again[name]), (name, view)
                assert new is None or new == function(connection, *args), (name, view)
