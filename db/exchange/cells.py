"""A cell's value as text, whatever its type in the workbook."""

from datetime import date

from db.exchange.columns import Column
from db.exchange.sheets import Cell

_LOST_YEAR = 1905
"""Where a year typed into a cell with a date format ends up: 2018 is the 10th of July 1905."""
_SERIAL_START = date(1899, 12, 30)


def cell_text(cell: Cell, column: Column | None = None) -> str:
    """A cell as a person would have typed it.

    Args:
        cell: The value.
        column: What the column holds, where it is known: a date in a column of years is its year.

    Returns:
        The text, not cleaned; "x" for a truth value; a decimal comma, because a point parts thousands.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    if isinstance(cell, date):
        return _date_text(cell, column)
    return str(cell)


def _date_text(cell: date, column: Column | None) -> str:
    if column is Column.YEAR:
        if cell.year == _LOST_YEAR:
            return str((date(cell.year, cell.month, cell.day) - _SERIAL_START).days)
        return str(cell.year)
    return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
