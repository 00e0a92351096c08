"""Last year's models for another year: which can be kept up, and what goes with them."""

import pytest

from db.check import check
from db.engine import Database
from db.errors import AlreadyThere, Conflict
from db.lifecycle import Standing
from db.read.carry_over import WhyNot, candidates
from db.schema import RegistrationKind
from db.scope import Scope, Span
from db.write.amend import move
from db.write.carry_over import carry_over
from db.write.register import register_again
from db.write.session import writing
from tests.db.acts import ACTOR, detail, last_revision, register, year

SCOPE = Scope(Span(2017, 2018))


def _why(database: Database, at: int, scope: Scope = SCOPE) -> dict[str, WhyNot | None]:
    with database.read() as connection:
        return {each.name: each.why_not for each in candidates(connection, scope, at)}


def test_what_is_kept_up_and_what_is_skipped(database: Database) -> None:
    register(database, "Mới")
    there = register(database, "Đã có")
    stopped = register(database, "Đã dừng")
    register(database, "Năm khác", year(database, 2016))
    later = register(database, "Đã xa")
    gone = register(database, "Đơn vị đã hết", year(database, 2018, "Xã Tiên Hải"))
    with writing(database, ACTOR) as work:
        register_again(work, there.model_id, year(database, 2019))
        register_again(work, later.model_id, year(database, 2024))
        move(work, stopped.registration_id, Standing.STOPPED, 1, "hết vốn")
    assert gone.model_id
    assert _why(database, 2019) == {
        "Đã có": WhyNot.THERE,
        "Đã dừng": WhyNot.STOPPED,
        "Đã xa": None,
        "Đơn vị đã hết": None,
        "Mới": None,
    }
    assert _why(database, 2026)["Đơn vị đã hết"] is WhyNot.NO_UNIT
    assert _why(database, 2024)["Đã xa"] is WhyNot.THERE
    assert _why(database, 2016) == dict.fromkeys(_why(database, 2016), WhyNot.LATER) | {"Đã dừng": WhyNot.LATER}


def test_one_act_for_all(database: Database) -> None:
    made = [
        register(database, name, year(database, contents="Trồng hoa", results="tốt")) for name in ("Một", "Hai")
    ]
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        carry_over(work, [(each.registration_id, 1) for each in made], 2019)
    assert last_revision(database) == before + 2
    newest = detail(database, made[0].model_id).registrations[0]
    said = (newest.year, newest.kind, newest.standing, newest.contents, newest.results)
    assert said == (2019, RegistrationKind.MAINTAINED, Standing.REGISTERED, "Trồng hoa", None)
    assert check(database).ok


def test_all_or_none(database: Database) -> None:
    one, two = register(database, "Một"), register(database, "Hai")
    before = last_revision(database)
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        carry_over(work, [(one.registration_id, 1), (two.registration_id, 7)], 2019)
    with pytest.raises(AlreadyThere), writing(database, ACTOR) as work:
        carry_over(work, [(one.registration_id, 1)], 2018)
    assert last_revision(database) == before
