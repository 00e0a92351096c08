"""What was typed means, or why it means nothing."""

import pytest

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value
from danvan_tui.forms.paragraphs import on_one_line, on_several


def _entry(kind: Kind, *, needed: bool = False) -> Entry:
    return Entry("x", kind, "entry.name", needed=needed)


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        (Kind.LINE, "", None),
        (Kind.LINE, "Đường hoa", None),
        (Kind.DATE, "5/3/2020", None),
        (Kind.DATE, "05-03-2020", None),
        (Kind.DATE, "tháng 3/2020", None),
        (Kind.DATE, "2020", "form.wrong.date"),
        (Kind.DATE, "31/2/2020", "form.wrong.no_day"),
        (Kind.DATE, "5-13-2020", "form.wrong.no_day"),
        (Kind.DATE, "2021-02-29", "form.wrong.no_day"),
        (Kind.DATE, "ngày 31 tháng 4 năm 2020", "form.wrong.no_day"),
        (Kind.DATE, "ngày 5 tháng 3 năm 2020", None),
        (Kind.DATE, "hôm qua", "form.wrong.date"),
        (Kind.DATE, "202631/2/2020", "form.wrong.date"),
        (Kind.NUMBER, "1.234", None),
        (Kind.NUMBER, "5 000", None),
        (Kind.NUMBER, "1\u00a0234\u00a0567", None),
        (Kind.NUMBER, "1e9", "form.wrong.number"),
        (Kind.NUMBER, "khoảng 50", "form.wrong.number"),
        (Kind.NUMBER, "50 hộ", "form.wrong.number"),
        (Kind.NUMBER, "30-40", "form.wrong.number"),
        (Kind.NUMBER, "12,5", "form.wrong.number"),
        (Kind.NUMBER, "5 00", "form.wrong.number"),
        (Kind.NUMBER, "1.234 567", "form.wrong.number"),
        (Kind.NUMBER, "1" * 19, "form.wrong.number"),
        (Kind.NUMBER, "-3", "form.wrong.number"),
        (Kind.NUMBER, "nhiều", "form.wrong.number"),
        (Kind.YEAR, "2018", None),
        (Kind.YEAR, "năm 2018", None),
        (Kind.YEAR, "1999", "form.wrong.year"),
        (Kind.CHOICE, "Kinh", "form.wrong.choice"),
    ],
)
def test_why_wrong(kind: Kind, typed: str, why: str | None) -> None:
    assert meaning.why_wrong(_entry(kind), Value(typed)) == why


@pytest.mark.parametrize("kind", Kind)
def test_what_is_needed(kind: Kind) -> None:
    assert meaning.why_wrong(_entry(kind, needed=True), Value(" ")) == "form.wrong.needed"
    assert meaning.why_wrong(_entry(kind), Value(" ")) is None


def test_what_is_left_is_written_as_everywhere_else() -> None:
    assert meaning.settled(_entry(Kind.DATE), Value("5-3-2020")).text == "05/03/2020"
    assert meaning.settled(_entry(Kind.DATE), Value("tháng 3/2020")).text == "01/03/2020"
    assert meaning.settled(_entry(Kind.YEAR), Value(" năm 2018 ")).text == "2018"
    assert meaning.settled(_entry(Kind.CHOICE), Value(" ", 3)) == Value()
    assert meaning.iso(Value("5/3/2020")) == "2020-03-05"
    assert (meaning.number(Value("1.234")), meaning.number(Value(""))) == (1234, None)


@pytest.mark.parametrize("typed", ["5000", "5.000", "5 000", "5\u00a0000", "5\u202f000", " 5000 "])
def test_a_number_is_read_as_a_whole(typed: str) -> None:
    assert meaning.number(Value(typed)) == 5000
    assert meaning.settled(_entry(Kind.NUMBER), Value(typed)).text == "5.000"


def test_a_number_in_english() -> None:
    entry, typed = _entry(Kind.NUMBER), Value("5000")
    assert meaning.settled(entry, typed, "en").text == "5,000"
    assert meaning.number(Value("5,000")) == 5000
    assert meaning.why_wrong(entry, Value("5,000"), "en") is None
    assert meaning.why_wrong(entry, Value("5.000"), "en") == "form.wrong.number"
    assert meaning.why_wrong(entry, Value("5,000")) == "form.wrong.number"


def test_options_fit_without_accents_those_that_begin_with_it_first() -> None:
    options = [Option(1, "Xã Đinh Xá"), Option(2, "Phường Quang Trung"), Option(3, "Đinh Văn"), Option(4, "Khác")]
    assert [each.value for each in meaning.fitting(options, "dinh")] == [3, 1]
    assert [each.value for each in meaning.fitting(options, "XA dinh")] == [1]
    assert meaning.fitting(options, "") == options
    assert meaning.exactly(options, "xa dinh xa") == options[0]
    assert meaning.exactly(options, "xa dinh") is None


@pytest.mark.parametrize("stored", [None, "Một dòng", "Hai\ndòng", "Ba\n\ndòng  thưa"])
def test_paragraphs_stay_where_nothing_was_typed(stored: str | None) -> None:
    assert on_several(on_one_line(stored), stored) == stored


def test_paragraphs_that_are_typed() -> None:
    assert on_one_line("Hai\ndòng") == "Hai ¶ dòng"
    assert on_several("Hai ¶ dòng nữa", "Hai\ndòng") == "Hai\ndòng nữa"
    assert on_several("  ", "Hai") is None
