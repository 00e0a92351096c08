"""The committee's year beside the sample's models: what was due, held, said, planned, visited and commended."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import insert, select

from db.awards import AwardKind, Level
from db.engine import Database
from db.errors import Refused
from db.sample.committee import make_committee
from db.sample.marks import ACTOR, YEAR_MADE
from db.sample.year_facts import (
    ACTIVITIES,
    BASKETS,
    CLEARANCE,
    CROPS,
    DEADLINES,
    FLOWERS,
    PRESS,
    RECRUITS,
    RICE,
    SATURDAY,
    SCHOOL_GATE,
    SMILE,
    STREET,
    TARGETS,
    VILLAGE,
    VISITS,
    Due,
    Held,
    Model,
    Visit,
)
from db.schema import UnitKind
from db.schema.tables import META, MODEL, REGISTRATION, UNIT
from db.write.activities import add_activity, cancel_activity
from db.write.awarding import award
from db.write.calendar_drafts import ActivityDraft, DeadlineDraft, PressDraft, TargetDraft
from db.write.commendations import CommendationDraft, propose, revoke_commendation
from db.write.deadlines import add_deadline
from db.write.decisions import Decision
from db.write.inspections import InspectionDraft, VisitedModel, inspect
from db.write.press import add_press
from db.write.receipts import receive
from db.write.session import Writing, writing
from db.write.targets import set_target

YEAR: Final = 2020
_TARGETS_BY = "Kế hoạch mẫu 01-KH/BCĐ"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the facts name: units by their names, and of each model its newest year up to 2020."""

    units: Mapping[str, int]
    places: tuple[int, ...]
    models: Mapping[Model, int]
    registrations: Mapping[Model, int]

    def units_of(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.units[name] for name in names)


def make_year(work: Writing) -> None:
    """Let the sample's committee have worked through the year.

    Raises:
        KeyError: A model or a unit of the sample is no longer there.
        Refused: An act is not allowed, because somebody changed the sample.
    """
    known = _known(work)
    make_committee(work)
    for due in DEADLINES:
        _deadline(work, known, due)
    for held in ACTIVITIES:
        _activity(work, known, held)
    for said in PRESS:
        model = known.models[said.model] if said.model is not None else None
        add_press(work, PressDraft(said.kind, said.title, said.outlet, said.on, said.author, said.link, model))
    for span, field, unit, planned in TARGETS:
        of = known.units[unit] if unit is not None else None
        set_target(work, TargetDraft(span, planned, field, of, _TARGETS_BY))
    for visit in VISITS:
        _visit(work, known, visit)
    _commendations(work, known)
    _mark_made(work)


def catch_up(database: Database) -> None:
    """Make the year in a sample of before there was one. Where somebody changed what it names, there is none.

    Raises:
        DatabaseBusy, DatabaseUnreachable, DiskFull
    """
    try:
        _make_once(database, make_year)
    except (KeyError, Refused):
        _make_once(database, _mark_made)


def _make_once(database: Database, make: Callable[[Writing], None]) -> None:
    with writing(database, ACTOR) as work:
        # Another process may have opened it at the same time.
        if work.session.execute(select(META.c.key).where(META.c.key == YEAR_MADE)).first() is None:
            make(work)


def _mark_made(work: Writing) -> None:
    work.session.execute(insert(META), [{"key": YEAR_MADE, "value": "1"}])


