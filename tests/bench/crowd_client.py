"""The members of a crowd, in a process of their own: ``python -m tests.bench.crowd_client PORT MODELS < keys``.

The first line on stdin is a list of private keys. Each further line is an order with its answer on
stdout, both JSON.
"""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count
from typing import Any

import asyncssh

from tests.bench.dashboard import shows_all
from tests.bench.terminal_client import Terminal

AT_A_TIME = 8
"""Connections that are opened at the same time where a crowd is not wanted all at once."""
TICK = 0.05
PATIENCE = 60.0
"""Seconds after which what is not there will not come."""
LAST_ANSWER = 2.0
"""Seconds that the keys pressed last have."""


class Crowd:
    """Members, each at a terminal."""

    def __init__(self, port: int, models: int, keys: list[str]) -> None:
        """Nobody has come yet."""
        self._port = port
        self._shows = shows_all(models)
        self._keys = [asyncssh.import_private_key(key) for key in keys]
        self._came = 0
        self._terminals: list[Terminal] = []
        self._late: list[float] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._began = self._cpu = 0.0

    async def open(self, many: int, at_once: bool) -> dict[str, Any]:
        """Let so many more come, and move to the list of models."""
        turns = asyncio.Semaphore(many if at_once else AT_A_TIME)

        async def one(number: int) -> Terminal:
            async with turns:
                terminal = Terminal(self._shows)
                await terminal.open(self._port, self._keys[number % len(self._keys)])
                return terminal

        came = await asyncio.gather(*(one(self._came + number) for number in range(many)), return_exceptions=True)
        self._came += many
        new = [terminal for terminal in came if isinstance(terminal, Terminal) and terminal.complete is not None]
        self._terminals += new
        opening = [[terminal.began, terminal.complete, sum(size for _, size in terminal.sent)] for terminal in new]
        for terminal in new:
            terminal.press(b"3")
            async with asyncio.timeout(PATIENCE):
                await terminal.answered.wait()
        return {"opening": opening, "failed": [repr(one) for one in came if isinstance(one, BaseException)]}

    async def begin(self, every: float, keys: list[list[str]]) -> dict[str, Any]:
        """Count anew, and press keys from now on.

        Args:
            every: Seconds between two keys of a member; 0 for no keys. The members' keys are spread over it.
            keys: What each of them presses, one list after the other; empty for cursor keys.
        """
        for terminal in self._terminals:
            terminal.forget()
        self._late.clear()
        self._began, self._cpu = time.perf_counter(), time.process_time()
        self._tasks = [asyncio.ensure_future(self._watch())]
        for number, terminal in enumerate(self._terminals if every else []):
            first = self._began + every * number / len(self._terminals)
            pressed = keys[number % len(keys)] if keys else []
            self._tasks.append(asyncio.ensure_future(self._press(terminal, every, first, pressed)))
        return {}

    async def end(self) -> dict[str, Any]:
        """Press no more; what was met meanwhile."""
        for task in self._tasks:
            task.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        failed = [repr(one) for one in ended if isinstance(one, Exception)]
        self._tasks.clear()
        # What was pressed a moment ago is on its way.
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_ANSWER):
                while any(terminal.unanswered for terminal in self._terminals):
                    await asyncio.sleep(TICK)
        return {
            "began": self._began,
            "sent": [terminal.sent for terminal in self._terminals],
            "delays": [terminal.delays for terminal in self._terminals],
            "unanswered": sum(terminal.unanswered for terminal in self._terminals),
            "figures": [terminal.figures for terminal in self._terminals],
            "lost": sum(terminal.lost for terminal in self._terminals) + len(failed),
            "late": self._late,
            "cpu": time.process_time() - self._cpu,
        }

    async def _press(self, terminal: Terminal, every: float, first: float, keys: list[str]) -> None:
        for number in count():
            await asyncio.sleep(max(0.0, first + number * every - time.perf_counter()))
            if keys:
                terminal.press(keys[number % len(keys)].encode("latin-1"))
            else:
                terminal.move()

    async def _watch(self) -> None:
        """How late this process is itself."""
        while True:
            due = time.perf_counter() + TICK
            await asyncio.sleep(TICK)
            self._late.append(time.perf_counter() - due)

    async def close(self) -> dict[str, Any]:
        """Let everybody go, every second one without a word."""
        lost = sum(terminal.lost for terminal in self._terminals)
        leaving = [
            asyncio.ensure_future(one.close(politely=number % 2 == 0))
            for number, one in enumerate(self._terminals)
        ]
        if leaving:
            # A server that has more to do than it can is no reason to lose what was measured.
            _, waiting = await asyncio.wait(leaving, timeout=PATIENCE)
            for one in waiting:
                one.cancel()
        self._terminals.clear()
        return {"lost": lost}


async def _obey() -> None:
    keys = json.loads(sys.stdin.readline())
    crowd = Crowd(int(sys.argv[1]), int(sys.argv[2]), keys)
    orders: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
        "open": crowd.open,
        "begin": crowd.begin,
        "end": crowd.end,
        "close": crowd.close,
    }
    # What it times must not wait for its own housekeeping.
    gc.disable()
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        answer = await orders[order.pop("do")](**order)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        gc.collect()


if __name__ == "__main__":
    asyncio.run(_obey())
