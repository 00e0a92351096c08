"""Keeping models up: last year's registrations, made again for another year in one act."""

from collections.abc import Sequence

from sqlalchemy import select

from db.errors import Conflict, NotFound, Said
from db.lifecycle import Subject
from db.rights import Act
from db.schema import RegistrationKind
from db.schema.tables import REGISTRATION
from db.write.drafts import YearDraft
from db.write.register_years import register_years
from db.write.session import RECORD, Writing

_TOGETHER = 500


def carry_over(work: Writing, registrations: Sequence[tuple[int, int]], year: int) -> list[int]:
    """Register models again for another year, as kept up, with what their registrations say.

    Contents, field, topic, unit and subject go with them; results, households and the standing do not: the new
    year begins with nothing done.

    Args:
        work: The transaction.
        registrations: Each one's id, and the version that the actor has seen.
        year: The year.

    Returns:
        The ids of the new registrations, in that order.

    Raises:
        NotFound: One of them is no longer there.
        Conflict: One has another version by now.
        AlreadyThere, NotAllowed: As ``register_years``.
    """
    work.require(Act.REGISTER)
    wanted = dict(registrations)
    columns = ("id", "version", "model_id", "unit_id", "field_id", "topic_id", "subject", "contents")
    statement = select(*(REGISTRATION.c[name] for name in columns))
    found = {}
    ids = list(wanted)
    for start in range(0, len(ids), _TOGETHER):
        chunk = statement.where(REGISTRATION.c.id.in_(ids[start : start + _TOGETHER]))
        found.update({row.id: row for row in work.session.execute(chunk)})
    drafts = []
    for registration_id, version in registrations:
        row = found.get(registration_id)
        if row is None:
            raise NotFound(what=Said("đăng ký", "registration"), value=registration_id)
        if row.version != version:
            raise Conflict(what=RECORD)
        draft = YearDraft(
            year=year,
            unit_id=row.unit_id,
            field_id=row.field_id,
            topic_id=row.topic_id,
            subject=Subject(row.subject),
            kind=RegistrationKind.MAINTAINED,
            contents=row.contents,
        )
        drafts.append((row.model_id, draft))
    return register_years(work, drafts)
