"""The ledger's lines about members, their keys and the door say whom, and what was refused."""

from contextlib import suppress

import pytest

from danvan_tui.locale import LANGUAGES, words
from danvan_tui.present.changes import told
from db.engine import Database
from db.errors import Denied, Language
from db.identity import Actor, Holder, Role
from db.lifecycle import Standing
from db.read.history import history_page
from db.rights import Act
from db.write.amend import move
from db.write.logins import record_login, record_refusal
from db.write.member_keys import add_key, revoke_key
from db.write.members import add_member, retire_member, set_role
from db.write.readings import open_model
from db.write.session import writing
from tests.db.acts import ACTOR, last_revision, register, topic, year
from tests.db.public_keys import ed25519


@pytest.fixture
def done(database: Database) -> tuple[Database, int]:
    """A register in which all of it was done once, and the revision before."""
    hidden = year(database, field="QA", topic_id=topic(database, "QA12"))
    made = register(database, "Mô hình nhạy cảm", hidden)
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        lan = add_member(work, "Trần Thị Lan", Role.SECRETARY)
        key = add_key(work, lan, ed25519())
        set_role(work, lan, Role.VIEWER)
    holder = Holder(lan, "Trần Thị Lan", Role.VIEWER, key, "SHA256:x")
    who = Actor.of(holder)
    with suppress(Denied):
        open_model(database, who, made.model_id)
    with suppress(Denied), writing(database, who) as work:
        move(work, made.registration_id, Standing.APPROVED, 1)
    with writing(database, who) as work:
        record_login(work, holder, "203.0.113.7")
    with writing(database, ACTOR) as work:
        revoke_key(work, key)
        retire_member(work, lan)
        record_refusal(work, "unknown key", "203.0.113.7", count=3)
    return database, before


def said(done: tuple[Database, int], language: Language) -> list[str]:
    """What each line says, oldest first."""
    database, before = done
    with database.read() as connection:
        lines = history_page(connection, None, entities=None)
    return [
        told(words(language), line.change, line.names).full for line in reversed(lines) if line.change.seq > before
    ]


def test_in_vietnamese(done: tuple[Database, int]) -> None:
    found = said(done, "vi")
    assert found[0] == "thêm thành viên Trần Thị Lan"
    assert found[1].startswith("thêm khóa Trần Thị Lan, ")
    assert found[2:6] == [
        "đổi vai trò Trần Thị Lan: Thư ký → Xem",
        "không được phép: xem chi tiết MH0001",
        "không được phép: chuyển mức",
        "vào từ 203.0.113.7",
    ]
    assert found[6].startswith("thu hồi khóa Trần Thị Lan, ")
    assert found[7:] == ["thôi tham gia Trần Thị Lan", "bị từ chối: khóa lạ, từ 203.0.113.7, 3 lần"]


def test_in_english(done: tuple[Database, int]) -> None:
    found = said(done, "en")
    assert found[2].endswith("Trần Thị Lan: Secretary → Viewer")
    assert found[-1].endswith("an unknown key, from 203.0.113.7, 3 times")


def test_every_right_that_may_be_refused_has_words() -> None:
    for language in LANGUAGES:
        assert {f"denied.{act}" for act in Act} <= set(words(language).texts)
