"""What is done to many at once is what would be done to one after the other: the same rows, lines and refusals."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import select

from db.awards import AwardKind, Level
from db.check import check
from db.engine import Database
from db.errors import Refused
from db.lifecycle import ASIDE, Standing, Subject
from db.schema import EmulationModel, ModelKind, Registration
from db.schema.tables import CHANGE, COMMENDATION, MODEL, RECOGNITION, REGISTRATION
from db.write.amend import amend_model, move, move_many, rename
from db.write.carry_over import carry_over
from db.write.commendations import CommendationDraft, award, propose
from db.write.decisions import Decision
from db.write.drafts import ModelDraft
from db.write.recognitions import RecognitionDraft, recognise
from db.write.register import register_models
from db.write.session import Writing, writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, detail, register, year

MODELS = 40
ROUNDS = 30
Seen = Sequence[tuple[int, int]]
Act = Callable[[Writing, Seen], object]


def _filled(database: Database, random: Random) -> Database:
    standings = [each for each in Standing if each not in ASIDE]
    drafts = [
        ModelDraft(f"Mô hình {number}", year(database, random.choice((2017, 2018)), standing=standing))
        for number, standing in enumerate(random.choices(standings, k=MODELS))
    ]
    with writing(database, ACTOR) as work:
        made = register_models(work, drafts)
        for number, each in enumerate(made):
            own = each.registration_id if number % 3 else None
            draft = CommendationDraft(
                "Giấy khen",
                AwardKind.STATE,
                random.choice((Level.DISTRICT, Level.PROVINCE)),
                own,
                recipient=f"Người {number // 6}",
                subject=Subject.INDIVIDUAL,
                unit_id=drafts[number].year.unit_id,
                year=drafts[number].year.year if own else 2018,
                proposed_on=date(2018, 5, 1),
            )
            for _ in range(random.choice((1, 1, 2))):
                propose(work, draft, knowingly=True)
    return database


def _act(random: Random) -> tuple[Any, Act]:
    """The table whose rows it is done to, and what is done to them."""
    kind = random.choice(("move", "move", "recognise", "award"))
    decision = Decision("45-QĐ/TU", date(random.choice((2017, 2018, 2019)), 11, 20), "Ban Thường vụ")
    if kind == "move":
        to = random.choice(list(Standing))
        return REGISTRATION, lambda work, seen: move_many(work, seen, to, "lý do")
    if kind == "recognise":
        given = RecognitionDraft(random.choice((Level.DISTRICT, Level.PROVINCE)), decision)
        return REGISTRATION, lambda work, seen: recognise(work, seen, given)
    knowingly = random.random() < 0.5
    return COMMENDATION, lambda work, seen: award(work, seen, decision, knowingly=knowingly)


def _chosen(database: Database, table: Any, random: Random) -> list[tuple[int, int]]:
    """Some rows; most often of one standing, so that an act on all of them may succeed."""
    way = table.c.standing if "standing" in table.c else table.c.status
    with database.read() as connection:
        rows = connection.execute(select(table.c.id, table.c.version, way).order_by(table.c.id)).all()
    if random.random() < 0.8:
        alike = random.choice(rows)[2]
        rows = [row for row in rows if row[2] == alike]
    seen = [(row[0], row[1]) for row in random.sample(rows, random.randint(1, min(8, len(rows))))]
    spoilt = random.random()
    if spoilt < 0.05:
        seen.append((9_999, 1))
    elif spoilt < 0.1:
        seen[-1] = (seen[-1][0], seen[-1][1] + 1)
    elif spoilt < 0.15:
        seen.append(seen[0])
    return seen


def _refusal(database: Database, act: Callable[[Writing], object]) -> str:
    try:
        with writing(database, ACTOR) as work:
            act(work)
    except Refused as refused:
        return refused.words("vi")
    return ""


def _contents(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row, without the times at which it was written; recognitions by their order.

    PostgreSQL never gives a number again, whether or not what it was for is committed.
    """
    with database.read() as connection:
        ids = connection.scalars(select(RECOGNITION.c.id).order_by(RECOGNITION.c.id))
        order = {each: number for number, each in enumerate(ids)}
        found = {
            table.name: [dict(row) for row in connection.execute(_all(table)).mappings()]
            for table in (MODEL, REGISTRATION, RECOGNITION, COMMENDATION, CHANGE)
        }
    for row in found["recognition"]:
        row |= {"id": order[row["id"]], "withdrawn_at": row["withdrawn_at"] is not None}
    for row in found["change"]:
        del row["at"], row["hash"], row["previous"]
        if row["entity"] == "recognition":
            row["entity_id"] = order[row["entity_id"]]
        after = json.loads(row["after"] or "{}")
        row["after"] = {name: name == "withdrawn_at" or value for name, value in after.items()}
    return found


