"""What may be done to activities."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.forms.activities import AmendActivity, HeldForm
from danvan_tui.forms.together import for_each
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.calendar_records import ActivityRecord
from db.rights import Act

if TYPE_CHECKING:
    from db.write.session import Writing


def amend(words: Words, record: ActivityRecord) -> Offer | None:
    """Amend one, unless it was called off."""
    if record.cancelled_at is not None:
        return None
    return Offer("activity.amend", Act.ACTIVITIES, lambda: AmendActivity(words, record))


def offers(words: Words, records: Sequence[ActivityRecord], today: str) -> list[Offer]:
    """Say what came of one once it has begun; call one or several off.

    Args:
        words: The session's language.
        records: The activities.
        today: The day to reckon from, ISO.
    """
    held = [record for record in records if record.cancelled_at is None]
    if not held:
        return []
    found = [_cancel(words, held, len(records) - len(held))]
    if len(records) == 1:
        early = words("activity.why.early") if held[0].from_date > today else None
        found.insert(0, Offer("activity.held", Act.ACTIVITIES, lambda: HeldForm(held[0]), early))
    return found


def _cancel(words: Words, records: Sequence[ActivityRecord], skipped: int) -> Offer:
    def act(work: "Writing", index: int, reason: str) -> None:
        from db.write.activities import cancel_activity

        cancel_activity(work, records[index].id, reason, records[index].version)

    named = [(record.id, say.stored(record.title)) for record in records]
    return Offer(
        "activity.cancel", Act.ACTIVITIES, lambda: for_each(words, "activity.form.cancel", named, act, skipped)
    )
