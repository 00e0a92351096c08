"""Bytes to a session: to open it, for a key, for a change elsewhere; and a working hour at 9,600 baud."""

import random
from collections.abc import Iterator, Sequence
from time import sleep
from typing import Final

from tests.bench.clients import Stay, clients
from tests.bench.door import serving
from tests.bench.registers import Registers
from tests.bench.size import Size
from tests.bench.table import Row, Wanted, number
from tests.bench.terminal_client import DOWN, UP
from tests.bench.writer import seen, writing_every

RATE: Final = 960
"""Bytes a second at 9,600 baud: eight bits, a start and a stop."""
PACKET: Final = 36
"""What SSH adds to each piece: its length, its padding and its seal."""
HOUR: Final = 3600
CHANGES: Final = 500
"""Changes by others in that hour."""
_QUICK: Final = 0.3
"""Seconds between two keys of somebody who rests on no line, so that none is read in full."""
_APART: Final = 1.5
_PAGE_UP, _PAGE_DOWN, _END, _HOME = "\x1b[5~", "\x1b[6~", "\x1b[F", "\x1b[H"
_ENTER, _ESCAPE, _TAB = "\r", "\x1b", "\t"


def measure(size: Size, registers: Registers) -> Iterator[Row]:
    """At 120x40 and 256 colours."""
    members = max(2, size.sessions * 3 // 10)
    with serving(registers, registers.sample(), members) as door:
        with clients(registers, door) as one:
            opening = one.open(1)[0].sent
            yield Row("to open", opening, "B", wanted=Wanted(25_000))
            one.stay(min(2.0, size.idle))
            pressed = one.stay(size.keys * _QUICK, _QUICK)
            yield Row("a cursor key", _sent(pressed) / _keys(pressed), "B", wanted=Wanted(400))
            one.stay(min(2.0, size.idle))
            rested = one.stay(size.keys / 4, 1.0)
            yield Row("  with the model that it rests on", _sent(rested) / _keys(rested), "B")
            one.stay(min(2.0, size.idle))
            one.begin()
            with writing_every(door.register, _APART) as commits:
                sleep(_APART * (size.runs + 0.5))
            sleep(1.0)
            stay = one.end()
            shown = sum(after is not None for after in seen(commits, stay.figures[0]))
            yield Row("a change elsewhere", _sent(stay) / max(1, shown), "B", wanted=Wanted(600))
            one.close()
        with clients(registers, door) as crowd:
            # An hour of one member, as that many minutes of as many members.
            crowd.open(members)
            crowd.begin(1.0, [_day(seed) for seed in range(members)])
            with writing_every(door.register, HOUR / CHANGES):
                sleep(size.stay)
            sleep(1.0)
            yield from _hour(crowd.end(), members * size.stay, opening)
            crowd.close()


def _hour(stay: Stay, seconds: float, opening: int) -> Iterator[Row]:
    sent = sum(_sent_to(pieces) for pieces in stay.sent) + opening
    packets = sum(len(pieces) for pieces in stay.sent)
    budget = RATE * seconds
    name = f"{number(seconds)} keys and {number(round(seconds * CHANGES / HOUR))} changes at a key a second"
    yield Row(name, sent, "B", budget, f"{number(seconds)} s at 9,600 baud", Wanted(1, "ratio"))
    yield Row("  with what SSH adds", sent + PACKET * packets, "B", budget, f"{number(seconds)} s at 9,600 baud")
    yield Row("  for each key", sent / seconds, "B")
    waits = sorted(wait for pieces in stay.sent for wait in _waits(pieces, stay.began))
    yield Row("  longest wait for the line", max(waits, default=0.0), "s")
    yield Row("  95th percentile of it", waits[len(waits) * 95 // 100] if waits else 0.0, "s")


def _waits(pieces: Sequence[tuple[float, int]], began: float) -> Iterator[float]:
    """Seconds from when each piece is sent until a line of 9,600 baud has brought all of it."""
    free = began
    for at, size in pieces:
        free = max(free, at) + (size + PACKET) / RATE
        yield free - at


def _day(seed: int) -> list[str]:
    """What a member does: mostly moves about a list, reads, narrows, searches."""
    chance = random.Random(seed)
    down, up = DOWN.decode(), UP.decode()
    doings: list[tuple[int, list[str]]] = [
        (10, [down] * 8),
        (5, [up] * 5),
        (3, [_PAGE_DOWN, _PAGE_DOWN, _PAGE_UP]),
        (1, [_END, _HOME]),
        (3, ["1", down, _ENTER, "3", down, down, _ESCAPE, _ESCAPE]),
        (3, ["2", down, down, _ENTER, "3", down, _ESCAPE, _ESCAPE]),
        (2, ["3", _ENTER, down, down, _ESCAPE]),
        (2, ["/", *"duong hoa", _ENTER, down, down, _ESCAPE, _ESCAPE, "3"]),
        (2, [_TAB, _TAB, _TAB, "3"]),
    ]
    weights = [weight for weight, _ in doings]
    keys: list[str] = []
    while len(keys) < HOUR:
        keys += chance.choices(doings, weights)[0][1]
    return keys


def _sent(stay: Stay) -> int:
    return sum(_sent_to(pieces) for pieces in stay.sent)


def _sent_to(pieces: Sequence[tuple[float, int]]) -> int:
    return sum(size for _, size in pieces)


def _keys(stay: Stay) -> int:
    return max(1, sum(len(delays) for delays in stay.delays))
