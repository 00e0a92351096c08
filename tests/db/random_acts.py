"""Random acts of a secretary, one transaction each, for tests that hold of any of them."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any, Final

from sqlalchemy import Table, select

from db.awards import AwardKind, Level
from db.errors import NotAllowed
from db.lifecycle import Standing, Subject, moves
from db.read.committee import committee
from db.schema import ActivityKind, DeadlineKind, ModelKind, PressKind
from db.schema.tables import (
    ACTIVITY,
    COMMENDATION,
    DEADLINE,
    DEADLINE_UNIT,
    FIELD,
    INSPECTION,
    LINEAGE,
    MODEL,
    PRESS_ITEM,
    REGISTRATION,
    RUBRIC,
    SCORING,
    TARGET,
    UNIT,
)
from db.scope import Span
from db.unit_changes import Below, UnitDraft
from db.unit_kinds import UnitKind
from db.visits import InspectionKind
from db.write import (
    activities,
    amend,
    carry_over,
    commendations,
    deadlines,
    inspections,
    press,
    receipts,
    recognitions,
    register,
    register_many,
    replications,
    rubrics,
    scoring,
    successors,
    targets,
)
from db.write import committee as settings
from db.write import units as unit_acts
from db.write.calendar_drafts import ActivityDraft, DeadlineDraft, PressDraft, TargetDraft
from db.write.commendations import CommendationDraft
from db.write.decisions import Decision
from db.write.drafts import ModelDraft, YearDraft
from db.write.inspections import InspectionDraft, VisitedModel
from db.write.recognitions import RecognitionDraft
from db.write.replications import ReplicationDraft
from db.write.rubrics import RubricDraft
from db.write.session import Writing

YEARS: Final = (2017, 2020)
_NAMES: Final = ("Đường hoa", "Rau sạch", "Tổ tự quản", "Vườn mẫu", "Ánh sáng an ninh")
_TEXTS: Final = (None, "Trồng cây\nthu gom rác", "Vận động hội viên", "Đường hoa thôn 3")
_DECISION: Final = Decision("45-QĐ/TU", date(2021, 11, 20), "Ban Thường vụ")

Act = Callable[["Acts"], None]


class Acts:
    """Acts within one transaction; each may be refused, which is no fault."""

    def __init__(self, work: Writing, random: Random) -> None:
        """In a transaction, by a random of the test's own."""
        self.work = work
        self.random = random

    def some(self, table: Table, *where: Any) -> Any:
        """Some row of a table."""
        rows = (
            self.work.session.connection().execute(select(table).where(*where).order_by(*table.primary_key)).all()
        )
        if not rows:
            raise NotAllowed(why_vi="chưa có gì", why_en="there is nothing yet")
        return self.random.choice(rows)

    def units(self, least: int = 1) -> list[int]:
        """Some units."""
        rows = (
            self.work.session.connection()
            .scalars(
                select(UNIT.c.id)
                .where(UNIT.c.valid_from < "2016", UNIT.c.valid_to > "2021")
                .order_by(UNIT.c.id)
                .limit(12)
            )
            .all()
        )
        return self.random.sample(list(rows), self.random.randint(least, 4))

    def year(self, at: int | None = None) -> YearDraft:
        """A registration."""
        pick = self.random
        return YearDraft(
            year=at or pick.randint(*YEARS),
            unit_id=self.some(UNIT, UNIT.c.valid_from < "2016", UNIT.c.valid_to > "2021").id,
            field_id=self.some(FIELD).id,
            subject=pick.choice((Subject.COLLECTIVE, Subject.INDIVIDUAL)),
            standing=pick.choice(
                (Standing.REGISTERED, Standing.EFFECTIVE, Standing.EFFECTIVE, Standing.RECOGNISED)
            ),
            contents=pick.choice(_TEXTS),
            households=pick.choice((None, 12)),
        )

    def model(self) -> ModelDraft:
        """A model."""
        pick = self.random
        known = self.work.session.connection().scalars(select(MODEL.c.id).order_by(MODEL.c.id)).all()
        origin = pick.choice(known) if known and pick.random() < 0.3 else None
        return ModelDraft(
            pick.choice(_NAMES), self.year(), pick.choice((*_TEXTS[:1], "Tổ 2")), ModelKind.MODEL, origin
        )

    # --- models ---------------------------------------------------------------------------------------------

    def register(self) -> None:
        """New models."""
        register.register_models(self.work, [self.model() for _ in range(self.random.randint(1, 3))])

    def import_file(self) -> None:
        """As an import does it."""
        register_many.register_new(self.work, [self.model() for _ in range(3)], origin="a.xlsx")
        self.work.record("import", "register", None, after={"file": "a.xlsx", "stored": 3})

    def register_again(self) -> None:
        """Another year."""
        register.register_again(self.work, self.some(MODEL).id, self.year())

    def carry_over(self) -> None:
        """Several kept up."""
        row = self.some(REGISTRATION)
        others = self.work.session.connection().execute(
            select(REGISTRATION).where(REGISTRATION.c.year == row.year, REGISTRATION.c.standing > 5)
        )
        carry_over.carry_over(self.work, [(each.id, each.version) for each in others], row.year + 1)

    def move(self) -> None:
        """Several moved at a time, or one."""
        row = self.some(REGISTRATION)
        to = self.random.choice(sorted(moves(Standing(row.standing))))
        same = select(REGISTRATION).where(REGISTRATION.c.standing == row.standing).order_by(REGISTRATION.c.id)
        rows = self.work.session.connection().execute(same).all()
        chosen = self.random.sample(list(rows), self.random.randint(1, len(rows)))
        amend.move_many(self.work, [(each.id, each.version) for each in chosen], to, "Đổi nhiệm vụ")

    def amend(self) -> None:
        """What the form of a registration does."""
        row = self.some(REGISTRATION)
        model = self.some(MODEL, MODEL.c.id == row.model_id)
        version = model.version
        name = self.random.choice(_NAMES)
        if name != model.name:
            amend.rename(self.work, model.id, name, version)
            version += 1
        amend.amend_model(self.work, model.id, self.random.choice((None, "Tổ 5")), ModelKind.EXEMPLAR, version)
        draft = self.year(row.year)
        amend.amend(
            self.work,
            row.id,
            YearDraft(
                row.year,
                draft.unit_id,
                draft.field_id,
                draft.subject,
                Standing(row.standing),
                contents=draft.contents,
            ),
            row.version,
        )

    def delete(self) -> None:
        """A year, and the model with its last one."""
        row = self.some(REGISTRATION)
        register.delete_registration(self.work, row.id, row.version)

    # --- what they are given --------------------------------------------------------------------------------

    def recognise(self) -> None:
        """One or two by one decision."""
        rows = [self.some(REGISTRATION, REGISTRATION.c.standing >= 40) for _ in range(2)]
        draft = RecognitionDraft(self.random.choice((Level.GRASSROOTS, Level.PROVINCE)), _DECISION)
        recognitions.recognise(self.work, {row.id: row.version for row in rows}.items(), draft)

    def replicate(self) -> None:
        """Elsewhere, with or without a copy."""
        copy = self.some(MODEL).id if self.random.random() < 0.6 else None
        draft = ReplicationDraft(self.some(MODEL).id, self.units()[0], date(2019, 5, 1), "Theo mẫu", copy)
        replications.replicate(self.work, draft)

    def propose(self) -> None:
        """Of a registration."""
        draft = CommendationDraft(
            form="Giấy khen",
            kind=AwardKind.STATE,
            level=Level.GRASSROOTS,
            registration_id=self.some(REGISTRATION).id,
            proposed_on=date(2021, 1, 5),
        )
        commendations.propose(self.work, draft, knowingly=True)

    def award(self) -> None:
        """What was proposed."""
        row = self.some(COMMENDATION, COMMENDATION.c.status == "PROPOSED")
        commendations.award(self.work, [(row.id, row.version)], _DECISION, knowingly=True)

    def revoke(self) -> None:
        """Proposed or awarded."""
        row = self.some(COMMENDATION)
        commendations.revoke_commendation(self.work, row.id, row.version, "Trùng", decision="9-QĐ")

    # --- visits ---------------------------------------------------------------------------------------------

    def visit(self) -> InspectionDraft:
        """Some models, on a day."""
        rows = {self.some(REGISTRATION).id for _ in range(self.random.randint(1, 3))}
        seen = [
            VisitedModel(each, self.random.choice((None, "Tốt")), self.random.random() < 0.5)
            for each in sorted(rows)
        ]
        return InspectionDraft(
            self.random.choice(list(InspectionKind)),
            date(2021, 1, self.random.randint(1, 28)),
            "Đoàn 1",
            seen,
            findings=self.random.choice((None, "Đạt")),
        )

    def inspect(self) -> None:
        """A visit."""
        inspections.inspect(self.work, self.visit())

    def amend_inspection(self) -> None:
        """Another visit in its place."""
        row = self.some(INSPECTION)
        inspections.amend_inspection(self.work, row.id, self.visit(), row.version)

    def add_rubric(self) -> None:
        """Two criteria."""
        draft = RubricDraft("Thang điểm", date(2017, 1, 1), [("Nhu cầu", 15), ("Kết quả", 25)], [("Đạt", 0)])
        rubrics.add_rubric(self.work, draft)

    def close_rubric(self) -> None:
        """From a day on."""
        rubrics.close_rubric(self.work, self.some(RUBRIC).id, date(2030, 1, 1))

    def score(self) -> None:
        """For the first time or again."""
        found, row = self.some(RUBRIC), self.some(REGISTRATION)
        there = (
            self.work.session.connection()
            .execute(select(SCORING).where(SCORING.c.registration_id == row.id, SCORING.c.rubric_id == found.id))
            .first()
        )
        criteria = self.work.session.connection().exec_driver_sql(
            f"SELECT id, max_points FROM criterion WHERE rubric_id = {found.id} ORDER BY id"
        )
        points = {each[0]: self.random.randint(0, each[1]) for each in criteria}
        visited = self.random.choice((None, 1))
        scoring.score(
            self.work,
            row.id,
            found.id,
            points,
            on=date(2021, 2, self.random.randint(1, 28)),
            inspection_id=visited and self.some(INSPECTION).id,
            version=None if there is None else there.version,
        )

    # --- the committee's year -------------------------------------------------------------------------------

    def deadline(self) -> DeadlineDraft:
        """Of some units."""
        title = self.random.choice(("Báo cáo quý I", "Báo cáo năm"))
        return DeadlineDraft(DeadlineKind.QUARTERLY, title, 2018, date(2018, 3, 31), self.units())

    def add_deadline(self) -> None:
        """A new one."""
        deadlines.add_deadline(self.work, self.deadline())

    def amend_deadline(self) -> None:
        """Other units, another title."""
        row = self.some(DEADLINE)
        deadlines.amend_deadline(self.work, row.id, self.deadline(), row.version)

    def cancel_deadline(self) -> None:
        """Called off."""
        row = self.some(DEADLINE)
        deadlines.cancel_deadline(self.work, row.id, "Thôi", row.version)

    def receive(self) -> None:
        """What some of its units handed in."""
        row = self.some(DEADLINE_UNIT, DEADLINE_UNIT.c.received_date.is_(None))
        note = self.random.choice((None, "thiếu phụ lục"))
        receipts.receive(self.work, row.deadline_id, [row.unit_id], date(2018, 3, 30), note)

    def unreceive(self) -> None:
        """Not after all."""
        row = self.some(DEADLINE_UNIT, DEADLINE_UNIT.c.received_date.is_not(None))
        receipts.unreceive(self.work, row.deadline_id, [row.unit_id], "ghi nhầm")

    def activity(self) -> ActivityDraft:
        """Of some units or none."""
        place, units = self.random.choice((None, "Hội trường")), self.units(0)
        return ActivityDraft(ActivityKind.TRAINING, "Tập huấn", date(2018, 5, 1), None, place, units, 40)

    def add_activity(self) -> None:
        """A new one."""
        activities.add_activity(self.work, self.activity())

    def amend_activity(self) -> None:
        """Other units, another place."""
        row = self.some(ACTIVITY)
        activities.amend_activity(self.work, row.id, self.activity(), row.version)

    def cancel_activity(self) -> None:
        """Called off."""
        row = self.some(ACTIVITY)
        activities.cancel_activity(self.work, row.id, "Mưa bão", row.version)

    def press_item(self) -> PressDraft:
        """Of some model or none."""
        model = self.some(MODEL).id if self.random.random() < 0.7 else None
        author = self.random.choice((None, "Lan"))
        return PressDraft(PressKind.PAPER, "Đường hoa", "Báo Hà Nam", date(2018, 6, 1), author, None, model)

    def add_press(self) -> None:
        """A new one."""
        press.add_press(self.work, self.press_item())

    def amend_press(self) -> None:
        """Of another model, by another author."""
        row = self.some(PRESS_ITEM)
        press.amend_press(self.work, row.id, self.press_item(), row.version)

    def withdraw_press(self) -> None:
        """Noted twice."""
        row = self.some(PRESS_ITEM)
        press.withdraw_press(self.work, row.id, "Trùng", row.version)

    def set_target(self) -> None:
        """A new one, another number, or one that was dropped."""
        span, decision = Span(2018, 2018), self.random.choice((None, "7-KH/TU"))
        field = self.random.choice((None, "KT"))
        there = self.work.session.connection().execute(select(TARGET)).all()
        same = [each for each in there if (each.field_id is None) == (field is None) and each.dropped_at is None]
        version = same[0].version if same else None
        targets.set_target(
            self.work, TargetDraft(span, self.random.randint(1, 99), field, None, decision), version
        )

    def drop_target(self) -> None:
        """It holds no longer."""
        row = self.some(TARGET)
        targets.drop_target(self.work, row.id, "Điều chỉnh", row.version)

    # --- units and the committee ----------------------------------------------------------------------------

    def _standing(self, count: int = 1) -> list[Any]:
        """Some units that stand."""
        there = select(UNIT).where(UNIT.c.valid_to.is_(None), UNIT.c.kind != "PROVINCE").order_by(UNIT.c.id)
        rows = list(self.work.session.connection().execute(there))
        if len(rows) < count:
            raise NotAllowed(why_vi="chưa có gì", why_en="there is nothing yet")
        return self.random.sample(rows, count)

    def _draft(self, like: Any) -> UnitDraft:
        name = self.random.choice(("Phường Mới", "Phường Đông", "Phường Tây"))
        return UnitDraft(name, UnitKind.WARD, like.parent_id)

    def add_unit(self) -> None:
        """Below one that stands, or beside it."""
        (like,) = self._standing()
        parent = like.id if self.random.random() < 0.5 else like.parent_id
        unit_acts.add_unit(self.work, UnitDraft("Tổ dân phố 9", UnitKind.RESIDENTIAL_GROUP, parent), _DAY)

    def rename_unit(self) -> None:
        """Another name from a day on."""
        (unit,) = self._standing()
        name = f"{unit.name} {self.random.choice('ABC')}"
        unit_acts.rename_unit(self.work, unit.id, name, _DAY, below=Below.FOLLOW)

    def merge_units(self) -> None:
        """Two into a new one."""
        some = self._standing(2)
        ids = [unit.id for unit in some]
        unit_acts.merge_units(self.work, ids, self._draft(some[0]), _DAY, "12-NQ", below=Below.FOLLOW)

    def split_unit(self) -> None:
        """One into two."""
        (unit,) = self._standing()
        unit_acts.split_unit(self.work, unit.id, [self._draft(unit), self._draft(unit)], _DAY, below=Below.END)

    def dissolve_unit(self) -> None:
        """Into nothing."""
        (unit,) = self._standing()
        unit_acts.dissolve_unit(self.work, unit.id, _DAY, below=Below.END)

    def choose_successor(self) -> None:
        """Where a model of a split unit went."""
        line = self.some(LINEAGE, LINEAGE.c.is_partial == 1, LINEAGE.c.to_unit_id.is_not(None))
        row = self.some(REGISTRATION, REGISTRATION.c.unit_id == line.from_unit_id)
        successors.choose_successor(self.work, [row.model_id], line.to_unit_id, date(2026, 1, 5), "3-QĐ")

    def set_committee(self) -> None:
        """Its name or its rules, said or taken away."""
        name, number = self.random.choice(("BCĐ", "BCĐ thành phố", "")), self.random.choice(("", "5-QC"))
        version = committee(self.work.session.connection()).version
        settings.set_committee(self.work, settings.SettingsDraft(name=name, rules_number=number), version)


_DAY: Final = date(2026, 2, 1)

ACTS: Final[Sequence[Act]] = (
    *(Acts.register, Acts.import_file, Acts.register_again, Acts.carry_over, Acts.move, Acts.amend, Acts.delete),
    *(Acts.recognise, Acts.replicate, Acts.propose, Acts.award, Acts.revoke),
    *(Acts.inspect, Acts.amend_inspection, Acts.add_rubric, Acts.close_rubric, Acts.score),
    *(Acts.add_deadline, Acts.amend_deadline, Acts.cancel_deadline, Acts.receive, Acts.unreceive),
    *(Acts.add_activity, Acts.amend_activity, Acts.cancel_activity),
    *(Acts.add_press, Acts.amend_press, Acts.withdraw_press, Acts.set_target, Acts.drop_target),
    Acts.set_committee,
)

UNIT_ACTS: Final[Sequence[Act]] = (
    *(Acts.add_unit, Acts.rename_unit, Acts.merge_units, Acts.split_unit, Acts.dissolve_unit),
    *(Acts.register, Acts.choose_successor),
)
"""Apart from the others: they would soon leave those no unit to work with."""
