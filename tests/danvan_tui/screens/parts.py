"""What tests of dialogs look at."""

from textual.pilot import Pilot
from textual.widget import Widget

from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import Row, VirtualList
from tests.danvan_tui.conftest import lines


def shown(pilot: Pilot[None]) -> str:
    """The whole screen."""
    return "\n".join(lines(pilot))


def choices(pilot: Pilot[None]) -> VirtualList:
    """The list of the dialog that is open."""
    return pilot.app.screen.query_one("#choices", VirtualList)


def row_text(row: Row) -> str:
    """A row's words."""
    return " ".join(cell.text + "".join(piece.text for piece in cell.tail) for cell in row.cells).strip()


def rows(pilot: Pilot[None]) -> list[str]:
    """The words of every row of the dialog that is open."""
    return [row_text(row) for row in choices(pilot).rows]


def cursor(pilot: Pilot[None]) -> str:
    """The words of the row under the cursor."""
    row = choices(pilot).cursor_row
    return "" if row is None else row_text(row)


def says(pilot: Pilot[None]) -> str:
    """What the dialog that is open says."""
    return pilot.app.screen.query_one("#dialog-says", Line).text.strip()


def keys(pilot: Pilot[None]) -> str:
    """The keys that the dialog that is open names."""
    return pilot.app.screen.query_one("#dialog-keys", Line).text.strip()


def title(pilot: Pilot[None]) -> str:
    """The title of the dialog that is open."""
    frame: Widget = pilot.app.screen.query_one("#dialog")
    return str(frame.border_title)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
