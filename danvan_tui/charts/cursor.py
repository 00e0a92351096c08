"""Where a cursor goes in a drawing: over the lines that have keys, and with the view after it."""

from collections.abc import Sequence

from danvan_tui.charts.drawing import Drawing
from danvan_tui.charts.spec import BarSpec, BarTableSpec, FunnelSpec, GridSpec, Key, Spec, StackSpec


def has_keys(spec: Spec) -> bool:
    """Whether anything in the chart can be chosen."""
    if isinstance(spec, BarSpec | BarTableSpec | StackSpec | GridSpec):
        return any(row.key is not None for row in spec.rows)
    if isinstance(spec, FunnelSpec):
        return any(funnel.key is not None for funnel in spec.funnels)
    return any(group.key is not None or any(bar.key is not None for bar in group.bars) for group in spec.groups)


def row_of(drawing: Drawing, y: int, scrolled: int) -> int:
    """The number of the line that stands at row ``y`` of a view scrolled down by so many lines."""
    return y if y < drawing.frozen else y + scrolled


def step(keys: Sequence[Key | None], key: Key, rows: int) -> Key:
    """The key so many choosable rows below (above, if negative), or the last on the way there."""
    known = [each for each in keys if each is not None]
    return known[max(0, min(len(known) - 1, known.index(key) + rows))]


def page(keys: Sequence[Key | None], key: Key, lines: int) -> Key:
    """The key at most so many lines below (above, if negative), but at least the next one."""
    here = keys.index(key)
    low, high = sorted((here, here + lines))
    passed = sum(1 for each in keys[max(low, 0) : high + 1] if each is not None) - 1
    rows = max(passed, 1)
    return step(keys, key, rows if lines > 0 else -rows)


def nearest(before: Sequence[Key | None], keys: Sequence[Key | None], key: Key | None) -> Key | None:
    """Where a cursor stands in new rows: on its key, else near its old place; None where there are no keys."""
    if key is not None and key in keys:
        return key
    known = [(index, each) for index, each in enumerate(keys) if each is not None]
    place = before.index(key) if key is not None and key in before else 0
    return min(known, key=lambda row: abs(row[0] - place))[1] if known else None


def scroll_to_show(drawing: Drawing, key: Key, top: int, height: int) -> int:
    """How far to scroll so that a row is in view, with what belongs to it: the lines up to the next key.

    Args:
        drawing: What is shown.
        key: The row's.
        top: How far it is scrolled now, in lines.
        height: Of the view, in lines.
    """
    keyed = [index for index, each in enumerate(drawing.keys) if each is not None]
    row = drawing.keys.index(key)
    last = next((index for index in keyed if index > row), len(drawing.lines)) - 1
    if row == keyed[0] and row < height:
        return 0
    if last >= top + height:
        top = last - height + 1
    return max(min(top, row - drawing.frozen), 0)
