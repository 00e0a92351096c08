"""Replication (nhân rộng): a model is taken up in another unit."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db.awards import REPLICATION as ENTITY
from db.errors import AlreadyThere, NotAllowed, NotFound, Said
from db.rights import Act
from db.schema import EmulationModel, Replication
from db.schema.tables import MODEL, REPLICATION
from db.write.checks import block
from db.write.decisions import past_day, unit_in
from db.write.session import Writing


@dataclass(frozen=True, slots=True)
class ReplicationDraft:
    """Which model was taken up where and when; ``copy_id`` is the model that it became there, if registered."""

    model_id: int
    to_unit_id: int
    on: date
    note: str | None = None
    copy_id: int | None = None


def replicate(work: Writing, draft: ReplicationDraft) -> int:
    """Say that a model was taken up elsewhere. A copy without an origin (``copied_from_id``) gets it by this.

    Returns:
        The replication's id.

    Raises:
        NotFound: No such model, copy or unit.
        NotAllowed: The unit did not stand, the day is to come, or the copy is the model itself, its origin, or
            another model's copy.
        AlreadyThere: It is said of this model, unit and copy already.
        TextRefused: The note is too long.
    """
    work.require(Act.REPLICATE)
    model = _model(work, draft.model_id)
    on = past_day(draft.on)
    unit = unit_in(work, draft.to_unit_id, draft.on)
    same = select(REPLICATION.c.id).where(
        REPLICATION.c.model_id == draft.model_id,
        REPLICATION.c.to_unit_id == draft.to_unit_id,
        REPLICATION.c.copy_id.is_(None) if draft.copy_id is None else REPLICATION.c.copy_id == draft.copy_id,
    )
    if work.session.scalar(same) is not None:
        raise AlreadyThere(
            what=Said(f"Nhân rộng «{model.name}» tại", f"The replication of «{model.name}» in"), value=unit.name
        )
    copy = None if draft.copy_id is None else _copy(work, model, draft.copy_id)
    row = Replication(
        model_id=draft.model_id,
        to_unit_id=draft.to_unit_id,
        replicated_on=on,
        note=block(draft.note, Said("Ghi chú", "The note")),
        copy_id=draft.copy_id,
    )
    work.session.add(row)
    work.flush()
    assert row.id is not None  # flushed
    after = row.model_dump(exclude={"id", "model_id"})
    # "unit_id" is what the ledger's words know the name of.
    after["unit_id"] = after.pop("to_unit_id")
    said = {name: value for name, value in after.items() if value is not None}
    work.record("replicate", ENTITY, row.id, model_id=draft.model_id, after=said)
    if copy is not None and copy.copied_from_id is None:
        copy.copied_from_id = draft.model_id
        work.flush()
        work.record(
            "amend",
            "model",
            copy.id,
            model_id=copy.id,
            before={"copied_from_id": None},
            after={"copied_from_id": draft.model_id},
        )
    return row.id


def _copy(work: Writing, model: EmulationModel, copy_id: int) -> EmulationModel:
    copy = _model(work, copy_id)
    if copy.copied_from_id not in {None, model.id}:
        raise NotAllowed(
            why_vi=f"«{copy.name}» đã ghi là nhân rộng từ mô hình khác",
            why_en=f"«{copy.name}» is said to be a copy of another model",
        )
    seen: set[int] = set()
    above: int | None = model.id
    while above is not None and above not in seen:
        if above == copy_id:
            raise NotAllowed(
                why_vi="một mô hình không nhân rộng thành chính nó hay mô hình gốc của nó",
                why_en="a model is no copy of itself, nor its origin one of it",
            )
        seen.add(above)
        above = work.session.scalar(select(MODEL.c.copied_from_id).where(MODEL.c.id == above))
    return copy


def _model(work: Writing, model_id: int) -> EmulationModel:
    model = work.session.get(EmulationModel, model_id)
    if model is None:
        raise NotFound(what=Said("mô hình", "model"), value=model_id)
    return model
