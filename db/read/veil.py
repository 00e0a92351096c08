"""What is not for everybody: the details of models of sensitive topics, and who may read them.

Every view leaves them out unless it is given a clearance; with one it asks the register anew, on its own
connection, what the reader is today. So what a process keeps for all of its sessions has none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, select

from db.clearance import Clearance
from db.committee import NOTHING, Charge
from db.identity import Actor, Role
from db.read.charge import charge_of
from db.read.where import R, conditions
from db.rights import Act, may
from db.scope import Scope
from db.tables import MEMBER, REGISTRATION, TOPIC
from db.text import local_today

_TOGETHER = 5_000
"""Models that are asked about with one statement."""


class Reader(NamedTuple):
    """What the register says of somebody now; ``role`` is None for a member who has left."""

    role: Role | None
    charge: Charge


def reader(connection: Connection, who: Actor) -> Reader:
    """Somebody's role and charge of this moment, whatever a session knew when it began."""
    if who.member_id is None:
        return Reader(who.role, NOTHING)
    there = select(MEMBER.c.role).where(MEMBER.c.id == who.member_id, MEMBER.c.retired_at.is_(None))
    role = connection.execute(there).scalar()
    if role is None:
        return Reader(None, NOTHING)
    return Reader(Role(role), charge_of(connection, who.member_id, local_today()))


def sensitive(connection: Connection, models: Collection[int]) -> frozenset[int]:
    """Those of some models that have a registration of a sensitive topic."""
    found: set[int] = set()
    for chunk in _chunks(models):
        each = sensitive_ids()
        found.update(connection.scalars(each.where(each.selected_columns[0].in_(chunk)).distinct()))
    return frozenset(found)


def sensitive_ids() -> Select[tuple[int]]:
    """All of these."""
    year, topic = REGISTRATION.alias("sensitive_year"), TOPIC.alias("sensitive_topic")
    joined = year.join(topic, topic.c.id == year.c.topic_id)
    return select(year.c.model_id).select_from(joined).where(topic.c.sensitive == 1)


def is_sensitive(model: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a model is one of these, asked of one at a time in a view's own statement."""
    ids = sensitive_ids()
    return ids.where(ids.selected_columns[0] == model).exists()


def readable(connection: Connection, who: Actor, models: Collection[int]) -> frozenset[int]:
    """Those of some sensitive models whose details somebody may read now.

    Secretaries and administrators may read all; a member those whose sensitive fields are his or hers today, at
    the unit of the model's newest year.
    """
    role, charge = reader(connection, who)
    if role is None:
        return frozenset()
    if may(role, Act.READ_DETAILS):
        return frozenset(models)
    if not charge:
        return frozenset()
    units: dict[int, int] = {}
    fields: defaultdict[int, set[int]] = defaultdict(set)
    for chunk in _chunks(models):
        statement = (
            select(R.model_id, R.unit_id, R.field_id, TOPIC.c.sensitive)
            .outerjoin(TOPIC, TOPIC.c.id == R.topic_id)
            .where(R.model_id.in_(chunk))
            .order_by(R.model_id, R.year)
        )
        for model_id, unit_id, field_id, is_sensitive in connection.execute(statement):
            units[model_id] = unit_id
            if is_sensitive:
                fields[model_id].add(field_id)
    return frozenset(
        model_id
        for model_id, of_model in fields.items()
        if may(
            role,
            Act.READ_DETAILS,
            in_charge=all(charge.covers_field(field_id, units[model_id]) for field_id in of_model),
        )
    )


def hidden(connection: Connection, models: Collection[int], clearance: Clearance | None) -> frozenset[int]:
    """Those of some models whose details a view must leave out.

    Args:
        connection: Inside ``Database.read()``, or a writer's transaction.
        models: The models that the view speaks of.
        clearance: Whose reading of which models is noted; None where the view is for everybody.
    """
    found = sensitive(connection, models)
    asked = found & clearance.models if clearance is not None else frozenset()
    if clearance is None or not asked:
        return found
    return found - readable(connection, clearance.who, asked)


def hidden_in(
    connection: Connection, scope: Scope, clearance: Clearance | None, only: Collection[int] | None = None
) -> int:
    """How many models of a scope a view must leave the details of out; as ``hidden`` has it."""
    return len(hidden(connection, sensitive_in(connection, scope, only), clearance))


def sensitive_in(connection: Connection, scope: Scope, only: Collection[int] | None = None) -> Sequence[int]:
    """The sensitive models of a scope; of some models, where these are named."""
    where = [*conditions(connection, scope), R.model_id.in_(sensitive_ids())]
    if only is not None:
        where.append(R.model_id.in_(sorted(only)))
    return connection.scalars(select(R.model_id).where(*where)).all()


def _chunks(models: Collection[int]) -> Iterator[list[Any]]:
    ids = sorted(set(models))
    for start in range(0, len(ids), _TOGETHER):
        yield ids[start : start + _TOGETHER]
