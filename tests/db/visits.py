"""Short ways to what the tests of visits and points do all the time."""

from datetime import date
from typing import Any

from db.engine import Database
from db.read.rubrics import RubricRecord, rubric
from db.visits import InspectionKind
from db.write.drafts import Registered
from db.write.inspections import InspectionDraft, VisitedModel, inspect
from db.write.rubrics import RubricDraft, add_rubric
from db.write.session import writing
from tests.db.acts import ACTOR

DEMO = RubricDraft(
    name="Thang điểm tham khảo",
    valid_from=date(2017, 1, 1),
    criteria=(
        ("Nhu cầu, mục tiêu rõ", 15),
        ("Tổ chức, lãnh đạo", 15),
        ("Số người, lực lượng tham gia", 20),
        ("Kết quả đo được", 25),
        ("Tính bền vững", 15),
        ("Khả năng lan tỏa", 10),
    ),
    grades=(("Chưa đạt", 0), ("Khá", 65), ("Tốt", 80), ("Xuất sắc", 90)),
)


def visit(database: Database, on: date, *made: Registered, needs_work: bool = False, **values: Any) -> int:
    """A visit to some models."""
    models = [VisitedModel(each.registration_id, needs_work=needs_work) for each in made]
    draft = InspectionDraft(
        kind=values.pop("kind", InspectionKind.CHECK),
        on=on,
        team=values.pop("team", "Đoàn 1"),
        models=values.pop("models", models),
        **values,
    )
    with writing(database, ACTOR) as work:
        return inspect(work, draft)


def demo_rubric(database: Database, draft: RubricDraft = DEMO) -> RubricRecord:
    """A rubric."""
    with writing(database, ACTOR) as work:
        number = add_rubric(work, draft)
    with database.read() as connection:
        found = rubric(connection, number)
    assert found is not None
    return found
