"""What may be done to a press item."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.forms.press import AmendPress
from danvan_tui.forms.short import ShortForm
from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.calendar_records import PressRecord
from db.rights import Act

if TYPE_CHECKING:
    from db.write.session import Writing


def amend(record: PressRecord) -> Offer:
    """Amend it."""
    return Offer("press.amend", Act.PRESS, lambda: AmendPress(record))


def offers(words: Words, record: PressRecord) -> Sequence[Offer]:
    """Withdraw it: noted twice, or of another place."""
    from db.write.press import withdraw_press

    def act(work: "Writing", reason: str | None) -> None:
        withdraw_press(work, record.id, reason or "", record.version)

    title = say.stored(record.title)
    done = words("press.done.withdraw", title=title)
    form = ShortForm("press.form.withdraw", f"press-withdraw:{record.id}", title, act, done, reason=True)
    return (Offer("press.withdraw", Act.PRESS, lambda: form),)
