"""Pastes are taken out of the keys, whole or not, wherever the reads are cut."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from danvan_tui.paste import END, START, Paste, PasteGate

TYPED = st.text("abđ1\x1b[0~2", max_size=12).filter(lambda text: START not in text)
PASTED = st.text("abđ1[0~2\n\t", max_size=12)


def split(gate: PasteGate, pieces: list[str]) -> tuple[str, list[str]]:
    """What the parser sees, without its empty pastes, and what was pasted."""
    seen, pastes = "", []
    for piece in pieces:
        for part in gate.split(piece):
            if isinstance(part, Paste):
                pastes.append(str(part))
            else:
                seen += part
    return seen.replace(START + END, ""), pastes


@given(st.lists(st.tuples(TYPED, PASTED), max_size=4), st.lists(st.integers(0, 200), max_size=12))
def test_wherever_the_reads_are_cut(told: list[tuple[str, str]], cuts: list[int]) -> None:
    # A letter between keeps what is typed from making a mark with what surrounds it.
    whole = "".join(f"{typed}x{START}{pasted}{END}x" for typed, pasted in told)
    places = sorted({min(cut, len(whole)) for cut in cuts} | {0, len(whole)})
    pieces = [whole[a:b] for a, b in itertools.pairwise(places)]
    gate = PasteGate(1000)
    seen, pastes = split(gate, pieces)
    assert seen == "".join(f"{typed}xx" for typed, _ in told)
    assert pastes == [pasted for _, pasted in told]
    assert not gate.pasting


def test_a_long_paste_is_cut() -> None:
    gate = PasteGate(10)
    assert split(gate, [START, "x" * 8, "y" * 1_000_000, END]) == ("", ["x" * 8 + "yy"])


def test_a_paste_holds_no_keys_and_no_escapes() -> None:
    assert split(PasteGate(100), [f"{START}a\x1b[31mb\x03\x7f\x9bc\nd{END}"]) == ("", ["abc\nd"])


def test_a_paste_without_an_end_can_be_ended() -> None:
    gate = PasteGate(100)
    assert split(gate, [f"{START}duong hoa\x1b[20"]) == ("", [])
    assert gate.pasting
    assert gate.end() == "duong hoa"
    assert split(gate, ["q"]) == ("q", [])


def test_an_escape_is_never_held_back() -> None:
    gate = PasteGate(100)
    assert list(gate.split("\x1b")) == ["\x1b"]
    assert list(gate.split("[")) == ["["]
