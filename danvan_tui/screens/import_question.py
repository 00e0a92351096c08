"""A question of an import: what the file leaves open, answered from a list."""

from typing import ClassVar

from textual.widgets import Input

from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import PickDialog


class ImportQuestion(PickDialog[int]):
    """Takes nothing before something was typed or gone to: who presses Enter twice has not answered yet."""

    keys: ClassVar[Keys] = (
        ("↑ ↓", "import.key.choose"),
        ("Enter", "import.key.take"),
        ("Esc", "import.key.back"),
    )
    _moved = False

    @property
    def lines(self) -> int:
        """The input and a dozen answers."""
        return 16

    def action_move(self, key: str) -> None:
        """Go to an answer."""
        self._moved = True
        super().action_move(key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the answer under the cursor, once there is one."""
        event.prevent_default()
        event.stop()
        if self._moved or self.typed.strip():
            self.answer()
        else:
            self.say(self.words("import.answer_first"), "warning")

    def answer(self) -> None:
        """Take what the cursor stands on."""
        self.choices.action_activate()
