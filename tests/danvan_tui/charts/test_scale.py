"""Stacks keep their length and show every part that they have the cells for."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan_tui.charts.scale import stack_levels, visible_parts


def test_a_narrow_part_is_paid_for_by_the_widest() -> None:
    parts = visible_parts([0.2, 0, 10, 5], 1)
    assert [round(part, 3) for part in parts] == [1.0, 0.0, 9.2, 5.0]


def test_a_stack_with_fewer_cells_than_parts_stays_as_it_is() -> None:
    assert visible_parts([0.2, 0.3], 1) == [0.2, 0.3]


@settings(max_examples=300)
@given(
    values=st.lists(st.integers(0, 1000), min_size=1, max_size=6),
    extra=st.integers(0, 3000),
    width=st.integers(1, 160),
)
@example(values=[1, 1, 1], extra=0, width=3)
@example(values=[1000, 1, 0, 1], extra=0, width=20)
def test_levels(values: list[int], extra: int, width: int) -> None:
    top = sum(values) + extra or 1
    levels = stack_levels(values, top, width)
    unit = top / width
    assert levels == sorted(levels)
    assert abs(levels[-1] - sum(values)) <= 1e-9 * top
    if sum(values) >= 1.001 * unit * sum(value > 0 for value in values):
        for value, start, end in zip(values, [0.0, *levels], levels, strict=False):
            assert end - start >= unit * (1 - 1e-9) if value else end == start
