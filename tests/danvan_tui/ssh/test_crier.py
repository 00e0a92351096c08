"""News to many sessions: each in a turn of its own, everybody the newest."""

import asyncio
import threading

from danvan_tui.live import Listener, News
from danvan_tui.ssh.crier import Crier


class Ears:
    """Sessions that write down what they hear, and how often others had a turn before."""

    def __init__(self, count: int) -> None:
        self.heard: list[tuple[int, int]] = []
        self.turns: list[int] = []
        self.turn = 0
        self.all: list[Listener] = [self._ear(number) for number in range(count)]

    def _ear(self, number: int) -> Listener:
        def hear(news: News) -> None:
            self.heard.append((number, news.revision))
            self.turns.append(self.turn)

        return hear

    async def until(self, count: int) -> None:
        """Give way until so many have heard."""
        while len(self.heard) < count:
            self.turn += 1
            await asyncio.sleep(0)


async def test_others_have_a_turn_between_any_two() -> None:
    ears = Ears(5)
    Crier().tell(ears.all, News(1))
    await asyncio.wait_for(ears.until(5), 10)
    assert ears.heard == [(number, 1) for number in range(5)]
    assert len(set(ears.turns)) == 5


async def test_who_waits_hears_the_newest_only_and_keeps_the_turn() -> None:
    ears = Ears(4)
    crier = Crier()
    crier.tell(ears.all, News(1))
    await ears.until(2)
    crier.tell(ears.all, News(2))
    await asyncio.wait_for(ears.until(6), 10)
    last = dict(ears.heard)
    assert last == dict.fromkeys(range(4), 2)
    assert [number for number, revision in ears.heard if revision == 1] in ([0, 1], [0, 1, 2])
    assert [number for number, _ in ears.heard][:4] == [0, 1, 2, 3]


async def test_it_is_told_from_another_thread_and_again() -> None:
    ears = Ears(3)
    crier = Crier()
    for revision in (1, 2):
        thread = threading.Thread(target=crier.tell, args=(ears.all, News(revision)))
        thread.start()
        await asyncio.wait_for(ears.until(3 * revision), 10)
        thread.join()
    assert [revision for _, revision in ears.heard] == [1, 1, 1, 2, 2, 2]
