"""Members come and go, keys are added and revoked; each act is in the ledger, each refusal has its words."""

import json
import threading
from datetime import date

import pytest
from sqlalchemy import select, text

from db.check import check
from db.engine import Database
from db.errors import AlreadyThere, DanvanError, NotAllowed, TextRefused
from db.findings import Kind
from db.identity import QUIET, Holder, Role
from db.keys import KeyRefused, parse_public_key
from db.read.members import KeyNotFound, MemberNotFound, find_key, find_member, key_holder, keys, members
from db.schema.tables import CHANGE
from db.text import local_today
from db.write.logins import WORD_LIMIT, record_login, record_logout, record_refusal
from db.write.members import add_key, add_member, retire_member, revoke_key, set_role
from db.write.session import writing
from tests.db.acts import ACTOR, changes_since, last_revision
from tests.db.committee_acts import key, member
from tests.db.public_keys import ed25519

FINGERPRINT = parse_public_key(ed25519()).fingerprint
HOSTILE = "\x1b]0;chào\x07\x1b[31mTrần\u202e Thị\n\tLan\0\u200b [/nope]"


def test_a_member_is_taken_in(database: Database) -> None:
    before = last_revision(database)
    made = member(database, "đ/c Trần Thị  Lan", Role.SECRETARY, "Phó Trưởng ban")
    with database.read() as connection:
        found = find_member(connection, made)
    assert (found.name, found.role, found.position) == ("Trần Thị Lan", Role.SECRETARY, "Phó Trưởng ban")
    assert (found.from_date, found.until_date, found.retired_at) == (local_today(), None, None)
    after = {"name": "Trần Thị Lan", "role": "secretary", "position": "Phó Trưởng ban", "from_date": local_today()}
    assert changes_since(database, before) == [("add", "member", {}, after)]
    with writing(database, ACTOR) as work:
        later = add_member(work, "Lê Văn Nam", since=date(2015, 1, 5))
    with database.read() as connection:
        assert find_member(connection, later).from_date == "2015-01-05"


@pytest.mark.parametrize("name", ["", " \n", "\x1b[2J", "\u200b", "x" * 10_000])
def test_no_name_is_no_member(sqlite: Database, name: str) -> None:
    with pytest.raises(TextRefused, match="Họ tên"):
        member(sqlite, name)
    with pytest.raises(TextRefused, match="Chức vụ"):
        member(sqlite, "Trần Thị Lan", position="x" * 10_000)


def test_hostile_text_is_cleaned_where_it_comes_in(database: Database) -> None:
    made = member(database, HOSTILE, position=HOSTILE)
    with writing(database, HOSTILE) as work:
        number = add_key(work, made, ed25519(comment=HOSTILE.replace("\n", " ") + "ơ" * 10_000))
    with database.read() as connection:
        found, mine = find_member(connection, made), find_key(connection, number)
        ledger = connection.execute(select(CHANGE.c.actor, CHANGE.c.after)).all()
    assert (found.name, found.position) == ("Trần Thị Lan [/nope]",) * 2
    assert mine.added_by == "Trần Thị Lan [/nope]"
    assert mine.label is not None
    assert mine.label.startswith("Trần Thị Lan [/nope]ơơ")
    assert len(mine.label) == 100
    assert not any(letter in f"{ledger}" for letter in "\x1b\u202e\x07\u200b")


def test_two_of_one_name_must_differ_in_their_positions(database: Database) -> None:
    first = member(database, "Nguyễn Văn Hùng")
    with pytest.raises(AlreadyThere, match="Nguyễn Văn Hùng"):
        member(database, "Nguyễn  Văn Hùng")
    assert member(database, "Nguyễn Văn Hùng", position="Công an thành phố") != first
    with writing(database, ACTOR) as work:
        retire_member(work, first)
    assert member(database, "Nguyễn Văn Hùng") > first


def test_a_role_is_changed(database: Database) -> None:
    made = member(database)
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        set_role(work, made, Role.SECRETARY)
        set_role(work, made, Role.SECRETARY)
    assert changes_since(database, before) == [("role", "member", {"role": "viewer"}, {"role": "secretary"})]
    with pytest.raises(MemberNotFound, match="999"), writing(database, ACTOR) as work:
        set_role(work, 999, Role.ADMIN)


