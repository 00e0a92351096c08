"""The ledger's lines in words."""

import json
from datetime import date
from typing import Any

import pytest

from danvan_tui.locale import words
from danvan_tui.present.change_rows import act_lines
from danvan_tui.present.changes import change_words, line_words, moment_words, told
from db.errors import Language
from db.read.act_records import ActRow, kind_of, summary
from db.read.change_records import ChangeRecord, HistoryLine, Named

AT = "2026-11-24T07:32:00.000000Z"
NAMES = (
    Named("unit", 1, "Phường Quang Trung", "Phường Quang Trung"),
    Named("unit", 2, "Xã Đinh Xá", "Xã Đinh Xá"),
    Named("field", 1, "Kinh tế", "Economy"),
    Named("field", 2, "Văn hóa - xã hội", "Culture and society"),
)


def change(
    act: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    entity: str = "registration",
) -> ChangeRecord:
    old, new = (None if values is None else json.dumps(values) for values in (before, after))
    return ChangeRecord(7, AT, "Nguyễn Văn A", act, entity, 3, 5 if entity != "unit" else None, old, new)


MOVED = change("move", {"standing": 30}, {"standing": 40, "year": 2018})


@pytest.mark.parametrize(
    ("language", "line", "full", "short"),
    [
        (
            "vi",
            MOVED,
            "chuyển mức: Đang triển khai → Hiệu quả (2018)",
            "Đang triển khai → Hiệu quả (2018)",
        ),
        (
            "vi",
            change("move", {"standing": 10}, {"standing": 0, "year": 2018, "reason": "Chưa rõ nội dung"}),
            "chuyển mức: Đã đăng ký → Trả lại (2018; Chưa rõ nội dung)",
            "Đã đăng ký → Trả lại (2018; Chưa rõ nội dung)",
        ),
        (
            "vi",
            change("rename", {"name": "Đường hoa"}, {"name": "Trồng đường hoa"}, "model"),
            "đổi tên: Đường hoa → Trồng đường hoa",
            "đổi tên: Đường hoa → Trồng đường hoa",
        ),
        (
            "vi",
            change("amend", {"unit_id": 1, "subject": 0}, {"unit_id": 2, "subject": 2}),
            "sửa đăng ký: đơn vị: Phường Quang Trung → Xã Đinh Xá; đối tượng: Chưa rõ → Cá nhân",
            "đơn vị: Phường Quang Trung → Xã Đinh Xá; đối tượng: Chưa rõ → Cá nhân",
        ),
        (
            "en",
            change("amend", {"field_id": 1, "households": None}, {"field_id": 2, "households": 1200}),
            "registration changed: field: Economy → Culture and society; households: (empty) → 1,200",
            "field: Economy → Culture and society; households: (empty) → 1,200",
        ),
        (
            "vi",
            change("amend", {"contents": "Trồng\nhoa"}, {"contents": "Trồng hoa " * 20}),
            f"sửa đăng ký: nội dung: «Trồng hoa» → «{('Trồng hoa ' * 20)[:59].rstrip()}…»",
            f"nội dung: «Trồng hoa» → «{('Trồng hoa ' * 20)[:59].rstrip()}…»",
        ),
        (
            "vi",
            change("register", None, {"year": 2018, "unit_id": 1, "standing": 10, "origin": "danh-sach.xlsx"}),
            "đăng ký mới 2018, Phường Quang Trung, Đã đăng ký (danh-sach.xlsx)",
            "đăng ký mới 2018, Phường Quang Trung, Đã đăng ký (danh-sach.xlsx)",
        ),
        ("vi", change("delete", {"year": 2018}, None), "xóa đăng ký 2018", "xóa đăng ký 2018"),
        ("vi", change("delete", {"name": "Đường hoa"}, None, "model"), "xóa mô hình", "xóa mô hình"),
        (
            "vi",
            change(
                "merge",
                {"valid_to": None},
                {"valid_to": "2025-06-30", "to": [2], "decision": "1662/NQ-UBTVQH15"},
                "unit",
            ),
            "sáp nhập → Xã Đinh Xá (1662/NQ-UBTVQH15)",
            "sáp nhập → Xã Đinh Xá (1662/NQ-UBTVQH15)",
        ),
        (
            "vi",
            change("dissolve", {"valid_to": None}, {"valid_to": "2025-06-30", "to": []}, "unit"),
            "giải thể",
            "giải thể",
        ),
        (
            "en",
            change("add", None, {"name": "X", "parent_id": 1}, "unit"),
            *2 * ("added a unit Phường Quang Trung",),
        ),
    ],
)
def test_each_act_has_its_words(language: Language, line: ChangeRecord, full: str, short: str) -> None:
    found = told(words(language), line, NAMES)
    assert (found.full, found.short) == (full, short)


