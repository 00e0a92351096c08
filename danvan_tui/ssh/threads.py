"""Threads of the sessions' reading that remember nothing of whom they read for."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class ForgetfulThreads(ThreadPoolExecutor):
    """Threads that do each work in a context of its own.

    Textual sets its variable for the worker at work in the thread's own context and leaves it there: each thread
    would keep the last session that it read for alive, however long ago that ended.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do something in one of the threads."""
        work: Callable[..., Any] = Context().run
        return super().submit(work, fn, *args, **kwargs)
