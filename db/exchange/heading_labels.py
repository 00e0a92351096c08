"""Puts one or two lines of cells together into the headings of the columns."""

from dataclasses import dataclass

from db.exchange.heading_words import mark, meanings
from db.exchange.sheets import Cell, Range, Sheet
from db.text import clean_line, repair

_NUMERALS = frozenset("0123456789() ")


@dataclass(frozen=True, slots=True)
class Label:
    """The heading of one column.

    Attributes:
        index: The column, from 0.
        texts: What may be read as its heading, the most telling first.
        above: The heading above, where there are two lines.
    """

    index: int
    texts: tuple[str, ...]
    above: str = ""

    @property
    def shown(self) -> str:
        """The heading in the file's own words."""
        return clean_line(self.texts[0])


def label_lines(sheet: Sheet, first: int, last: int) -> list[Label]:
    """The headings of the columns, were the heading in these lines.

    Args:
        sheet: The sheet.
        first: Index of the first line within ``sheet.rows``.
        last: Index of the last line, ``first`` or the one after it.

    Returns:
        A label for each column that has one; empty where the lines cannot be a heading.
    """
    top = _texts(sheet.rows[first])
    if first == last:
        return [Label(index, (text,)) for index, text in sorted(top.items())]
    bottom = _texts(sheet.rows[last]) if last < len(sheet.rows) else {}
    if not top or not bottom:
        return []
    over = _spread(top, bottom, [r for r in sheet.merged if r.first_row == first])
    labels = [_label(index, over.get(index, ""), bottom.get(index, "")) for index in sorted({*top, *bottom})]
    return labels if 2 * _telling(bottom, over) >= len(bottom) else []


def is_all_heading(sheet: Sheet, first: int) -> bool:
    """Whether the line after ``first`` has nothing but headings in it, so that it cannot be data."""
    bottom = _texts(sheet.rows[first + 1])
    return _telling(bottom, _texts(sheet.rows[first])) == len(bottom)


def _texts(row: list[Cell]) -> dict[int, str]:
    texts = {i: repair(cell)[0] for i, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
    return {i: text for i, text in texts.items() if not _NUMERALS.issuperset(text)}


def _spread(top: dict[int, str], bottom: dict[int, str], merged: list[Range]) -> dict[int, str]:
    """The upper heading over each column: as far as it is merged, or to the right over cells of the lower line."""
    over = dict(top)
    covered = {column for r in merged for column in range(r.first_column, r.last_column + 1)}
    for r in merged:
        if r.first_column in top:
            over.update(dict.fromkeys(range(r.first_column, r.last_column + 1), top[r.first_column]))
    for index in sorted(bottom):
        if index not in over and index not in covered and index - 1 in over and index - 1 in bottom:
            over[index] = over[index - 1]
    return over


def _label(index: int, above: str, below: str) -> Label:
    if not below or not above:
        return Label(index, (above or below,))
    joined = f"{above} {below}"
    if any(meaning.exact for meaning in meanings(joined)):
        return Label(index, (joined, below, above), above)
    if mark(below, above) is not None or any(meaning.exact for meaning in meanings(below)):
        return Label(index, (below, joined, above), above)
    return Label(index, (joined, below, above), above)


def _telling(bottom: dict[int, str], over: dict[int, str]) -> int:
    # How many cells of a second line are surely headings. One word alone is not: a row of data under the heading
    # also has words in it that headings have ("Tập thể").
    telling = 0
    families: dict[object, set[str]] = {}
    for index, text in bottom.items():
        above = over.get(index, "")
        found = mark(text, above)
        if found is not None:
            families.setdefault(found[0], set()).add(found[1])
        elif any(m.exact for m in meanings(text)) or any(m.exact for m in meanings(f"{above} {text}")):
            telling += 1
    return telling + sum(len(words) for words in families.values() if len(words) > 1)
