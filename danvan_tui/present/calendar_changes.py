"""What the ledger's lines say of deadlines, activities, press items and targets."""

from collections.abc import Iterator, Mapping
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.calendar import day, kind
from db.read.change_records import Named

DATES = frozenset({"due_date", "received_date", "from_date", "until_date", "date"})
UNITS = ("units", "units_in", "units_out")
AMENDED = (
    "kind",
    "title",
    "year",
    "due_date",
    "from_date",
    "until_date",
    "outlet",
    "date",
    "author",
    "link",
    "model_id",
    "place",
    "participants",
    "result",
    "planned",
)
"""What an amendment changes, in the order in which it is said. A reason and a decision stand beside it."""
_LONG = 60
"""Letters of a text of many lines that are quoted."""
_NAMES = 3
"""Units that are named; of more their number is enough."""

Values = Mapping[str, Any]
Names = Mapping[tuple[str, int], Named]


def calendar_what(words: Words, before: Values, after: Values, names: Names) -> str:
    """To what something was done, and what is otherwise now.

    Args:
        words: The session's language.
        before: What the line says was there.
        after: What it says is there now; its title is always among it.
        names: The names of the numbers in it.
    """
    parts = [_text(after.get("title", "")), *_about(words, after, names)]
    parts += _amended(words, before, after, names)
    if not any(name in before for name in AMENDED):
        parts += [day(after[name]) for name in ("due_date", "from_date", "received_date", "date") if name in after]
        if "planned" in after:
            parts.append(words("calendar.said.models", count=say.number(words, int(after["planned"]))))
    for name in UNITS:
        if after.get(name):
            label = "" if name == "units" else f"{words(f'calendar.said.{name}')} "
            parts.append(label + _units(words, after[name], names))
    if after.get("note"):
        parts.append(f"«{_text(after['note'])}»")
    return ", ".join(part for part in parts if part)


def _about(words: Words, after: Values, names: Names) -> Iterator[str]:
    """The field and the unit that a target is for."""
    for key, of in (("field_id", "field"), ("unit_id", "unit")):
        named = names.get((of, after.get(key) or 0))
        if named is not None:
            yield say.stored(named.name if words.language == "vi" else named.name_en)


def _amended(words: Words, before: Values, after: Values, names: Names) -> Iterator[str]:
    for name in AMENDED:
        if name in before and name in after:
            label = words(f"calendar.said.{name}")
            if name == "model_id":
                yield label
                continue
            old, new = (_value(words, name, values[name]) for values in (before, after))
            yield f"{label}: {old} → {new}"


def _value(words: Words, name: str, value: Any) -> str:
    if value is None:
        return words("changed.nothing")
    if name in DATES:
        return day(value)
    if name == "kind":
        return kind(words, str(value))
    if isinstance(value, int):
        return str(value) if name == "year" else say.number(words, value)
    return f"«{_text(value)}»"


def _units(words: Words, ids: Any, names: Names) -> str:
    """Some units by name, many by their number."""
    chosen = ids if isinstance(ids, list) else [ids]
    named = [names[key].name for key in (("unit", number) for number in chosen) if key in names]
    if len(named) < len(chosen) or len(named) > _NAMES:
        return words("calendar.said.many", count=say.number(words, len(chosen)))
    return ", ".join(say.stored(name) for name in named)


def _text(value: Any) -> str:
    text = " ".join(say.stored(str(value)).split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…"
