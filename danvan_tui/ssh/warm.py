"""What the first member would wait for, done before anybody comes."""

import gc
import pkgutil
from contextlib import suppress
from importlib import import_module

from textual.worker import WorkerCancelled

import danvan_tui
from danvan_tui.app import DanvanApp
from danvan_tui.live import Live
from danvan_tui.options import RunOptions
from danvan_tui.terminal import Capabilities

_NOT = ("danvan_tui.__main__", "danvan_tui.process", "danvan_tui.driver")
"""What is for this process's own terminal."""


def preload() -> None:
    """Import every module of the dashboard: dialogs and views are imported when they are opened otherwise."""
    for module in pkgutil.walk_packages(danvan_tui.__path__, "danvan_tui."):
        if module.name not in _NOT:
            import_module(module.name)


async def rehearse(live: Live, options: RunOptions) -> None:
    """Show one dashboard to nobody: style sheets are read, figures are counted, caches are filled."""
    app = DanvanApp(options, live, Capabilities(colours=256))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        # One has another begin, and what a newer one overtakes is cancelled: that is no fault.
        while running := [worker for worker in app.workers if not worker.is_finished]:
            for worker in running:
                with suppress(WorkerCancelled):
                    await worker.wait()
            await pilot.pause()
    gc.collect()
    # What is there by now stays: looking through it again would hold up everybody's keys.
    gc.freeze()
