"""Terms: from when to when something is held, and the post that a member has on a day."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement

from db.read.committee_records import PostRecord, TermRecord
from db.tables import POST, TERM

P, T = POST.c, TERM.c
_OF_TERM = 5


def term_columns() -> list[ColumnElement[Any]]:
    """A term's columns with its post's, apart from a member's own of the same names."""
    of_term = (T.id, T.from_date, T.until_date, T.decision, T.version)
    of_post = (P.id, P.code, P.name, P.name_en, P.rank)
    return [
        *(column.label(f"term_{column.name}") for column in of_term),
        *(column.label(f"post_{column.name}") for column in of_post),
    ]


def term_record(values: Sequence[Any]) -> TermRecord | None:
    """A term from its columns; None where there is none."""
    of_term, of_post = values[:_OF_TERM], values[_OF_TERM:]
    return None if of_term[0] is None else TermRecord(of_term[0], PostRecord(*of_post), *of_term[1:])
