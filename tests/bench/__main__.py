"""``python -m tests.bench [NAME ...] [--models N] [--json FILE]``: a table of measurements."""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.process import BUSY, load
from tests.bench.registers import registers
from tests.bench.running import BENCHES, run
from tests.bench.size import MODELS, Size
from tests.bench.table import lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print.

    Returns:
        0, also where a figure is over what is wanted: that is for whoever reads it.
    """
    asked = _parser().parse_args(arguments)
    size = Size(models=asked.models, runs=asked.runs, sessions=asked.sessions, workers=asked.workers)
    busy = load()
    print(
        f"load average {busy:.2f}; medians of {size.runs} runs, sides in turn; Python {platform.python_version()}"
    )
    if busy > BUSY:
        print("WARNING: the machine does other work as well: figures of time say little")
    found = {}
    with registers() as made:
        for measured in run(asked.names or list(BENCHES), size, made):
            found[measured.bench] = [row.values() for row in measured.rows]
            print("\n".join(["", f"# {measured.bench}", *lines(measured.rows)]), flush=True)
    print(f"\nload average at the end {load():.2f}")
    if asked.json:
        report = {"load": busy, "load_after": load(), "models": size.models, "runs": size.runs, "benches": found}
        asked.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What the program costs.")
    parser.add_argument(
        "names", nargs="*", type=_name, metavar="NAME", help=f"what to measure: {', '.join(BENCHES)} (all)"
    )
    parser.add_argument(
        "--models", type=_at_least(100), metavar="N", default=MODELS, help="of the large register (1,000,000)"
    )
    parser.add_argument(
        "--runs", type=_at_least(1), metavar="N", default=Size().runs, help="of which the median counts"
    )
    parser.add_argument(
        "--workers", type=int, default=Size().workers, help="processes of the server in crowd and rush"
    )
    parser.add_argument(
        "--sessions",
        type=_at_least(2),
        metavar="N",
        default=Size().sessions,
        help="members who are in (200)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    return parser


def _name(text: str) -> str:
    if text not in BENCHES:
        raise argparse.ArgumentTypeError(f"no such bench: {text}; there are {', '.join(BENCHES)}")
    return text


def _at_least(least: int) -> Callable[[str], int]:
    def integer(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"a whole number from {least} on, not {text}")
        return int(text)

    return integer


if __name__ == "__main__":
    sys.exit(main())
