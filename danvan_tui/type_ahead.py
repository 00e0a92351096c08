"""Keys that are typed ahead of the screen: each one goes where the keys go once the one before is carried out.

Textual hands a key to the widget that has the focus at that moment, and that widget handles it later. Over a slow
line several keys come in one read ("3", Down, Down), and the later ones would still go to the pane of before.
"""

from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump

Typed = events.Key | events.Paste

PATIENCE = 0.25
"""Seconds that a key waits at most for the one before it: a widget that is closed meanwhile never answers."""


class TypeAhead:
    """The keys of one session, one after the other."""

    def __init__(self, app: App[None], carry_out: Callable[[Typed], Awaitable[None]]) -> None:
        """No key yet.

        Args:
            app: The session.
            carry_out: Hands a key to whoever has the focus.
        """
        self._app = app
        self._carry_out = carry_out
        self._waiting: deque[Typed] = deque()
        self._last: DOMNode | None = None
        self._round = 0

    @property
    def backlog(self) -> int:
        """How many keys wait for their turn."""
        return len(self._waiting)

    async def take(self, typed: Typed) -> None:
        """Carry a key out, or keep it until its turn comes."""
        if not self._waiting and not self._at_work:
            await self._hand_over(typed)
            return
        self._waiting.append(typed)
        if len(self._waiting) == 1:
            self._ask()

    @property
    def _at_work(self) -> bool:
        """Whether the last key may not be done yet. A look at some queues; a key by itself costs no more."""
        if self._last is None:
            return False
        # Private: a message that was looked at ahead of its turn is in the queue no longer.
        return any(
            node.message_queue_size or node._pending_message is not None
            for node in (self._app, *self._way(self._last))
        )

    def _way(self, last: DOMNode) -> list[DOMNode]:
        """Who hears of what a key set off, one after the other."""
        return [node for node in last.ancestors_with_self if node is not self._app]

    async def _hand_over(self, typed: Typed) -> None:
        self._last = self._app.focused or self._app.screen
        await self._carry_out(typed)

    def _ask(self) -> None:
        """Ask along the way of what the last key set off whether it is done, then let the next key go."""
        self._round += 1
        app = self._app
        nodes = self._way(self._last) if self._last is not None else []
        # The key goes up to the app, which does what it is bound to. What a widget says of that goes up again:
        # twice each, once for what is in its queue already, once for what that will have added.
        way: list[MessagePump] = [*nodes, app, *(node for node in nodes for _ in range(2)), app]
        screen = app.screen
        app.set_timer(PATIENCE, self._answer(self._round))
        self._pass_on(way, self._round, lambda: self._opened(screen))

    def _pass_on(self, way: list[MessagePump], number: int, then: Callable[[], Awaitable[None]]) -> None:
        while way and not way[0].call_later(self._go_on, way[1:], number, then):
            way = way[1:]

    async def _go_on(self, way: list[MessagePump], number: int, then: Callable[[], Awaitable[None]]) -> None:
        if number != self._round:
            return
        if way:
            self._pass_on(way, number, then)
        else:
            await then()

    async def _opened(self, before: MessagePump) -> None:
        """A screen that the last key opened must have given its focus first."""
        screen = self._app.screen
        if screen is before:
            await self._release()
        else:
            self._pass_on([screen, screen, self._app], self._round, self._release)

    async def _release(self) -> None:
        self._round += 1
        await self._hand_over(self._waiting.popleft())
        if self._waiting:
            self._ask()

    def _answer(self, number: int) -> Callable[[], Awaitable[None]]:
        async def answer() -> None:
            if number == self._round:
                await self._release()

        return answer