def _all(table: Any) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def test_at_once_is_one_by_one(make_database_on: MakeDatabase) -> None:
    at_once, one_by_one = (_filled(make_database_on(), Random(4)) for _ in range(2))
    random = Random(2)
    done = refused = 0
    for _ in range(ROUNDS):
        table, act = _act(random)
        seen = _chosen(at_once, table, random)

        def each(work: Writing, act: Act = act, seen: Seen = seen) -> None:
            for one in seen:
                act(work, [one])

        words = _refusal(at_once, lambda work, act=act, seen=seen: act(work, seen))  # type: ignore[misc]  # as above
        assert _refusal(one_by_one, each) == words
        assert _contents(at_once) == _contents(one_by_one)
        done, refused = done + (not words), refused + bool(words)
    assert min(done, refused) >= ROUNDS // 5
    assert check(at_once).ok


def test_what_the_session_has_read_is_read_again(database: Database) -> None:
    made = register(database, "Đường hoa")
    with writing(database, ACTOR) as work:
        registration = work.session.get_one(Registration, made.registration_id)
        model = work.session.get_one(EmulationModel, made.model_id)
        model.place = "Tổ 4"
        move_many(work, [(made.registration_id, 1)], Standing.APPROVED)
        assert (registration.standing, registration.version, model.place) == (Standing.APPROVED, 2, "Tổ 4")
        rename(work, made.model_id, "Đường hoa mới", model.version)
        move(work, made.registration_id, Standing.ACTIVE, 2)
        amend_model(work, made.model_id, "Tổ 5", ModelKind.MODEL, model.version)
    found = detail(database, made.model_id)
    assert (found.name, found.place, found.registrations[0].standing) == ("Đường hoa mới", "Tổ 5", Standing.ACTIVE)
    assert check(database).ok


def test_more_than_one_statement_asks_for(database: Database) -> None:
    drafts = [ModelDraft(f"Mô hình {number}", year(database)) for number in range(1_050)]
    with writing(database, ACTOR) as work:
        made = register_models(work, drafts)
    seen = [(each.registration_id, 1) for each in made]
    with writing(database, ACTOR) as work:
        move_many(work, seen, Standing.RETURNED, "thiếu danh sách")
    with writing(database, ACTOR) as work:
        move_many(work, [(each, 2) for each, _ in seen], Standing.REGISTERED)
    with writing(database, ACTOR) as work:
        assert len(carry_over(work, [(each, 3) for each, _ in seen], 2019)) == 1_050
    with writing(database, ACTOR) as work:
        move_many(work, [(each, 3) for each, _ in seen], Standing.EFFECTIVE)
        decision = Decision("45-QĐ/TU", date(2018, 11, 20), "Ban Thường vụ")
        given = RecognitionDraft(Level.PROVINCE, decision)
        assert len(set(recognise(work, [(each, 4) for each, _ in seen], given))) == 1_050
        move_many(work, [(each, 5) for each, _ in seen], Standing.EFFECTIVE)
    assert check(database).ok
