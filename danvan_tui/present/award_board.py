"""Recognitions, commendations and rubrics on their board."""

from collections.abc import Iterable, Sequence
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import awards, plain, say
from danvan_tui.present.awards import day
from danvan_tui.present.boards import Fact, fact_lines, list_cells, list_columns
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Cell, Column, Piece
from db.awards import AwardStatus, Level
from db.lifecycle import Standing
from db.read.commendation_records import CommendationRecord, Split
from db.read.recognitions import DecisionRow, Recognised, RecognitionRecord
from db.read.rubrics import RubricRecord

_COMMENDATIONS = (
    Column("number", "", 4, 5, priority=1),
    Column("year", "", 4, 4, priority=5),
    Column("recipient", "", 20, weight=4, priority=9),
    Column("unit", "", 14, 24, weight=1, priority=2),
    Column("subject", "", 9, 10, priority=4),
    Column("form", "", 10, 20, weight=1, priority=8),
    Column("level", "", 10, 10, priority=6),
    Column("status", "", 8, 8, priority=7),
    Column("decision", "", 10, 16, priority=7),
    Column("date", "", 10, 10, priority=3),
)
_LEFT_OUT = {"proposed": ("status", "decision"), "awarded": ("status",), "revoked": ("status",)}
"""What would say the same in each row, or nothing."""
_DECISIONS = (
    Column("level", "", 10, 10, priority=8),
    Column("decision", "", 12, 20, weight=1, priority=9),
    Column("date", "", 10, 10, priority=5),
    Column("issuer", "", 12, weight=3, priority=2),
    Column("total", "", 5, 6, priority=7),
    Column("collective", "", 10, 10, priority=3),
    Column("individual", "", 10, 10, priority=4),
    Column("outstanding", "", 11, 11, priority=6),
)
_RECOGNISED = (
    Column("model", "", 22, weight=5, priority=9),
    Column("unit", "", 14, 24, weight=1, priority=5),
    Column("subject", "", 9, 10, priority=4),
    Column("year", "", 4, 4, priority=6),
    Column("standing", "", 12, 12, priority=8),
)
_RUBRICS = (
    Column("name", "", 20, weight=3, priority=9),
    Column("from", "", 10, 10, priority=7),
    Column("to", "", 10, 10, priority=6),
    Column("subject", "", 10, 12, priority=5),
    Column("criteria", "", 8, 8, priority=4),
    Column("most", "", 6, 6, priority=8),
)


def columns(words: Words, view: str) -> list[Column]:
    """The columns of a view."""
    match view:
        case "recognised":
            first = _titled(words, "awards.level", "awards.decision", "awards.date", "entry.issuer")
            figures = _figures(words, "total", "collective", "individual", "standing.60")
            return list_columns(first + figures, _DECISIONS)
        case "decision":
            return list_columns(_titled(words, "model", "unit", "subject", "year", "standing"), _RECOGNISED)
        case "rubrics":
            first = _titled(words, "entry.rubric", "rubric.column.from", "rubric.column.to", "subject")
            return list_columns(first + _figures(words, "rubric.column.criteria", "rubric.column.most"), _RUBRICS)
        case _:
            every = list_columns(awards.commendation_columns(words), _COMMENDATIONS)
            return [column for column in every if column.id not in _left(view)]


def cells(words: Words, view: str, record: Any) -> tuple[Cell, ...]:
    """A line of a view."""
    match record:
        case CommendationRecord():
            shown = awards.commendation_cells(words, record)
            styles = ("dim", "", "", "", "", "", "", _mood(record.status))
            pairs = zip(_COMMENDATIONS, list_cells(shown, styles), strict=True)
            return tuple(cell for column, cell in pairs if column.id not in _left(view))
        case DecisionRow():
            figures = (record.total, record.collective, record.individual, record.outstanding)
            return list_cells(
                (
                    awards.level(words, record.level),
                    say.stored(record.decision),
                    day(record.decided_on),
                    say.stored(record.issuer),
                    *(say.number(words, figure) for figure in figures),
                )
            )
        case RecognitionRecord():
            outstanding = record.standing is Standing.OUTSTANDING
            return list_cells(
                (
                    say.stored(record.model),
                    say.stored(record.unit),
                    say.subject(words, record.subject),
                    str(record.year),
                    say.standing(words, record.standing),
                ),
                ("", "", "", "", "good" if outstanding else ""),
            )
        case RubricRecord():
            closed = "dim" if record.valid_to else ""
            return list_cells(
                (
                    say.stored(record.name),
                    day(record.valid_from),
                    day(record.valid_to),
                    words("rubric.both") if record.subject is None else say.subject(words, record.subject),
                    say.number(words, len(record.criteria)),
                    say.number(words, record.most),
                ),
                (closed, closed, closed),
            )
    raise TypeError(record)


