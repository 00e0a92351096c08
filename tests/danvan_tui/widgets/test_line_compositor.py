"""A part of the screen that is drawn by itself is that part of the whole screen."""

from random import Random

from textual._compositor import ChopsUpdate
from textual.geometry import Region
from textual.strip import Strip

from danvan_tui.widgets.line_compositor import LineCompositor
from tests.danvan_tui.conftest import Running, dashboard


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
