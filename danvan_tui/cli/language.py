"""The language of a call, known before anything else of it is read: help and errors are in it too."""

from collections.abc import Mapping, Sequence

from danvan_tui.locale import LANGUAGES
from db.errors import Language

VARIABLE = "DANVAN_LANG"


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """``--lang`` anywhere in the call, or ``DANVAN_LANG``, or Vietnamese.

    A value that is no language passes here: the option itself is refused later, in Vietnamese.
    """
    asked = environment.get(VARIABLE, "")[:2].lower()
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            asked = value if equals else "".join(arguments[position + 1 : position + 2])
    return next((language for language in LANGUAGES if language == asked), "vi")