def _known(work: Writing) -> _Known:
    standing = (UNIT.c.valid_from <= f"{YEAR}-12-31",)
    rows = work.session.execute(
        select(UNIT.c.id, UNIT.c.name, UNIT.c.kind, UNIT.c.valid_to).where(*standing).order_by(UNIT.c.id)
    ).all()
    there = [row for row in rows if row.valid_to is None or row.valid_to > f"{YEAR}-12-31"]
    years = (
        select(MODEL.c.id, MODEL.c.name, UNIT.c.name.label("unit"), REGISTRATION.c.id.label("registration"))
        .join_from(REGISTRATION, MODEL, MODEL.c.id == REGISTRATION.c.model_id)
        .join(UNIT, UNIT.c.id == REGISTRATION.c.unit_id)
        .where(REGISTRATION.c.year <= YEAR)
        .order_by(REGISTRATION.c.year)
    )
    models = work.session.execute(years).all()
    return _Known(
        {row.name: row.id for row in there},
        tuple(row.id for row in there if row.kind in {UnitKind.WARD, UnitKind.COMMUNE}),
        {(row.name, row.unit): row.id for row in models},
        {(row.name, row.unit): row.registration for row in models},
    )


def _deadline(work: Writing, known: _Known, due: Due) -> None:
    units = known.units_of(due.units) or known.places
    number = add_deadline(work, DeadlineDraft(due.kind, due.title, YEAR, due.due, units))
    late = {known.units[name]: on for name, on in due.late}
    absent = {*late, *known.units_of(due.missing)}
    in_time = [unit for unit in units if unit not in absent]
    for days, some in ((6, in_time[::2]), (1, in_time[1::2])):
        receive(work, number, some, due.due - timedelta(days=days))
    for unit, on in late.items():
        receive(work, number, [unit], on, "nộp muộn")


def _activity(work: Writing, known: _Known, held: Held) -> None:
    units = known.places if held.everywhere else known.units_of(held.units)
    draft = ActivityDraft(
        held.kind, held.title, held.since, held.until, held.place, units, held.people, held.result
    )
    number = add_activity(work, draft)
    if held.called_off is not None:
        cancel_activity(work, number, held.called_off, version=1)


def _visit(work: Writing, known: _Known, visit: Visit) -> None:
    seen = [
        VisitedModel(known.registrations[model], findings, model in visit.weak) for model, findings in visit.seen
    ]
    draft = InspectionDraft(
        kind=visit.kind,
        on=visit.on,
        team=visit.team,
        models=seen,
        unit_id=known.units[visit.unit],
        findings=visit.findings,
        to_strengthen=visit.to_strengthen,
        due_on=visit.due,
    )
    inspect(work, draft)


def _commendations(work: Writing, known: _Known) -> None:
    def proposed(form: str, kind: AwardKind, level: Level, on: date, *models: Model) -> list[tuple[int, int]]:
        drafts = [
            CommendationDraft(form, kind, level, known.registrations[model], proposed_on=on) for model in models
        ]
        return [(propose(work, draft), 1) for draft in drafts]

    meeting = date(YEAR, 11, 24)
    praised = proposed("Biểu dương", AwardKind.PARTY, Level.DISTRICT, date(2019, 10, 1), CROPS)
    award(work, praised, Decision("QĐ mẫu 12", date(2019, 10, 15), "Ban Thường vụ Thành ủy"))
    models = (FLOWERS, SCHOOL_GATE, SMILE, VILLAGE, RICE, BASKETS)
    of_the_city = proposed("Giấy khen", AwardKind.STATE, Level.DISTRICT, meeting, *models)
    award(work, of_the_city, Decision("QĐ mẫu 45", date(YEAR, 12, 21), "Chủ tịch UBND thành phố"))
    of_the_province = proposed("Bằng khen", AwardKind.STATE, Level.PROVINCE, meeting, SATURDAY, RECRUITS)
    award(work, of_the_province, Decision("QĐ mẫu 112", date(YEAR, 12, 29), "Chủ tịch UBND tỉnh"))
    proposed("Bằng khen", AwardKind.STATE, Level.PROVINCE, meeting, STREET, CLEARANCE)
    twice, _ = of_the_city[-1]
    revoke_commendation(
        work, twice, 2, "Thành tích đã được khen ở cấp khác", decision="QĐ mẫu 47", on=date(YEAR, 12, 30)
    )
