"""Every line says who exactly acted and which act it belongs to, and neither can be changed unseen."""

from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.findings import Kind
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.detail import latest_changes
from db.schema.tables import CHANGE
from db.write.amend import move_many, rename
from db.write.session import writing
from tests.db.acts import last_revision, register
from tests.db.committee_acts import member

Said = tuple[str, int | None, int | None]


def lines(database: Database, after: int) -> list[Said]:
    """Of each line after another one: the name, the member, the act."""
    of = select(CHANGE.c.actor, CHANGE.c.member_id, CHANGE.c.first_seq).where(CHANGE.c.seq > after)
    with database.read() as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(of.order_by(CHANGE.c.seq))]


def test_two_members_of_one_name_are_told_apart(database: Database) -> None:
    made = register(database, "Đường hoa")
    numbers = [member(database, "Trần Thị Lan", Role.SECRETARY, post) for post in ("Phó ban", "Thư ký")]
    before = last_revision(database)
    for version, number in enumerate(numbers, 1):
        with writing(database, Actor("Trần Thị Lan", Role.SECRETARY, number)) as work:
            rename(work, made.model_id, f"Đường hoa {number}", version)
    with writing(database, Actor("hoa")) as work:
        rename(work, made.model_id, "Đường rau", 3)
    with writing(database, "danvan") as work:
        rename(work, made.model_id, "Đường cây", 4)
    assert [line[:2] for line in lines(database, before)] == [
        ("Trần Thị Lan", numbers[0]),
        ("Trần Thị Lan", numbers[1]),
        ("hoa", None),
        ("danvan", None),
    ]
    assert check(database).ok


def test_the_lines_of_one_transaction_are_one_act(database: Database) -> None:
    made = [register(database, name) for name in ("Đường hoa", "Rau sạch", "Tổ tự quản")]
    before = last_revision(database)
    with writing(database, Actor("hoa")) as work:
        move_many(work, [(each.registration_id, 1) for each in made], Standing.APPROVED)
    with writing(database, Actor("hoa")) as work:
        rename(work, made[0].model_id, "Đường rau", 1)
    assert [line[2] for line in lines(database, before)] == [before + 1] * 3 + [before + 4]
    with database.read() as connection:
        assert [change.act_seq for change in latest_changes(connection, 4)] == [before + 4] + [before + 1] * 3


def test_another_name_for_who_acted_is_found(sqlite: Database) -> None:
    number = member(sqlite)
    with writing(sqlite, Actor("Trần Thị Lan", Role.SECRETARY, number)) as work:
        work.record("note", "session", None)
    last = last_revision(sqlite)
    register(sqlite, "Đường hoa")
    for column, value in (("member_id", "null"), ("member_id", number + 1), ("first_seq", last - 1)):
        with sqlite.write() as connection:
            connection.exec_driver_sql("DROP TRIGGER change_no_update")
            connection.exec_driver_sql(f"UPDATE change SET {column} = {value} WHERE seq = {last}")
        found = [finding for finding in check(sqlite).findings if finding.kind is Kind.LEDGER]
        assert [finding.params["seq"] for finding in found] == [last], column
        with sqlite.write() as connection:
            usual = {"member_id": number, "first_seq": last}[column]
            connection.exec_driver_sql(f"UPDATE change SET {column} = {usual} WHERE seq = {last}")
            connection.exec_driver_sql(
                "CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
    assert not [finding for finding in check(sqlite).findings if finding.kind is Kind.LEDGER]
