"""Values as people type them."""

import pytest

from danvan_tui.cli import choices
from danvan_tui.cli.errors import BadChoice, BadCode, BadNumber, BadPeriod
from danvan_tui.cli.period import parse_period
from danvan_tui.cli.show import model_number
from db.lifecycle import Standing, Subject
from db.read.records import PeriodRecord
from db.scope import Span

PERIODS = [PeriodRecord(1, "2015-2020", 2015, 2020), PeriodRecord(2, "Nhiệm kỳ XX", 2020, 2025)]


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2015-2020", Span(2015, 2020)),
        ("nhiem ky xx", Span(2020, 2025)),
        ("NHIỆM KỲ XX", Span(2020, 2025)),
        ("2018", Span(2018, 2018)),
        (" 2016 – 2018 ", Span(2016, 2018)),
        ("2009-2099", Span(2009, 2099)),
    ],
)
def test_periods(value: str, span: Span) -> None:
    assert parse_period(value, PERIODS) == span


@pytest.mark.parametrize("value", ["2008", "2100", "2020-2015", "20155", "nhiem ky", "", "٢٠١٨"])
def test_no_periods(value: str) -> None:
    with pytest.raises(BadPeriod):
        parse_period(value, PERIODS)


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        ("Hiệu quả", Standing.EFFECTIVE),
        ("hieu qua", Standing.EFFECTIVE),
        ("effective", Standing.EFFECTIVE),
        ("OUT", Standing.OUTSTANDING),
        ("da duyet", Standing.APPROVED),
        ("trả lại", Standing.RETURNED),
    ],
)
def test_standings(value: str, standing: Standing) -> None:
    assert choices.standing(value) is standing


@pytest.mark.parametrize("value", ["đã", "re", "", "hiệu quả lắm"])
def test_no_standings(value: str) -> None:
    with pytest.raises(BadChoice):
        choices.standing(value)


def test_subjects() -> None:
    assert [choices.subject(value) for value in ("tập thể", "Ca nhan", "individual", "chưa rõ")] == [
        Subject.COLLECTIVE,
        Subject.INDIVIDUAL,
        Subject.INDIVIDUAL,
        Subject.UNKNOWN,
    ]
    with pytest.raises(BadChoice):
        choices.subject("c")


def test_counts() -> None:
    assert [choices.count("--limit", value) for value in (None, "0", " 12 ")] == [None, 0, 12]
    for value in ("-1", "1.5", "hai", "", "٣", "9" * 16):
        with pytest.raises(BadNumber):
            choices.count("--limit", value)


def test_codes_of_models() -> None:
    assert [model_number(code) for code in ("MH0042", "mh42", "42", " MH 0042 ", "0")] == [42, 42, 42, 42, 0]
    for code in ("", "MH", "4 2", "MH-42", "x42", "9" * 16):
        with pytest.raises(BadCode):
            model_number(code)
