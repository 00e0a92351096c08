"""What must hold for the whole process before several sessions can share it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TextIO

ENVIRONMENT: Final = {
    # What iTerm2 and others send with "report all keys" loses letters of Vietnamese input methods.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    # Nothing moves by itself.
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    # An arrow key's bytes may arrive apart: 100 ms are too few to tell Esc from it.
    "ESCDELAY": "200",
}
"""What Textual reads when it is imported."""
_NEVER: Final = ("NO_COLOR", "TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_PRESS")
"""Of the administrator's own terminal; no business of the members'."""


def set_environment() -> None:
    """Set what Textual reads. Call it before anything imports Textual."""
    for name in _NEVER:
        os.environ.pop(name, None)
    os.environ.update(ENVIRONMENT)


def share_streams() -> None:
    """Leave the process's stdout and stderr alone.

    Textual redirects both while an app runs; of two that overlap, the one that ends last leaves them pointing at
    the other, which is dead by then and kept alive by it.
    """
    import textual.app

    vars(textual.app).update(redirect_stdout=_untouched, redirect_stderr=_untouched)


@contextmanager
def _untouched(new_target: "TextIO") -> "Iterator[TextIO]":
    yield new_target
