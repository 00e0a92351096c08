"""The sample register: 187 models of Phủ Lý, 2015 to 2020, of which only the fields' totals are real."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection, select

from db.engine import Database
from db.lifecycle import Standing, Subject
from db.sample.committee_year import make_year
from db.sample.marks import ACTOR
from db.sample.texts import TEXTS
from db.schema import RegistrationKind
from db.schema.tables import FIELD, TOPIC, UNIT
from db.setup import create_register
from db.write.amend import move
from db.write.checks import read_rules
from db.write.drafts import ModelDraft, YearDraft
from db.write.register import register_again, register_models
from db.write.session import Writing

LAST_YEAR = 2020
WITH_TEXTS = 2
"""How many models of a topic have contents and results: enough to look at, not so many that all read alike."""

_SUBJECTS = {"Tập thể": Subject.COLLECTIVE, "Cá nhân": Subject.INDIVIDUAL}
_STANDINGS = {
    "Đã đăng ký": Standing.REGISTERED,
    "Đang triển khai": Standing.ACTIVE,
    "Hiệu quả": Standing.EFFECTIVE,
}
_PLACE = re.compile(r"(?:thôn|tổ dân phố số) \d+$")


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One model of the sample, in the words of the committee's list."""

    name: str
    unit: str
    field: str
    topic: str
    subject: Subject
    year: int
    standing: Standing
    households: int | None

    @property
    def place(self) -> str | None:
        """The hamlet or residential group that the name ends in: "Thôn 3"."""
        found = _PLACE.search(self.name)
        return found[0][0].upper() + found[0][1:] if found else None


def sample_rows() -> Iterator[SampleRow]:
    """The sample's models in the order of the list."""
    source = files("db.sample").joinpath("data", "register.csv")
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield SampleRow(
                name=row["name"],
                unit=row["unit"],
                field=row["field"],
                topic=row["topic"],
                subject=_SUBJECTS[row["subject"]],
                year=int(row["year"]),
                standing=_STANDINGS[row["standing"]],
                households=int(row["households"]) if row["households"] else None,
            )


def create_sample(database: Database, *, with_year: bool = True) -> None:
    """Make the sample register where nothing is yet, marked as a sample; all of it or nothing.

    Args:
        database: Where.
        with_year: Whether the committee's year stands beside the models.

    Raises:
        AlreadyThere: There is a register, or something else, already.
        DatabaseUnreachable, DatabaseBusy, DiskFull
    """

    def fill(work: Writing) -> None:
        _fill(work)
        if with_year:
            make_year(work)

    create_register(database, sample=True, then=fill)


def _fill(work: Writing) -> None:
    work.actor = ACTOR
    connection = work.session.connection()
    rules = read_rules(connection)
    rows = list(sample_rows())
    drafts = _drafts(connection, rows)
    work.another_act()
    done = register_models(work, drafts, rules=rules)
    for number, (draft, model) in enumerate(zip(drafts, done, strict=True)):
        for year in _kept_up(number, draft.year):
            again = YearDraft(
                year=year,
                unit_id=draft.year.unit_id,
                field_id=draft.year.field_id,
                topic_id=draft.year.topic_id,
                subject=draft.year.subject,
                standing=Standing.ACTIVE,
                kind=RegistrationKind.MAINTAINED,
                households=draft.year.households,
            )
            work.another_act()
            registration = register_again(work, model.model_id, again, rules=rules)
            work.flush()
            work.another_act()
            move(work, registration, draft.year.standing, version=1)


def _kept_up(number: int, first: YearDraft) -> range:
    """The later years in which a model is registered again: for every third one that was effective.

    The last year stands where the list says, so that the figures of 2015-2020 stay the list's own.
    """
    if number % 3 or first.standing is not Standing.EFFECTIVE:
        return range(0)
    return range(first.year + 1, min(LAST_YEAR, first.year + 1 + number % 4) + 1)


def _drafts(connection: Connection, rows: list[SampleRow]) -> list[ModelDraft]:
    fields = {row.name: row.id for row in connection.execute(select(FIELD.c.id, FIELD.c.name))}
    topics = {row.name: row for row in connection.execute(select(TOPIC.c.id, TOPIC.c.name, TOPIC.c.code))}
    # Some names come back in 2025 as another unit's: the sample's are the ones that stood in 2020.
    standing = UNIT.c.valid_from <= f"{LAST_YEAR}-12-31"
    units = {row.name: row.id for row in connection.execute(select(UNIT.c.id, UNIT.c.name).where(standing))}
    told: Counter[str] = Counter()
    drafts = []
    for row in rows:
        topic = topics[row.topic]
        contents = results = None
        if row.standing is Standing.EFFECTIVE and topic.code in TEXTS and told[topic.code] < WITH_TEXTS:
            contents, results = TEXTS[topic.code]
            told[topic.code] += 1
        year = YearDraft(
            year=row.year,
            unit_id=units[row.unit],
            field_id=fields[row.field],
            topic_id=topic.id,
            subject=row.subject,
            standing=row.standing,
            contents=contents,
            results=results,
            households=row.households,
        )
        drafts.append(ModelDraft(name=row.name, year=year, place=row.place))
    return drafts
