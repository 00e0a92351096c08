"""Python's garbage collector, out of the way while a long list is in hand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_collecting() -> Iterator[None]:
    """Leave cycles uncollected for a while.

    A list of 200,000 rows becomes millions of objects that all stay; the collector would look through them again
    and again, for a third of the time that planning an import takes. None of them are in cycles.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
