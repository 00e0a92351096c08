"""What a person sees, letter by letter. ``DANVAN_GOLDEN=write`` writes what is there now."""

import os
import re

import pytest

from tests.danvan_tui.cli.conftest import GOLDEN, Cli

WRITE = os.environ.get("DANVAN_GOLDEN") == "write"
"""Read before the test's own environment begins."""

CALLS = {
    "tally": ["tally"],
    "tally-standing": ["tally", "--by", "standing", "--field", "VX"],
    "tally-year": ["tally", "--by", "year", "--unit", "Phù Vân"],
    "units": ["units", "--period", "2018"],
    "models": ["models", "--search", "đường hoa", "--limit", "5"],
    "show": ["show", "MH0001"],
}

_MOMENT = re.compile(r"\d\d:\d\d \d\d/\d\d/\d{4}")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", CALLS)
def test_the_output_is_as_it_was(sample: Cli, name: str, language: str) -> None:
    result = sample(*CALLS[name], "--lang", language)
    assert (result.code, result.err) == (0, "")
    out = _MOMENT.sub("14:03 24/11/2026", result.out)
    path = GOLDEN / f"{name}.{language}.txt"
    if WRITE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(out, encoding="utf-8")
    assert out == path.read_text(encoding="utf-8")
