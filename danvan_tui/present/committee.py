"""The committee as a person reads it: posts, assignments, gaps, and what it is called."""

from collections.abc import Iterator

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.calendar import day
from danvan_tui.present.plain import Column
from db.read.committee_records import AssignmentRecord, CommitteeRecord, Gaps, PostRecord, RosterRow


def post_name(words: Words, post: PostRecord) -> str:
    """ "Trưởng ban"."""
    return say.stored(post.name if words.language == "vi" else post.name_en)


def days(words: Words, since: str, until: str | None) -> str:
    """ "từ 01/03/2021 đến 31/12/2025"; "chưa từng áp dụng" for what was taken back before it began."""
    if until is not None and until < since:
        return words("committee.never")
    parts = [words("committee.said.since", day=day(since))]
    if until is not None:
        parts.append(words("committee.said.until", day=day(until)))
    return " ".join(parts)


def what(words: Words, row: AssignmentRecord) -> str:
    """ "Quốc phòng - an ninh, Phường Minh Khai"."""
    field = row.field_name if words.language == "vi" else row.field_name_en
    return ", ".join(filter(None, (say.stored(field), say.stored(row.unit))))


def assignment_columns(words: Words) -> list[Column]:
    """The columns of a list of assignments."""
    titles = ("number", "member", "field", "unit", "since", "until", "decision")
    return [Column(words(f"committee.{title}")) for title in titles]


def assignment_cells(words: Words, row: AssignmentRecord) -> list[str]:
    """An assignment's line, safe for a terminal."""
    never = row.until is not None and row.until < row.since
    return [
        f"#{row.id}",
        f"#{row.member_id} {say.stored(row.member)}",
        say.stored(row.field_name if words.language == "vi" else row.field_name_en),
        say.stored(row.unit),
        day(row.since),
        words("committee.never") if never else day(row.until),
        say.stored(row.decision),
    ]


def gap_columns(words: Words) -> list[Column]:
    """The columns of a list of what nobody is in charge of."""
    return [Column(words("committee.gap.kind")), Column(words("committee.gap"))]


def gap_cells(words: Words, gaps: Gaps) -> Iterator[list[str]]:
    """The lines of that list, safe for a terminal: fields, then units."""
    for field in gaps.fields:
        name = field.name if words.language == "vi" else field.name_en
        yield [words("committee.gap.field"), f"{field.code} {say.stored(name)}"]
    for unit in gaps.units:
        yield [words("committee.gap.unit"), f"#{unit.id} {say.stored(unit.name)}"]


def roster_columns(words: Words) -> list[Column]:
    """The columns of the members by post."""
    titles = ("members.number", "committee.post", "members.name", "members.position", "committee.assigned")
    return [Column(words(title)) for title in titles]


def roster_cells(words: Words, row: RosterRow) -> list[str]:
    """A member's line, safe for a terminal."""
    return [
        f"#{row.id}",
        "" if row.term is None else post_name(words, row.term.post),
        say.stored(row.name),
        say.stored(row.position),
        "; ".join(what(words, each) for each in row.assignments),
    ]


def settings_lines(words: Words, record: CommitteeRecord) -> Iterator[str]:
    """What the committee is called, whose office it has, its rules; safe for a terminal."""
    for title, value in (("name", record.name), ("host", record.host), ("place", record.place)):
        yield f"{words(f'committee.{title}')}: {say.stored(value) or words('committee.unsaid')}\n"
    rules = " · ".join(filter(None, (say.stored(record.rules_number), day(record.rules_date))))
    yield f"{words('committee.rules')}: {rules or words('committee.unsaid')}\n"
    if record.rules_text:
        yield from (f"  {line}".rstrip() + "\n" for line in say.block(record.rules_text).split("\n"))
