"""Whom a name means, and whom a key lets in."""

import subprocess
import sys

import pytest
from sqlalchemy import event

from db.engine import Database
from db.identity import Holder, Role
from db.keys import parse_public_key
from db.read.members import (
    KeyNotFound,
    MemberAmbiguous,
    MemberNotFound,
    find_key,
    find_member,
    key_holder,
    keys,
    members,
    still_in,
)
from db.write.members import retire_member, revoke_key, set_role
from db.write.session import writing
from tests.db.acts import ACTOR
from tests.db.committee_acts import key, member
from tests.db.public_keys import ed25519


def fingerprint(seed: object) -> str:
    return parse_public_key(ed25519(seed)).fingerprint


def test_members_stand_by_given_name(database: Database) -> None:
    for name in ("Trần Thị Lan", "Đỗ Văn Ân", "Nguyễn Văn An", "Lê Đình Đức"):
        member(database, name)
    with database.read() as connection:
        names = [each.name for each in members(connection)]
    assert names == ["Nguyễn Văn An", "Đỗ Văn Ân", "Lê Đình Đức", "Trần Thị Lan"]


def test_whoever_has_left_is_asked_for(database: Database) -> None:
    lan, nam = member(database), member(database, "Lê Văn Nam")
    key(database, lan, 1)
    key(database, nam, 2)
    with writing(database, ACTOR) as work:
        retire_member(work, lan)
    with database.read() as connection:
        assert [(each.id, each.keys) for each in members(connection)] == [(nam, 1)]
        assert {each.id for each in members(connection, retired=True)} == {lan, nam}
        with pytest.raises(MemberNotFound):
            find_member(connection, "Trần Thị Lan")
        assert find_member(connection, f"#{lan}").name == "Trần Thị Lan"


def test_ways_to_name_a_member(database: Database) -> None:
    assert member(database) == 1
    member(database, "Trần Thị Lan Anh")
    names = ["Trần Thị Lan", "tran thi lan", "  TRẦN  thị LAN ", "đồng chí Trần Thị Lan"]
    ways: list[str | int] = [*names, "1", "#1", " 1 ", "001", 1]
    with database.read() as connection:
        assert {way: find_member(connection, way).id for way in ways} == dict.fromkeys(ways, 1)


def test_nobody_is_meant(database: Database) -> None:
    key(database, member(database))
    values = ["", "Lan", "Trần Thị Lán", "#", "0", "-1", "1.0", "9" * 400, "１", "%", "\0", "\ud800", "\udcff"]
    with database.read() as connection:
        for value in values:
            with pytest.raises(MemberNotFound):
                find_member(connection, value)
            with pytest.raises(KeyNotFound):
                find_key(connection, value)


def test_a_name_of_two_is_answered_with_both(database: Database) -> None:
    lan, other = member(database, "Lê Thị Lan"), member(database, "Lê Thị Làn", position="Hội Phụ nữ")
    with database.read() as connection:
        with pytest.raises(MemberAmbiguous) as ambiguous:
            find_member(connection, "le thi lan")
        for each in (f"#{lan} Lê Thị Lan (viewer)", f"#{other} Lê Thị Làn (Hội Phụ nữ)"):
            assert each in ambiguous.value.words("vi")
        assert "'#1'" in ambiguous.value.hint("vi")
        assert find_member(connection, "lê thị làn").id == other


def test_keys_of_everybody_and_of_one(database: Database) -> None:
    lan, an = member(database), member(database, "Nguyễn Văn An")
    made = [key(database, whose, seed) for seed, whose in enumerate((lan, an, lan))]
    with writing(database, ACTOR) as work:
        revoke_key(work, made[0])
    with database.read() as connection:
        assert [each.id for each in keys(connection)] == [made[1], made[0], made[2]]
        mine = keys(connection, lan)
        assert [(each.id, each.member, bool(each.revoked_at)) for each in mine] == [
            (made[0], "Trần Thị Lan", True),
            (made[2], "Trần Thị Lan", False),
        ]
        for value in (made[2], f"#{made[2]}", f" {fingerprint(2)} "):
            assert find_key(connection, value) == mine[1]
        for value in ("SHA256:x", "", "0", fingerprint(2).lower()):
            with pytest.raises(KeyNotFound):
                find_key(connection, value)


def test_a_key_lets_its_member_in(database: Database) -> None:
    lan = member(database, role=Role.SECRETARY)
    number = key(database, lan, 1)
    with database.read() as connection:
        holder = key_holder(connection, fingerprint(1))
        assert holder == Holder(lan, "Trần Thị Lan", Role.SECRETARY, number, fingerprint(1))
        assert holder.role is Role.SECRETARY
        for nobody in (fingerprint(2), "", "SHA256:", "' or 1=1 --", "x" * 100_000):
            assert key_holder(connection, nobody) is None
        assert key_holder(connection, fingerprint(1).swapcase()) is None


def test_an_open_session_is_looked_at_again(database: Database) -> None:
    lan, nam, an = (member(database, name) for name in ("Trần Thị Lan", "Lê Văn Nam", "Nguyễn Văn An"))
    made = [key(database, whose, seed) for seed, whose in enumerate((lan, lan, nam, an))]
    with writing(database, ACTOR) as work:
        revoke_key(work, made[1])
        retire_member(work, nam)
        set_role(work, an, Role.ADMIN)
    with database.read() as connection:
        found = still_in(connection, [*made, made[0], 999])
        assert found.keys() == {made[0], made[3]}
        assert (found[made[0]].role, found[made[3]].role) == (Role.VIEWER, Role.ADMIN)
        assert found[made[0]] == key_holder(connection, fingerprint(0))
        assert still_in(connection, []) == {}
        assert still_in(connection, range(1, 5_000)) == found


def test_the_door_asks_one_statement_that_the_index_answers(database: Database) -> None:
    number = key(database, member(database), 1)
    asked: list[str] = []
    with database.read() as connection:
        event.listen(connection, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
        key_holder(connection, fingerprint(1))
        still_in(connection, {number, 7, 8})
        assert len(asked) == 2
        if database.is_sqlite:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", ("SHA256:x",)).all()
            assert all("SEARCH" in row[3] for row in plan)


def test_the_door_needs_no_sqlmodel() -> None:
    code = "import sys, db.read.members; print('sqlmodel' in sys.modules, 'sqlalchemy.orm' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == ["False", "False"]
