"""The pages of the ledger held against all of its lines, filtered the slow and obvious way."""

from sqlalchemy import Connection, select

from db.lifecycle import Standing
from db.read import history
from db.read.change_records import HistoryLine
from db.read.history import MOVEMENT, history_page
from db.scope import Scope
from db.tables import CHANGE
from tests.db.plain import Plain


def compare_history(
    connection: Connection, plain: Plain, scope: Scope | None, limit: int, *, narrow: int = history.NARROW
) -> list[int]:
    """Every page of a scope's history, walked down, and up from its end.

    Args:
        connection: Inside ``Database.read()``.
        plain: The register in plain Python.
        scope: A scope, or None for the whole register.
        limit: Lines a page.
        narrow: Up to how many models the lines are sorted.

    Returns:
        The lines' numbers.
    """
    usual, history.NARROW = history.NARROW, narrow
    try:
        expected = expected_lines(connection, plain, scope, MOVEMENT)
        down: list[HistoryLine] = []
        while page := history_page(connection, scope, after=down[-1].key if down else None, limit=limit):
            down += page
            assert len(down) <= len(expected)
        assert [line.key for line in down] == expected
        up = list(history_page(connection, scope, from_end=True, limit=limit))
        while up and (page := history_page(connection, scope, before=up[0].key, limit=limit)):
            up = [*page, *up]
            assert len(up) <= len(expected)
        assert up == down
        if down:
            middle = down[len(down) // 2 :]
            page = history_page(connection, scope, after=middle[0].key, inclusive=True, limit=limit)
            assert list(page) == middle[:limit]
        everything = history_page(connection, scope, entities=None, limit=10_000)
        assert [line.key for line in everything] == expected_lines(connection, plain, scope, None)
        _compare_names(plain, down)
    finally:
        history.NARROW = usual
    return expected


def expected_lines(
    connection: Connection, plain: Plain, scope: Scope | None, entities: frozenset[str] | None
) -> list[int]:
    """The numbers of the lines that belong to a scope, newest first."""
    rows = connection.execute(select(CHANGE).order_by(CHANGE.c.seq.desc())).all()
    if entities is not None:
        rows = [row for row in rows if row.entity in entities]
    if scope is None:
        return [row.seq for row in rows]
    shown = {model.id for model, _ in plain.counting(scope)}
    if scope.standing is None:
        shown |= {model.id for model, _ in plain.counting(scope.but(standing=Standing.RETURNED))}
    asks_of_models = bool(scope.field or scope.words.strip()) or (scope.subject, scope.standing) != (None, None)

    def belongs(model: int | None, entity: str, number: int | None) -> bool:
        if model is not None:
            gone = model not in plain.models
            return model in shown or (gone and scope.unit is None and not asks_of_models)
        if asks_of_models:
            return False
        if scope.unit is None:
            return True
        view = scope.unit_view
        return (
            entity == "unit" and number is not None and scope.unit in plain.above(plain.counted_at(number, view))
        )

    return [row.seq for row in rows if belongs(row.model_id, row.entity, row.entity_id)]


def _compare_names(plain: Plain, lines: list[HistoryLine]) -> None:
    for line in lines:
        change = line.change
        if change.model_id is not None:
            model = plain.models.get(change.model_id)
            assert line.there is (model is not None)
            assert line.name is not None
            assert model is None or line.name == model.name
        elif change.entity_id is not None:
            assert line.name == plain.units[change.entity_id].name
        for named in line.names:
            if named.kind == "unit":
                assert named.name == plain.units[named.id].name
