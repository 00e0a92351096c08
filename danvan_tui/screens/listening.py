"""News from the feed's thread into a screen's own event loop, past its queue of messages."""

from asyncio import get_running_loop
from collections.abc import Callable
from contextvars import copy_context
from threading import get_ident

from textual.screen import Screen

from danvan_tui.live_news import News


class Ear:
    """Has a screen hear news as it would handle a message.

    A message of Textual's goes through a queue, a search for handlers in every class of the screen and a look
    whether the screen is idle now: a tenth of all the functions that a change runs through.
    """

    def __init__(self, screen: Screen[None], hear: Callable[[News], None]) -> None:
        """Listen for a screen that is being mounted.

        Args:
            screen: Made by itself, in its event loop: what it does on hearing is done in its name.
            hear: Called in the screen's event loop, never while another of its handlers runs that does not wait.
        """
        self._screen = screen
        self._hear = hear
        self._loop = get_running_loop()
        self._context = copy_context()
        self._thread = get_ident()

    def tell(self, news: News) -> None:
        """Tell the screen, from any thread; where that is its own, it has heard when this returns."""
        if get_ident() == self._thread:
            self._context.run(self._tell, news)
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, news, context=self._context)

    def _tell(self, news: News) -> None:
        if not self._screen.is_running:
            return
        try:
            self._hear(news)
        except Exception as error:
            # Private, and where an error in a handler goes.
            self._screen.app._handle_exception(error)
