"""The first frame is styled and laid out once: a second time is what a member waits for."""

from collections.abc import Iterable
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.geometry import Size
from textual.widget import Widget

from danvan_tui.screens.dashboard import DashboardScreen
from tests.danvan_tui.conftest import Running, dashboard


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_the_first_layout_is_for_the_size_that_there_is(
    running: Running, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    laid_out: list[frozenset[str]] = []
    reflow = Compositor.reflow

    def noted(self: Compositor, parent: Widget, size: Size) -> Any:
        if isinstance(parent, DashboardScreen) and parent.children:
            laid_out.append(parent.classes)
        return reflow(self, parent, size)

    monkeypatch.setattr(Compositor, "reflow", noted)
    async with running(size=size) as pilot:
        assert laid_out[0] == dashboard(pilot).classes


async def test_no_class_is_set_when_everything_has_its_styles(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[DOMNode] = []
    update_nodes = Stylesheet.update_nodes

    def noted(self: Stylesheet, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        known = list(nodes)
        again.extend(node for node in known if isinstance(node, DashboardScreen))
        update_nodes(self, known, animate)

    monkeypatch.setattr(Stylesheet, "update_nodes", noted)
    async with running():
        assert again == []
