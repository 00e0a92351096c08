"""What is typed into a form is kept in the register, so that a lost line or an Esc loses nothing."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from textual.timer import Timer

from danvan_tui.forms.entries import Value
from danvan_tui.forms.form import Form, Opened
from danvan_tui.forms.merging import changed_since
from danvan_tui.live import Live
from danvan_tui.screens.dialog import Dialog
from db.errors import DanvanError
from db.identity import Actor
from db.text import local_time

LAST = 2.0
"""Seconds that the end of a session waits for its last draft."""
PAUSE = 0.5
"""Seconds without a key after which what was typed is kept."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """What a form begins with, and what is kept of it.

    Attributes:
        opened: What stands in the register, or what is usual.
        typed: What was typed and not handed in.
        before: What stood in the entries that others changed since.
        at: When it was kept; "" where nothing is.
    """

    opened: Opened
    typed: Mapping[str, Value] = field(default_factory=dict)
    before: Mapping[str, Value] = field(default_factory=dict)
    at: str = ""


class FormDrafts(Dialog[str]):
    """A form's values, and the keeping of them."""

    def __init__(self, form: Form) -> None:
        """Nothing is typed yet."""
        super().__init__(classes="-form")
        self.form = form
        self.base: dict[str, Value] = {}
        self.values: dict[str, Value] = {}
        self.kept = True
        """Whether the register takes what is typed as a draft: it is not too long for it."""
        self._soon: Timer | None = None
        # The threads come to their work in any order: what was asked before a draft is forgotten keeps none.
        self._keeping = Lock()
        self._forgotten = 0

    @property
    def dirty(self) -> bool:
        """Whether something is typed that does not stand in the register."""
        return self.values != self.base

    def opened_with_draft(self, live: Live, actor: Actor, opened: Opened) -> Reopened:
        """What a form begins with, and what is kept of it. In a thread."""
        from db.read.kept_drafts import kept_draft

        with live.database().read() as connection:
            kept = kept_draft(connection, actor, self.form.key)
        if kept is None:
            return Reopened(opened)
        typed, base = ({name: Value(*each) for name, each in part.items()} for part in (kept.typed, kept.base))
        at = local_time(kept.at)
        # Without a token nothing is amended: what stands there first is only usual, and may be another tomorrow.
        before = {} if opened.token is None else changed_since(opened.entries, base, opened.values, at.date())
        return Reopened(opened, typed, before, f"{at:%H:%M %d/%m/%Y}")

    def keep_soon(self) -> None:
        """Keep what is typed when the keys have come to rest."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self.keep_now)

    def keep_no_more(self) -> None:
        """Keep nothing when the keys come to rest."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None

    def keep_now(self) -> None:
        """Keep what is typed."""
        self.keep_no_more()
        # Looked up now: the session may be over before the thread comes to it.
        live, keep = self.danvan.live, self._keeper()
        # Not the dialog's own questions: it may be closed before this is done.
        self.app.run_worker(lambda: _quietly(keep, live), thread=True, group=f"draft-{self.form.key}")

    def _keeper(self) -> Callable[[Live], None]:
        """What keeps what is typed now, for a thread."""
        actor, key, tell = self.danvan.actor, self.form.key, self.tell_from_thread
        asked = self._forgotten
        names = [name for name, value in self.values.items() if value != self.base[name]]
        typed, base = ({name: part[name] for name in names} for part in (self.values, self.base))

        def keep(live: Live) -> None:
            from db.write.keeping import drop_draft, keep_draft

            with self._keeping:
                if asked != self._forgotten:
                    return
                if not typed:
                    drop_draft(live.database(), actor, key)
                elif keep_draft(live.database(), actor, key, typed, base):
                    tell(self._say_kept, True)
                else:
                    tell(self._say_kept, False)

        return keep

    def _say_kept(self, kept: bool) -> None:
        if not kept and self.kept:
            self.say(self.words("form.draft.long"), "warning")
        self.kept = kept

    async def on_unmount(self) -> None:
        """The session ends, or its line is lost: what was typed last is kept, and nobody is asked."""
        if self._soon is None:
            return
        live, keep = self.danvan.live, self._keeper()
        # In a thread and for so long only: a register that does not answer must not hold up the end.
        await asyncio.wait({asyncio.ensure_future(asyncio.to_thread(_quietly, keep, live))}, timeout=LAST)

    def drop(self) -> None:
        """Forget what was kept."""
        self.keep_no_more()
        live, forget = self.danvan.live, self.forgetting()
        self.app.run_worker(lambda: forget(live), thread=True, group="draft")

    def forgetting(self) -> Callable[[Live], None]:
        """What forgets what was kept, for a thread."""
        actor, key = self.danvan.actor, self.form.key

        def forget(live: Live) -> None:
            from db.write.keeping import drop_draft

            with self._keeping:
                self._forgotten += 1
                drop_draft(live.database(), actor, key)

        return lambda live: _quietly(forget, live)


def _quietly(work: Callable[[Live], None], live: Live) -> None:
    try:
        work(live)
    except DanvanError:
        # A draft that cannot be kept now is kept with the next key, one that cannot be dropped is only offered
        # once more; what cannot be reached is said elsewhere.
        return
