"""The ledger's lines in words: who did what, and what stood there before. The one wording of every act."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.act_words import act_name, summary_words
from danvan_tui.present.assessment_changes import ENTITIES, assessment_words
from danvan_tui.present.calendar_changes import calendar_what
from danvan_tui.present.committee_changes import OURS, committee_words
from danvan_tui.present.session_changes import OF_MEMBERS, REFUSED, member_words
from danvan_tui.present.unit_changes import unit_change_words
from db import unit_changes
from db.identity import CALENDAR, WHOLE_ACT
from db.lifecycle import Standing, Subject
from db.read.act_records import Summary
from db.read.change_records import ChangeRecord, HistoryLine, Named, said
from db.text import local_time

CHANGED = (
    "unit_id",
    "field_id",
    "topic_id",
    "subject",
    "kind",
    "households",
    "contents",
    "results",
    "place",
    "copied_from_id",
)
"""What an amendment changes, in the order in which it is said."""
_KINDS = {
    "unit_id": "unit",
    "parent_id": "unit",
    "field_id": "field",
    "topic_id": "topic",
    "copied_from_id": "model",
}
_LONG = 60
"""Letters of a text of many lines that are quoted; the model in full has the rest."""

_TOLD_AS_THEY_ARE = frozenset({"unit", *CALENDAR, *ENTITIES, *OURS, *OF_MEMBERS, *unit_changes.ENTITIES})
"""Records of which a line does not say from what to what."""

Values = Mapping[str, Any]
Names = Mapping[tuple[str, int], Named]


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the ledger in words.

    Attributes:
        act: What was done: "chuyển mức".
        what: To what, or from what to what: "Đang triển khai → Hiệu quả". Empty where the act says it all.
        aside: The year, the reason, where it comes from.
        turned: ``what`` says what was there before and what is there now, or which act it is about.
        clear: It is understood without the act.
    """

    act: str
    what: str
    aside: str
    turned: bool
    clear: bool

    @property
    def short(self) -> str:
        """In as few words as are understood."""
        return f"{self.what} {self.aside}".rstrip() if self.clear and self.what else self.full

    @property
    def full(self) -> str:
        """In all words."""
        colon = ":" if self.turned and self.what else ""
        return f"{self.act}{colon} {self.what}".rstrip() + (f" {self.aside}" if self.aside else "")


def told(words: Words, change: ChangeRecord, names: Collection[Named] = ()) -> Told:
    """What a line says.

    Args:
        words: The session's language.
        change: The line.
        names: Those of the numbers in it, where they are known; what has no name here is only said to differ.
    """
    before, after = _told_values(change)
    known = {(name.kind, name.id): name for name in names}
    what = _what(words, change, before, after, known)
    whole = change.entity == WHOLE_ACT
    # What somebody was refused is not understood without that it was.
    refused = change.entity in OF_MEMBERS and change.act in REFUSED
    turned = whole or refused or (bool(before and after) and change.entity not in _TOLD_AS_THEY_ARE)
    clear = turned and not (whole or refused) and "name" not in after
    aside = _aside(words, before, after)
    if change.restricted:
        aside = " ".join(filter(None, (aside, words("restricted.line"))))
    return Told(_act(words, change), what, aside, turned, clear)


def _told_values(change: ChangeRecord) -> tuple[Values, Values]:
    """What a line says was there and is there; of a record that was brought back, what that is known by."""
    before, after = said(change.before), said(change.after)
    return ({}, after["about"]) if "about" in after else (before, after)


def change_words(words: Words, change: ChangeRecord) -> str:
    """One line of a model's history: when, who, what."""
    return f"{say.moment(change.at)}  {who_words(change)}: {told(words, change).full}"


def line_words(words: Words, line: HistoryLine) -> str:
    """One line of the ledger in full: when, who, which model or unit, what."""
    about = f"{say.stored(line.name)} — " if line.name else ""
    what = told(words, line.change, line.names).full
    return f"{say.moment(line.change.at)}  {who_words(line.change)}: {about}{what}"


def who_words(change: ChangeRecord) -> str:
    """Who wrote a line; a member with the number, for two may have one name."""
    name = say.stored(change.actor)
    return name if change.member_id is None else f"{name} #{change.member_id}"


