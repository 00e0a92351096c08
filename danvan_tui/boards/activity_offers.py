"""What may be done to an activity."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.forms.activities import AmendActivity, HeldForm
from danvan_tui.forms.short import ShortForm
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.calendar_records import ActivityRecord
from db.rights import Act

if TYPE_CHECKING:
    from db.write.session import Writing


def amend(words: Words, record: ActivityRecord) -> Offer | None:
    """Amend it, unless it was called off."""
    if record.cancelled_at is not None:
        return None
    return Offer("activity.amend", Act.ACTIVITIES, lambda: AmendActivity(words, record))


def offers(words: Words, record: ActivityRecord, today: str) -> Sequence[Offer]:
    """Say what came of it once it has begun, or call it off.

    Args:
        words: The session's language.
        record: The activity.
        today: The day to reckon from, ISO.
    """
    if record.cancelled_at is not None:
        return ()
    early = words("activity.why.early") if record.from_date > today else None
    return (Offer("activity.held", Act.ACTIVITIES, lambda: HeldForm(record), early), _cancel(words, record))


def _cancel(words: Words, record: ActivityRecord) -> Offer:
    from db.write.activities import cancel_activity

    def act(work: "Writing", reason: str | None) -> None:
        cancel_activity(work, record.id, reason or "", record.version)

    title = say.stored(record.title)
    done = words("calendar.done.activity_cancel", id=record.id, title=title)
    form = ShortForm("activity.form.cancel", f"activity-cancel:{record.id}", title, act, done, reason=True)
    return Offer("activity.cancel", Act.ACTIVITIES, lambda: form)
