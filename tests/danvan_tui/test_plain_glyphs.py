"""A terminal without box drawing is sent letters and ASCII signs, and nothing else, on every screen."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.plain_glyphs import is_latin, plain
from db.errors import Language
from tests.danvan_tui.conftest import Running, lines, settle

PLACES = (
    *("1", "4", "f8", "escape", "slash", "escape", "f1", "escape", "f2", "escape", "ctrl+p", "escape", "3"),
    *("f6", "escape", "ctrl+f", "escape", "f5", "escape", "f9", "escape", "2", "enter", "f3", "ctrl+t"),
    *("f4", "right", "right", "escape"),
)
"""Keys that lead to every screen."""


def strange(text: str) -> set[str]:
    return {letter for letter in text if not letter.isascii() and not is_latin(letter)}


@pytest.mark.parametrize(("size", "language"), [((160, 45), "vi"), ((80, 24), "en")])
async def test_no_screen_shows_a_glyph(size: tuple[int, int], language: Language, running: Running) -> None:
    async with running(size=size, language=language, ascii_borders=True) as pilot:
        assert strange("".join(lines(pilot))) == set()
        for key in PLACES:
            await pilot.press(key)
            await settle(pilot)
            assert strange("".join(lines(pilot))) == set(), key


async def test_letters_stay(running: Running) -> None:
    async with running(ascii_borders=True) as pilot:
        text = "\n".join(lines(pilot))
        assert "Trồng và chăm sóc" in text or "Bếp ăn, chợ bảo đảm" in text
        assert "+- 1 Lĩnh vực" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trồng và chăm sóc đường hoa ở Phủ Lý", "Trồng và chăm sóc đường hoa ở Phủ Lý"),
        ("↑↓ chọn · «hoa» › Tất cả…", "^v chọn - <hoa> > Tất cả~"),
        ("╭─ 1 ─╮│▸█▒▏", "+- 1 -+|>#=|"),
        ("“Dân vận khéo” – 2015", '"Dân vận khéo" - 2015'),
        ("漢", "??"),
        (normalize("NFD", "đường"), "đường"),
    ],
)
def test_what_stands_for_a_glyph(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(max_size=20))
def test_plain_text_is_as_wide_and_holds_no_glyph(text: str) -> None:
    shown = plain(text)
    assert strange(shown) == set()
    assert cell_len(shown) <= cell_len(text)
    if cell_len(text) == sum(map(cell_len, text)):
        assert cell_len(shown) == cell_len(text)
