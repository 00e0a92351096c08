"""Registering by the thousand stores and says what registering one by one does, on both engines."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.errors import AlreadyThere, NotAllowed, NotFound
from db.lifecycle import Standing, Subject
from db.read.models import model_count
from db.schema import RegistrationKind
from db.schema.tables import CHANGE, MODEL, REGISTRATION
from db.scope import Scope, Span
from db.write.bulk import SEARCH_AT_ONCE
from db.write.drafts import ModelDraft, YearDraft
from db.write.register import delete_registration, register_again, register_models
from db.write.register_many import register_new
from db.write.register_years import register_years
from db.write.session import Writing, writing
from tests.conftest import MakeDatabase
from tests.db.exchange.lists import unit_id

STANDINGS = (Standing.REGISTERED, Standing.EFFECTIVE, Standing.RETURNED, Standing.STOPPED)


def drafts(database: Database, count: int) -> list[ModelDraft]:
    units = [unit_id(database, name) for name in ("Xã Phù Vân", "Phường Quang Trung")]
    return [
        ModelDraft(
            f" Đường  hoa thôn {n}",
            YearDraft(
                2015 + n % 4,
                units[n % 2],
                2,
                subject=Subject(n % 3),
                standing=STANDINGS[n % 4],
                topic_id=13 if n % 2 else None,
                contents=f"Họp thôn {n}\r\ntrồng hoa" if n % 3 else None,
                households=n or None,
            ),
            place=f"Thôn {n}" if n % 5 else None,
        )
        for n in range(count)
    ]


def further(database: Database, models: Sequence[int]) -> list[tuple[int, YearDraft]]:
    """Years before, after and between those that are there, in no order."""
    units = [unit_id(database, name) for name in ("Xã Phù Vân", "Xã Kim Bình")]
    chance = random.Random(3)
    found = [
        (
            model,
            YearDraft(
                year,
                chance.choice(units),
                1,
                standing=chance.choice(STANDINGS),
                kind=RegistrationKind.MAINTAINED,
                contents=chance.choice([None, "Làm thêm kè đá", "Họp thôn 1\ntrồng hoa"]),
            ),
        )
        for model in models
        for year in chance.sample([2014, 2019, 2021, 2023], chance.randint(0, 3))
    ]
    chance.shuffle(found)
    return found


def stored(database: Database) -> list[list[tuple[Any, ...]]]:
    """The models, the registrations and the ledger, but for its times and hashes."""
    lines = [
        CHANGE.c[name] for name in ("seq", "actor", "act", "entity", "entity_id", "model_id", "before", "after")
    ]
    with database.read() as connection:
        return [
            [tuple(row) for row in connection.execute(statement)]
            for statement in (
                select(MODEL).order_by(MODEL.c.id),
                select(REGISTRATION).order_by(REGISTRATION.c.id),
                select(*lines).order_by(CHANGE.c.seq),
            )
        ]


def one_by_one(work: Writing, models: list[ModelDraft], database: Database) -> None:
    done = register_models(work, models, origin="tệp")
    for model, draft in further(database, [each.model_id for each in done]):
        register_again(work, model, draft, origin="tệp")


def together(work: Writing, models: list[ModelDraft], database: Database) -> None:
    done = register_new(work, models, origin="tệp")
    register_years(work, further(database, [each.model_id for each in done]), origin="tệp")


@pytest.mark.parametrize("count", [1, 30, SEARCH_AT_ONCE + 1])
def test_both_ways_store_the_same(make_database_on: MakeDatabase, count: int) -> None:
    one, many = make_database_on(), make_database_on()
    for database, act in ((one, one_by_one), (many, together)):
        models = drafts(database, count)
        with writing(database, "thử") as work:
            act(work, models, database)
        assert check(database).ok
        # The search is filled row by row again afterwards.
        with writing(database, "thử") as work:
            register_models(work, [ModelDraft("Kè đá", models[0].year)])
        with database.read() as connection:
            assert model_count(connection, Scope(Span(2009, 2026), words="ke da")) > 0
    assert stored(one) == stored(many)


def test_ids_are_never_given_twice(database: Database) -> None:
    with writing(database, "thử") as work:
        first = register_new(work, drafts(database, 3))
    with writing(database, "thử") as work:
        delete_registration(work, first[2].registration_id, 1)
    with writing(database, "thử") as work:
        later = register_new(work, drafts(database, 2))
        again = register_years(work, [(later[0].model_id, further(database, [1] * 9)[0][1])])
    with writing(database, "thử") as work:
        last = register_models(work, drafts(database, 1))
    assert min(each.model_id for each in later) > first[2].model_id
    assert min(each.registration_id for each in later) > first[2].registration_id
    assert last[0].model_id > later[1].model_id
    assert last[0].registration_id > again[0] > later[1].registration_id
    assert check(database).ok


def test_nothing_is_stored_of_what_is_refused(database: Database) -> None:
    unit = unit_id(database, "Xã Phù Vân")
    good = YearDraft(2018, unit, 1)
    with writing(database, "thử") as work:
        model = register_new(work, [ModelDraft("Đường hoa", good)])[0].model_id
    before = stored(database)
    with pytest.raises(NotAllowed), writing(database, "thử") as work:
        register_new(work, [ModelDraft("Kè đá", good), ModelDraft("Kè", YearDraft(2026, unit, 1))])
    with pytest.raises(AlreadyThere), writing(database, "thử") as work:
        register_years(work, [(model, YearDraft(2019, unit, 1)), (model, good)])
    with pytest.raises(AlreadyThere), writing(database, "thử") as work:
        register_years(work, [(model, YearDraft(2019, unit, 1)), (model, YearDraft(2019, unit, 2))])
    with pytest.raises(NotFound), writing(database, "thử") as work:
        register_years(work, [(model + 1, good)])
    assert stored(database) == before


def test_nothing_asked_is_nothing_done(database: Database) -> None:
    before = stored(database)
    with writing(database, "thử") as work:
        assert register_new(work, []) == []
        assert register_years(work, []) == []
    assert stored(database) == before
