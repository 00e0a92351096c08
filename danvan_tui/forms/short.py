"""Forms of one question or none: a reason, or only what will be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Values
from danvan_tui.forms.form import Form, Opened
from danvan_tui.locale import Words

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.write.session import Writing

REASON = 500
"""Letters of a reason at the most."""


class ShortForm(Form):
    """One act on records that are known; with a reason, where one is asked for.

    The act itself sees to it that nobody changed them since: it is given the versions that were on the screen.
    """

    def __init__(
        self,
        title: str,
        key: str,
        about: str,
        act: "Callable[[Writing, str | None], object]",
        done: str,
        *,
        preview: str = "",
        reason: bool | None = None,
    ) -> None:
        """A form.

        Args:
            title: The name of the text that heads it.
            key: What its draft is kept under.
            about: What it is about, safe to show.
            act: Does it; gets the reason.
            done: What was done, in words.
            preview: What will be done, in words.
            reason: True for a reason that is needed, False for one that may be given, None for none.
        """
        self.title = title
        self._key = key
        self._about = about
        self._act = act
        self._done = done
        self._preview = preview
        self._reason = reason

    @property
    def key(self) -> str:
        """One for each record."""
        return self._key

    def about(self, words: Words) -> str:
        """The record."""
        return self._about

    def open(self, live: "Live", words: Words) -> Opened:
        """Ask for the reason, or for nothing."""
        if self._reason is None:
            return Opened((), {})
        allowed = "allowed.reason" if self._reason else "allowed.reason.free"
        return Opened((Entry("reason", Kind.LINE, "reason", allowed, needed=self._reason, limit=REASON),), {})

    def preview(self, live: "Live", words: Words, values: Values) -> str:
        """What will be done."""
        return self._preview

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Do it."""
        from db.write.session import writing

        reason = meaning.text(values["reason"]) if self._reason is not None else None
        with writing(live.database(), actor) as work:
            self._act(work, reason)
        return self._done
