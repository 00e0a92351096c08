"""Saying the year of what a file has no year for."""

from textual.widgets import Input

from danvan_tui.screens.import_question import ImportQuestion
from danvan_tui.widgets.virtual_list import Cell, Column, Row
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import local_today


class YearPickDialog(ImportQuestion):
    """The years from this one back; another one is typed."""

    title_text = "import.year.title"
    placeholder = "import.year.placeholder"

    def __init__(self, chosen: int | None) -> None:
        """A dialog; ``chosen`` is the year that was said before."""
        super().__init__()
        self._chosen = chosen

    def columns(self) -> list[Column]:
        """The year."""
        return [Column("year", "", 4, weight=1, priority=9)]

    def on_mount(self) -> None:
        """Show the years."""
        self.say(self.words("import.year.hint"))
        self._show("")
        self.choices.select(self._chosen)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The years that begin so."""
        event.stop()
        self._show(event.value.strip())

    def _show(self, typed: str) -> None:
        this = int(local_today()[:4])
        years = list(range(this, FIRST_YEAR - 1, -1))
        if typed.isdecimal() and this < int(typed) <= LAST_YEAR:
            years.append(int(typed))
        fitting = [year for year in years if str(year).startswith(typed)]
        self.choices.set_rows(Row(year, (Cell(str(year)),), item=year) for year in fitting)

    def chosen(self, row: Row) -> None:
        """This one is meant."""
        if isinstance(row.item, int):
            self.dismiss(row.item)
