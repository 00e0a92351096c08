"""Questions of a screen: one at a time, and which answers count."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from textual.screen import Screen

from danvan_tui.live import Live
from danvan_tui.screens.asking import Asker
from db.errors import DanvanError, NotFound


class _Screen:
    """Works off what it is given when the test says so."""

    def __init__(self) -> None:
        self.app = SimpleNamespace(screen_stack=[self])
        self.working: list[Callable[[], None]] = []

    def run_worker(self, work: Callable[[], None], **_: Any) -> None:
        self.working.append(work)

    def call_later(self, take: Callable[..., None], *args: Any) -> None:
        take(*args)

    def answer(self) -> None:
        """Let the thread that works read and answer."""
        self.working.pop(0)()


class _Asked:
    """A screen's questions, and what came of them."""

    def __init__(self) -> None:
        self.screen = _Screen()
        self.taken: list[str] = []
        self.failed: list[DanvanError] = []
        self.asker = Asker(cast("Screen[Any]", self.screen), cast("Live", None), self.failed.append)

    def ask(self, answer: str, about: str | None) -> None:
        self.asker.ask("rows", lambda _: answer, self.taken.append, about=about)


@pytest.fixture
def asked() -> _Asked:
    return _Asked()


def test_an_older_answer_is_dropped_where_something_else_was_asked_since(asked: _Asked) -> None:
    asked.ask("kinh tế", "KT")
    asked.ask("văn hóa", "VX")
    asked.ask("an ninh", "QA")
    asked.screen.answer()
    assert asked.taken == []
    asked.screen.answer()
    assert asked.taken == ["an ninh"]
    assert not asked.asker.busy("rows")


def test_news_that_come_faster_than_they_are_read_starve_nobody(asked: _Asked) -> None:
    asked.ask("0", "KT")
    for number in range(1, 5):
        asked.ask(str(number), "KT")
        asked.screen.answer()
    assert asked.taken == ["0", "1", "2", "3"]
    asked.screen.answer()
    assert asked.taken[-1] == "4"


def test_where_nothing_is_said_only_the_newest_counts(asked: _Asked) -> None:
    asked.ask("một", None)
    asked.ask("hai", None)
    asked.screen.answer()
    asked.screen.answer()
    assert asked.taken == ["hai"]


def test_a_failure_is_told_unless_it_is_asked_again(asked: _Asked) -> None:
    def fail(_: Live) -> str:
        raise NotFound(value="12", what="")

    for again in (True, False):
        asked.asker.ask("rows", fail, asked.taken.append, about="KT")
        if again:
            asked.ask("đã có", "KT")
            asked.screen.answer()
        asked.screen.answer()
    assert asked.taken == ["đã có"]
    assert len(asked.failed) == 1
