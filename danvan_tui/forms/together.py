"""One act with one reason, on one record or on all that are marked: in one transaction."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms.short import ShortForm
from danvan_tui.locale import Words
from danvan_tui.present import say

if TYPE_CHECKING:
    from db.write.session import Writing


def for_each(
    words: Words,
    name: str,
    records: Sequence[tuple[int, str]],
    act: "Callable[[Writing, int, str], object]",
    skipped: int = 0,
) -> ShortForm:
    """A form that asks for the reason.

    Its texts are ``<name>`` (its title), and ``.done`` with the title of the one; ``.many``, ``.preview`` and
    ``.done_many`` with the count of several.

    Args:
        words: The session's language.
        name: What its texts begin with.
        records: Each one's id and what it is called, safe to show.
        act: Does it to one; gets its place among the records, and the reason.
        skipped: How many of those that are marked are left out, because it is done to them already.
    """
    count = say.number(words, len(records))
    several = len(records) > 1 or skipped > 0

    def act_on_all(work: "Writing", reason: str | None) -> None:
        for index in range(len(records)):
            act(work, index, reason or "")

    preview = words(f"{name}.preview", count=count) if several else ""
    if skipped:
        preview = f"{preview} {words('together.skipped', count=say.number(words, skipped))}"
    return ShortForm(
        name,
        f"{name}:{','.join(str(number) for number, _ in records)}",
        words(f"{name}.many", count=count) if several else records[0][1],
        act_on_all,
        words(f"{name}.done_many", count=count) if several else words(f"{name}.done", title=records[0][1]),
        preview=preview,
        reason=True,
    )
