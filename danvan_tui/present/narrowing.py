"""The ways to narrow the list of models, and what each is called."""

from dataclasses import dataclass

from danvan_tui.locale import Words
from danvan_tui.present import say
from db.lifecycle import FUNNEL, Standing, Subject


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One way to narrow the list of models.

    Attributes:
        by: What it narrows by.
        value: To what; None for all.
    """

    by: type[Standing] | type[Subject]
    value: Standing | Subject | None


NARROWINGS: tuple[Narrowing, ...] = (
    Narrowing(Standing, None),
    *(Narrowing(Standing, standing) for standing in FUNNEL),
    Narrowing(Standing, Standing.STOPPED),
    Narrowing(Standing, Standing.RETURNED),
    Narrowing(Subject, None),
    *(Narrowing(Subject, subject) for subject in (Subject.COLLECTIVE, Subject.INDIVIDUAL, Subject.UNKNOWN)),
)
"""What the dialog offers."""


def narrowing_words(words: Words, narrowing: Narrowing) -> str:
    """ "Hiệu quả trở lên", "Đã dừng", "Cá nhân", "Tất cả"."""
    value = narrowing.value
    if value is None:
        return words("narrow.all")
    if isinstance(value, Subject):
        return say.subject(words, value)
    name = say.standing(words, value)
    return words("narrow.or_higher", standing=name) if value in FUNNEL[:-1] else name
