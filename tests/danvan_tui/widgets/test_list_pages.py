"""When the list asks for pages, and which answers it takes."""

from danvan_tui.widgets.virtual_list.pager import Pager
from danvan_tui.widgets.virtual_list.paging import Purpose
from danvan_tui.widgets.virtual_list.viewport import Move
from tests.danvan_tui.widgets.list_register import Item, Register, assert_in_line, items, opened


def test_an_answer_to_an_older_request_is_dropped() -> None:
    register = Register(items(*range(50)))
    pager: Pager[Item] = Pager(register.asked.append, 10)
    pager.resize(5)
    pager.open(keep_cursor=False)
    old = register.asked.pop()
    pager.open(keep_cursor=False)
    assert not pager.answer(old, items(90, 91), 0, 2)
    assert pager.window.rows == ()
    register.answer_all(pager)
    assert pager.row == Item("k0", 0)


def test_a_page_under_way_is_dropped_when_the_rows_it_follows_are_asked_for_anew() -> None:
    register = Register(items(*range(50)))
    pager = opened(register, 10, 5)
    pager.press(Move.PAGE_DOWN)
    pager.press(Move.PAGE_DOWN)
    page = register.asked.pop()
    assert page.purpose is Purpose.AFTER
    pager.invalidate()
    assert not pager.answer(page, register.page(page), None, None)
    register.answer_all(pager)
    assert_in_line(pager, register.rows)


def test_changes_that_come_faster_than_answers_are_coalesced() -> None:
    register = Register(items(*range(5)))
    pager = opened(register, 10, 5)
    for _ in range(10):
        pager.invalidate()
    assert len(register.asked) == 1
    register.answer_one(pager)
    assert len(register.asked) == 1
    register.answer_all(pager)


def test_rows_that_are_said_anew_do_not_make_it_forget_that_newer_ones_were_asked_for() -> None:
    register = Register(items(*range(5)))
    pager = opened(register, 10, 5)
    before = pager.window.rows
    register.rows = items(*range(-2, 5))
    pager.invalidate()
    under_way = register.asked.pop()
    pager.refresh(before, None, None)
    assert not pager.answer(under_way, register.page(under_way), None, None)
    register.answer_all(pager)
    assert_in_line(pager, register.rows)


def test_a_failed_request_is_asked_again_at_the_next_key() -> None:
    register = Register(items(*range(50)))
    pager: Pager[Item] = Pager(register.asked.append, 10)
    pager.resize(5)
    pager.open(keep_cursor=False)
    pager.fail(register.asked.pop())
    assert register.asked == []
    pager.press(Move.DOWN)
    register.answer_all(pager)
    assert pager.row == Item("k1", 1)


def test_the_region_that_vanished_whole_is_opened_again_from_the_start() -> None:
    register = Register(items(*range(100)), counts=False, numbers=False)
    pager = opened(register, 10, 5)
    pager.press(Move.END)
    register.answer_all(pager)
    register.rows = items(*range(20))
    pager.invalidate()
    register.answer_all(pager)
    assert pager.row == Item("k0", 0)
    assert_in_line(pager, register.rows)


def test_other_rows_keep_the_cursor_on_its_key_when_asked_to() -> None:
    register = Register(items(*range(20)))
    pager = opened(register, 30, 5)
    for _ in range(7):
        pager.press(Move.DOWN)
    register.rows = items(3, 7, 9)
    pager.open(keep_cursor=True)
    pager.press(Move.DOWN)
    register.answer_all(pager)
    assert pager.row == Item("k9", 9)


def test_a_page_from_the_middle_is_continued_both_ways() -> None:
    register = Register(items(*range(100)))
    pager = opened(register, 10, 5)
    pager.set_page(items(*range(50, 60)), "k55", 50, 100)
    register.answer_all(pager)
    assert pager.row == Item("k55", 55)
    assert_in_line(pager, register.rows)
    pager.press(Move.HOME)
    register.answer_all(pager)
    assert pager.row == Item("k0", 0)