def lines(words: Words, record: Any, width: int) -> Sequence[TextLine]:
    """A record in full."""
    match record:
        case CommendationRecord():
            return fact_lines(awards.recipient(words, record), _commendation(words, record), width)
        case DecisionRow():
            facts = [
                (words("awards.date"), day(record.decided_on)),
                (words("entry.issuer"), say.stored(record.issuer)),
                (words("awards.recognised"), _split(words, Split(record.collective, record.individual))),
                (words("standing.60"), say.number(words, record.outstanding)),
            ]
            title = f"{awards.level(words, record.level)}: {say.stored(record.decision)}"
            return fact_lines(title, facts, width)
        case RecognitionRecord():
            facts = [
                (words("unit"), say.stored(record.unit)),
                (words("standing"), f"{record.year} · {say.standing(words, record.standing)}"),
                (words("awards.decision"), f"{say.stored(record.decision)}, {day(record.decided_on)}"),
                (words("entry.issuer"), say.stored(record.issuer)),
            ]
            return fact_lines(say.stored(record.model), facts, width)
        case RubricRecord():
            return _rubric(words, record, width)
    return ()


def says(words: Words, aside: Any) -> str:
    """How many collectives and how many persons, and at which level."""
    match aside:
        case Recognised():
            top = {"one": aside.outstanding.collective, "other": aside.outstanding.individual}
            said = {name: say.number(words, count) for name, count in top.items()}
            counted = words("awards.says.recognised", split=_split(words, aside.total), **said)
            return " · ".join((counted, *_levels(words, aside.levels))) if aside.total.total else ""
        case tuple() if aside:
            total = Split(*(sum(split[index] for _, split in aside) for index in range(2)))
            return " · ".join((_split(words, total), *_levels(words, aside)))
    return ""


def _levels(words: Words, levels: Iterable[tuple[Level, Split]]) -> list[str]:
    return [f"{awards.level(words, level)} {say.number(words, split.total)}" for level, split in levels]


def _split(words: Words, split: Split) -> str:
    counts = {"collective": split.collective, "individual": split.individual}
    return words("awards.says.split", **{name: say.number(words, count) for name, count in counts.items()})


def _commendation(words: Words, row: CommendationRecord) -> list[Fact]:
    decided = ", ".join(filter(None, (say.stored(row.decision), day(row.decided_on), say.stored(row.issuer))))
    revoked = ", ".join(filter(None, (say.stored(row.revoked_decision), day(row.revoked_on))))
    kind = words(f"award_kind.{row.kind}")
    return [
        (words("awards.form"), f"{say.stored(row.form)} · {awards.level(words, row.level)} · {kind}"),
        (words("awards.status"), words(f"award_status.{row.status}")),
        (words("awards.decision"), decided),
        (words("awards.revoked"), revoked),
        (words("reason"), say.stored(row.revoked_reason)),
        (words("unit"), f"{say.stored(row.unit)} · {say.subject(words, row.subject)} · {row.year}"),
        (words("model"), say.stored(row.model) if row.model != row.recipient else ""),
        (words("entry.achievement"), say.block(row.achievement)),
        (words("entry.proposed_on"), day(row.proposed_on)),
    ]


def _rubric(words: Words, row: RubricRecord, width: int) -> list[TextLine]:
    until = day(row.valid_to) or words("rubric.open")
    facts = [(words("rubric.valid"), f"{day(row.valid_from)} - {until}")]
    found = fact_lines(say.stored(row.name), facts, width)
    for criterion in row.criteria:
        found.append((Piece(f"  {say.stored(criterion.name)}: "), Piece(f"0-{criterion.max_points}", "accent")))
    for grade in row.grades:
        text = words("rubric.from", name=say.stored(grade.name), points=grade.least_points)
        found.append((Piece(f"  {text}", "dim"),))
    return found


def _mood(status: AwardStatus) -> str:
    return {AwardStatus.AWARDED: "good", AwardStatus.REVOKED: "dim"}.get(status, "")


def _left(view: str) -> tuple[str, ...]:
    return _LEFT_OUT.get(view, ())


def _titled(words: Words, *names: str) -> list[plain.Column]:
    return [plain.Column(words(name)) for name in names]


def _figures(words: Words, *names: str) -> list[plain.Column]:
    return [plain.Column(words(name), right=True) for name in names]
