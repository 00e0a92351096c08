"""Dates, years and the time zone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.text import (
    PartialDate,
    format_date,
    from_excel_serial,
    local_time,
    now_utc,
    parse_date,
    parse_year,
)
from tests.db.text.words import anything

DAY = PartialDate(2020, 3, 5)
MONTH = PartialDate(2020, 3)
YEAR = PartialDate(2020)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *(
            (text, DAY)
            for text in ("5/3/2020", "05-03-2020", "5.3.2020", "2020-03-05", "05/03/20", " 5 / 3 / 2020 ")
        ),
        *((text, DAY) for text in ("ngày 05 tháng 3 năm 2020", "Ngày 5 tháng 03 năm 2020", "ngày 5/3/2020")),
        *((text, DAY) for text in ("2020/3/5", "5/3/2020 14:30", "2020-03-05 00:00:00", "2020-03-05T07:00:00.5Z")),
        *((text, DAY) for text in ("5 tháng 3, 2020", "nga\u0300y 5 tha\u0301ng 3 na\u0306m 2020")),
        *((text, MONTH) for text in ("tháng 3/2020", "3/2020", "Tháng 03 năm 2020", "2020-03", "03-2020")),
        *((value, YEAR) for value in ("2020", "năm 2020", 2020, 2020.0, "2020.0")),
        (date(2020, 3, 5), DAY),
        (datetime(2020, 3, 5, 23, 59, tzinfo=UTC), DAY),
        ("1/1/85", PartialDate(1985, 1, 1)),
        ("29/2/2020", PartialDate(2020, 2, 29)),
        *((empty, None) for empty in (None, "", "  ", "-", "–")),
    ],
)
def test_parse_date(value: object, expected: PartialDate | None) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "3/25/2020",
        "31/02/2020",
        "29/2/2019",
        "2015-2020",
        "13/2020",
        "hai nghìn",
        "5/3",
        "0/1/2020",
        "5-3/20201",
        43831,
        43831.5,
        True,
        12,
        "1.234",
        b"2020",
        "tháng 3",
        "quý I/2020",
    ],
)
def test_what_is_no_date(value: object) -> None:
    with pytest.raises(ValueError, match="không phải là ngày tháng"):
        parse_date(value)


def test_partial_dates_are_checked() -> None:
    for year, month, day in ((2020, None, 5), (2020, 13, None), (2021, 2, 29), (0, None, None), (2020, 0, 1)):
        with pytest.raises(ValueError, match=r"."):
            PartialDate(year, month, day)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_dates_come_back(day: date) -> None:
    whole = PartialDate(day.year, day.month, day.day)
    for text in (whole.iso(), format_date(day), format_date(whole, "paper"), format_date(day, "paper").upper()):
        assert parse_date(text) == whole
        assert parse_year(text) == day.year
    for part in (PartialDate(day.year, day.month), PartialDate(day.year)):
        assert (
            parse_date(part.iso())
            == parse_date(format_date(part))
            == parse_date(format_date(part, "paper"))
            == part
        )


@pytest.mark.parametrize(
    ("value", "screen", "paper"),
    [
        (DAY, "05/03/2020", "ngày 05 tháng 3 năm 2020"),
        (PartialDate(2020, 1, 31), "31/01/2020", "ngày 31 tháng 01 năm 2020"),
        (PartialDate(2020, 12, 9), "09/12/2020", "ngày 09 tháng 12 năm 2020"),
        (MONTH, "03/2020", "tháng 3 năm 2020"),
        (PartialDate(2020, 2), "02/2020", "tháng 02 năm 2020"),
        (YEAR, "2020", "năm 2020"),
        (date(2020, 3, 5), "05/03/2020", "ngày 05 tháng 3 năm 2020"),
    ],
)
def test_format_date(value: PartialDate | date, screen: str, paper: str) -> None:
    assert format_date(value) == screen
    assert format_date(value, "paper") == paper


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (43831, "2020-01-01"),
        (43831.99, "2020-01-01"),
        (1, "1900-01-01"),
        (59, "1900-02-28"),
        (61, "1900-03-01"),
        (2958465, "9999-12-31"),
    ],
)
def test_excel_serials(serial: float, day: str) -> None:
    assert from_excel_serial(serial).iso() == day


def test_excel_serials_from_1904() -> None:
    assert from_excel_serial(42369, date1904=True).iso() == "2020-01-01"
    assert from_excel_serial(60, date1904=True).iso() == "1904-03-01"


@pytest.mark.parametrize("serial", [0, 60, -1, 0.5, 2958466, float("nan"), float("inf")])
def test_no_excel_serials(serial: float) -> None:
    with pytest.raises(ValueError, match="không phải là ngày tháng"):
        from_excel_serial(serial)
    with pytest.raises(ValueError, match="không phải là ngày tháng"):
        from_excel_serial(2958465, date1904=True)


@pytest.mark.parametrize(
    ("value", "year"),
    [
        *(
            (value, 2018)
            for value in (2018, 2018.0, "2018", " 2018 ", "Năm 2018", "năm: 2018", "31/12/2018", "2018.0")
        ),
        *((value, 2018) for value in ("tháng 3/2018", "2018 (duy trì)", "đợt 1 năm 2018", date(2018, 12, 31))),
        (3015.0, 3015),
        *((value, None) for value in ("2018-2020", "2018–2020", "2018-19", "năm học 2018-2019", "hai nghìn", "")),
        *(
            (value, None)
            for value in (None, True, 2018.5, "2018.5", 43831, 18, "18", "năm 2018 và năm 2019", "0018")
        ),
        *((value, None) for value in (float("nan"), float("inf"), b"2018", "20185", "-")),
    ],
)
def test_parse_year(value: object, year: int | None) -> None:
    assert parse_year(value) == year


@given(anything | st.floats() | st.integers() | st.datetimes() | st.timedeltas() | st.booleans())
def test_no_cell_breaks_the_parsers(value: object) -> None:
    year = parse_year(value)
    assert year is None or 1 <= year <= 9999
    try:
        parsed = parse_date(value)
    except ValueError:
        return
    assert parsed is None or parse_date(parsed.iso()) == parsed


def test_times() -> None:
    shown = local_time("2026-11-24T17:03:00.123456Z")
    assert (shown.isoformat(), shown.utcoffset()) == ("2026-11-25T00:03:00.123456+07:00", timedelta(hours=7))
    assert local_time("2026-11-24T17:03:00") == local_time("2026-11-24T18:03:00+01:00")
    stored = now_utc()
    assert len(stored) == len("2026-11-24T07:03:00.123456Z")
    assert stored.endswith("Z")
    assert stored <= now_utc()
    assert abs(local_time(stored) - datetime.now(UTC)) < timedelta(minutes=1)
    with pytest.raises(ValueError, match="Invalid"):
        local_time("hôm qua")
