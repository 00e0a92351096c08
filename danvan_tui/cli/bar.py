"""A progress bar on stderr, for a person at a terminal; silence for everything else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

CELLS = 24


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar that is there for as long as the work is, and gone afterwards.

    Args:
        label: What is being done.

    Yields:
        What the work calls with how much is done, and of how much; None where nobody sits at a terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    shown = ""

    def show(done: int, total: int) -> None:
        nonlocal shown
        full = done * CELLS // total if total else 0
        percent = done * 100 // total if total else 0
        line = f"{label} [{'#' * full}{'.' * (CELLS - full)}] {percent:3}%"
        if line != shown:
            shown = line
            _write(f"\r{line}")

    show(0, 0)
    try:
        yield show
    finally:
        _write(f"\r{' ' * len(shown)}\r")


def _write(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()
