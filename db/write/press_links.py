"""What becomes of the press items about a model that is taken out of the register."""

from sqlalchemy import select

from db.identity import PRESS
from db.schema import PressItem
from db.schema.tables import PRESS_ITEM
from db.write.session import Writing


def leave_model(work: Writing, model_id: int) -> None:
    """Let what was written about a model stand by itself: it was printed, whatever became of the model."""
    of = select(PressItem).where(PRESS_ITEM.c.model_id == model_id).order_by(PRESS_ITEM.c.id)
    for item in work.session.scalars(of):
        item.model_id = None
        work.record(
            "amend",
            PRESS,
            item.id,
            model_id=model_id,
            before={"model_id": model_id},
            after={"model_id": None, "title": item.title},
        )
