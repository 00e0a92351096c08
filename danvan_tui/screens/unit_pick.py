"""Saying which unit a file means where several fit."""

from typing import ClassVar

from danvan_tui.present import say
from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.virtual_list import Cell, Column, Row
from db.exchange.plans import UnitChoice


class UnitPickDialog(ListDialog[int]):
    """The units that fit, each with its full name; gives the id of the one that is meant."""

    title_text = "import.choice.title"
    keys: ClassVar[Keys] = (
        ("↑ ↓", "import.key.choose"),
        ("Enter", "import.key.take"),
        ("Esc", "import.key.back"),
    )

    def __init__(self, choice: UnitChoice, chosen: int | None) -> None:
        """A dialog.

        Args:
            choice: What the file says, and the units that fit.
            chosen: The unit that was chosen before.
        """
        super().__init__()
        self._choice = choice
        self._chosen = chosen

    @property
    def lines(self) -> int:
        """One for each unit."""
        return max(3, len(self._choice.options))

    def columns(self) -> list[Column]:
        """The full name."""
        return [Column("unit", "", 16, weight=1, priority=9)]

    def on_mount(self) -> None:
        """Show the units."""
        options = self._choice.options
        self.choices.set_rows(Row(unit, (Cell(say.stored(name)),), item=unit) for unit, name in options)
        self.choices.select(self._chosen)
        text = say.stored(self._choice.text)
        self.say(self.words("import.choice.which", text=text))

    def chosen(self, row: Row) -> None:
        """This one is meant."""
        if isinstance(row.item, int):
            self.dismiss(row.item)
