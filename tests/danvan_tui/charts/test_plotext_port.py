"""Bars are as long as their values, whatever plotext does by default."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan_tui.charts.plotext_port import draw_bars

FIELDS = (42, 89, 50, 6)

values = st.lists(
    st.one_of(st.integers(0, 300), st.integers(0, 10**9), st.floats(0, 1e6, allow_nan=False)),
    min_size=1,
    max_size=14,
)


def test_the_fields_as_they_are_drawn() -> None:
    assert draw_bars([FIELDS], "█", 30, 89) == (
        "██████████████                ",
        "██████████████████████████████",
        "█████████████████             ",
        "██                            ",
    )


@settings(max_examples=150)
@given(values=values, width=st.integers(1, 200))
@example(values=[1, 2, 10], width=40)
@example(values=[10, 2, 1], width=40)
@example(values=[3, 100], width=40)
@example(values=[118], width=19)
@example(values=[10**15, 1, 0], width=160)
@example(values=[89, 50, 42, 6], width=24)
@example(values=[6, 42, 50, 89], width=24)
def test_each_length_is_the_rounded_share_of_the_width(values: list[float], width: int) -> None:
    top = max(values) or 1
    for value, row in zip(values, draw_bars([values], "█", width, top), strict=True):
        length = len(row.rstrip())
        share = value / top * width
        assert row == "█" * length + " " * (width - length)
        # plotext rounds its own coordinates to a few decimals: a share near a half may go either way.
        assert abs(length - share) <= (0.51 if share >= 1 else 1)
        assert (length > 0) == (value > 0)


@settings(max_examples=50)
@given(
    pairs=st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=8),
    width=st.integers(1, 120),
)
def test_a_later_layer_is_painted_over_an_earlier_one(pairs: list[tuple[int, int]], width: int) -> None:
    wholes = [max(pair) for pair in pairs]
    parts = [min(pair) for pair in pairs]
    both = draw_bars([wholes, parts], "▒█", width, 100)
    below, above = draw_bars([wholes], "▒", width, 100), draw_bars([parts], "█", width, 100)
    for drawn, whole, part in zip(both, below, above, strict=True):
        assert drawn == part.rstrip() + whole[len(part.rstrip()) :]


def test_a_greater_maximum_shortens_the_bars() -> None:
    assert [len(row.rstrip()) for row in draw_bars([FIELDS], "█", 100, 200)] == [21, 45, 25, 3]


def test_all_zeros_draw_nothing() -> None:
    assert draw_bars([(0, 0)], "█", 5, 10) == ("     ", "     ")


def test_no_rows() -> None:
    assert draw_bars([[]], "█", 5, 10) == ()
    assert draw_bars([], "", 5, 10) == ()


def test_more_rows_than_one_figure_takes() -> None:
    lengths = [len(row.rstrip()) for row in draw_bars([range(250)], "#", 249, 249)]
    assert lengths == list(range(250))


def test_the_figure_is_left_clean() -> None:
    from plotext import figure

    draw_bars([FIELDS], "█", 30, 89)
    assert figure._signals._get_length() == 0
    assert figure.ruler("x", "lower") is not None
    assert figure._rulers._get(0, 0)._get_limits() == [None, None]


@pytest.mark.parametrize("columns", ["20", "400"])
def test_the_process_terminal_does_not_matter(columns: str) -> None:
    code = (
        "from danvan_tui.charts.plotext_port import draw_bars\n"
        "rows = draw_bars([list(range(1, 61))], '#', 160, 60)\n"
        "print(len(rows), len(rows[0]), len(rows[-1].rstrip()), len(rows[29].rstrip()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        env={"COLUMNS": columns, "LINES": "5", "PATH": "/usr/bin:/bin"},
    )
    assert run.stdout == "60 160 160 80\n"
    assert run.stderr == ""
