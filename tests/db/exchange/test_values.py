"""The words of subject, standing and kind, problems, and what text bytes are."""

import string

import pytest

from db.exchange.cells import cell_text
from db.exchange.delimited import find_separator, read_delimited
from db.exchange.problems import Problem, ProblemKind, shown
from db.exchange.text_bytes import NotText, decode, looks_like_text
from db.exchange.values import RegistrationKind, is_mark, parse_kind, parse_standing, parse_subject
from db.lifecycle import Standing, Subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Tập thể", Subject.COLLECTIVE),
        ("TT", Subject.COLLECTIVE),
        ("cá nhân", Subject.INDIVIDUAL),
        ("CN", Subject.INDIVIDUAL),
        ("Chưa rõ", Subject.UNKNOWN),
        ("nhóm", None),
        ("Tập thể, Cá nhân", None),
        ("", None),
    ],
)
def test_subjects(text: str, subject: Subject | None) -> None:
    assert parse_subject(text) is subject


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Hiệu quả", Standing.EFFECTIVE),
        ("HIEU QUA", Standing.EFFECTIVE),
        ("Tốt", Standing.EFFECTIVE),
        ("Chưa hiệu quả", Standing.ACTIVE),
        ("Đang triển khai", Standing.ACTIVE),
        ("Đã đăng ký", Standing.REGISTERED),
        ("Đã duyệt", Standing.APPROVED),
        ("Công nhận", Standing.RECOGNISED),
        ("Tiêu biểu", Standing.OUTSTANDING),
        ("Dừng", Standing.STOPPED),
        ("Trả lại", Standing.RETURNED),
        ("Khá", None),
        ("", None),
    ],
)
def test_standings(text: str, standing: Standing | None) -> None:
    assert parse_standing(text) is standing


def test_kinds_and_marks() -> None:
    assert parse_kind("mới") is RegistrationKind.NEW
    assert parse_kind("Duy trì") is RegistrationKind.MAINTAINED
    assert parse_kind("khác") is None
    assert all(map(is_mark, ("x", "X", "v", "1", "+", "✓", "Nguyễn Văn An")))
    assert not any(map(is_mark, ("", " ", "0", "-", "không", "Không")))


def test_every_kind_of_problem_has_words_in_both_languages() -> None:
    params = {
        "length": 300, "most": 250, "why_vi": "hỏng", "why_en": "broken", "year": 2018, "first": 2009,
        "last": 2099, "said": 3, "found": 2, "encoding": "TCVN3", "repaired": "b",
        "count": 3, "listed": "4, 5", "number": "43529", "day": "05/03/2019",
    }  # fmt: skip
    lists = {"choices": ["Xã Phù Vân", "Phường Phù Vân"], "suggestions": ("Xã Đinh Xá",)}
    for kind in ProblemKind:
        for given in (params, params | lists):
            problem = Problem(3, "Đơn vị", "{0}", kind, given)
            vi, en = problem.words(), problem.words("en")
            assert vi != en
            # What is wrong and what to do: two sentences or two parts at least.
            assert vi.endswith(".")
            assert en.endswith(".")
            assert ". " in vi or ", " in vi
            assert not set(vi + en) & set("{}")
    assert "Xã Phù Vân, Phường Phù Vân" in Problem(1, "", "", ProblemKind.AMBIGUOUS_UNIT, lists).words()
    assert "Xã Đinh Xá" in Problem(1, "", "", ProblemKind.UNKNOWN_UNIT, lists).words("en")


def test_which_problems_keep_a_file_out() -> None:
    told = {kind for kind in ProblemKind if not Problem(1, "", "", kind).rejecting}
    assert ProblemKind.UNKNOWN_TOPIC in told
    assert told.isdisjoint({ProblemKind.MISSING_NAME, ProblemKind.UNKNOWN_UNIT, ProblemKind.REPEATED_ROW})


def test_values_are_shown_short_and_harmless() -> None:
    assert shown(None) == ""
    assert shown(3015) == "3015"
    assert len(shown("x" * 5000)) == 61
    assert shown("a\nb\x1b[31m").isprintable()


def test_cells_as_text() -> None:
    assert cell_text(True) == "x"
    assert cell_text(False) == ""
    # A point parts thousands in Vietnamese, so 1.234 must not become 1234.
    assert cell_text(1.234) == "1,234"


def test_separators() -> None:
    assert find_separator("a;b;c\n1,5;2,5;3,5\n") == ";"
    assert find_separator('"Trồng rau, hoa",Xã A\n"Trồng cây",Xã B\n') == ","
    assert find_separator("a\tb, c\nd\te\n") == "\t"
    assert find_separator("một cột\nkhông dấu\n") == ","
    named = read_delimited(b"sep=;\r\na,b;c\r\n")
    assert (named.separator, named.rows) == (";", [["a,b", "c"]])


def test_quotes_hold_separators_quotes_and_newlines() -> None:
    data = 'Tên,Đơn vị\r\n"Trồng ""hoa"", rau\nvà cây",Xã A\r\n\r\nx,\r\n'.encode()
    assert read_delimited(data).rows == [["Tên", "Đơn vị"], ['Trồng "hoa", rau\nvà cây', "Xã A"], [], ["x", None]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    text = "Tên mô hình;Đơn vị\r\nTrồng đường hoa;Xã Đinh Xá\r\n"
    data = text.encode(encoding)
    assert looks_like_text(data)
    assert decode(data)[0] == text


def test_windows_1258_and_legacy_fonts_are_told_apart() -> None:
    assert decode("Đơn vị: Thành ủy; ấp 3".encode("cp1258", "ignore"))[1] == "cp1258"
    assert decode(b"\xf0\xea\xec") == ("đế", "cp1258")
    assert decode("Tªn m« h×nh".encode("cp1252")) == ("Tªn m« h×nh", "cp1252")
    assert decode("Xin chaøo caùc baïn".encode("cp1252"))[1] == "cp1252"


def test_what_is_no_text() -> None:
    for data in (b"\xff\xfe\x00\xd8", b"\xf0\x01\x02" * 9):
        with pytest.raises(NotText):
            decode(data)
    assert not looks_like_text(bytes(range(256)))
    assert looks_like_text(string.printable.translate({11: None, 12: None}).encode())
