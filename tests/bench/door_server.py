"""``danvan`` as it is, and an answer to what only the process knows: ``python -m tests.bench.door_server``.

A line "apps" on stdin is answered on stdout by a line that begins with ``MARK``.
"""

import gc
import sys
import threading
import time
from typing import Final

MARK: Final = "bench: "


def live_apps() -> tuple[int, float]:
    """Sessions' apps in memory once all that nobody holds is gone, and the seconds that finding it took."""
    from danvan_tui.app import DanvanApp

    began = time.perf_counter()
    gc.collect()
    paused = time.perf_counter() - began
    return sum(isinstance(one, DanvanApp) for one in gc.get_objects()), paused


def _answer() -> None:
    for line in sys.stdin:
        if line.strip() == "apps" and sys.__stdout__ is not None:
            apps, paused = live_apps()
            sys.__stdout__.write(f"{MARK}{apps} {paused}\n")
            sys.__stdout__.flush()


if __name__ == "__main__":
    from danvan_tui.cli import main

    threading.Thread(target=_answer, name="bench", daemon=True).start()
    main()
