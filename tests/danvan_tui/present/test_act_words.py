"""Acts of many lines in few words, and what is taken back as the ledger tells it."""

from datetime import date
from random import Random

import pytest

from danvan_tui.ledger_view import KINDS, By, Filter, LedgerView
from danvan_tui.locale import LANGUAGES, words
from danvan_tui.present.act_words import act_name, summary_words
from danvan_tui.present.changes import told
from danvan_tui.present.ledger_filters import fitting, people, usual_filters
from db.engine import Database
from db.errors import Language
from db.identity import Actor
from db.lifecycle import Standing
from db.read.act_records import Kind, Summary
from db.read.history import MOVEMENT, history_page
from db.read.sieve import Sieve, Who
from db.write import commendations, press
from db.write.back.table import INVERSES
from db.write.session import writing
from db.write.taking_back import last_act, take_back
from tests.db import calendar_acts
from tests.db.acts import register, year
from tests.db.awards import draft
from tests.db.random_acts import Acts

MOVED = Kind("move", "registration", 42)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(INVERSES), ids=str)
def test_every_act_that_can_be_taken_back_has_a_name(language: Language, key: tuple[str, str]) -> None:
    entity, act = key
    said = words(language)
    # "split" is both the ledger's word and the English one.
    assert f"act.{act}" in said.texts or act_name(said, act, entity) != act


@pytest.mark.parametrize(
    ("summary", "vi", "en"),
    [
        (Summary((MOVED,), 42, 20), "duyệt 42 mô hình", "approved 42 models"),
        (Summary((MOVED,), 42), "chuyển mức 42 mô hình", "changed the standing of 42 models"),
        (Summary((Kind("move", "registration", 1),), 1, 20), "chuyển mức", "standing changed"),
        (
            Summary((MOVED, Kind("recognise", "recognition", 42)), 42, 50, "45-QĐ/TU"),
            "công nhận 42 mô hình (45-QĐ/TU)",
            "recognised 42 models (45-QĐ/TU)",
        ),
        (
            Summary((Kind("rename", "model", 1), Kind("amend", "registration", 1)), 1),
            "đổi tên",
            "renamed",
        ),
        (
            Summary((Kind("inspect", "inspection", 7), Kind("visit", "inspection", 20), Kind("award", "", 9)), 13),
            "kiểm tra 13 mô hình và 9 việc khác",
            "visited models: 13 and 9 other entries",
        ),
        (
            Summary((Kind("inspect", "inspection", 1), Kind("visit", "inspection", 1)), 1),
            "kiểm tra 1 mô hình",
            "visited models: 1",
        ),
        (Summary((Kind("award", "commendation", 3),), 0), "khen thưởng 3", "commended 3"),
        (
            Summary((Kind("add", "unit", 2), Kind("merge", "unit", 3)), 0),
            "sáp nhập 3 đơn vị",
            "merged 3 unit",
        ),
        (
            Summary(
                (Kind("add", "unit", 1), Kind("rename", "unit", 1), Kind("reorganise", "reorganisation", 1)), 0
            ),
            "đổi tên 1 đơn vị",
            "renamed 1 unit",
        ),
        (
            Summary(
                (Kind("merge", "unit", 9), Kind("split", "unit", 1), Kind("reorganise", "reorganisation", 1)), 0
            ),
            "sắp xếp đơn vị",
            "reorganised units",
        ),
        (Summary((), 0), "", ""),
    ],
)
def test_in_few_words(summary: Summary, vi: str, en: str) -> None:
    assert summary_words(words("vi"), summary) == vi
    assert summary_words(words("en"), summary).startswith(en)
    assert Summary.of(summary.data()) == summary


def test_more_than_is_counted() -> None:
    many = Summary((Kind("register", "registration", 1_000),), 1_000)
    assert summary_words(words("vi"), many, more=True) == "đăng ký hơn 1.000 mô hình"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_taken_back_is_told_with_what_it_was_about(database: Database, language: Language) -> None:
    """No line of a taking back is left without words: of each kind of record, taken out, put back, and again."""
    hoa = Actor("hoa")
    made = register(database, "Đường hoa", year(database, standing=Standing.EFFECTIVE))
    does = (
        lambda work: commendations.propose(work, draft(made.registration_id)),
        lambda work: press.add_press(work, calendar_acts.press_draft(title="Hoa nở")),
        lambda work: Acts(work, Random(1)).add_deadline(),
    )
    for do in does:
        with writing(database, hoa) as work:
            do(work)
        for _ in range(2):
            with database.read() as connection:
                number = last_act(connection, hoa).number
            with writing(database, hoa) as work:
                take_back(work, number)
    said = words(language)
    with database.read() as connection:
        lines = history_page(connection, None, sieve=Sieve(who=Who("hoa")))
    full = [told(said, line.change, line.names).full for line in lines]
    assert any("Giấy khen" in text for text in full if text.startswith(said("act.remove")))
    assert any("Hoa nở" in text for text in full if text.startswith(said("act.restore")))
    assert any("Báo cáo" in text for text in full if text.startswith(said("act.remove")))
    assert {text for text in full if not text.strip()} == set()


def test_filters_are_taken_on_and_given_up() -> None:
    lan, days = Who("Lan", 3), (date(2020, 3, 5), date(2020, 3, 7))
    view = LedgerView()
    assert (view.sieve, view.entities, view.unfolded) == (Sieve(), MOVEMENT, False)
    for chosen in (
        Filter(By.WHO, lan, "Lan"),
        Filter(By.DAYS, days, "5/3"),
        Filter(By.KIND, "year", "năm"),
        Filter(By.MODEL, 7, "Đường hoa"),
        Filter(By.NEWER, 9, "mới"),
        Filter(By.ACT, 12, "duyệt"),
    ):
        view = view.narrowed(chosen)
    assert view.sieve == Sieve(model=7, who=lan, first=days[0], last=days[1], newer=9, act=12)
    assert (view.entities, view.unfolded) == (KINDS["year"], True)
    other = view.narrowed(Filter(By.WHO, Who("An"), "An"))
    assert [each.by for each in other.filters] == [By.DAYS, By.KIND, By.MODEL, By.NEWER, By.WHO]
    assert view.back().sieve.act is None
    assert LedgerView().back() == LedgerView()


def test_what_is_typed_is_days_or_words() -> None:
    said = words("vi")
    offered = usual_filters(said, date(2020, 3, 5), since=None, admin=False)
    assert not any(each.value == "committee" for each in offered)
    found = [*offered, *people(said, [Who("Trần Thị Lan", 3), Who("hoa")])]
    assert [each.value for each in fitting("lan", found) if each.by is By.WHO] == [Who("Trần Thị Lan", 3)]
    assert [each.value for each in fitting("7/3/2020", found)] == [(date(2020, 3, 7), date(2020, 3, 7))]
    assert [each.label for each in fitting("hom qua", found)] == ["Hôm qua · 04/03/2020"]
    assert list(fitting("", found)) == found
    assert list(fitting("zzz", found)) == []
