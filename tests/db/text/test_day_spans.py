"""Some days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text import format_date, parse_days

DAY = date(2020, 3, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("5/3/2020", DAY, DAY),
        ("05-03-2020", DAY, DAY),
        ("2020-03-05", DAY, DAY),
        ("tháng 3/2020", date(2020, 3, 1), date(2020, 3, 31)),
        ("2/2020", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("5/3/2020 - 7/3/2020", DAY, date(2020, 3, 7)),
        ("5/3/2020-7/3/2020", DAY, date(2020, 3, 7)),
        ("05-03-2020-07-03-2020", DAY, date(2020, 3, 7)),
        ("5/3/2020 đến tháng 4/2020", DAY, date(2020, 4, 30)),
        ("5/3/2020 den 7/3/2020", DAY, date(2020, 3, 7)),
        ("5/3/2020..7/3/2020", DAY, date(2020, 3, 7)),
        ("5/3/2020 – 7/3/2020", DAY, date(2020, 3, 7)),
        ("5/3/2020 to 7/3/2020", DAY, date(2020, 3, 7)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    assert parse_days(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "-", "lan", "5/3", "31/2/2020", "7/3/2020 - 5/3/2020", "5/3/2020 - ", "5/3/2020 đến lan", "a - b"]
)
def test_no_days(text: str) -> None:
    assert parse_days(text) is None


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_what_is_written_is_read(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for between in ("-", " - ", " đến ", ".."):
        assert parse_days(f"{format_date(first)}{between}{format_date(last)}") == (first, last)
        assert parse_days(f"{first.isoformat()}{between}{last.isoformat()}") == (first, last)


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    parse_days(text)
