"""A register and its twin in plain Python objects, for the rules of the property test."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.errors import Refused
from db.lifecycle import Standing, Subject
from db.read.catalogue import revision
from db.schema.tables import FIELD, LINEAGE, TOPIC, UNIT
from db.scope import Span
from db.write.drafts import YearDraft
from db.write.session import Writing, writing
from tests.db.plain import FIELDS, Plain, PlainModel, PlainUnit, PlainYear

YEARS = (2016, 2021)
NAMES = (
    "Trồng và chăm sóc đường hoa",
    "Đường hoa thanh niên",
    "Dương Hoa tự quản",
    "Tuyến đường tự quản",
    "Tổ hợp rau sạch",
    "Tổ hợp rau sạch",
    "An bình",
    "Án anh",
)
PLACES = (None, "thôn Đường Ấm", "tổ 4")
CONTENTS = (None, "Vận động hội viên chăm sóc đường hoa\nthu gom rác", "Hoạt động trên đường, rau an toàn")
UNIT_NAMES = ("Phường Đường Mới", "Xã Tân Hòa", "Phường Đường Mới", "Xã An Hội", "Tổ dân phố 4")
WORDS = ("duong", "duong hoa", "duong hoa ", "đường", "đường hoa ", "ĐƯỜNG HO", "dương h", "rau", "hội", "zz")

picks = st.integers(0, 999)
names = st.sampled_from(NAMES)
years = st.integers(*YEARS)
fields = st.sampled_from(FIELDS)
subjects = st.sampled_from(Subject)
contents = st.sampled_from(CONTENTS)
days = st.builds(date, st.integers(2014, 2023), st.sampled_from((1, 7)), st.just(1))
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), years, years)
standings = st.sampled_from((None, None, *Standing))
drafts = st.tuples(
    picks,
    years,
    fields,
    subjects,
    st.sampled_from((*Standing, Standing.REGISTERED, Standing.RETURNED, Standing.RETURNED)),
    contents,
)
Draft = tuple[int, int, str, Subject, Standing, str | None]


class Register(RuleBasedStateMachine):
    """One register and its plain twin."""

    def __init__(self, make: Callable[[], Database]) -> None:
        """With a fresh register of ``make``."""
        super().__init__()
        self.database = make()
        self.plain = Plain()
        with self.database.read() as connection:
            self.field_ids = {row.code: row.id for row in connection.execute(select(FIELD))}
            self.sensitive = connection.scalar(select(TOPIC.c.id).where(TOPIC.c.code == "QA12"))
            for unit in connection.execute(select(UNIT)):
                self.plain.units[unit.id] = PlainUnit(
                    unit.id, unit.name, unit.parent_id, unit.valid_from, unit.valid_to
                )
            for fact in connection.execute(select(LINEAGE)):
                if not fact.is_partial:
                    self.plain.units[fact.from_unit_id].became = fact.to_unit_id

    def teardown(self) -> None:
        """What the derived columns say is what the program's own check wants, too."""
        assert check(self.database).findings == ()
        self.database.close()

    # --- acts ----------------------------------------------------------------------------------------------

    def act(self, refused: bool, does: Callable[[Writing], object]) -> bool:
        """Do something. Whether it was done; a refused act leaves no line in the ledger."""
        before = self.revision()
        try:
            with writing(self.database, "thu-ky") as work:
                does(work)
        except Refused:
            assert refused
            assert self.revision() == before
            return False
        assert not refused
        return True

    def revision(self) -> int:
        """The ledger's end."""
        with self.database.read() as connection:
            return revision(connection)

    def draft(self, drawn: Draft, year: int | None = None, standing: Standing | None = None) -> YearDraft:
        """A draft at some unit, whether it stands in the year or not."""
        pick, drawn_year, field, subject, drawn_standing, text = drawn
        year = year or drawn_year
        units = sorted(self.plain.units)[-8:]
        if pick % 8:
            units = [unit for unit in self.plain.units if self.stands_in(unit, year)][-8:]
        return YearDraft(
            year=year,
            unit_id=units[pick % len(units)],
            field_id=self.field_ids[field],
            # Every other one of defence and security says nothing to whoever only searches.
            topic_id=self.sensitive if field == "QA" and pick % 2 else None,
            subject=subject,
            standing=drawn_standing if standing is None else standing,
            contents=text,
        )

    def cannot_stand(self, draft: YearDraft) -> bool:
        """Whether the draft's unit does not stand in its year."""
        return not self.stands_in(draft.unit_id, draft.year)

    def stands_in(self, unit: int, year: int) -> bool:
        """Whether a unit stands on any day of the year."""
        here = self.plain.units[unit]
        return int(here.since[:4]) <= year <= int((here.until or "9999")[:4])

    def put(self, model: PlainModel, draft: YearDraft, registration: int, version: int) -> None:
        """Write a registration into the plain register."""
        code = next(code for code, number in self.field_ids.items() if number == draft.field_id)
        model.years[draft.year] = PlainYear(
            registration,
            draft.year,
            draft.unit_id,
            code,
            draft.subject,
            draft.standing,
            draft.contents,
            version,
            draft.topic_id is not None,
        )

    def model(self, pick: int) -> PlainModel:
        """Some model."""
        return self.plain.models[sorted(self.plain.models)[pick % len(self.plain.models)]]

    def year(self, pick: int) -> tuple[PlainModel, PlainYear]:
        """Some registration."""
        every = [(m, m.years[y]) for _, m in sorted(self.plain.models.items()) for y in sorted(m.years)]
        return every[pick % len(every)]
