"""Two versions of a long text can be told apart."""

from danvan_tui.forms.entries import Value
from danvan_tui.forms.merging import Clash
from danvan_tui.locale import words
from danvan_tui.present.clashes import clash_lines

LONG = "Vận động nhân dân hiến đất làm đường giao thông nông thôn, trồng hoa hai bên đường. " * 20


def _parts(mine: str, theirs: str, before: str) -> tuple[str, list[str]]:
    lines = clash_lines(words("vi"), Clash("x", Value(before), Value(mine), Value(theirs)), 70)
    assert all(sum(len(piece.text) for piece in line) <= 70 for line in lines)
    text = "\n".join("".join(piece.text for piece in line) for line in lines)
    return text, [piece.text for line in lines for piece in line if piece.style == "key"]


def test_what_differs_is_marked_and_in_view() -> None:
    text, marked = _parts(f"{LONG}120 hộ. {LONG}", f"{LONG}95 hộ. {LONG}", f"{LONG}80 hộ. {LONG}")
    assert len(text.splitlines()) < 12
    assert marked == ["120", "95", "80"]


def test_short_texts_are_whole() -> None:
    text, marked = _parts("Tên của tôi", "Tên kia", "")
    assert text.splitlines() == [
        "Của tôi:",
        "  Tên của tôi",
        "Của người kia:",
        "  Tên kia",
        "Trước đó:",
        "  (trống)",
    ]
    assert marked == ["của tôi", "kia"]


def test_a_word_without_end_is_broken() -> None:
    text, _ = _parts("x" * 200, "b", "c")
    assert "".join(text.split()).count("x") == 200
