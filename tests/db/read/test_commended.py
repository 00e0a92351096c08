"""The funnel's last step: the models that have a commendation that holds."""

from db.engine import Database
from db.lifecycle import Subject
from db.read.charts import commended_models
from db.read.commendations import commendation
from db.scope import Scope, Span
from db.write.commendations import revoke_commendation
from db.write.register import register_again
from db.write.session import writing
from tests.db.acts import ACTOR, register, unit, year
from tests.db.awards import awarded, draft, proposal
from tests.db.calendar_acts import counting


def test_a_model_counts_once_and_in_the_years_of_its_commendation(database: Database) -> None:
    rau = register(database, "Rau sạch", year(database, 2017, field="KT", where="Phường Lam Hạ"))
    hoa = register(database, "Đường hoa")
    register(database, "Vườn mẫu", year(database, field="KT"))
    with writing(database, ACTOR) as work:
        again = register_again(work, rau.model_id, year(database, 2018, field="KT", where="Phường Lam Hạ"))
    first = proposal(database, draft(rau.registration_id))
    second = proposal(database, draft(again))
    third = proposal(database, draft(hoa.registration_id))
    waiting = proposal(
        database,
        draft(year=2018, recipient="Tổ 5", unit_id=unit(database, "Phường Lam Hạ"), subject=Subject.COLLECTIVE),
    )
    awarded(database, first, second, waiting)

    def counted(scope: Scope) -> dict[str, int]:
        with database.read() as connection, counting(connection) as asked:
            found = dict(commended_models(connection, scope))
        assert len(asked) == 1
        return found

    assert counted(Scope(Span(2015, 2020))) == {"KT": 1, "VX": 0, "QA": 0, "HT": 0}
    awarded(database, third)
    assert counted(Scope(Span(2018, 2018))) == {"KT": 1, "VX": 1, "QA": 0, "HT": 0}
    assert counted(Scope(Span(2019, 2020))) == {"KT": 0, "VX": 0, "QA": 0, "HT": 0}
    assert counted(Scope(Span(2018, 2018), field="VX")) == {"VX": 1}
    assert counted(Scope(Span(2018, 2018), unit=unit(database, "Phường Lam Hạ")))["VX"] == 0
    with database.read() as connection:
        record = commendation(connection, third)
    assert record is not None
    with writing(database, ACTOR) as work:
        revoke_commendation(work, third, record.version, "Khai man", decision="9-QĐ/TU", on=None)
    assert counted(Scope(Span(2018, 2018)))["VX"] == 0
