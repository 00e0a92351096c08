"""Replications: a model taken up in two hamlets of other communes, and what its copy says of its origin."""

from dataclasses import replace
from datetime import date

import pytest

from db.check import check
from db.engine import Database
from db.errors import AlreadyThere, DanvanError, NotAllowed, NotFound
from db.read.assessment import model_assessment
from db.read.replications import replications, replications_of
from db.scope import Span
from db.write.register import delete_registration
from db.write.replications import ReplicationDraft, replicate
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, detail, last_revision, register, unit, year
from tests.db.awards import one, version

DAY = date(2018, 6, 1)


def taken_up(database: Database, draft: ReplicationDraft) -> int:
    with writing(database, ACTOR) as work:
        return replicate(work, draft)


def test_a_model_in_two_other_units(database: Database) -> None:
    made = one(database)
    copy = register(database, "Đường hoa thôn 2", year(database, 2018, "Xã Đinh Xá"))
    near, far = unit(database, "Xã Đinh Xá"), unit(database, "Xã Phù Vân")
    before = last_revision(database)
    first = taken_up(database, ReplicationDraft(made.model_id, near, DAY, "Thôn 2", copy.model_id))
    second = taken_up(database, ReplicationDraft(made.model_id, far, date(2019, 2, 3)))
    with database.read() as connection:
        found = replications(connection)
        assert [each.id for each in found] == [second, first]
        assert (found[1].to_unit, found[1].note, found[1].copy, found[1].replicated_on) == (
            "Xã Đinh Xá",
            "Thôn 2",
            "Đường hoa thôn 2",
            "2018-06-01",
        )
        assert [each.id for each in replications(connection, span=Span(2018, 2018))] == [first]
        assert [each.id for each in replications(connection, unit=far)] == [second]
        assert [each.id for each in replications(connection, after=found[0])] == [first]
        assert [each.id for each in replications_of(connection, copy.model_id)] == [first]
        assert len(model_assessment(connection, made.model_id).replications) == 2
    assert detail(database, copy.model_id).copied_from == "Đường hoa"
    assert [(act, entity) for act, entity, _, _ in changes_since(database, before)] == [
        ("replicate", "replication"),
        ("amend", "model"),
        ("replicate", "replication"),
    ]
    with pytest.raises(NotAllowed, match="nhân rộng"), writing(database, ACTOR) as work:
        delete_registration(work, made.registration_id, version(database, made))
    assert check(database).ok


def test_what_is_refused(sqlite: Database) -> None:
    made, other = one(sqlite), one(sqlite, name="Rau sạch")
    copy = register(sqlite, "Bản sao", year(sqlite, 2018, "Xã Đinh Xá"))
    good = ReplicationDraft(made.model_id, unit(sqlite, "Xã Đinh Xá"), DAY, copy_id=copy.model_id)
    taken_up(sqlite, good)
    before = last_revision(sqlite)
    cases: list[tuple[ReplicationDraft, type[DanvanError], str]] = [
        (good, AlreadyThere, "«Đường hoa»"),
        (replace(good, model_id=99), NotFound, "mô hình"),
        (replace(good, copy_id=99), NotFound, "mô hình"),
        (replace(good, to_unit_id=9_999), NotFound, "đơn vị"),
        (replace(good, on=date(2035, 1, 1)), NotAllowed, "chưa đến"),
        (replace(good, copy_id=made.model_id), NotAllowed, "chính nó"),
        (replace(good, model_id=copy.model_id, copy_id=made.model_id), NotAllowed, "mô hình gốc"),
        (replace(good, model_id=other.model_id), NotAllowed, "mô hình khác"),
    ]
    for draft, error, words in cases:
        with pytest.raises(error, match=words) as refused:
            taken_up(sqlite, draft)
        assert refused.value.words("en")
    assert last_revision(sqlite) == before
