"""A part of the screen that is drawn by itself is that part of the whole screen."""

from collections.abc import Sequence
from random import Random

from textual._compositor import ChopsUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.widgets.line_compositor import LineCompositor, PlacedStrip
from danvan_tui.widgets.painted import Painted
from tests.danvan_tui.conftest import Running, dashboard


class Cover(Static):
    """Lies before everything."""

    DEFAULT_CSS = "Cover { overlay: screen; position: absolute; width: 100%; height: 100%; }"


def part_of(whole: list[Strip], update: ChopsUpdate) -> list[tuple[int, int, str, str]]:
    """Each piece that was drawn: its line, its first cell, and its text in the part and in the whole."""
    found = []
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if strip is not None:
                found.append((y, x, strip.text, whole[y].crop(x, end).text))
            else:
                assert x >= right or end <= left
    return found


async def test_any_regions(running: Running) -> None:
    random = Random(3)
    async with running(size=(120, 40)) as pilot:
        compositor = dashboard(pilot)._compositor
        assert isinstance(compositor, LineCompositor)
        whole = compositor.render_strips()
        for _ in range(60):
            for _ in range(random.randint(1, 5)):
                x, y = random.randrange(120), random.randrange(40)
                size = random.randint(1, 120 - x), random.randint(1, min(4, 40 - y))
                compositor._dirty_regions.add(Region(x, y, *size))
            update = compositor.render_partial_update()
            assert update is not None
            drawn = part_of(whole, update)
            assert drawn
            assert all(part == all_of_it for _, _, part, all_of_it in drawn)
        assert compositor.render_partial_update() is None


async def test_what_lies_in_front_is_drawn(running: Running) -> None:
    async with running(size=(120, 40)) as pilot:
        screen = dashboard(pilot)
        await pilot.press("slash", "r")
        compositor = screen._compositor
        whole = compositor.render_strips()
        compositor._dirty_regions.add(Region(0, 0, 120, 40))
        update = compositor.render_partial_update()
        assert update is not None
        assert all(part == all_of_it for _, _, part, all_of_it in part_of(whole, update))


def drawn_alone(screen: DashboardScreen, *dirty: tuple[Painted, Region]) -> Sequence[PlacedStrip] | None:
    """What widgets draw by themselves of which regions of their content are to be repainted."""
    compositor = screen._compositor
    assert isinstance(compositor, LineCompositor)
    for widget, region in dirty:
        widget._repaint_regions.add(region)
    return compositor.lines_of({widget for widget, _ in dirty})


async def test_lines_that_widgets_draw_by_themselves_are_those_of_the_screen(running: Running) -> None:
    random = Random(5)
    async with running(size=(120, 40)) as pilot:
        screen = dashboard(pilot)
        whole = screen._compositor.render_strips()
        painted = [screen.query_one(f"#{name}", Painted) for name in ("unit-list", "model-list", "header", "keys")]
        for _ in range(60):
            dirty = []
            for widget in random.sample(painted, random.randint(1, 4)):
                width, height = widget.size
                x, y = random.randrange(width), random.randrange(height)
                dirty.append((widget, Region(x, y, random.randint(1, 2 * width), random.randint(1, 3))))
            strips = drawn_alone(screen, *dirty)
            assert strips
            for x, y, strip in strips:
                assert strip.text == whole[y].crop(x, x + strip.cell_length).text
            asked = {
                (line + widget.content_region.y)
                for widget, region in dirty
                for line in region.intersection(widget.size.region).line_range
            }
            assert [y for _, y, _ in strips] == sorted(y for _, y, _ in strips)
            assert {y for _, y, _ in strips} == asked
            assert not any(widget._repaint_regions for widget in painted)


async def test_what_has_a_frame_or_lies_behind_something_is_not_drawn_by_itself(running: Running) -> None:
    async with running(size=(120, 40)) as pilot:
        screen = dashboard(pilot)
        line = Region(0, 0, 10, 1)
        header = screen.query_one("#header", Painted)
        assert drawn_alone(screen, (screen.units, line)) is None
        assert drawn_alone(screen, (header, line), (screen.units, line)) is None
        # Nothing was lost of what they are to repaint.
        assert header._repaint_regions == {line}
        screen._compositor._dirty_regions.add(line)
        assert drawn_alone(screen, (header, line)) is None
        screen._compositor._dirty_regions.clear()
        assert drawn_alone(screen, (header, line)) is not None
        models = screen.query_one("#model-list", Painted)
        assert drawn_alone(screen, (models, line)) is not None
        await screen.mount(Cover())
        await pilot.pause()
        assert drawn_alone(screen, (models, line)) is None
