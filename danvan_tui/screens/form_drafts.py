"""What is typed into a form is kept in the register, so that a lost line or an Esc loses nothing."""

from collections.abc import Callable
from threading import Lock

from textual.timer import Timer

from danvan_tui.forms.entries import Value
from danvan_tui.forms.form import Form, Opened
from danvan_tui.live import Live
from danvan_tui.screens.dialog import Dialog
from db.errors import DanvanError
from db.identity import Actor
from db.text import local_time

PAUSE = 0.5
"""Seconds without a key after which what was typed is kept."""


class FormDrafts(Dialog[str]):
    """A form's values, and the keeping of them."""

    def __init__(self, form: Form) -> None:
        """Nothing is typed yet."""
        super().__init__(classes="-form")
        self.form = form
        self.base: dict[str, Value] = {}
        self.values: dict[str, Value] = {}
        self._soon: Timer | None = None
        # The threads come to their work in any order: what was asked before a draft is forgotten keeps none.
        self._keeping = Lock()
        self._forgotten = 0

    @property
    def dirty(self) -> bool:
        """Whether something is typed that does not stand in the register."""
        return self.values != self.base

    def opened_with_draft(self, live: Live, actor: Actor, opened: Opened) -> tuple[Opened, dict[str, Value], str]:
        """What a form begins with, what is kept of it, and when that was kept. In a thread."""
        from db.read.kept_drafts import kept_draft

        with live.database().read() as connection:
            kept = kept_draft(connection, actor, self.form.key)
        if kept is None:
            return opened, {}, ""
        typed = {name: Value(text, chosen) for name, (text, chosen) in kept.typed.items()}
        return opened, typed, f"{local_time(kept.at):%H:%M %d/%m/%Y}"

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
        live, actor, key = self.danvan.live, self.danvan.actor, self.form.key
        asked = self._forgotten
        typed = {
            name: (value.text, value.chosen) for name, value in self.values.items() if value != self.base[name]
        }

        def keep(live: Live) -> None:
            from db.write.keeping import drop_draft, keep_draft

            with self._keeping:
                if asked != self._forgotten:
                    return
                if typed:
                    keep_draft(live.database(), actor, key, typed)
                else:
                    drop_draft(live.database(), actor, key)

        # Not the dialog's own questions: it may be closed before this is done.
        self.app.run_worker(lambda: _quietly(keep, live), thread=True, group=f"draft-{key}")

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
