"""The interface's words, Vietnamese and English. Nothing that a user reads stands anywhere else.

A language is a folder of dictionaries, one file an area; a test holds both folders to the same keys and the
same placeholders. Words belong to a session, not to the process: two members may read different languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import cast

from db.errors import Language

AREAS = (
    "domain",
    "dashboard",
    "dialogs",
    "importing",
    "commands",
    "cli",
    "terminal",
    "serving",
    "members",
    "door",
    "changes",
    "acts",
    "forms",
    "calendar",
    "awards",
    "inspections",
    "boards",
    "deadlines",
    "year",
    "people",
    "snapshots",
    "unit_acts",
    "tasks",
    "committee",
    "model_acts",
    "award_board",
    "ledger",
    "refusals",
    "own_options",
    "units",
)
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True, eq=False)
class Words:
    """One language, the same for everybody. Calling it gives the text of a key, its placeholders filled."""

    language: Language
    texts: Mapping[str, str]

    def __call__(self, key: str, **params: object) -> str:
        """The text of ``key``.

        Raises:
            KeyError: No such text: a fault of the program, found by the tests.
        """
        text = self.texts[key]
        return text.format(**params) if params else text


@cache
def words(language: Language) -> Words:
    """All texts of a language."""
    texts: dict[str, str] = {}
    for area in AREAS:
        found = import_module(f"danvan_tui.locale.{language}.{area}")
        texts.update(cast("dict[str, str]", found.TEXTS))
    return Words(language, texts)