def test_the_last_administrator_stays(database: Database) -> None:
    first = member(database, role=Role.ADMIN)
    with pytest.raises(NotAllowed, match="quản trị cuối cùng"), writing(database, ACTOR) as work:
        retire_member(work, first)
    with pytest.raises(NotAllowed, match="quản trị cuối cùng"), writing(database, ACTOR) as work:
        set_role(work, first, Role.VIEWER)
    second = member(database, "Lê Văn Nam", Role.ADMIN)
    with writing(database, ACTOR) as work:
        retire_member(work, first)
    # Whoever has left does not count.
    with pytest.raises(NotAllowed, match="Lê Văn Nam"), writing(database, ACTOR) as work:
        set_role(work, second, Role.SECRETARY)


def test_without_an_administrator_anybody_may_leave(database: Database) -> None:
    made = member(database, role=Role.SECRETARY)
    with writing(database, ACTOR) as work:
        set_role(work, made, Role.VIEWER)
        retire_member(work, made)


def test_whoever_leaves_is_shut_out(database: Database) -> None:
    made = member(database)
    mine = [key(database, made, seed) for seed in range(3)]
    with writing(database, ACTOR) as work:
        revoke_key(work, mine[0])
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        retire_member(work, made)
    acts = changes_since(database, before)
    assert [(act, entity) for act, entity, *_ in acts] == [("revoke", "member_key")] * 2 + [("retire", "member")]
    with database.read() as connection:
        assert members(connection) == ()
        (left,) = members(connection, retired=True)
        assert all(each.revoked_at and each.revoked_by == ACTOR for each in keys(connection, made))
        assert key_holder(connection, FINGERPRINT) is None
    assert (left.until_date, left.keys) == (local_today(), 0)
    assert left.retired_at is not None
    with pytest.raises(NotAllowed, match="đã thôi"), writing(database, ACTOR) as work:
        retire_member(work, made)
    with pytest.raises(NotAllowed, match="đã thôi"), writing(database, ACTOR) as work:
        set_role(work, made, Role.ADMIN)
    with pytest.raises(NotAllowed, match="đã thôi"):
        key(database, made, "mới")


def test_who_was_to_begin_later_leaves_on_that_day(database: Database) -> None:
    with writing(database, ACTOR) as work:
        made = add_member(work, "Trần Thị Lan", since=date(2099, 1, 1))
    with writing(database, ACTOR) as work:
        retire_member(work, made)
    with database.read() as connection:
        assert find_member(connection, made).until_date == "2099-01-01"


def test_a_key_is_added_and_revoked(database: Database) -> None:
    made = member(database)
    before = last_revision(database)
    number = key(database, made)
    with writing(database, ACTOR) as work:
        assert revoke_key(work, FINGERPRINT) == number
    added, revoked = changes_since(database, before)
    after = {"member_id": made, "fingerprint": FINGERPRINT, "algorithm": "ssh-ed25519", "label": "lan@may"}
    assert added == ("add", "member_key", {}, after)
    assert revoked[:2] == ("revoke", "member_key")
    assert revoked[3]["fingerprint"] == FINGERPRINT
    with database.read() as connection:
        found = find_key(connection, number)
    assert (found.label, found.added_by, found.revoked_by) == ("lan@may", ACTOR, ACTOR)
    with pytest.raises(NotAllowed, match="đã bị thu hồi"), writing(database, ACTOR) as work:
        revoke_key(work, number)
    with pytest.raises(KeyNotFound, match="99"), writing(database, ACTOR) as work:
        revoke_key(work, 99)


def test_a_key_is_one_member_s_for_good(database: Database) -> None:
    lan, nam = member(database), member(database, "Lê Văn Nam")
    key(database, lan)
    for whose in (lan, nam):
        with pytest.raises(NotAllowed, match=f"đang là của Trần Thị Lan \\(#{lan}\\)"):
            key(database, whose)
    with writing(database, ACTOR) as work:
        revoke_key(work, FINGERPRINT)
    for whose in (lan, nam):
        with pytest.raises(NotAllowed, match="tạo khóa mới"):
            key(database, whose)


def test_a_refused_key_leaves_nothing_behind(database: Database) -> None:
    before = last_revision(database)

    def act() -> None:
        with writing(database, ACTOR) as work:
            add_key(work, add_member(work, "Trần Thị Lan"), "-----BEGIN OPENSSH PRIVATE KEY-----\n")

    with pytest.raises(KeyRefused):
        act()
    assert last_revision(database) == before
    with database.read() as connection:
        assert members(connection) == ()


def test_two_who_add_one_key_at_once(database: Database) -> None:
    lan, nam = member(database), member(database, "Lê Văn Nam")
    outcomes: list[int | DanvanError] = []

    def run(whose: int) -> None:
        try:
            outcomes.append(key(database, whose))
        except DanvanError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=run, args=(whose,)) for whose in (lan, nam)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotAllowed", "int"]


