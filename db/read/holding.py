"""Whether something holds on a day: a post, an assignment.

Apart from what terms are read as: the dashboard's first figures ask who is in charge, and need no more of it.
"""

from typing import Any

from sqlalchemy import ColumnElement, or_


def holds(columns: Any, on: str) -> ColumnElement[bool]:
    """Whether a term or an assignment holds on a day.

    Args:
        columns: Of ``TERM`` or ``ASSIGNMENT``.
        on: The day, ISO.
    """
    from_date, until = columns.from_date, columns.until_date
    held: ColumnElement[bool] = (from_date <= on) & or_(until.is_(None), until >= on)
    return held