def moment_words(at: str, today: date) -> str:
    """A moment of today by its time, "14:03"; one of another day by that day, "23/11/2026"."""
    moment = local_time(at)
    return moment.strftime("%H:%M" if moment.date() == today else "%d/%m/%Y")


def _act(words: Words, change: ChangeRecord) -> str:
    if change.entity == WHOLE_ACT:
        return words("act.done_again" if said(change.after).get("again") else "act.take_back")
    return act_name(words, change.act, change.entity)


def _what(words: Words, change: ChangeRecord, before: Values, after: Values, names: Names) -> str:
    if change.entity not in {"model", "registration"}:
        beside = _beside(words, change, before, after, names)
        if beside is not None:
            return beside
    if "standing" in before and "standing" in after:
        return _turn(_standing(words, before["standing"]), _standing(words, after["standing"]))
    if "name" in before and "name" in after:
        return _turn(_text(before["name"]), _text(after["name"]))
    if change.act.startswith("register"):
        unit = names.get(("unit", after.get("unit_id", 0)))
        parts = [_text(after.get("year")), say.stored(unit.name) if unit else ""]
        return ", ".join(filter(None, [*parts, _standing(words, after["standing"]) if unit else ""]))
    if change.act in {"delete", "restore"}:
        return _text({**before, **after}.get("year"))
    if before or change.act == "amend":
        return "; ".join(_amended(words, before, after, names))
    return ""


def _beside(words: Words, change: ChangeRecord, before: Values, after: Values, names: Names) -> str | None:
    """What happened to a record beside the models and their years; None for one that has no words of its own."""
    if change.entity == "unit":
        return _unit(before, after, names)
    if change.entity == WHOLE_ACT:
        return summary_words(words, Summary.of(after))
    if change.entity in CALENDAR:
        return calendar_what(words, before, after, names)
    if change.entity in OURS:
        return committee_words(words, before, after, names)
    if change.entity in OF_MEMBERS:
        return member_words(words, change, before, after, names)
    if change.entity in unit_changes.ENTITIES:
        return unit_change_words(words, change.entity, before, after, names)
    if change.entity in ENTITIES:
        unit = names.get(("unit", after.get("unit_id", 0)))
        return assessment_words(words, change.entity, before, after, unit.name if unit else "")
    return None


def _unit(before: Values, after: Values, names: Names) -> str:
    """What became of a unit."""
    successors = [names[key].name for key in (("unit", number) for number in after.get("to", ())) if key in names]
    if successors:
        return f"→ {', '.join(say.stored(name) for name in successors)}"
    parent = names.get(("unit", after.get("parent_id") or 0))
    return say.stored(parent.name) if parent else ""


def _amended(words: Words, before: Values, after: Values, names: Names) -> Iterator[str]:
    for key in CHANGED:
        if key not in before and key not in after:
            continue
        label = words(f"changed.{key}")
        old, new = (_value(words, key, values.get(key), names) for values in (before, after))
        yield label if old is None or new is None else f"{label}: {old} → {new}"


def _value(words: Words, key: str, value: Any, names: Names) -> str | None:
    """A value as people read it; None where its name is not known."""
    if value is None:
        return words("changed.nothing")
    if key in _KINDS:
        named = names.get((_KINDS[key], value))
        if named is None:
            return None
        return say.stored(named.name if words.language == "vi" else named.name_en)
    if key == "subject" and value in set(Subject):
        return say.subject(words, Subject(value))
    if key == "kind" and f"kind.{value}" in words.texts:
        return words(f"kind.{value}")
    if isinstance(value, int):
        return say.number(words, value)
    return f"«{_text(value)}»"


def _aside(words: Words, before: Values, after: Values) -> str:
    parts = []
    if "standing" in before and "year" in after:
        parts.append(_text(after["year"]))
    parts += [_text(after[key]) for key in ("reason", "origin", "file", "decision") if after.get(key)]
    return f"({'; '.join(parts)})" if parts else ""


def _standing(words: Words, value: Any) -> str:
    return say.standing(words, Standing(value)) if value in set(Standing) else _text(value)


def _text(value: Any) -> str:
    """A value that is said as it stands, on one line and not too long."""
    text = " ".join(say.stored("" if value is None else str(value)).split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 1].rstrip()}…"


def _turn(old: str, new: str) -> str:
    return f"{old} → {new}"
