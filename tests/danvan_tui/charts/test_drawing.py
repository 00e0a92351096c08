"""Where a cursor goes in a chart."""

from danvan_tui.charts import (
    Bar,
    BarSpec,
    Drawing,
    Funnel,
    FunnelSpec,
    GridRow,
    GridSpec,
    Group,
    GroupSpec,
    Spec,
    has_keys,
    line_text,
    nearest,
    page,
    row_of,
    scroll_to_show,
    step,
)

KEYS = (None, "a", None, None, "b", None, "c")
DRAWING = Drawing(tuple(((str(index), "label"),) for index in range(7)), KEYS, frozen=1)


def test_steps_skip_lines_without_keys_and_stop_at_the_ends() -> None:
    assert [step(KEYS, "a", rows) for rows in (-1, 0, 1, 2, 9)] == ["a", "a", "b", "c", "c"]


def test_pages_go_as_far_as_they_reach_and_at_least_one_row() -> None:
    assert page(KEYS, "a", 2) == "b"
    assert page(KEYS, "a", 5) == "c"
    assert page(KEYS, "c", -5) == "a"
    assert page(KEYS, "c", -1) == "b"
    assert page(KEYS, "c", 3) == "c"


def test_a_cursor_stays_on_its_key_or_near_its_place() -> None:
    assert nearest(KEYS, ("c", "b"), "b") == "b"
    assert nearest(KEYS, ("x", "y", None, "z"), "b") == "z"
    assert nearest((), KEYS, None) == "a"
    assert nearest(KEYS, (None, None), "b") is None
    assert nearest((), (), None) is None


def test_headings_stay_when_scrolled() -> None:
    assert [row_of(DRAWING, y, 3) for y in range(3)] == [0, 4, 5]


def test_a_row_is_shown_with_the_lines_that_belong_to_it() -> None:
    assert scroll_to_show(DRAWING, "a", 2, 4) == 0
    assert scroll_to_show(DRAWING, "b", 0, 4) == 2
    assert scroll_to_show(DRAWING, "c", 0, 4) == 3
    assert scroll_to_show(DRAWING, "b", 3, 4) == 3
    assert scroll_to_show(DRAWING, "b", 4, 3) == 3
    assert scroll_to_show(DRAWING, "b", 0, 20) == 0


def test_charts_with_and_without_keys() -> None:
    pairs: list[tuple[Spec, Spec]] = [
        (BarSpec((Bar("a", 1, key="k"),)), BarSpec((Bar("a", 1),))),
        (GridSpec((), (GridRow("a", (), 0),)), GridSpec((), (GridRow("a", ()),))),
        (FunnelSpec((Funnel("a", (), "k"),)), FunnelSpec((Funnel("a", ()),))),
        (GroupSpec((Group("a", (Bar("b", 1, key="k"),)),)), GroupSpec((Group("a", (Bar("b", 1),)),))),
    ]
    assert [(has_keys(keyed), has_keys(plain)) for keyed, plain in pairs] == [(True, False)] * 4
    assert line_text(DRAWING.lines[3]) == "3"
