"""Questions to the register from a screen: in a thread, one at a time, only the newest answered."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen

from danvan_tui.live import Live
from db.errors import DanvanError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Question:
    read: Callable[[Live], Any]
    take: Callable[[Any], None]
    about: Hashable


class Asker:
    """Asks the register for a screen. Nothing comes back to a screen that was closed meanwhile.

    Of one group at most one question is under way. A newer one waits for it, takes the place of one that waits
    already, and the answer to an older one is dropped: whoever types fast reads the register once or twice, not
    once for each letter. Where both are about the same, the older answer counts until the newer one comes: what is
    news may be written faster than it is read.
    """

    def __init__(self, screen: Screen[Any], live: Live, failed: Callable[[DanvanError], None]) -> None:
        """Nothing is asked yet.

        Args:
            screen: Who asks; its worker threads read.
            live: The register.
            failed: Says what went wrong.
        """
        self._screen = screen
        self._live = live
        self._failed = failed
        self._asking: set[str] = set()
        self._waiting: dict[str, _Question] = {}

    def ask(
        self, group: str, read: Callable[[Live], T], take: Callable[[T], None], about: Hashable = None
    ) -> None:
        """Ask a question.

        Args:
            group: Which questions take each other's place.
            read: Answers it, in a thread; may raise ``DanvanError``.
            take: Gets the answer, in the event loop.
            about: What is asked; None where an older answer is never wanted.
        """
        question = _Question(read, take, about)
        if group in self._asking:
            self._waiting[group] = question
        else:
            self._start(group, question)

    def tell(self, take: Callable[..., None], *args: object) -> None:
        """Hand something over to the screen, from any thread; nothing happens where it was closed meanwhile."""
        self._screen.call_later(self._hand_over, take, args)

    def _hand_over(self, take: Callable[..., None], args: Sequence[object]) -> None:
        # A screen that is being taken away still works off its queue, and its widgets go first.
        if self._screen in self._screen.app.screen_stack:
            take(*args)

    def busy(self, group: str) -> bool:
        """Whether an answer is still to come."""
        return group in self._asking

    def _start(self, group: str, question: _Question) -> None:
        self._asking.add(group)
        live, tell = self._live, self.tell

        def work() -> None:
            try:
                answer = question.read(live)
            except DanvanError as error:
                tell(self._answered, group, None, partial(self._failed, error))
            else:
                tell(self._answered, group, question.about, partial(question.take, answer))

        self._screen.run_worker(work, thread=True, group=f"ask-{group}")

    def _answered(self, group: str, about: Hashable, hand_over: Callable[[], None]) -> None:
        self._asking.discard(group)
        newer = self._waiting.pop(group, None)
        if newer is not None:
            self._start(group, newer)
        if newer is None or (about is not None and newer.about == about):
            hand_over()
