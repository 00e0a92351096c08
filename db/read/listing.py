"""Every model in scope with what a list on paper says of it, streamed a page at a time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from db.clearance import Clearance
from db.read.models import Place, model_page, models_of
from db.read.records import ModelRow
from db.read.veil import hidden
from db.read.where import R
from db.scope import ModelSort, Scope
from db.tables import MODEL, REGISTRATION, TOPIC

PAGE = 1_000


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model with its registration in full.

    Attributes:
        model: As the list on the screen has it.
        kind: "NEW" or "MAINTAINED".
        restricted: Whether what follows ``kind`` was left out, because it is not for everybody.
    """

    model: ModelRow
    kind: str
    place: str | None
    topic: str | None
    topic_en: str | None
    households: int | None
    contents: str | None
    results: str | None
    restricted: bool = False


def listed_models(
    connection: Connection,
    scope: Scope,
    sort: ModelSort = ModelSort.NAME,
    *,
    descending: bool = False,
    clearance: Clearance | None = None,
    only: Collection[int] | None = None,
) -> Iterator[ListedModel]:
    """Every model in scope, in the list's order.

    Args:
        connection: Inside ``Database.read()`` until the last one is taken: all of it is one state.
        scope: What is in view.
        sort: The order.
        descending: The order's first part the other way round.
        clearance: Whose reading of which models is noted; the details of other sensitive models are left out.
        only: Those of these that are in scope; None for all.
    """
    if only is not None:
        some = models_of(connection, scope, only, sort, descending=descending)
        for start in range(0, len(some), PAGE):
            yield from _in_full(connection, some[start : start + PAGE], clearance)
        return
    place: Place | None = None
    while True:
        rows = model_page(connection, scope, sort, descending=descending, after=place, limit=PAGE).rows
        yield from _in_full(connection, rows, clearance)
        if len(rows) < PAGE:
            return
        place = rows[-1].place


def _in_full(
    connection: Connection, rows: tuple[ModelRow, ...], clearance: Clearance | None
) -> Iterator[ListedModel]:
    more = _more(connection, rows)
    veiled = hidden(connection, [row.id for row in rows], clearance)
    for row in rows:
        found = more[row.registration_id]
        yield _veiled(row, found.kind) if row.id in veiled else _listed(row, found)


def _more(connection: Connection, rows: tuple[ModelRow, ...]) -> dict[int, Any]:
    statement = (
        select(
            R.id,
            R.kind,
            R.households,
            R.contents,
            R.results,
            MODEL.c.place,
            TOPIC.c.name.label("topic"),
            TOPIC.c.name_en.label("topic_en"),
        )
        .select_from(REGISTRATION)
        .join(MODEL, MODEL.c.id == R.model_id)
        .outerjoin(TOPIC, TOPIC.c.id == R.topic_id)
        .where(R.id.in_([row.registration_id for row in rows]))
    )
    return {row.id: row for row in connection.execute(statement)}


def _veiled(model: ModelRow, kind: str) -> ListedModel:
    return ListedModel(model, kind, None, None, None, None, None, None, restricted=True)


def _listed(model: ModelRow, row: Any) -> ListedModel:
    return ListedModel(
        model, row.kind, row.place, row.topic, row.topic_en, row.households, row.contents, row.results
    )
