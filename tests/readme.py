"""The generated parts of the README. ``DANVAN_GOLDEN=write`` writes down what is true now."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
WRITE = os.environ.get("DANVAN_GOLDEN") == "write"
"""Read before a test's own environment begins."""


def text() -> str:
    """The whole README."""
    return README.read_text(encoding="utf-8")


def part(name: str) -> str:
    """What stands between the comments ``<!-- name -->`` and ``<!-- /name -->``."""
    found = _part(name).search(text())
    assert found is not None, f"the README has no part {name!r}"
    return found[2]


def is_true(name: str, generated: str) -> bool:
    """Whether a part says what it should; it is written first where that was asked for."""
    body = f"\n{generated.strip()}\n"
    if WRITE:
        README.write_text(_part(name).sub(lambda found: found[1] + body + found[3], text()), encoding="utf-8")
    return part(name) == body


def _part(name: str) -> re.Pattern[str]:
    return re.compile(f"(<!-- {name} -->)(.*?)(<!-- /{name} -->)", re.DOTALL)
