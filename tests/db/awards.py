"""Short ways to what the tests of recognitions and commendations do all the time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from db.awards import AwardKind, Level
from db.engine import Database
from db.lifecycle import Standing, Subject
from db.read.commendations import CommendationRecord, commendation
from db.scope import Span
from db.write.commendations import CommendationDraft, award, propose
from db.write.decisions import Decision
from db.write.drafts import ModelDraft, Registered
from db.write.register_many import register_new
from db.write.session import writing
from tests.db.acts import ACTOR, detail, register, year

DECISION = Decision("45-QĐ/TU", date(2018, 11, 20), "Ban Thường vụ Thành ủy")
YEAR = Span(2018, 2018)


def one(
    database: Database, standing: Standing = Standing.EFFECTIVE, name: str = "Đường hoa", at: int = 2018
) -> Registered:
    """A collective's model."""
    return register(database, name, year(database, at, standing=standing))


def version(database: Database, made: Registered) -> int:
    """The version of a model's registration."""
    years = detail(database, made.model_id).registrations
    return next(year.version for year in years if year.id == made.registration_id)


def draft(registration_id: int | None = None, **values: Any) -> CommendationDraft:
    """A certificate of the city."""
    return CommendationDraft(
        form=values.pop("form", "Giấy khen"),
        kind=values.pop("kind", AwardKind.STATE),
        level=values.pop("level", Level.DISTRICT),
        registration_id=registration_id,
        proposed_on=values.pop("proposed_on", date(2018, 10, 1)),
        **values,
    )


def proposal(database: Database, given: CommendationDraft, *, knowingly: bool = False) -> int:
    """A proposal's id."""
    with writing(database, ACTOR) as work:
        return propose(work, given, knowingly=knowingly)


def awarded(database: Database, *ids: int, decision: Decision = DECISION, knowingly: bool = False) -> None:
    """Award proposals."""
    with writing(database, ACTOR) as work:
        award(work, [(each, read(database, each).version) for each in ids], decision, knowingly=knowingly)


def read(database: Database, commendation_id: int) -> CommendationRecord:
    """A commendation as the read layer gives it."""
    with database.read() as connection:
        found = commendation(connection, commendation_id)
    assert found is not None
    return found


def many(
    database: Database, at: int, collective: int, individual: int, standing: Standing = Standing.EFFECTIVE
) -> list[Registered]:
    """Models, the collectives' first, registered in one go."""

    def drafts() -> Iterator[ModelDraft]:
        for subject, count in ((Subject.COLLECTIVE, collective), (Subject.INDIVIDUAL, individual)):
            draft = year(database, at, subject=subject, standing=standing)
            yield from (ModelDraft(f"Mô hình {subject.name} {number}", draft) for number in range(count))

    with writing(database, ACTOR) as work:
        return register_new(work, list(drafts()))
