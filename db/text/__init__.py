"""Vietnamese text: cleaning, folding, order, names, units, dates, numbers, old encodings. Pure.

The order at a door: ``repair`` (old encodings), ``find_hostile`` (refuse), ``clean_line`` or ``clean_block``
(store), then ``search_key``, ``exact_key`` and ``sort_key`` of what is stored; ``for_terminal`` before it is
shown.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from db.text.clean import clean_block, clean_line, for_terminal, nfc
from db.text.dates import (
    VIETNAM,
    DateStyle,
    PartialDate,
    format_date,
    from_excel_serial,
    local_now,
    local_time,
    local_today,
    now_utc,
    parse_date,
    parse_year,
)
from db.text.day_spans import parse_days
from db.text.fold import exact_key, fold, has_accents, search_key, tokens
from db.text.numbers import format_int, format_percent, paper_count, parse_int
from db.text.order import name_key, person_name, sort_key

if TYPE_CHECKING:
    from db.text.hostile import Hostile, HostileKind, find_hostile
    from db.text.legacy import Encoding, mend_eth, repair, suspect, tcvn3, vni
    from db.text.units import UnitKind, UnitName, unit_key

__all__ = [
    "VIETNAM",
    "DateStyle",
    "Encoding",
    "Hostile",
    "HostileKind",
    "PartialDate",
    "UnitKind",
    "UnitName",
    "clean_block",
    "clean_line",
    "exact_key",
    "find_hostile",
    "fold",
    "for_terminal",
    "format_date",
    "format_int",
    "format_percent",
    "from_excel_serial",
    "has_accents",
    "local_now",
    "local_time",
    "local_today",
    "mend_eth",
    "name_key",
    "nfc",
    "now_utc",
    "paper_count",
    "parse_date",
    "parse_days",
    "parse_int",
    "parse_year",
    "person_name",
    "repair",
    "search_key",
    "sort_key",
    "suspect",
    "tcvn3",
    "tokens",
    "unit_key",
    "vni",
]

_AT_THE_DOOR: Final = {
    **dict.fromkeys(("Hostile", "HostileKind", "find_hostile"), "db.text.hostile"),
    **dict.fromkeys(("Encoding", "mend_eth", "repair", "suspect", "tcvn3", "vni"), "db.text.legacy"),
    **dict.fromkeys(("UnitKind", "UnitName", "unit_key"), "db.text.units"),
}
"""What only text that comes in needs: its tables and patterns take 6 ms, and come when they are asked for."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """What is only imported when it is asked for."""
        if name not in _AT_THE_DOOR:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(_AT_THE_DOOR[name]), name)
        return found
