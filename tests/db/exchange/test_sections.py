"""Sections of a list: what their headings say, and how they nest."""

import pytest

from db.exchange.problems import ProblemKind
from db.exchange.sections import Level, read_section
from tests.db.exchange.offices import HEAD, ONE, TWO, Rows, listing


@pytest.mark.parametrize(
    ("text", "level", "value", "expected"),
    [
        ("I. LĨNH VỰC KINH TẾ (42 mô hình)", Level.FIELD, "KINH TẾ", 42),
        ("A - Kinh tế", Level.FIELD, "Kinh tế", None),
        ("1. Lĩnh vực văn hóa - xã hội", Level.FIELD, "văn hóa - xã hội", None),
        ("IV. LĨNH VỰC XÂY DỰNG HỆ THỐNG CHÍNH TRỊ (06 mô hình)", Level.FIELD, "XÂY DỰNG HỆ THỐNG CHÍNH TRỊ", 6),
        ("III/ Quốc phòng, an ninh: 50 mô hình, điển hình", Level.FIELD, "Quốc phòng, an ninh", 50),
        ("LĨNH VỰC THỂ THAO", Level.FIELD, "THỂ THAO", None),
        ("II. Thể dục thể thao", Level.FIELD, "Thể dục thể thao", None),
        ("Phường Quang Trung", Level.UNIT, "Phường Quang Trung", None),
        ("P. Quang Trung (5)", Level.UNIT, "P. Quang Trung", 5),
        ("X. Phù Vân", Level.UNIT, "X. Phù Vân", None),
        ("X. Xã Phù Vân", Level.UNIT, "Xã Phù Vân", None),
        ("Đơn vị: Xã Phù Vân", Level.UNIT, "Xã Phù Vân", None),
        ("II. HỘI LIÊN HIỆP PHỤ NỮ THÀNH PHỐ", Level.UNIT, "HỘI LIÊN HIỆP PHỤ NỮ THÀNH PHỐ", None),
        ("Năm 2019", Level.YEAR, "2019", None),
        ("II. NĂM 2020 (12 mô hình)", Level.YEAR, "2020", 12),
        ("Mô hình đăng ký năm 2018", Level.YEAR, "2018", None),
        ("A. TẬP THỂ", Level.SUBJECT, "tap the", None),
        ("Mô hình cá nhân: 37", Level.SUBJECT, "ca nhan", 37),
        ("II. Mô hình duy trì", Level.KIND, "duy tri", None),
    ],
)
def test_sections(text: str, level: Level, value: str, expected: int | None) -> None:
    section = read_section(text)
    assert section is not None
    assert (section.level, section.value, section.expected) == (level, value, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Phường văn minh đô thị",
        "Xã hội hóa công trình phúc lợi",
        "Khu dân cư an toàn về an ninh trật tự thôn 8",
        "Xây dựng nông thôn mới",
        "(dữ liệu mẫu: các dòng dưới đây không phải số liệu thật)",
        "1. Trồng rau sạch",
        "Giai đoạn 2015-2020",
        "",
        "()",
        "I.",
    ],
)
def test_what_is_no_section(text: str) -> None:
    assert read_section(text) is None


def test_sections_nest() -> None:
    rows: Rows = (
        HEAD,
        ("A", "Phường Quang Trung"),
        ("I", "Kinh tế"),
        (1, "Trồng hoa", None, 2018),
        ("II", "Văn hóa - xã hội"),
        (2, "Trồng rau", None, 2018),
        ("B", "Xã Đinh Xá"),
        (3, "Trồng cây", None, 2018),
        ("I", "Kinh tế"),
        (4, "Trồng cỏ", None, 2018),
    )
    found = listing(rows)
    assert [(r.section_unit, r.section_field) for r in found.rows] == [
        ("Phường Quang Trung", "Kinh tế"),
        ("Phường Quang Trung", "Văn hóa - xã hội"),
        ("Xã Đinh Xá", None),
        ("Xã Đinh Xá", "Kinh tế"),
    ]
    assert [s.found for s in found.sections] == [2, 1, 1, 2, 1]


def test_sections_by_year_and_subject() -> None:
    rows: Rows = (
        ("Tên mô hình", "Đơn vị"),
        (2019,),
        ("Trồng hoa", "Xã Đinh Xá"),
        ("B. CÁ NHÂN",),
        ("Trồng rau", "Xã Đinh Xá"),
    )
    found = listing((("STT", *rows[0]), *((None, *row) if len(row) == 2 else row for row in rows[1:])))
    assert [(r.section_year, r.section.subject) for r in found.rows] == [(2019, None), (2019, "ca nhan")]


def test_a_section_that_has_not_as_many_as_it_says() -> None:
    found = listing((HEAD, ("I. LĨNH VỰC KINH TẾ (3 mô hình)",), ONE, TWO, (None, "CỘNG: 5")))
    assert [(p.row, p.kind, p.rejecting) for p in found.warnings] == [
        (2, ProblemKind.SECTION_COUNT_DIFFERS, False),
        (5, ProblemKind.TOTAL_DIFFERS, False),
    ]
    assert "3" in found.warnings[0].words()
    assert "2" in found.warnings[0].words("en")
