"""The committee's year changes no figure: open screens carry their views over it and count nothing again."""

from datetime import date

from db.engine import Database
from db.identity import CALENDAR, QUIET
from db.read.tallies import by_field, total
from db.scope import Scope, Span
from db.write.receipts import receive
from db.write.session import writing
from tests.db import calendar_acts
from tests.db.acts import ACTOR, last_revision, register
from tests.db.read.test_deltas import between


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
