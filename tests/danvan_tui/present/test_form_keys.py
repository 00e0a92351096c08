"""The line of a form's keys: at 80 columns nothing of it is cut off."""

from itertools import product

import pytest
from rich.cells import cell_len

from danvan_tui.forms.entries import Entry, Kind
from danvan_tui.locale import words
from danvan_tui.present.forms import Touch, form_keys
from danvan_tui.present.keys import key_line
from db.errors import Language


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_key_is_named_at_80_columns(language: Language) -> None:
    entries = [None, *(Entry("x", kind, "entry.name") for kind in Kind)]
    for entry, touch, typed, paged in product(entries, Touch, (False, True), (False, True)):
        keys = form_keys(entry, touch, typed=typed, paged=paged)
        line = "".join(piece.text for piece in key_line(words(language), keys))
        assert cell_len(line.rstrip()) <= 78, line


def test_giving_up_is_offered_where_something_is_typed() -> None:
    entry = Entry("x", Kind.LINE, "entry.name")
    for typed in (False, True):
        assert any(key == "F4" for key, _ in form_keys(entry, Touch.EMPTY, typed=typed)) is typed
