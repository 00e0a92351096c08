"""Reading what is not for everybody: the register is asked who may, and each reading is a line of the ledger."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from db.clearance import Clearance
from db.committee import READING
from db.engine import Database
from db.errors import Denied
from db.identity import Actor
from db.read.assessment import ModelAssessment, model_assessment
from db.read.detail import model_detail
from db.read.model_records import ModelDetail
from db.read.records import model_code
from db.read.veil import readable, sensitive_in
from db.rights import Act
from db.scope import Scope
from db.write.session import Writing, writing

TOGETHER = 500
"""Models that one line of the ledger names, where many are read at once."""


class DetailsDenied(Denied):
    """The model's details are not for this reader."""

    vi: ClassVar[str] = "Chi tiết của {code} là thông tin hạn chế; bạn không được xem."
    en: ClassVar[str] = "The details of {code} are restricted; you may not read them."
    hint_vi: ClassVar[str] = (
        "Chỉ thư ký, quản trị và người được phân công phụ trách lĩnh vực được xem; việc vừa thử đã được ghi lại."
    )
    hint_en: ClassVar[str] = (
        "Secretaries, administrators and whoever is in charge of its field may; that you tried is noted."
    )


@dataclass(frozen=True, slots=True, eq=False)
class OpenedModel:
    """A model that somebody opened.

    Attributes:
        clearance: Leave to read it again as long as it stays open; None for a model that is everybody's to read.
    """

    model: ModelDetail
    assessment: ModelAssessment
    clearance: Clearance | None


def open_model(database: Database, who: Actor, model_id: int) -> OpenedModel | None:
    """Open a model to read all of it. Where its details are restricted, that is noted before they are given.

    Args:
        database: The register.
        who: Who reads.
        model_id: The model.

    Returns:
        None where there is none of this number.

    Raises:
        DetailsDenied: The reader may not; that is a line of the ledger.
        DatabaseError
    """
    with database.read() as connection:
        model = model_detail(connection, model_id)
        if model is None or not model.restricted:
            return None if model is None else OpenedModel(model, model_assessment(connection, model_id), None)
    with writing(database, who) as work:
        clearance = read_details(work, [model_id])
        found = model_detail(work.session.connection(), model_id, clearance)
        if found is None:
            return None
        opened = OpenedModel(found, model_assessment(work.session.connection(), model_id, clearance), clearance)
    return opened


def read_details(work: Writing, models: Sequence[int]) -> Clearance:
    """Note that the actor reads the details of some restricted models.

    Args:
        work: The transaction.
        models: The models.

    Raises:
        DetailsDenied: The reader may not read one of them.
    """
    who = work.who or Actor(work.actor)
    allowed = readable(work.session.connection(), who, models)
    for model_id in models:
        if model_id not in allowed:
            raise DetailsDenied(act=Act.READ_DETAILS, model_id=model_id, code=model_code(model_id))
        work.record("read", READING, model_id)
    return Clearance(who, allowed)


def clear_scope(
    database: Database, who: Actor, scope: Scope, only: Collection[int] | None = None
) -> Clearance | None:
    """Note that somebody takes a list along, with the details of the restricted models that he or she may read.

    Args:
        database: The register.
        who: Who takes it along.
        scope: What is in view.
        only: Those of these that are in scope; None for all.

    Returns:
        None where there are none of these in scope: then nothing is noted either.

    Raises:
        DatabaseError
    """
    with database.read() as connection:
        allowed = sorted(readable(connection, who, sensitive_in(connection, scope, only)))
    if not allowed:
        return None
    with writing(database, who) as work:
        # Asked again under the lock: what was allowed a moment ago may not be now.
        cleared = sorted(readable(work.session.connection(), who, allowed))
        for start in range(0, len(cleared), TOGETHER):
            work.record("take", READING, None, after={"models": cleared[start : start + TOGETHER]})
    return Clearance(who, frozenset(cleared))
