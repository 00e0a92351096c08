"""Work that takes its time, for a dialog: in a thread, its progress told now and then, stopped when it is left."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from danvan_tui.unforeseen import write_down
from db.errors import DanvanError

T = TypeVar("T")

QUIET = 0.1
"""Seconds between two words about the progress."""

Progress = Callable[[int, int], None]
"""Called with how many are done, and of how many."""


class _Left(Exception):
    """The member left; what was being done is given up."""


class Work:
    """One piece of work at a time. Whatever it meets, the session goes on."""

    def __init__(self, screen: Screen[Any], progressed: Progress, failed: Callable[[DanvanError], None]) -> None:
        """Nothing is done yet.

        Args:
            screen: For whom; nothing comes back to a screen that was closed meanwhile.
            progressed: Says how far it is, in the event loop.
            failed: Says what went wrong, in the event loop.
        """
        self._screen = screen
        self._progressed = progressed
        self._failed = failed
        self._worker: Worker[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._worker is not None

    def start(self, do: Callable[[Progress], T], take: Callable[[T], object], *, to_the_end: bool = False) -> None:
        """Begin something, when nothing is being done.

        Args:
            do: Does it, in a thread, and says now and then how far it is; may raise ``DanvanError``.
            take: Gets its result, in the event loop.
            to_the_end: Whether it goes on when it is left or the session ends.
        """
        if self._worker is not None:
            return
        tell = self._screen.call_later

        def run() -> None:
            worker = get_current_worker()
            said = monotonic()

            def progress(done: int, total: int) -> None:
                nonlocal said
                if worker.is_cancelled and not to_the_end:
                    raise _Left
                now = monotonic()
                if now - said >= QUIET:
                    said = now
                    tell(self._tell, done, total)

            try:
                result = do(progress)
            except _Left:
                return
            except DanvanError as error:
                tell(self._end, partial(self._failed, error))
            # What a strange file makes a reader do must not end the session.
            except Exception as unforeseen:
                write_down(unforeseen)
                tell(self._end, partial(self._failed, DanvanError()))
            else:
                tell(self._end, partial(take, result))

        self._worker = self._screen.run_worker(run, thread=True, group="work")

    def leave(self) -> None:
        """Give up what is being done, as soon as it says how far it is."""
        if self._worker is not None:
            self._worker.cancel()

    def _tell(self, done: int, total: int) -> None:
        if self._worker is not None:
            self._progressed(done, total)

    def _end(self, hand_over: Callable[[], object]) -> None:
        self._worker = None
        hand_over()
