"""What is typed while a form opens: over a slow line the first letters come before its entries."""

from unicodedata import normalize

from textual import events

from danvan_tui.forms.form import Form
from danvan_tui.screens.form_showing import FormShowing
from danvan_tui.widgets.letters import typed_text


class FormEarly(FormShowing):
    """The letters that wait for the first entry."""

    def __init__(self, form: Form) -> None:
        """Nothing is typed yet."""
        super().__init__(form)
        self._opened = False
        self._early = ""
        self._ended = False

    def on_key(self, event: events.Key) -> None:
        """Keep a letter until the entries are there."""
        if self._opened or self._ended:
            return
        text = "" if event.key.startswith("alt+") else typed_text(event.character)
        if text:
            self._early += text
        elif event.key in {"backspace", "ctrl+h"}:
            self._early = self._early[:-1]
        else:
            return
        event.stop()

    def end_early(self) -> None:
        """A key that leaves the first entry: what comes after it is not meant for that one."""
        self._ended = True

    def take_early(self) -> None:
        """Put what was typed into the entry at work."""
        if self._early:
            self.input.replace(normalize("NFC", self._early), *self.input.selection)
