"""A folder's entries: whatever their names, sizes and times are."""

from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.folder import shown_name
from danvan_tui.locale import words
from danvan_tui.present import say
from danvan_tui.present.folder import moment, path_shown


@given(st.binary(max_size=60))
def test_no_name_drives_a_terminal(name: bytes) -> None:
    shown = shown_name(name)  # type: ignore[arg-type] # os.fsencode takes bytes as they are
    assert not {category(letter) for letter in shown} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.lists(st.text("abcđ ă…", min_size=1, max_size=12), max_size=8), st.integers(0, 60))
def test_a_path_fits_its_width_and_keeps_its_end(parts: list[str], width: int) -> None:
    path = Path("/", *parts)
    shown = path_shown(path, width, "…")
    assert cell_len(shown) <= max(width, 1)
    assert shown == str(path) or str(path).endswith(shown.removeprefix("…"))


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [
        (None, "", ""),
        (0, "0 B", "0 B"),
        (1023, "1023 B", "1023 B"),
        (15258, "15 KB", "15 KB"),
        (1_300_000, "1,2 MB", "1.2 MB"),
        (2_000_000_000_000_000, "1.819 TB", "1,819 TB"),
    ],
)
def test_sizes(count: int | None, vi: str, en: str) -> None:
    assert say.size(words("vi"), count) == vi
    assert say.size(words("en"), count) == en


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0, "07:00 01/01/1970"), (1.5e9, "09:40 14/07/2017"), (1e30, ""), (float("nan"), "")],
)
def test_times(seconds: float | None, said: str) -> None:
    assert moment(seconds) == said
