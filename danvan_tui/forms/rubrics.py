"""Rubrics: added with their criteria and grades, and closed. None is ever edited."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened, Preview, PreviewLine
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from danvan_tui.widgets.virtual_list import Piece
from db.lifecycle import Subject
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.rubrics import RubricRecord

CRITERIA = 8
"""Entries for criteria; each may have several, parted by ";"."""
LONG = 1_000
BOTH = "both"


class NewRubric(Form):
    """A rubric: criteria and grades are typed as "name: points"."""

    title = "rubric.form.new"

    def __init__(self, words: Words) -> None:
        """A form."""
        self._words = words

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "rubric"

    def open(self, live: "Live", words: Words) -> Opened:
        """From today on, for collectives and persons."""
        subjects = (
            Option(BOTH, words("rubric.both")),
            *(Option(int(each), say.subject(words, each)) for each in (Subject.COLLECTIVE, Subject.INDIVIDUAL)),
        )
        criteria = (
            Entry(
                f"criterion.{number}",
                Kind.LINE,
                "entry.criterion",
                "allowed.criterion",
                needed=number == 1,
                limit=LONG,
                named=words("entry.criterion", number=number),
            )
            for number in range(1, CRITERIA + 1)
        )
        entries = (
            Entry("name", Kind.LINE, "entry.rubric_name", "allowed.name", needed=True),
            Entry("from", Kind.DATE, "entry.valid_from", "allowed.date", needed=True, limit=20),
            Entry("subject", Kind.CHOICE, "entry.subject", "allowed.choice", needed=True, options=subjects),
            *criteria,
            Entry("grades", Kind.LINE, "entry.grades", "allowed.grades", limit=LONG),
        )
        values = {"from": Value(calendar.day(local_today())), "subject": Value(words("rubric.both"), BOTH)}
        return Opened(entries, values)

    def preview(self, live: "Live", words: Words, values: Values) -> Preview:
        """The criteria and the grades as they are understood, and all points together."""
        criteria, grades = _criteria(values), _pairs(values["grades"].text)
        wrong = [text for text, points in (*criteria, *grades) if points is None]
        if wrong:
            return Preview(words("rubric.wrong", text=say.stored(wrong[0])))
        total = say.number(words, sum(points or 0 for _, points in criteria))
        text = words("rubric.will", count=say.number(words, len(criteria)), total=total)
        said = [f"{say.stored(name)}: 0-{points}" for name, points in criteria]
        said += [words("rubric.from", name=say.stored(name), points=points) for name, points in grades]
        return Preview(text, [PreviewLine((Piece(each),)) for each in said])

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Add it."""
        from db.errors import NotAllowed
        from db.read.rubrics import RubricRecord
        from db.write.rubrics import RubricDraft, add_rubric
        from db.write.session import writing

        criteria, grades = _criteria(values), _pairs(values["grades"].text)
        wrong = next((text for text, points in (*criteria, *grades) if points is None), None)
        if wrong is not None:
            said = words("rubric.wrong", text=say.stored(wrong)).rstrip(".")
            raise NotAllowed(why_vi=said, why_en=said)
        first, subject = meaning.day(values["from"].text), values["subject"].chosen
        assert first is not None  # the dialog saves no wrong value
        draft = RubricDraft(
            name=values["name"].text,
            valid_from=first,
            criteria=[(name, points) for name, points in criteria if points is not None],
            grades=[(name, points) for name, points in grades if points is not None],
            subject=Subject(subject) if isinstance(subject, int) else None,
        )
        with writing(live.database(), actor) as work:
            self.added = Added(RubricRecord, add_rubric(work, draft))
        return words("rubric.done.new", name=say.stored(draft.name))


class CloseRubric(Form):
    """A rubric that holds no longer than a day; what was scored by it keeps it."""

    title = "rubric.form.close"

    def __init__(self, record: "RubricRecord") -> None:
        """A form about a rubric that is in view."""
        self._record = record

    @property
    def key(self) -> str:
        """One for each rubric."""
        return f"rubric-close:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return say.stored(self._record.name)

    def open(self, live: "Live", words: Words) -> Opened:
        """Today."""
        last = Entry("last", Kind.DATE, "entry.valid_to", "allowed.date", needed=True, limit=20)
        return Opened((last,), {"last": Value(calendar.day(local_today()))})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Close it."""
        from db.write.rubrics import close_rubric
        from db.write.session import writing

        with writing(live.database(), actor) as work:
            close_rubric(work, self._record.id, meaning.day(values["last"].text))
        return words("rubric.done.close", name=say.stored(self._record.name), day=values["last"].text)


def _criteria(values: Values) -> list[tuple[str, int | None]]:
    return [pair for number in range(1, CRITERIA + 1) for pair in _pairs(values[f"criterion.{number}"].text)]


def _pairs(typed: str) -> Sequence[tuple[str, int | None]]:
    """ "Kết quả: 25; Bền vững: 15" as names and points; None for points that are none, with all that was typed."""
    return list(_each(typed))


def _each(typed: str) -> Iterator[tuple[str, int | None]]:
    for part in typed.split(";"):
        if not part.strip():
            continue
        name, colon, points = part.rpartition(":")
        number = meaning.whole(points) if colon else None
        yield (part.strip(), None) if number is None or not name.strip() else (name.strip(), number)
