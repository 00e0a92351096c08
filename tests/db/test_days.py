"""Days left, and the days of a month."""

from datetime import date

import pytest

from db.days import days_left, days_of_month, days_of_year


@pytest.mark.parametrize(
    ("today", "left"),
    [("2018-03-31", 0), ("2018-03-30", 1), ("2018-04-01", -1), ("2017-03-31", 365), ("2020-03-31", -731)],
)
def test_days_left(today: str, left: int) -> None:
    assert days_left("2018-03-31", today) == left
    assert days_left(date(2018, 3, 31), date.fromisoformat(today)) == left


def test_the_days_of_a_month_and_of_a_year() -> None:
    assert days_of_month(2020, 2) == (date(2020, 2, 1), date(2020, 2, 29))
    assert days_of_month(2018, 12) == (date(2018, 12, 1), date(2018, 12, 31))
    assert days_of_year(2018) == (date(2018, 1, 1), date(2018, 12, 31))
    with pytest.raises(ValueError, match="month"):
        days_of_month(2018, 13)
