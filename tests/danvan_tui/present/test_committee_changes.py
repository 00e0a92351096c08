"""The ledger's lines about posts, assignments and settings, and about restricted models, as people read them."""

from datetime import date

import pytest

from danvan_tui.locale import LANGUAGES, words
from danvan_tui.present.change_rows import line_rows
from danvan_tui.present.changes import change_words, line_words, told
from db.engine import Database
from db.errors import Language
from db.identity import Actor
from db.lifecycle import Standing
from db.read.change_records import HistoryLine
from db.read.history import MOVEMENT, history_page
from db.scope import Scope, Span
from db.write.amend import move
from db.write.assignments import assign, end_assignment
from db.write.committee import set_committee
from db.write.committee_drafts import AssignmentDraft, SettingsDraft, TermDraft
from db.write.members import add_member
from db.write.readings import clear_scope, open_model
from db.write.reorganise import replace_member
from db.write.session import writing
from db.write.terms import give_post
from tests.db.acts import ACTOR, field, last_revision, register, topic, unit, year

SINCE = date(2021, 3, 1)
SECRET = "Họp riêng"


@pytest.fixture
def done(sqlite: Database) -> tuple[Database, int]:
    """A register in which everything was done once, and the revision before."""
    with writing(sqlite, ACTOR) as work:
        lan, nam = (add_member(work, name) for name in ("Trần Thị Lan", "Lê Văn Nam"))
    before = last_revision(sqlite)
    place, security = unit(sqlite, "Phường Minh Khai"), field(sqlite, "QA")
    with writing(sqlite, ACTOR) as work:
        give_post(work, lan, TermDraft("HEAD", SINCE, decision="80-QĐ/ĐU"))
        number = assign(work, AssignmentDraft(lan, security, place, SINCE, date(2099, 1, 1), "12-QĐ"))
        end_assignment(work, number, 1, date(2022, 1, 1))
        replace_member(work, lan, nam, date(2024, 5, 1), "7-QĐ")
        set_committee(work, SettingsDraft(name="BCĐ", rules_date=date(2021, 4, 2)), 0)
    return sqlite, before


def lines(database: Database, before: int = 0, *, everything: bool = False) -> list[HistoryLine]:
    """The lines after a revision, oldest first."""
    with database.read() as connection:
        found = history_page(connection, None, entities=None if everything else MOVEMENT)
    return [line for line in reversed(found) if line.change.seq > before]


def said(database: Database, before: int, language: Language) -> list[str]:
    """What each line says, without the time and the actor."""
    return [line_words(words(language), line).split(f"{ACTOR}: ", 1)[1] for line in lines(database, before)]


def test_in_vietnamese(done: tuple[Database, int]) -> None:
    assert said(*done, "vi") == [
        "giao chức danh Trần Thị Lan, Trưởng ban, từ 01/03/2021 (80-QĐ/ĐU)",
        "phân công Trần Thị Lan, Quốc phòng - an ninh, Phường Minh Khai, từ 01/03/2021 đến 01/01/2099 (12-QĐ)",
        "kết thúc phân công Trần Thị Lan, Quốc phòng - an ninh, Phường Minh Khai, từ 01/03/2021 đến 01/01/2022",
        "kiện toàn Lê Văn Nam thay Trần Thị Lan, từ 01/05/2024 (7-QĐ)",
        "thôi chức danh Trần Thị Lan, Trưởng ban, từ 01/03/2021 đến 30/04/2024",
        "giao chức danh Lê Văn Nam, Trưởng ban, từ 01/05/2024 (7-QĐ)",
        "sửa thông tin Ban Chỉ đạo tên: (trống) → «BCĐ»; ngày quy chế: (trống) → 02/04/2021",
    ]


def test_in_english(done: tuple[Database, int]) -> None:
    told = said(*done, "en")
    assert told[0] == "given a post Trần Thị Lan, Head, from 01/03/2021 (80-QĐ/ĐU)"
    assert told[3] == "replaced Lê Văn Nam for Trần Thị Lan, from 01/05/2024 (7-QĐ)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_restricted_is_said_to_be(sqlite: Database, language: Language) -> None:
    hidden = year(sqlite, field="QA", topic_id=topic(sqlite, "QA06"), contents=SECRET)
    made = register(sqlite, "Giúp nhau làm lại", hidden, f"Tổ {SECRET}")
    with writing(sqlite, ACTOR) as work:
        move(work, made.registration_id, Standing.RETURNED, 1, SECRET)
    say = words(language)
    for line in lines(sqlite):
        if line.change.model_id is not None:
            assert say("restricted.line") in line_words(say, line)
            assert say("restricted.line") in change_words(say, line.change)
        cells = " ".join(cell.text for row in line_rows(say, [line]) for cell in row.cells)
        assert SECRET not in line_words(say, line) + change_words(say, line.change) + cells


def test_who_read_it_is_said_to_those_whose_business_it_is(sqlite: Database) -> None:
    register(sqlite, "Giúp nhau làm lại", year(sqlite, field="QA", topic_id=topic(sqlite, "QA06")))
    before = last_revision(sqlite)
    open_model(sqlite, Actor(ACTOR), 1)
    clear_scope(sqlite, Actor(ACTOR), Scope(Span(2015, 2020)))
    assert lines(sqlite, before) == []
    told = [line_words(words("vi"), line) for line in lines(sqlite, before, everything=True)]
    assert [text.split(f"{ACTOR}: ", 1)[1] for text in told] == [
        "Giúp nhau làm lại — xem chi tiết hạn chế",
        "xuất chi tiết hạn chế 1 mô hình",
    ]


def test_a_new_member_is_named(done: tuple[Database, int]) -> None:
    database, _ = done
    first = next(line for line in lines(database, everything=True) if line.change.entity == "member")
    assert told(words("vi"), first.change, first.names).full == "thêm thành viên Trần Thị Lan"
