"""What may be done to press items."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.forms.press import AmendPress
from danvan_tui.forms.together import for_each
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.calendar_records import PressRecord
from db.rights import Act

if TYPE_CHECKING:
    from db.write.session import Writing


def amend(record: PressRecord) -> Offer:
    """Amend one."""
    return Offer("press.amend", Act.PRESS, lambda: AmendPress(record))


def offers(words: Words, records: Sequence[PressRecord]) -> list[Offer]:
    """Withdraw them: noted twice, or of another place."""
    if not records:
        return []

    def act(work: "Writing", index: int, reason: str) -> None:
        from db.write.press import withdraw_press

        withdraw_press(work, records[index].id, reason, records[index].version)

    named = [(record.id, say.stored(record.title)) for record in records]
    return [Offer("press.withdraw", Act.PRESS, lambda: for_each(words, "press.form.withdraw", named, act))]
