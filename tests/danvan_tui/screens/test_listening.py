"""News come into a screen's own loop, in its name, from whatever thread."""

from asyncio import to_thread
from threading import get_ident

import pytest
from textual._context import active_message_pump
from textual.app import App
from textual.screen import Screen

from danvan_tui.live_news import News
from danvan_tui.screens.listening import Ear

NEWS = News(7)


class Listening(Screen[None]):
    """Notes what it hears, where, and as whom."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[News, int, object]] = []
        self.fails = False

    def on_mount(self) -> None:
        self.ear = Ear(self, self.hear)

    def hear(self, news: News) -> None:
        if self.fails:
            raise LookupError("nothing to be found")
        self.heard.append((news, get_ident(), active_message_pump.get()))


class Listener(App[None]):
    def get_default_screen(self) -> Listening:
        return Listening()


async def test_from_its_own_thread_it_has_heard_at_once() -> None:
    async with Listener().run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Listening)
        screen.ear.tell(NEWS)
        assert screen.heard == [(NEWS, get_ident(), screen)]


async def test_from_another_thread_it_hears_in_its_loop() -> None:
    async with Listener().run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Listening)
        await to_thread(screen.ear.tell, NEWS)
        await pilot.pause()
        assert screen.heard == [(NEWS, get_ident(), screen)]


async def test_a_screen_that_has_ended_hears_nothing() -> None:
    async with Listener().run_test() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Listening)
    screen.ear.tell(NEWS)
    await to_thread(screen.ear.tell, NEWS)
    assert screen.heard == []


async def test_an_error_ends_the_app_as_one_in_a_handler_does() -> None:
    app = Listener()

    async def fail() -> None:
        async with app.run_test() as pilot:
            screen = app.screen
            assert isinstance(screen, Listening)
            screen.fails = True
            await to_thread(screen.ear.tell, NEWS)
            await pilot.pause()

    with pytest.raises(LookupError, match="nothing to be found"):
        await fail()
