"""The ledger's lines about the committee's year in words, as the acts write them."""

import json
from collections.abc import Sequence
from datetime import date

import pytest

from danvan_tui.locale import LANGUAGES, words
from danvan_tui.present import calendar as present
from danvan_tui.present.changes import line_words, told
from db.engine import Database
from db.errors import Language
from db.identity import CALENDAR
from db.read.change_records import ChangeRecord, HistoryLine
from db.read.history import history_page
from db.rights import Act
from db.schema import ActivityKind, DeadlineKind, PressKind
from db.scope import Scope, Span
from db.write.activities import amend_activity, cancel_activity
from db.write.calendar_drafts import TargetDraft
from db.write.deadlines import amend_deadline, cancel_deadline
from db.write.press import amend_press, withdraw_press
from db.write.receipts import receive, unreceive
from db.write.session import writing
from db.write.targets import drop_target, set_target
from tests.db import calendar_acts
from tests.db.acts import ACTOR, last_revision, register
from tests.db.calendar_acts import wards


def _lines(database: Database, after: int) -> Sequence[HistoryLine]:
    """The lines since a revision, oldest first, as the screen of changes reads them."""
    with database.read() as connection:
        page = history_page(connection, Scope(Span(2015, 2020)), before=after)
    return page[::-1]


def test_every_act_has_its_words(sqlite: Database) -> None:
    model = register(sqlite, "Đường hoa").model_id
    since = last_revision(sqlite)
    first, second, third = wards(sqlite)
    deadline = calendar_acts.deadline(sqlite)
    activity = calendar_acts.activity(sqlite, until=date(2018, 5, 12), unit_ids=[first])
    press = calendar_acts.press(sqlite, model_id=model)
    target = calendar_acts.target(sqlite, 42, Span(2015, 2020), field="KT")
    with writing(sqlite, ACTOR) as work:
        receive(work, deadline, [first, second], date(2018, 3, 30), "thiếu phụ lục")
        unreceive(work, deadline, [second], "ghi nhầm")
        later = calendar_acts.deadline_draft(sqlite, due=date(2018, 4, 5), unit_ids=[first, second])
        amend_deadline(work, deadline, later, 1)
        cancel_deadline(work, deadline, "Gộp", 2)
        amend_activity(work, activity, calendar_acts.activity_draft(participants=1200, place="Hội trường"), 1)
        cancel_activity(work, activity, "Mưa bão", 2)
        amend_press(work, press, calendar_acts.press_draft(kind=PressKind.ONLINE), 1)
        withdraw_press(work, press, "Trùng", 2)
        set_target(work, TargetDraft(Span(2015, 2020), 50, "KT", decision="12-KH/BCĐ"), 1)
        drop_target(work, target, "Điều chỉnh", 2)
    lines = _lines(sqlite, since)
    assert [told(words("vi"), line.change, line.names).full for line in lines] == [
        "đặt thời hạn Báo cáo quý I, 31/03/2018, Phường Quang Trung, Phường Lam Hạ, Xã Đinh Xá",
        "thêm hoạt động Tập huấn, 10/05/2018, Phường Quang Trung",
        "thêm tin bài Đường hoa ở Phủ Lý, 01/06/2018",
        "giao chỉ tiêu 2015-2020, Kinh tế, 42 mô hình",
        "nhận báo cáo Báo cáo quý I, 30/03/2018, Phường Quang Trung, Phường Lam Hạ, «thiếu phụ lục»",
        "bỏ ghi nhận đã nộp Báo cáo quý I, Phường Lam Hạ (ghi nhầm)",
        "sửa thời hạn Báo cáo quý I, hạn: 31/03/2018 → 05/04/2018, bớt đơn vị Xã Đinh Xá",
        "hủy thời hạn Báo cáo quý I (Gộp)",
        "sửa hoạt động Tập huấn, đến ngày: 12/05/2018 → 10/05/2018, địa điểm: (trống) → «Hội trường», "
        "số người: (trống) → 1.200, bớt đơn vị Phường Quang Trung",
        "hủy hoạt động Tập huấn (Mưa bão)",
        "sửa tin bài Đường hoa ở Phủ Lý, loại: Báo in → Báo mạng, mô hình",
        "rút tin bài Đường hoa ở Phủ Lý (Trùng)",
        "sửa chỉ tiêu 2015-2020, Kinh tế, chỉ tiêu: 42 → 50 (12-KH/BCĐ)",
        "bỏ chỉ tiêu 2015-2020, Kinh tế, 50 mô hình (Điều chỉnh)",
    ]
    # What is about a model is in the model's own history.
    assert line_words(words("vi"), lines[2]).endswith("Đường hoa — thêm tin bài Đường hoa ở Phủ Lý, 01/06/2018")
    for line in lines:
        assert f"act.{line.change.act}.{line.change.entity}" in words("en").texts
        assert line.change.entity in CALENDAR
    assert told(words("en"), lines[3].change, lines[3].names).full == "set a target 2015-2020, Economy, 42 models"
    assert third not in {first, second}


def test_many_units_are_a_number() -> None:
    after = {"title": "Báo cáo", "units": list(range(21)), "received_date": "2018-03-30"}
    line = ChangeRecord(
        7, "2026-11-24T07:32:00.000000Z", "Hoa", "receive", "deadline", 1, None, None, json.dumps(after)
    )
    assert told(words("vi"), line).full == "nhận báo cáo Báo cáo, 30/03/2018, 21 đơn vị"


HOSTILE = "\x1b]52;c;eA==\x07a\u202eb[/x]\x9b31m\nc"


@pytest.mark.parametrize("entity", sorted(CALENDAR))
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_neutral_wherever_it_stands(language: Language, entity: str) -> None:
    names = ("kind", "title", "year", "due_date", "place", "participants", "reason", "note", "planned")
    before = dict.fromkeys(names, HOSTILE)
    line = ChangeRecord(
        7, "2026-11-24T07:32:00.000000Z", HOSTILE, "amend", entity, 1, None, json.dumps(before), json.dumps(before)
    )
    said = line_words(words(language), HistoryLine(line, None, False, ()))
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 or letter == "\u202e" for letter in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words(language: Language) -> None:
    for kind in (*DeadlineKind, *ActivityKind, *PressKind):
        assert present.kind(words(language), kind) != kind
    assert {"deadlines", "activities", "press", "targets"} <= {str(act) for act in Act}


@pytest.mark.parametrize(("count", "said"), [(0, "hôm nay"), (5, "còn 5 ngày"), (-1200, "quá hạn 1.200 ngày")])
def test_days_left_in_words(count: int, said: str) -> None:
    assert present.left(words("vi"), count) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2018-05-10", "2018-05-10", "10/05/2018"),
        ("2018-05-10", "2018-05-12", "10-12/05/2018"),
        ("2018-05-30", "2018-06-02", "30/05-02/06/2018"),
        ("2018-05-10", "2018-06-10", "10/05-10/06/2018"),
        ("2018-12-30", "2019-01-02", "30/12/2018-02/01/2019"),
        ("2018-05-10", "2019-05-10", "10/05/2018-10/05/2019"),
    ],
)
def test_days_say_once_what_they_have_in_common(first: str, last: str, said: str) -> None:
    assert present.days(first, last) == said
