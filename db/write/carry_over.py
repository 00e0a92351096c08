"""Keeping models up: last year's registrations, made again for another year in one act."""

from collections.abc import Sequence

from db.errors import Said
from db.lifecycle import Subject
from db.rights import Act
from db.schema import RegistrationKind
from db.schema.tables import REGISTRATION
from db.write.drafts import YearDraft
from db.write.register_years import register_years
from db.write.session import Writing
from db.write.together import Chosen

_COLUMNS = ("model_id", "unit_id", "field_id", "topic_id", "subject", "contents")


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
    drafts = [
        (
            row.model_id,
            YearDraft(
                year=year,
                unit_id=row.unit_id,
                field_id=row.field_id,
                topic_id=row.topic_id,
                subject=Subject(row.subject),
                kind=RegistrationKind.MAINTAINED,
                contents=row.contents,
            ),
        )
        for row in Chosen(work, REGISTRATION, Said("đăng ký", "registration"), registrations, _COLUMNS)
    ]
    return register_years(work, drafts)
