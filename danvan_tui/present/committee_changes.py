"""What the ledger's lines say of posts, assignments and settings, and of who read what is not for everybody."""

from collections.abc import Iterator, Mapping
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.calendar import day
from danvan_tui.present.committee import days
from db.committee import ENTITIES, READING
from db.read.change_records import Named

OURS = ENTITIES | {READING}
SETTINGS = ("name", "host", "rules_number", "rules_date", "rules_text")
_LONG = 60
"""Letters of a text that are quoted."""

Values = Mapping[str, Any]
Names = Mapping[tuple[str, int], Named]


def committee_words(words: Words, before: Values, after: Values, names: Names) -> str:
    """What a line says, behind its act: "Trần Thị Lan, Kinh tế, từ 01/03/2021".

    Args:
        words: The session's language.
        before: What stood there.
        after: What stands there now.
        names: The names of the numbers in it.
    """
    if "models" in after:
        return words("committee.said.models", count=say.number(words, len(after["models"])))
    if any(name in after for name in SETTINGS):
        return "; ".join(_settings(words, before, after))
    parts = [_who(words, after, names)]
    for key, kind in (("post_id", "post"), ("field_id", "field"), ("unit_id", "unit")):
        parts.append(_name(words, names.get((kind, after.get(key) or 0))))
    if "from_date" in after:
        parts.append(days(words, str(after["from_date"]), after.get("until_date")))
    return ", ".join(filter(None, parts))


def _who(words: Words, after: Values, names: Names) -> str:
    new, old = (_name(words, names.get(("member", after.get(key) or 0))) for key in ("member_id", "replaced_id"))
    return words("committee.said.for", new=new, old=old) if new and old else new


def _settings(words: Words, before: Values, after: Values) -> Iterator[str]:
    for name in SETTINGS:
        if name in after:
            old, new = (_value(words, name, values.get(name)) for values in (before, after))
            yield f"{words(f'committee.said.{name}')}: {old} → {new}"


def _value(words: Words, name: str, value: Any) -> str:
    if value is None:
        return words("changed.nothing")
    if name == "rules_date":
        return day(value)
    text = " ".join(say.stored(str(value)).split())
    return f"«{text if len(text) <= _LONG else f'{text[: _LONG - 1].rstrip()}…'}»"


def _name(words: Words, named: Named | None) -> str:
    if named is None:
        return ""
    return say.stored(named.name if words.language == "vi" else named.name_en)
