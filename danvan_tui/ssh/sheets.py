"""Style sheets that are parsed once a process: for each session anew they took a fifth of its start."""

from collections.abc import Hashable
from typing import Final

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

KEPT: Final = 1024
"""Parsed pieces that are kept: some 90 for each theme that somebody uses."""

_parsed: Final[LRUCache[Hashable, list[RuleSet]]] = LRUCache(KEPT)


class SharedStylesheet(Stylesheet):
    """A session's style sheet, of pieces that others have too: rules are never altered once they are parsed."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._colours = frozenset(self._variables.items())

    def set_variables(self, variables: dict[str, str]) -> None:
        """Other colours."""
        super().set_variables(variables)
        self._colours = frozenset(variables.items())

    def copy(self) -> "SharedStylesheet":
        """One with the same sources."""
        copied = SharedStylesheet(variables=self._variables.copy())
        copied.source = self.source.copy()
        return copied

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        # Private, as is the cache of one sheet alone that it goes before; Textual's minor version is pinned.
        key = (self._colours, css, read_from, is_default_rules, tie_breaker, scope)
        rules = _parsed.get(key)
        if rules is None:
            rules = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
            _parsed[key] = rules
        return rules


def share_sheets() -> None:
    """Let every app of this process share what is parsed."""
    import textual.app

    vars(textual.app).update(Stylesheet=SharedStylesheet)
