"""Saving a form, and what becomes of it where somebody else was quicker."""

from dataclasses import dataclass

from danvan_tui.forms.entries import Value
from danvan_tui.forms.form import Opened, Preview
from danvan_tui.forms.merging import clashes, merged
from danvan_tui.live import Live
from danvan_tui.present.forms import label_of, preview_columns, preview_rows
from danvan_tui.screens.form_choices import FormChoices
from db.errors import Conflict, DanvanError


@dataclass(frozen=True, slots=True)
class _Met:
    """What came of saving: that somebody else was quicker, and what stands there now."""

    now: Opened


class FormSaving(FormChoices):
    """What the line that saves does."""

    token: object = None
    _unmet: Opened | None = None
    """What others wrote while a draft lay, as long as the two are not brought together."""

    def _preview(self) -> None:
        """Say what saving will do, before it is done."""
        form, words, values = self.form, self.words, dict(self.values)
        if not any(self.why_wrong(entry) for entry in self._entries):
            self.ask("preview", lambda live: form.preview(live, words, values), self._say_preview)

    def _say_preview(self, found: str | Preview) -> None:
        preview = Preview(found) if isinstance(found, str) else found
        if preview.text and self.entry is None:
            self.say(preview.text, "accent")
            self.choices.set_columns(preview_columns(preview.lines))
            self.choices.set_rows(preview_rows(preview.lines), keep_cursor=False)
            self.say_keys(paged=len(preview.lines) > self.choices.size.height)

    def _save(self) -> None:
        words = self.words
        for index, entry in enumerate(self._entries):
            why = self.why_wrong(entry)
            if why is not None:
                self._wrong[entry.id] = why
                self.stand_on(index)
                self.say(self.words("form.mend"), "warning")
                return
        if self.is_asking("save"):
            return
        if self._unmet is not None:
            self.meet(self._unmet)
            return
        # What is typed is in the values; a refusal keeps it, and what is saved needs no draft.
        self.keep_no_more()
        self.say(self.words("form.saving"))
        form, actor = self.form, self.danvan.actor
        values, token, forget = dict(self.values), self.token, self.forgetting()

        def save(live: Live) -> str | _Met | DanvanError:
            try:
                done = form.save(live, actor, words, values, token)
            except Conflict as conflict:
                now = form.open(live, words)
                # Without a token, the form acts on what was on the screen: there is nothing to bring together.
                return conflict if now.token is None else _Met(now)
            except DanvanError as error:
                return error
            forget(live)
            return done

        self.ask("save", save, self._saved)

    def _saved(self, came: str | _Met | DanvanError) -> None:
        if isinstance(came, str):
            # A letter that came while it was saved must not become a draft.
            self.keep_no_more()
            self.dismiss(came)
        elif isinstance(came, DanvanError):
            self.keep_now()
            self.say_error(came)
        else:
            self.meet(came.now)

    def meet(self, now: Opened) -> None:
        """Somebody else was quicker: bring the two together, entry by entry where both changed one."""
        self.keep_now()
        ids = [entry.id for entry in self._entries]
        theirs = {name: now.values.get(name, Value()) for name in ids}
        met = clashes(ids, self.base, self.values, theirs)
        if not met:
            self._together(now, theirs, frozenset())
            return
        from danvan_tui.screens.form_conflict import ConflictDialog

        def chosen(mine: frozenset[str] | None) -> None:
            if mine is not None:
                self._together(now, theirs, mine)
            else:
                self.say(self.words("form.conflict.open"), "warning")

        labels = {entry.id: label_of(self.words, entry) for entry in self._entries}
        self.say(self.words("form.conflict.met"), "warning")
        self.app.push_screen(ConflictDialog(met, labels), chosen)

    def _together(self, now: Opened, theirs: dict[str, Value], mine: frozenset[str]) -> None:
        ids = [entry.id for entry in self._entries]
        self.values = merged(ids, self.base, self.values, theirs, mine)
        self.base, self.token, self._unmet = theirs, now.token, None
        self.keep_now()
        self.stand_on(len(self._entries))
        self.say(self.words("form.merged"), "accent")