HOLDER = Holder(3, "Trần Thị Lan", Role.SECRETARY, 5, FINGERPRINT)


def session_lines(database: Database) -> list[tuple[str, str, int | None, dict[str, object]]]:
    """(actor, act, entity_id, after) of every line about a session; none belongs to a model."""
    with database.read() as connection:
        rows = connection.execute(select(CHANGE).where(CHANGE.c.entity == "session").order_by(CHANGE.c.seq)).all()
    assert all(row.model_id is None and row.entity in QUIET for row in rows)
    return [(row.actor, row.act, row.entity_id, json.loads(row.after)) for row in rows]


def test_what_happens_at_the_door_is_in_the_ledger(database: Database) -> None:
    with writing(database, HOLDER.name) as work:
        record_login(work, HOLDER, "192.0.2.7", "admin")
        record_logout(work, HOLDER, "192.0.2.7", "idle", seconds=61)
    with writing(database, "danvan serve") as work:
        record_refusal(work, "unknown key", "192.0.2.8", fingerprint=FINGERPRINT, user="root")
        record_refusal(work, "too many", "192.0.2.8", count=4_000, since="2026-01-01T00:00:00Z")
    who = {"member_id": 3, "role": "secretary", "fingerprint": FINGERPRINT}
    near, far = {"from": "192.0.2.7"}, {"from": "192.0.2.8"}
    refused = far | {"why": "unknown key", "user": "root", "count": 1, "fingerprint": FINGERPRINT}
    many = far | {"why": "too many", "since": "2026-01-01T00:00:00Z", "count": 4_000}
    assert session_lines(database) == [
        ("Trần Thị Lan", "login", 5, who | near | {"user": "admin"}),
        ("Trần Thị Lan", "logout", 5, who | near | {"why": "idle", "seconds": 61}),
        ("danvan serve", "refused", None, refused),
        ("danvan serve", "refused", None, many),
    ]
    assert check(database).ok


@pytest.mark.parametrize(
    ("user", "kept"),
    [
        ('","actor":"Trần Thị Lan","act":"login', '","actor":"Trần Thị Lan","act":"login'),
        ("\x1b]52;c;eA==\x07\x1b[2Jroot\n2026 đăng nhập", "root 2026 đăng nhập"),
        ("\ud800a\0b\u202ec", "abc"),
        ("x" * 1_000_000, "x" * WORD_LIMIT),
        ("\x1b", None),
    ],
)
def test_what_the_client_chose_is_taken_for_nothing_else(database: Database, user: str, kept: str | None) -> None:
    with writing(database, HOLDER.name) as work:
        record_login(work, HOLDER, "192.0.2.7", user)
        record_refusal(work, "unknown key", user, fingerprint=user, user=user)
    login, refusal = session_lines(database)
    assert login[:3] == ("Trần Thị Lan", "login", 5)
    assert login[3].keys() - {"user"} == {"member_id", "role", "fingerprint", "from"}
    assert (login[3].get("user"), refusal[3].get("user")) == (kept, kept)
    assert "fingerprint" not in refusal[3]
    assert (login[3]["member_id"], refusal[3]["count"]) == (3, 1)


@pytest.mark.parametrize(
    "spoiled",
    [
        "update member_key set fingerprint = 'SHA256:x' where id = 2",
        "update member_key set algorithm = 'ssh-rsa' where id = 2",
        "update member_key set public_key = (select public_key from member_key where id = 1) where id = 2",
        "update member_key set public_key = public_key || ' x' where id = 2",
    ],
)
def test_a_key_that_is_not_what_it_is_filed_as_is_found(database: Database, spoiled: str) -> None:
    made = member(database)
    for seed in (1, 2):
        key(database, made, seed)
    assert check(database).ok
    with database.write() as connection:
        connection.execute(text(spoiled))
    (finding,) = check(database).findings
    assert (finding.kind, finding.params) == (Kind.MEMBER_KEY, {"count": 1, "first": 2})
    assert not finding.mendable


def test_a_key_of_nobody_is_found(sqlite: Database) -> None:
    key(sqlite, member(sqlite))
    raw = sqlite.engine.raw_connection()
    cursor = raw.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.execute("delete from member")
    cursor.close()
    raw.close()
    sqlite.close()
    kinds = {finding.kind for finding in check(sqlite).findings}
    assert kinds == {Kind.REFERENCE, Kind.MEMBER_KEY}
