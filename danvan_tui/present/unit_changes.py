"""What the ledger's lines say of whole reorganisations and of chosen successors."""

from collections.abc import Mapping
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.calendar import day
from db.read.change_records import Named
from db.unit_changes import REORGANISATION

Values = Mapping[str, Any]
Names = Mapping[tuple[str, int], Named]


def unit_change_words(words: Words, entity: str, before: Values, after: Values, names: Names) -> str:
    """What a line says, behind its act: "Phường Quang Trung → Phường Phủ Lý".

    Args:
        words: The session's language.
        entity: One of ``db.unit_changes.ENTITIES``.
        before: What the line says was there.
        after: What it says is there now.
        names: The names of the numbers in it.
    """
    if entity == REORGANISATION:
        figures = {name: say.number(words, int(after.get(name, 0))) for name in ("ended", "begun")}
        what = words("units.said.reorganised", on=day(after.get("on", "")), **figures)
        return f"{_text(after.get('title'))}, {what}" if after.get("title") else what
    split, to = _name(names, after.get("from_unit_id")), _name(names, after.get("unit_id"))
    told = f"{split} → {to}"
    old = _name(names, before.get("unit_id"))
    return f"{told}, {words('units.said.before', unit=old)}" if old else told


def _name(names: Names, number: Any) -> str:
    named = names.get(("unit", number or 0))
    return say.stored(named.name) if named else ""


def _text(value: Any) -> str:
    return " ".join(say.stored(str(value)).split())
