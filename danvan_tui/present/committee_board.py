"""The committee on its board: members, who is in charge of what, what nobody is in charge of, the rules, keys."""

from collections.abc import Iterable, Sequence
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import calendar, members, plain, say, tasks_board
from danvan_tui.present.boards import Fact, fact_lines, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column
from db.read.committee_records import (
    AssignmentRecord,
    CommitteeRecord,
    FieldGap,
    PostRecord,
    RosterRow,
    TermRecord,
    UnitGap,
)
from db.read.member_records import KeyRecord
from db.read.mine import Matter

_MEMBERS = (
    Column("name", "", 18, 26, weight=2, priority=9),
    Column("post", "", 14, 24, weight=2, priority=8),
    Column("charge", "", 16, weight=4, priority=7),
    Column("position", "", 12, weight=2, priority=3),
    Column("role", "", 9, 9, priority=5),
)
_ASSIGNMENTS = (
    Column("what", "", 20, weight=4, priority=9),
    Column("member", "", 16, 26, weight=2, priority=8),
    Column("since", "", 10, 10, priority=5),
    Column("until", "", 10, 10, priority=4),
    Column("decision", "", 10, 18, weight=1, priority=3),
)
_GAPS = (Column("what", "", 20, weight=4, priority=9), Column("kind", "", 9, 9, priority=5))
_RULES = (Column("name.committee", "", 20, weight=4, priority=9), Column("host", "", 16, weight=2, priority=5))
_KEYS = (
    Column("number", "", 4, 5, priority=2),
    Column("member", "", 14, weight=2, priority=3),
    Column("algorithm", "", 11, 20, priority=4),
    Column("fingerprint", "", 16, weight=4, priority=9),
    Column("label", "", 10, weight=2, priority=6),
    Column("added_at", "", 16, 16, priority=5),
    Column("added_by", "", 12, weight=1, priority=1),
    Column("revoked_at", "", 16, 16, priority=8),
)


def columns(words: Words, view: str) -> list[Column]:
    """The columns of a view."""
    if view == "keys":
        return list_columns(members.key_columns(words), _KEYS)
    shapes = {"members": _MEMBERS, "assignments": _ASSIGNMENTS, "gaps": _GAPS, "rules": _RULES}[view]
    return list_columns([plain.Column(words(f"people.{shape.id}")) for shape in shapes], shapes)


def cells(words: Words, record: Any) -> tuple[Cell, ...]:
    """A line of a view."""
    match record:
        case RosterRow():
            charge = ", ".join(charge_words(words, each) for each in record.assignments)
            texts = (
                say.stored(record.name),
                post_words(words, record.term),
                charge or words("people.no_charge"),
                say.stored(record.position),
                members.role(words, record.role),
            )
            return list_cells(texts, ("", "", "" if charge else "dim", "dim", "dim"))
        case AssignmentRecord():
            days = calendar.day(record.since), calendar.day(record.until) if record.until else ""
            texts = (charge_words(words, record), say.stored(record.member), *days, say.stored(record.decision))
            return list_cells(texts, ("", "", "dim", "", "dim"))
        case FieldGap() | UnitGap():
            kind = "field" if isinstance(record, FieldGap) else "unit"
            return list_cells((gap_name(words, record), words(kind)), ("warning", "dim"))
        case CommitteeRecord():
            name = say.stored(record.name) or words("people.unnamed")
            return list_cells((name, say.stored(record.host)))
        case KeyRecord():
            gone = record.revoked_at is not None
            return list_cells(members.key_cells(record), ("dim" if gone else "",) * 8)
    return ()


def lines(words: Words, record: Any, waiting: Sequence[Matter], width: int) -> Sequence[TextLine]:
    """A record in full; of a member also what waits for him or her."""
    match record:
        case RosterRow():
            facts_of = [*_member_facts(words, record), *_open(words, waiting)]
            return fact_lines(say.stored(record.name), facts_of, width)
        case AssignmentRecord():
            facts: list[Fact] = [
                (words("people.member"), say.stored(record.member)),
                (words("people.since"), calendar.day(record.since)),
                (words("people.until"), calendar.day(record.until) if record.until else ""),
                (words("people.decision"), say.stored(record.decision)),
            ]
            return fact_lines(charge_words(words, record), facts, width)
        case FieldGap() | UnitGap():
            return fact_lines(gap_name(words, record), [(words("people.gap"), words("people.gap.why"))], width)
        case CommitteeRecord():
            rules = say.stored(record.rules_number)
            day = calendar.day(record.rules_date) if record.rules_date else ""
            facts = [
                (words("people.host"), say.stored(record.host)),
                (words("people.place"), say.stored(record.place)),
                (words("people.rules"), " · ".join(part for part in (rules, day) if part)),
                (words("people.rules_text"), say.block(record.rules_text)),
            ]
            return fact_lines(say.stored(record.name) or words("people.unnamed"), facts, width)
        case KeyRecord():
            facts = [
                (words("members.algorithm"), record.algorithm),
                (words("members.label"), say.stored(record.label)),
                (words("members.added_at"), f"{say.moment(record.added_at)} · {say.stored(record.added_by)}"),
                (words("members.revoked_at"), _revoked(record)),
            ]
            return fact_lines(record.fingerprint, facts, width)
    return ()


def says(words: Words, view: str, rows: Sequence[Any]) -> str:
    """What is shown, in one line."""
    if view == "gaps":
        fields = sum(isinstance(each.record, FieldGap) for each in rows)
        figures = {"fields": fields, "units": len(rows) - fields}
        return words("people.says.gaps", **{name: say.number(words, count) for name, count in figures.items()})
    if view == "members":
        free = sum(not each.assignments for each in rows)
        return words("people.says.members", count=say.number(words, free)) if free else ""
    return ""


def charge_words(words: Words, record: AssignmentRecord) -> str:
    """What an assignment is about: a field, a unit, or the field in the unit."""
    field = record.field_name if words.language == "vi" else record.field_name_en
    return " · ".join(part for part in (say.stored(field), say.stored(record.unit)) if part)


def post_words(words: Words, term: TermRecord | None) -> str:
    """A member's post; empty for none."""
    return "" if term is None else post_name(words, term.post)


def post_name(words: Words, post: PostRecord) -> str:
    """A post's name in the session's language."""
    return say.stored(post.name if words.language == "vi" else post.name_en)


def gap_name(words: Words, record: FieldGap | UnitGap) -> str:
    """What nobody is in charge of."""
    if isinstance(record, FieldGap):
        return say.stored(record.name if words.language == "vi" else record.name_en)
    return say.stored(record.name)


def _member_facts(words: Words, record: RosterRow) -> Iterable[Fact]:
    yield words("people.role"), members.role(words, record.role)
    term = record.term
    if term is not None:
        about = [calendar.day(term.since), say.stored(term.decision)]
        yield words("people.post"), f"{post_words(words, term)} ({', '.join(part for part in about if part)})"
    yield words("people.position"), say.stored(record.position)
    yield words("people.since"), calendar.day(record.since)
    for each in record.assignments:
        yield words("people.charge"), f"{charge_words(words, each)} ({calendar.day(each.since)})"


def _open(words: Words, waiting: Sequence[Matter]) -> Iterable[Fact]:
    there = [f"{tasks_board.name(words, each)} {say.number(words, each.count)}" for each in waiting if each.count]
    yield words("people.open"), "; ".join(there) or (words("people.open.none") if waiting else "")


def _revoked(record: KeyRecord) -> str:
    if record.revoked_at is None:
        return ""
    return f"{say.moment(record.revoked_at)} · {say.stored(record.revoked_by)}"
