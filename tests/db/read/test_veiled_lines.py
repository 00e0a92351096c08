"""The ledger's lines about sensitive models: what was taken back is not for everybody either."""

from datetime import date

import pytest

from db.engine import Database
from db.identity import Actor, Role
from db.read.change_records import ChangeRecord
from db.read.detail import latest_changes
from db.read.replications import replications
from db.visits import InspectionKind
from db.write.drafts import Registered
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection, inspect
from db.write.register import delete_registration, register_again
from db.write.replications import ReplicationDraft, replicate
from tests.db.acts import register, topic, unit, year
from tests.db.committee_acts import member
from tests.db.write.test_taking_back import do, undo

SECRET = "BIMAT"
DAY = date(2018, 10, 13)


@pytest.fixture
def lan(database: Database) -> Actor:
    """A secretary."""
    return Actor("Trần Thị Lan", Role.SECRETARY, member(database, "Trần Thị Lan", Role.SECRETARY))


@pytest.fixture
def sensitive(database: Database) -> Registered:
    """A model whose details are not for everybody."""
    return register(database, "Bỏ đạo lạ", year(database, field="QA", topic_id=topic(database, "QA12")))


def seen(database: Database) -> tuple[ChangeRecord, ...]:
    """The newest lines, as anybody sees them; none tells what is hidden."""
    with database.read() as connection:
        found = latest_changes(connection, 20)
    assert SECRET not in repr(found)
    return found


def visited(*models: VisitedModel, **values: str) -> InspectionDraft:
    """A visit with notes."""
    return InspectionDraft(InspectionKind.CHECK, DAY, "Đoàn 1", models, **values)  # type: ignore[arg-type]


def test_a_visit_that_was_taken_back_stays_hidden(database: Database, lan: Actor, sensitive: Registered) -> None:
    """Its rows are gone, and in the end the model too; the ledger alone knows what it saw."""
    told = VisitedModel(sensitive.registration_id, f"Thấy {SECRET}")
    draft = visited(told, findings=f"Chung {SECRET}", to_strengthen=f"Củng cố {SECRET}")
    do(database, lan, lambda work: inspect(work, draft))
    for _ in range(2):
        undo(database, lan)
        lines = [line for line in seen(database) if line.entity == "inspection"]
        assert lines
        assert all(line.restricted for line in lines)


def test_what_is_left_of_the_model_does_not_matter(database: Database, lan: Actor, sensitive: Registered) -> None:
    """Nothing hangs on a year any more whose visit was taken back, so it can go, and the model with its last."""
    draft = visited(VisitedModel(sensitive.registration_id, f"Thấy {SECRET}"), findings=f"Chung {SECRET}")
    do(database, lan, lambda work: inspect(work, draft))
    undo(database, lan)
    later = year(database, 2019)
    do(database, lan, lambda work: register_again(work, sensitive.model_id, later))
    do(database, lan, lambda work: delete_registration(work, sensitive.registration_id, 1))
    seen(database)
    do(database, lan, lambda work: delete_registration(work, sensitive.registration_id + 1, 1))
    seen(database)


def test_an_amendment_that_was_taken_back_stays_hidden(
    database: Database, lan: Actor, sensitive: Registered
) -> None:
    plain = VisitedModel(register(database, "Đường hoa").registration_id, "Thấy cây")
    other = visited(VisitedModel(register(database, "Rau sạch").registration_id, "Thấy rau"), findings="Rau tốt")
    do(database, lan, lambda work: inspect(work, other))
    do(database, lan, lambda work: inspect(work, visited(plain, findings="Cây tốt")))
    told = VisitedModel(sensitive.registration_id, f"Thấy {SECRET}")
    more = visited(plain, told, findings=f"Chung {SECRET}")
    do(database, lan, lambda work: amend_inspection(work, 2, more, 1))
    undo(database, lan)
    lines = [line for line in seen(database) if line.entity == "inspection"]
    assert {line.entity_id for line in lines if line.model_id is None and line.restricted} == {2}
    # Of the plain model's own part nothing is hidden.
    assert "Thấy cây" in repr(lines)
    assert "Rau tốt" in repr(lines)


def test_a_replication_is_hidden_with_either_model(database: Database, lan: Actor, sensitive: Registered) -> None:
    origin = register(database, "Đường hoa")
    draft = ReplicationDraft(
        origin.model_id, unit(database, "Xã Đinh Xá"), DAY, f"Ghi chú {SECRET}", sensitive.model_id
    )
    do(database, lan, lambda work: replicate(work, draft))
    with database.read() as connection:
        assert SECRET not in repr(replications(connection))
    undo(database, lan)
    undo(database, lan)
    lines = [line for line in seen(database) if line.entity == "replication"]
    assert [line.act for line in lines if line.restricted] == ["restore", "remove", "replicate"]


def test_a_copy_that_is_gone_hides_its_replication_still(
    database: Database, lan: Actor, sensitive: Registered
) -> None:
    origin = register(database, "Đường hoa")
    draft = ReplicationDraft(
        origin.model_id, unit(database, "Xã Đinh Xá"), DAY, f"Ghi chú {SECRET}", sensitive.model_id
    )
    do(database, lan, lambda work: replicate(work, draft))
    undo(database, lan)
    do(database, lan, lambda work: delete_registration(work, sensitive.registration_id, 1))
    seen(database)
