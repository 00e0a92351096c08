"""What a check of a register can find. The words for it are the caller's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What can be wrong. ``DERIVED`` are those that a rebuild mends."""

    FILE = "file"
    """``message``: the file is damaged."""
    REFERENCE = "reference"
    """``table``, ``row``, ``parent``: a row that refers to one that is not there."""
    LEDGER = "ledger"
    """``seq``: the first line of the ledger that does not hold."""
    VERSION = "version"
    """``table``, ``count``, ``first``: records without a version."""
    CYCLE = "cycle"
    """``unit``, ``name``: a unit that is above itself."""
    ORPHAN = "orphan"
    """``count``, ``first`` (a unit's number), ``name``: units that began below one that had ended."""
    NEXT_YEAR = "next_year"
    """``count``, ``first`` (a model's code), ``year``."""
    HEIR = "heir"
    """``count``, ``first`` (a model's code), ``year``: counted under the wrong unit by today's units."""
    SORT_KEY = "sort_key"
    SEARCH_KEY = "search_key"
    EXACT_KEY = "exact_key"
    """``count``, ``first`` (a model's code)."""
    UNIT_KEY = "unit_key"
    """``count``, ``first`` (a unit's number)."""
    BRANCH = "branch"
    """``count``, ``first`` (a unit's number): rows of the units' tree that are missing or too many."""
    TODAY = "today"
    """``count``, ``first`` (a unit's number)."""
    CHOICE = "choice"
    """``count``, ``first`` (a model's code): models sent to a unit that took in nothing of theirs."""
    MEMBER_KEY = "member_key"
    """``count``, ``first`` (a key's number): keys whose fingerprint or member is not theirs."""
    SEARCH = "search"
    """The search index does not say what the tables say."""
    CATALOGUE = "catalogue"
    """``name``: a trigger or an index that is not there."""


DERIVED = frozenset(Kind) - {
    Kind.FILE,
    Kind.REFERENCE,
    Kind.LEDGER,
    Kind.VERSION,
    Kind.CYCLE,
    Kind.ORPHAN,
    Kind.CHOICE,
    Kind.MEMBER_KEY,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``params`` name it; ``Kind`` says which ones there are."""

    kind: Kind
    params: Mapping[str, object]

    @property
    def mendable(self) -> bool:
        """Whether a rebuild mends it."""
        return self.kind in DERIVED


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and how much it looked at.

    Attributes:
        findings: What is wrong; empty when everything holds.
        search_checked: False where the search index could not be looked at, since the file cannot be written
            (SQLite asks for that).
    """

    findings: tuple[Finding, ...]
    models: int
    registrations: int
    changes: int
    search_checked: bool

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings
