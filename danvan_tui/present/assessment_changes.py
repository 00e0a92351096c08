"""What the ledger's lines about visits, points, recognitions and commendations say."""

from collections.abc import Mapping
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import say
from db.awards import COMMENDATION, RECOGNITION, REPLICATION
from db.visits import INSPECTION, RUBRIC, SCORING

ENTITIES = frozenset({COMMENDATION, RECOGNITION, REPLICATION, INSPECTION, RUBRIC, SCORING})

Values = Mapping[str, Any]


def assessment_words(words: Words, entity: str, before: Values, after: Values, unit: str) -> str:
    """What a line says, behind its act: "Giấy khen, Trần Thị Lan".

    Args:
        words: The session's language.
        entity: One of ``ENTITIES``.
        before: What stood there.
        after: What stands there now.
        unit: The name of the unit that the line speaks of; empty for none.
    """
    match entity:
        case "commendation":
            parts = [_text(after.get("form")), _text(after.get("recipient"))]
        case "recognition":
            parts = [_named(words, "level", after.get("level")), _text(after.get("year"))]
        case "replication":
            parts = [say.stored(unit), _day(after.get("replicated_on"))]
        case "inspection":
            values = {**before, **after}
            parts = [_named(words, "inspection_kind", values.get("kind")), _day(values.get("visited_on"))]
            parts.append(words("changed.needs_work") if after.get("needs_work") else "")
            parts.append(words("changed.unlisted") if after.get("listed") == 0 else "")
        case "scoring":
            parts = [_text(after.get("rubric")), _text(after.get("total")), _text(after.get("year"))]
        case _:
            parts = [_text(after.get("name"))]
    return ", ".join(filter(None, parts))


def _named(words: Words, area: str, value: object) -> str:
    key = f"{area}.{value}"
    return words(key) if key in words.texts else _text(value)


def _day(value: object) -> str:
    from danvan_tui.present.awards import day

    text = _text(value)
    try:
        return day(text)
    except ValueError:
        return text


def _text(value: object) -> str:
    return "" if value is None else " ".join(say.stored(str(value)).split())
