"""Acts on what the press says of the movement: noted, amended, withdrawn. Each is a line of the ledger."""

from typing import Any

from db.errors import NotAllowed, NotFound, Said
from db.identity import PRESS
from db.read.calendar_records import PressNotFound
from db.rights import Act
from db.schema import EmulationModel, PressItem
from db.text import clean_line
from db.write.calendar_checks import differing, filled, past_day, reason_line, title_line
from db.write.calendar_drafts import PressDraft
from db.write.checks import block, line, name_line
from db.write.register import check_version
from db.write.session import Writing


def add_press(work: Writing, draft: PressDraft) -> int:
    """Note an article or a broadcast.

    Returns:
        Its id.

    Raises:
        TextRefused: The title or the outlet is empty, or a text too long.
        NotFound: No such model.
        NotAllowed: A day that is still to come.
    """
    work.require(Act.PRESS)
    values = _checked(work, draft)
    item = PressItem(**values)
    work.session.add(item)
    work.flush()
    assert item.id is not None  # flushed
    said = {name: value for name, value in values.items() if name != "model_id"}
    work.record("add", PRESS, item.id, model_id=item.model_id, after=filled(said))
    return item.id


def amend_press(work: Writing, press_id: int, draft: PressDraft, version: int) -> None:
    """Change what is noted of an article or a broadcast.

    Args:
        work: The transaction.
        press_id: Which one.
        draft: What it shall be, all of it.
        version: The version that the actor has seen.

    Raises:
        PressNotFound
        TextRefused, NotFound, NotAllowed: As ``add_press``; or it was withdrawn.
        Conflict: It has another version by now.
    """
    work.require(Act.PRESS)
    item = _open(work, press_id)
    check_version(item.version, version)
    values = _checked(work, draft)
    before, after = differing(item.model_dump(), values)
    if not before:
        return
    about = values["model_id"] or item.model_id
    for name, value in values.items():
        setattr(item, name, value)
    work.flush()
    work.record("amend", PRESS, press_id, model_id=about, before=before, after=after | {"title": item.title})


def withdraw_press(work: Writing, press_id: int, reason: str, version: int) -> None:
    """Take an article or a broadcast off the list: noted twice, or of another place. It stays in the register.

    Raises:
        PressNotFound
        TextRefused: No reason.
        NotAllowed: It was withdrawn already.
        Conflict: It has another version by now.
    """
    work.require(Act.PRESS)
    item = _open(work, press_id)
    check_version(item.version, version)
    item.withdrawn_reason = reason_line(reason)
    item.withdrawn_at = work.at
    work.flush()
    after = {"title": item.title, "reason": item.withdrawn_reason}
    work.record("withdraw", PRESS, press_id, model_id=item.model_id, after=after)


def _open(work: Writing, press_id: int) -> PressItem:
    item = work.session.get(PressItem, press_id)
    if item is None:
        raise PressNotFound(value=press_id)
    if item.withdrawn_at is not None:
        raise NotAllowed(
            why_vi=f"tin bài «{item.title}» đã được rút", why_en=f"the item «{item.title}» was withdrawn"
        )
    return item


def _checked(work: Writing, draft: PressDraft) -> dict[str, Any]:
    model = draft.model_id
    if model is not None and work.session.get(EmulationModel, model) is None:
        raise NotFound(what=Said("mô hình", "model"), value=model)
    # Addresses are longer than names, and still one line.
    link = block(clean_line(draft.link) if draft.link else None, Said("Liên kết", "The link"))
    return {
        "kind": str(draft.kind),
        "title": title_line(draft.title),
        "outlet": name_line(draft.outlet, Said("Báo, đài", "The outlet")),
        "date": past_day(draft.on),
        "author": line(draft.author, Said("Tác giả", "The author")),
        "link": link,
        "model_id": model,
    }
