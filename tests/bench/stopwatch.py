"""Time and medians: the two sides of a comparison in turn, so that what else the machine does meets both."""

import statistics
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from tests.bench.size import Size

T = TypeVar("T")


def alternate(size: Size, *sides: Callable[[], T]) -> tuple[list[T], ...]:
    """Measure A B A B ...

    Args:
        size: How many rounds; where it is warm, one more comes first and does not count.
        sides: Each measures once.

    Returns:
        What each side measured.
    """
    measured: tuple[list[T], ...] = tuple([] for _ in sides)
    for number in range(size.runs + size.warm):
        for side, found in zip(sides, measured, strict=True):
            value = side()
            if number >= size.warm:
                found.append(value)
    return measured


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(values)
