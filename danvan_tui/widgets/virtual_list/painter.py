"""Looks of lines -> strips, in as few segments as the styles allow: each costs about 25 bytes on the wire."""

from collections.abc import Callable, Iterable
from unicodedata import normalize

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from danvan_tui.widgets.virtual_list.columns import GAP, Slot, lay_out
from danvan_tui.widgets.virtual_list.fit import cut, fit
from danvan_tui.widgets.virtual_list.look import GUTTER, THUMB, Chosen, Kind, Look, Setting
from danvan_tui.widgets.virtual_list.rows import Cell, Piece, Row

STRIPS = 192
"""Strips kept: two screens of rows, with and without cursor."""


class Painter:
    """Draws the lines of one list, at one width and in one theme."""

    def __init__(self, setting: Setting, style_of: Callable[[str], Style]) -> None:
        """A painter that has drawn nothing yet.

        Args:
            setting: What all lines have in common.
            style_of: The Rich style with a name, background included. "" is the list's own.
        """
        self._setting = setting
        self._slots: tuple[Slot, ...] = lay_out(setting.columns, setting.width - GUTTER - THUMB)
        self._style_of = style_of
        self._ends = self._column_ends()
        self._bar = max(
            [end for end in self._ends if end <= setting.bar] or self._ends[:1] or [setting.width - THUMB]
        )
        self._styles: dict[tuple[str, Chosen], Style] = {}
        self._strips: LRUCache[Look, Strip] = LRUCache(STRIPS)

    def strip(self, look: Look) -> Strip:
        """The line that looks so, exactly as wide as the list."""
        strip = self._strips.get(look)
        if strip is None:
            strip = self._strips[look] = self._draw(look)
        return strip

    def reach(self, old: Look, new: Look) -> int:
        """How many cells from the left differ, at most, between two looks of a line."""
        if old.thumb != new.thumb:
            return self._setting.width
        row, row_before = new.row, old.row
        if old.kind is not new.kind or row is None or row_before is None:
            return self._setting.width - THUMB
        reach = 0
        if old.changed != new.changed:
            reach = GUTTER
        if old.chosen != new.chosen:
            reach = self._bar
        if row == row_before:
            return reach
        if row.depth != row_before.depth or row.expanded != row_before.expanded:
            reach = max(reach, self._ends[0] if self._ends else 0)
        for slot, end in zip(self._slots, self._ends, strict=True):
            if row.cells[slot.index : slot.index + 1] != row_before.cells[slot.index : slot.index + 1]:
                reach = max(reach, end)
        return reach

    def _column_ends(self) -> list[int]:
        """The cell after each column that is shown."""
        ends: list[int] = []
        for slot in self._slots:
            ends.append((ends[-1] + GAP if ends else GUTTER) + slot.width)
        return ends

    def _draw(self, look: Look) -> Strip:
        body = max(0, self._setting.width - THUMB)
        match look:
            case Look(kind=Kind.HEADER):
                pieces = self._header()
            case Look(kind=Kind.ROW, row=Row() as row):
                pieces = self._row(row, look)
            case Look(kind=Kind.WAITING):
                pieces = [Piece(" " * GUTTER), Piece(self._setting.glyphs.ellipsis, "placeholder")]
            case Look(kind=Kind.WORDS, words=words):
                text = cut(words, body, self._setting.glyphs.ellipsis)
                pieces = [Piece(" " * ((body - cell_len(text)) // 2)), Piece(text, "empty")]
            case _:
                pieces = []
        styled: list[tuple[str, Style]] = []
        at = 0
        for piece in fit(pieces, body, "left", ""):
            chosen = look.chosen if at < self._bar else Chosen.NO
            styled.append((piece.text, self._style(piece.style, chosen)))
            at += cell_len(piece.text)
        styled.append((self._setting.glyphs.thumb if look.thumb else " ", self._style("thumb", Chosen.NO)))
        return Strip(_merged(styled), self._setting.width)

    def _row(self, row: Row, look: Look) -> list[Piece]:
        glyphs = self._setting.glyphs
        pieces = [
            Piece(" " if look.chosen is Chosen.NO else glyphs.cursor),
            Piece(glyphs.changed, "mark") if look.changed else Piece(" "),
        ]
        for position, slot in enumerate(self._slots):
            cell = row.cells[slot.index] if slot.index < len(row.cells) else Cell("")
            content = [Piece(normalize("NFC", cell.text), cell.style), *cell.tail]
            if position == 0 and self._setting.tree:
                content.insert(0, self._branch(row))
            if position:
                pieces.append(Piece(" " * GAP))
            pieces += fit(content, slot.width, self._setting.columns[slot.index].align, glyphs.ellipsis)
        return pieces

    def _branch(self, row: Row) -> Piece:
        glyphs = self._setting.glyphs
        sign = {None: " ", False: glyphs.collapsed, True: glyphs.expanded}[row.expanded]
        return Piece(f"{'  ' * row.depth}{sign} ")

    def _header(self) -> list[Piece]:
        setting = self._setting
        arrow = setting.glyphs.descending if setting.descending else setting.glyphs.ascending
        pieces = [Piece(" " * GUTTER, "header")]
        for position, slot in enumerate(self._slots):
            column = setting.columns[slot.index]
            label = column.label
            if column.id == setting.sorted_by:
                label = cut(label, slot.width - 1, setting.glyphs.ellipsis) + arrow
            if position:
                pieces.append(Piece(" " * GAP, "header"))
            pieces += fit([Piece(label, "header")], slot.width, column.align, setting.glyphs.ellipsis)
        return pieces

    def _style(self, name: str, chosen: Chosen) -> Style:
        key = (name, chosen)
        style = self._styles.get(key)
        if style is None:
            if chosen is Chosen.FOCUSED:
                # One style over the whole line: what a cell's colour says, its words say too.
                style = self._style_of("cursor")
            else:
                style = self._style_of(name)
                if chosen is Chosen.BLURRED:
                    style = style + Style(bold=True)
            self._styles[key] = style
        return style


def _merged(styled: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Segments of equal style in one; a blank takes on the style of its neighbour."""
    merged: list[tuple[str, Style]] = []
    for text, style in styled:
        before, style_before = merged[-1] if merged else ("", style)
        if style == style_before or (text.isspace() and _blanks_alike(style, style_before)):
            merged[-1:] = [(before + text, style_before)]
        elif before.isspace() and _blanks_alike(style, style_before):
            merged[-1:] = [(before + text, style)]
        else:
            merged.append((text, style))
    return [Segment(text, style) for text, style in merged]


def _blanks_alike(one: Style, other: Style) -> bool:
    """Whether a blank looks the same in both styles."""
    return one.bgcolor == other.bgcolor and not any(
        style.reverse or style.underline or style.strike for style in (one, other)
    )
