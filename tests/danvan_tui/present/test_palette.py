"""What the palette finds, and in which order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_tui.commands import BY_ID
from danvan_tui.locale import words
from danvan_tui.present.palette import Entry, Kind, UnitChoice, command_entry, ranked, unit_entry
from db.text import tokens

VI = words("vi")
ENTRIES = [
    *(command_entry(VI, command, None) for command in BY_ID.values()),
    *(
        unit_entry(UnitChoice(number, name))
        for number, name in enumerate(["Xã Đinh Xá", "Phường Lam Hạ", "Phường Lê Hồng Phong", "Hội Nông dân"])
    ),
]


def labels(typed: str, entries: list[Entry] = ENTRIES) -> list[str]:
    return [entry.label for entry in ranked(entries, typed)]


@pytest.mark.parametrize("typed", ["dinh xa", "Đinh", "xa din", "ĐINH XÁ", "đinh xá"])
def test_accents_case_and_order_do_not_matter(typed: str) -> None:
    assert labels(typed)[0] == "Xã Đinh Xá"


def test_nothing_typed_finds_everything_as_it_stands() -> None:
    assert ranked(ENTRIES, "  ") == ENTRIES


def test_a_label_that_begins_so_comes_before_one_that_has_it_and_that_before_one_that_mentions_it() -> None:
    entries = [
        Entry(Kind.COMMAND, "xuất tệp", BY_ID["export"], more="ra một tệp hoa"),
        Entry(Kind.UNIT, "Đường hoa", UnitChoice(1, "")),
        Entry(Kind.UNIT, "Hoa ban", UnitChoice(2, "")),
    ]
    assert labels("hoa", entries) == ["Hoa ban", "Đường hoa", "xuất tệp"]


def test_what_cannot_be_chosen_comes_after_its_equals() -> None:
    entries = [
        Entry(Kind.COMMAND, "cột", BY_ID["columns"], reason="không dùng được ở đây"),
        Entry(Kind.COMMAND, "cột khác", BY_ID["sort"]),
    ]
    assert labels("cot", entries) == ["cột khác", "cột"]


def test_accents_that_were_typed_decide_among_equals() -> None:
    entries = [Entry(Kind.UNIT, "Lâm Hạ", UnitChoice(1, "")), Entry(Kind.UNIT, "Lam Hạ", UnitChoice(2, ""))]
    assert labels("lam hạ", entries) == ["Lam Hạ", "Lâm Hạ"]
    assert labels("lam ha", entries) == ["Lâm Hạ", "Lam Hạ"]


@settings(max_examples=100)
@given(st.text(alphabet="aăâbcdđeêhiklmnoôơprstuưvxy áàảãạ", max_size=12))
def test_every_word_begins_a_word_of_what_is_found_and_nothing_else_is_left_out(typed: str) -> None:
    def fits(entry: Entry) -> bool:
        known = tokens(f"{entry.label} {entry.more}")
        return all(any(word.startswith(want) for word in known) for want in tokens(typed))

    found = ranked(ENTRIES, typed)
    assert {entry.key for entry in found} == {entry.key for entry in ENTRIES if fits(entry)}
    assert len({entry.key for entry in found}) == len(found)
