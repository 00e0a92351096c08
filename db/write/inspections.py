"""Visits of the committee: entered with the models that were seen, and amended."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from db.errors import NotAllowed, NotFound, Said
from db.rights import Act
from db.schema import Inspection, InspectionModel
from db.schema.tables import INSPECTION_MODEL
from db.visits import INSPECTION as ENTITY
from db.write.checks import block
from db.write.decisions import needed, past_day, registration_of, unit_in
from db.write.inspection_drafts import InspectionDraft, VisitedModel
from db.write.register import check_version
from db.write.session import Writing

__all__ = ["InspectionDraft", "VisitedModel", "amend_inspection", "inspect"]

TEAM = Said("Đoàn kiểm tra", "The team")
FINDINGS = Said("Kết quả kiểm tra", "The findings")
TO_STRENGTHEN = Said("Việc phải củng cố", "What must be strengthened")
NOTES = ("findings", "to_strengthen")
"""What a visit says in its own words."""


def inspect(work: Writing, draft: InspectionDraft) -> int:
    """Enter a visit.

    Returns:
        Its id.

    Raises:
        NotFound: No such unit or registration.
        NotAllowed: The day is still to come, the unit did not stand then, it is due before the visit, nothing was
            visited, or a registration is named twice or of a later year.
        TextRefused: No team, or a text that is too long.
    """
    work.require(Act.INSPECT)
    values, visited = _checked(work, draft)
    row = Inspection(**values)
    work.session.add(row)
    work.flush()
    assert row.id is not None  # flushed
    work.record("inspect", ENTITY, row.id, after=_said(values))
    for model_id, given in visited:
        kept = _values(given)
        work.session.add(InspectionModel(inspection_id=row.id, **kept))
        _record_visit(work, row, model_id, None, kept)
    work.flush()
    return row.id


def amend_inspection(work: Writing, inspection_id: int, draft: InspectionDraft, version: int) -> None:
    """Change what a visit says. A model that the draft does not name is taken off its list, not deleted.

    Raises:
        NotFound: No such visit, unit or registration.
        NotAllowed, TextRefused: As ``inspect``.
        Conflict: It has another version by now.
    """
    work.require(Act.INSPECT)
    row = work.session.get(Inspection, inspection_id)
    if row is None:
        raise NotFound(what=Said("đợt kiểm tra", "inspection"), value=f"#{inspection_id}")
    check_version(row.version, version)
    if draft.keeps_notes and not draft.team.strip():
        draft = replace(draft, team=row.team)
    values, visited = _checked(work, draft)
    if draft.keeps_notes:
        values = {name: value for name, value in values.items() if name not in NOTES}
    before = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
    lines = _amended_models(work, row, visited)
    if not before and not lines:
        return
    for name in before:
        setattr(row, name, values[name])
    # Also where only its models differ: whoever else has it open must see that it is another one now.
    row.version += 1
    work.flush()
    work.record("amend", ENTITY, row.id, before=before, after={name: values[name] for name in before})
    for model_id, old, new in lines:
        _record_visit(work, row, model_id, old, new)


def _amended_models(
    work: Writing, row: Inspection, visited: list[tuple[int, VisitedModel]]
) -> list[tuple[int, dict[str, Any] | None, dict[str, Any]]]:
    """Bring the list of models up to date: (model, what it said, what it says) of those that differ."""
    rows = work.session.scalars(select(InspectionModel).where(INSPECTION_MODEL.c.inspection_id == row.id))
    there = {each.registration_id: each for each in rows}
    lines: list[tuple[int, dict[str, Any] | None, dict[str, Any]]] = []
    wanted = [(model_id, _values(_kept(given, there))) for model_id, given in visited]
    named = {kept["registration_id"] for _, kept in wanted}
    for gone in (each for number, each in there.items() if number not in named and each.listed):
        wanted.append(
            (
                registration_of(work, gone.registration_id).model_id,
                {
                    "registration_id": gone.registration_id,
                    "findings": gone.findings,
                    "needs_work": gone.needs_work,
                    "listed": 0,
                },
            )
        )
    for model_id, kept in wanted:
        each = there.get(kept["registration_id"])
        if each is None:
            assert row.id is not None  # read from the database
            work.session.add(InspectionModel(inspection_id=row.id, **kept))
            lines.append((model_id, None, kept))
            continue
        old = {name: getattr(each, name) for name in kept}
        if old != kept:
            for name, value in kept.items():
                setattr(each, name, value)
            lines.append((model_id, old, kept))
    return lines


def _checked(work: Writing, draft: InspectionDraft) -> tuple[dict[str, Any], list[tuple[int, VisitedModel]]]:
    """The columns of a visit, and each visited registration with its model, cleaned."""
    visited_on = past_day(draft.on)
    if draft.due_on is not None and draft.due_on < draft.on:
        raise NotAllowed(why_vi="hạn củng cố trước ngày kiểm tra", why_en="it is due before the visit")
    if draft.unit_id is None and not draft.models:
        raise NotAllowed(
            why_vi="cần ghi mô hình hoặc đơn vị được kiểm tra",
            why_en="a model or a unit that was visited is needed",
        )
    if draft.unit_id is not None:
        unit_in(work, draft.unit_id, draft.on)
    values = {
        "kind": str(draft.kind),
        "visited_on": visited_on,
        "team": needed(draft.team, TEAM),
        "unit_id": draft.unit_id,
        "findings": block(draft.findings, FINDINGS),
        "to_strengthen": block(draft.to_strengthen, TO_STRENGTHEN),
        "due_on": draft.due_on.isoformat() if draft.due_on else None,
    }
    visited: dict[int, tuple[int, VisitedModel]] = {}
    for given in draft.models:
        registration = registration_of(work, given.registration_id)
        if given.registration_id in visited:
            raise NotAllowed(
                why_vi="một mô hình được ghi hai lần trong đợt này", why_en="a model is named twice in this visit"
            )
        if registration.year > draft.on.year:
            raise NotAllowed(
                why_vi=f"đăng ký năm {registration.year} chưa có vào năm {draft.on.year}",
                why_en=f"the registration for {registration.year} was not there in {draft.on.year}",
            )
        cleaned = replace(given, findings=block(given.findings, FINDINGS))
        visited[given.registration_id] = registration.model_id, cleaned
    return values, list(visited.values())


def _kept(given: VisitedModel, there: Mapping[int, InspectionModel]) -> VisitedModel:
    stored = there.get(given.registration_id)
    return replace(given, findings=stored.findings) if given.keeps_findings and stored is not None else given


def _values(given: VisitedModel) -> dict[str, Any]:
    return {
        "registration_id": given.registration_id,
        "findings": given.findings,
        "needs_work": int(given.needs_work),
        "listed": 1,
    }


def _record_visit(
    work: Writing, row: Inspection, model_id: int, before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> None:
    """The line of one model: its history shall say that it was visited."""
    about = {"kind": row.kind, "visited_on": row.visited_on}
    old = None if before is None else _said(before)
    work.record("visit", ENTITY, row.id, model_id=model_id, before=old, after=about | _said(after))


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