def test_what_has_no_name_is_only_said_to_differ() -> None:
    line = change("amend", {"unit_id": 1, "subject": 1}, {"unit_id": 2, "subject": 2})
    assert told(words("vi"), line).full == "sửa đăng ký: đơn vị; đối tượng: Tập thể → Cá nhân"
    assert told(words("vi"), change("register", None, {"year": 2018, "unit_id": 1, "standing": 10})).full == (
        "đăng ký mới 2018"
    )


def test_a_line_says_when_who_which_model_what() -> None:
    line = HistoryLine(MOVED, "Trồng đường hoa", True, NAMES)
    said = "14:32 24/11/2026  Nguyễn Văn A: Trồng đường hoa — chuyển mức: Đang triển khai → Hiệu quả (2018)"
    assert line_words(words("vi"), line) == said
    assert change_words(words("vi"), MOVED) == said.replace("Trồng đường hoa — ", "")
    row = ActRow(7, 7, line, summary([kind_of(MOVED)]))
    lines = ["".join(piece.text for piece in each) for each in act_lines(words("vi"), row, 40)]
    assert " ".join(lines).split() == said.split()
    assert all(len(each) <= 40 for each in lines)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-23T17:00:00.000000Z", "00:00"),
        ("2026-11-24T16:59:59.000000Z", "23:59"),
        ("2026-11-23T16:59:59.000000Z", "23/11/2026"),
        ("2025-11-24T07:32:00.000000Z", "24/11/2025"),
    ],
)
def test_today_s_lines_say_the_time_and_older_ones_the_day(at: str, said: str) -> None:
    assert moment_words(at, date(2026, 11, 24)) == said


HOSTILE = "\x1b]52;c;eA==\x07a\u202eb[/x]\x9b31m\nc"


def test_hostile_text_is_neutral_wherever_it_stands() -> None:
    names = (Named("unit", 1, HOSTILE, HOSTILE), Named("unit", 2, HOSTILE, HOSTILE))
    lines = [
        change("rename", {"name": HOSTILE}, {"name": HOSTILE + "2"}, "model"),
        change("move", {"standing": 10}, {"standing": 0, "reason": HOSTILE, "year": HOSTILE}),
        change("amend", {"unit_id": 1, "contents": HOSTILE}, {"unit_id": 2, "contents": None}),
        change("amend", {"kind": HOSTILE, "subject": 9}, {"kind": HOSTILE, "subject": HOSTILE}),
        change("register", None, {"year": 2018, "unit_id": 1, "standing": 99, "origin": HOSTILE}),
        change(HOSTILE, {"x": HOSTILE}, {"x": HOSTILE}, HOSTILE),
        change("merge", {}, {"to": [1, 2], "decision": HOSTILE}, "unit"),
        change("take_back", None, {"acts": [[HOSTILE, HOSTILE, 1]], "models": 1, "words": HOSTILE}, "act"),
        change("remove", {"title": HOSTILE}, {"about": {"title": HOSTILE}}, "press"),
    ]
    for record in lines:
        said = line_words(words("vi"), HistoryLine(record, HOSTILE, True, names))
        assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 or letter == "\u202e" for letter in said)
