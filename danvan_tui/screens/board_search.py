"""The search of a board: words typed, and only the records that have them are shown."""

from textual.widgets import Input

from danvan_tui.screens.board_reading import BoardReading
from danvan_tui.widgets.viet_input import VietInput


class BoardSearch(BoardReading):
    """Reads what is typed into the line below a board's list."""

    @property
    def is_searching(self) -> bool:
        """Whether the keys go to the search."""
        return self.has_class("-searching")

    def do_filter(self) -> None:
        """Type words; only records that have them are shown."""
        search = self.query_one("#search", VietInput)
        self.add_class("-searching")
        search.value = self.typed
        search.focus()
        self.say_lines()

    def end_search(self, typed: str) -> None:
        """Show what has these words, and give the keys back to the list; "" shows all."""
        self.typed = typed
        self.remove_class("-searching")
        self.listed.focus(scroll_visible=False)
        self.show_rows()
        self.say_lines()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words, as they are typed."""
        event.stop()
        if self.is_searching:
            self.typed = event.value
            self.show_rows()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the words."""
        event.stop()
        self.end_search(event.value)
