"""What a terminal sends becomes keys and pastes, wherever the reads are cut."""

import pytest
from textual import events
from textual.message import Message

from danvan_tui.driver import PasteParser
from danvan_tui.paste import END, START

COLOURED = f"{START}dong 1\rdong 2 \x1b[31mdo\x1b[0m\rdong 3{END}"


def _told(found: list[Message]) -> list[str]:
    return [
        event.text if isinstance(event, events.Paste) else event.key
        for event in found
        if isinstance(event, events.Paste | events.Key)
    ]


@pytest.mark.parametrize("cut", range(1, len(COLOURED) + 1))
def test_a_paste_with_escapes_is_one_paste_in_its_order(cut: int) -> None:
    parser = PasteParser()
    found = [*parser.feed(f"a{COLOURED[:cut]}")]
    if COLOURED[cut:]:
        found += parser.feed(COLOURED[cut:])
    found += parser.feed("b")
    found += parser.feed("")
    assert _told(found) == ["a", "dong 1\rdong 2 do\rdong 3", "b"]


def test_a_paste_without_an_end_comes_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = PasteParser()
    assert _told([*parser.feed(f"{START}đường hoa"), *parser.tick()]) == []
    monkeypatch.setattr("danvan_tui.driver.PASTE_PATIENCE", -1.0)
    found = [*parser.tick(), *parser.feed("q"), *parser.feed("")]
    assert _told(found) == ["đường hoa", "q"]


def test_keys_are_as_they_were() -> None:
    parser = PasteParser()
    found = [*parser.feed("\x1b[B\x1bOP\x7fđ"), *parser.feed("")]
    assert _told(found) == ["down", "f1", "backspace", "đ"]
