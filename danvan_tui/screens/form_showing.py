"""How a form stands on the screen: as many entries as there is room for, the input over the one at work."""

from textual.geometry import Offset

from danvan_tui.forms.entries import Value
from danvan_tui.forms.form import Form
from danvan_tui.present.forms import FormLayout, form_lines
from danvan_tui.screens.dialog import FRAME
from danvan_tui.screens.form_saving import FormSaving
from danvan_tui.widgets.text_view import TextView

OPTIONS = 6
"""Lines below the entries for what may be chosen."""
FEWEST = 3
"""Of these lines, those that a low screen keeps: the entries are turned then."""
_SAVE = 2
"""Lines of the form that are not entries: an empty one, and the one that saves."""


class FormShowing(FormSaving):
    """The lines of a form."""

    def __init__(self, form: Form) -> None:
        """Nothing is shown yet."""
        super().__init__(form)
        self._height = 0

    @property
    def lines(self) -> int:
        """The entries, the line that saves, what may be chosen."""
        return len(self._entries) + _SAVE + OPTIONS

    def shape(self) -> None:
        """Ask what the values make it ask."""
        at = self.entry
        self._entries = self.form.shaped(self._entries, self.values)
        for entry in self._entries:
            self.base.setdefault(entry.id, Value())
            self.values.setdefault(entry.id, Value())
        if at in self._entries:
            self._active = self._entries.index(at)
        self.fit()

    def fit(self) -> None:
        """As high as the entries want it, at the most as high as the screen."""
        self.query_one("#dialog").styles.height = self.lines + FRAME
        self._height = min(len(self._entries) + _SAVE, max(self.size.height - FRAME - FEWEST, _SAVE))
        self.query_one("#form-entries").styles.height = self._height

    def show(self) -> None:
        """Draw the lines, and put the input over the entry at work."""
        lines = self.query_one("#form-lines", TextView)
        width = max(self.query_one("#form-entries").size.width, 20)
        layout = FormLayout.fit(self.words, self._entries, width)
        active = self._active
        shown = form_lines(self.words, self._entries, self.values, self._wrong, active, layout)
        top = max(0, (active if self.entry is not None else len(shown) - 1) + 1 - self._height)
        lines.show(lambda _: shown[top:], from_top=False)
        self.input.styles.width = max(layout.value - 1, 1)
        self.input.styles.offset = Offset(layout.label, active - top)
        self.say_keys()
