"""Numbers in and out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text import format_int, format_percent, paper_count, parse_int
from tests.db.text.words import anything


def test_format_int() -> None:
    assert [format_int(n) for n in (0, 6, 187, 1808, 187000, -1234567)] == [
        *("0", "6", "187", "1.808", "187.000", "-1.234.567")
    ]
    assert format_int(187000, "en") == "187,000"


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (0.873, "87,3%", "87.3%"),
        (1808 / 2071, "87,3%", "87.3%"),
        (0.8725, "87,3%", "87.3%"),
        (0, "0,0%", "0.0%"),
        (1, "100,0%", "100.0%"),
        (-0.0001, "0,0%", "0.0%"),
        (-0.05, "-5,0%", "-5.0%"),
        (1e-20, "0,0%", "0.0%"),
    ],
)
def test_format_percent(share: float, vi: str, en: str) -> None:
    assert format_percent(share) == vi
    assert format_percent(share, "en") == en


def test_percent_digits() -> None:
    assert format_percent(0.873, digits=0) == "87%"
    assert format_percent(0.8734, digits=2) == "87,34%"
    with pytest.raises(ValueError, match="finite"):
        format_percent(float("nan"))


def test_paper_count() -> None:
    assert [paper_count(n) for n in (0, 1, 6, 9, 10, 1808)] == ["0", "01", "06", "09", "10", "1.808"]
    assert paper_count(6, "en") == "6"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("1.234", 1234, None),
        ("1,234", None, 1234),
        ("1.234,0", 1234, None),
        ("1,234.0", None, 1234),
        ("1.234,5", None, None),
        ("1.234.567", 1234567, 1234567),
        ("1,234,567", 1234567, 1234567),
        ("1.23", None, None),
        ("1.234.56", None, None),
        ("12 hộ", 12, 12),
        ("khoảng 30", 30, 30),
        ("khoảng 1.200 hộ dân", 1200, None),
        ("(12)", 12, 12),
        ("12.", 12, 12),
        ("12.0", 12, 12),
        ("12,00", 12, 12),
        ("1\u00a0234", 1234, 1234),
        ("06", 6, 6),
        ("-5", -5, -5),
        ("- 5", 5, 5),
        ("số-5", 5, 5),
        ("30-40", None, None),
        ("30 – 40 hộ", None, None),
        ("12 hộ, 45 người", 12, 12),
        ("không", None, None),
        ("", None, None),
        (229, 229, 229),
        (229.0, 229, 229),
        (Decimal("229"), 229, 229),
        (229.5, None, None),
        (float("nan"), None, None),
        (float("inf"), None, None),
        (True, None, None),
        (None, None, None),
        (b"12", None, None),
        ("1" * 5000, None, None),
    ],
)
def test_parse_int(value: object, vi: int | None, en: int | None) -> None:
    assert parse_int(value) == vi
    assert parse_int(value, "en") == en


@given(st.integers(-(10**17), 10**17))
def test_numbers_come_back(number: int) -> None:
    assert parse_int(format_int(number)) == number
    assert parse_int(format_int(number, "en"), "en") == number
    assert parse_int(f"{format_int(number)},0 hộ") == number
    assert parse_int(f"khoảng {paper_count(number)} hộ") == number


@given(anything | st.floats())
def test_no_cell_breaks_the_parser(value: object) -> None:
    assert isinstance(parse_int(value), int | None)
