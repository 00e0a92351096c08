"""Short ways to do what the tests of the committee's year do all the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Connection, event

from db.engine import Database
from db.schema import ActivityKind, DeadlineKind, PressKind
from db.scope import Span
from db.write.activities import add_activity
from db.write.calendar_drafts import ActivityDraft, DeadlineDraft, PressDraft, TargetDraft
from db.write.deadlines import add_deadline
from db.write.press import add_press
from db.write.session import writing
from db.write.targets import set_target
from tests.db.acts import ACTOR, unit

WARDS = ("Phường Quang Trung", "Phường Lam Hạ", "Xã Đinh Xá")
HOSTILE = "\x1b]0;chào\x07\x1b[31mBáo cáo\u202e quý\n\tI\0\u200b [/nope]"
CLEAN = "Báo cáo quý I [/nope]"


def wards(database: Database, *names: str) -> list[int]:
    """The ids of some units; of three of the city's where none is named."""
    return [unit(database, name) for name in names or WARDS]


def deadline_draft(database: Database, **values: Any) -> DeadlineDraft:
    """The first quarter's report of 2018 from three units, due on 31 March."""
    said: dict[str, Any] = {
        "kind": DeadlineKind.QUARTERLY,
        "title": "Báo cáo quý I",
        "year": 2018,
        "due": date(2018, 3, 31),
    }
    said |= values
    said.setdefault("unit_ids", wards(database))
    return DeadlineDraft(**said)


def deadline(database: Database, **values: Any) -> int:
    """A new deadline's id."""
    with writing(database, ACTOR) as work:
        return add_deadline(work, deadline_draft(database, **values))


def activity_draft(**values: Any) -> ActivityDraft:
    """A day's training in May 2018."""
    said: dict[str, Any] = {"kind": ActivityKind.TRAINING, "title": "Tập huấn", "since": date(2018, 5, 10)}
    return ActivityDraft(**(said | values))


def activity(database: Database, **values: Any) -> int:
    """A new activity's id."""
    with writing(database, ACTOR) as work:
        return add_activity(work, activity_draft(**values))


def press_draft(**values: Any) -> PressDraft:
    """An article of June 2018."""
    said: dict[str, Any] = {
        "kind": PressKind.PAPER,
        "title": "Đường hoa ở Phủ Lý",
        "outlet": "Báo Hà Nam",
        "on": date(2018, 6, 1),
    }
    return PressDraft(**(said | values))


def press(database: Database, **values: Any) -> int:
    """A new press item's id."""
    with writing(database, ACTOR) as work:
        return add_press(work, press_draft(**values))


def target(database: Database, planned: int, span: Span, **values: Any) -> int:
    """A new target's id."""
    with writing(database, ACTOR) as work:
        return set_target(work, TargetDraft(span, planned, **values))


@contextmanager
def counting(connection: Connection) -> Iterator[list[str]]:
    """The statements that are asked meanwhile."""
    asked: list[str] = []

    def note(*seen: Any) -> None:
        asked.append(seen[2])

    event.listen(connection, "before_cursor_execute", note)
    yield asked
    event.remove(connection, "before_cursor_execute", note)


def query_plan(connection: Connection, statement: str) -> list[str]:
    """How SQLite would go about a statement; what stands for its values matters to no plan."""
    marks = (0,) * statement.count("?")
    return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", marks)]
