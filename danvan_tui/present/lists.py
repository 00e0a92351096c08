"""Records as rows of the lists on the screen."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.texts import MODEL_COLUMNS, model_texts, short_unit
from danvan_tui.widgets.virtual_list import Cell, Column, Piece, Row
from db.lifecycle import Standing
from db.read.records import FieldsView, ModelRow, UnitRow
from db.scope import Scope, UnitView

BAR_CELLS = 6
"""The longest bar beside a unit's total."""
_EIGHTHS = "▏▎▍▌▋▊▉█"


def model_columns(words: Words, shown: Sequence[str]) -> list[Column]:
    """The columns of the list of models, those that the member chose."""
    every = {
        "code": Column("code", words("code"), 7, 7, priority=1),
        "name": Column("name", words("model"), 22, weight=5, priority=9),
        "unit": Column("unit", words("unit"), 14, 24, weight=1, priority=7),
        "field": Column("field", words("field"), 12, 12, priority=3),
        "subject": Column("subject", words("subject"), 10, 10, priority=2),
        "year": Column("year", words("year"), 4, 4, align="right", priority=6),
        "standing": Column("standing", words("standing"), 15, 15, priority=8),
    }
    return [every[name] for name in MODEL_COLUMNS if name in shown]


def needless_columns(scope: Scope, units: Iterable[UnitRow]) -> frozenset[str]:
    """The columns of the list of models that would say in each row what the scope says already.

    Args:
        scope: What is in view.
        units: The units that are known to be in view. Of a chosen one that is not among them nobody knows
            whether there are others below it, so its column stays; and by today's units the column says where
            a model was registered, which may be elsewhere.
    """
    needless = set()
    if scope.field is not None:
        needless.add("field")
    if scope.unit_view is UnitView.REGISTERED and any(row.id == scope.unit and not row.children for row in units):
        needless.add("unit")
    return frozenset(needless)


@lru_cache(maxsize=2048)
def model_row(words: Words, record: ModelRow, shown: tuple[str, ...], mark: str = "") -> Row:
    """A model as a row, its name behind a mark where it is chosen together with others.

    Kept: after a change elsewhere, nearly all rows of a page are the same as before.
    """
    styles = {"standing": _standing_style(record.standing), "code": "dim"}
    texts = dict(zip(MODEL_COLUMNS, model_texts(words, record), strict=True))
    texts["name"] = f"{mark} {texts['name']}".lstrip()
    texts["unit"] = short_unit(texts["unit"])
    texts["field"] = words.texts.get(f"field.brief.{record.field}", texts["field"])
    cells = [Cell(texts[name], styles.get(name, "")) for name in MODEL_COLUMNS if name in shown]
    return Row(key=record.id, cells=tuple(cells), place=record.place, item=record)


def unit_list_columns(words: Words, view: FieldsView, field: str | None) -> list[Column]:
    """The columns of the tree of units: the name, the fields, the total with its bar.

    As wide as the greatest figure, which is the whole period's: no unit has more. Where one field is chosen the
    total is that field's, and beside it stands how many of it are effective: other fields' figures would not add
    up to it.
    """

    def width(label: str, greatest: int) -> int:
        return max(len(label), len(say.number(words, greatest)), 2)

    figures: list[Column] = []
    if field is not None:
        cells = width(words("effective"), view.total.effective)
        figures.append(Column("effective", words("effective"), cells, cells, align="right", priority=5))
    for row in view.rows if field is None else ():
        label = words.texts.get(f"field.short.{row.code}", row.code)
        cells = width(label, row.tally.total)
        figures.append(Column(row.code, label, cells, cells, align="right", priority=5))
    total = words("total")
    # A cell more than the heading, for the mark of the order.
    cells = width(f"{total} ", view.total.total)
    return [
        Column("unit", words("unit"), 16, weight=4, priority=9),
        *figures,
        Column("bar", "", BAR_CELLS, BAR_CELLS, priority=1),
        Column("total", total, cells, cells, align="right", priority=8),
    ]


def unit_row(
    words: Words,
    record: UnitRow,
    *,
    field: str | None,
    largest: int,
    expanded: bool | None,
    chosen: bool,
    ascii_only: bool,
    was: int | None = None,
) -> Row:
    """A unit as a row, for the columns of ``unit_list_columns``.

    ``largest`` is the total that fills the bar. ``was`` is the total before it changed just now, which stands
    where the bar stands, if it fits there.
    """
    total = record.tally.total
    shown = record.by_field if field is None else (record.tally.effective,)
    figures = [Cell(say.number(words, n), "" if n else "dim") for n in shown]
    name_style = "accent" if chosen else ("" if total else "dim")
    return Row(
        key=record.id,
        cells=(
            Cell(say.stored(record.name), name_style),
            *figures,
            _old_total(words, was, total, ascii_only)
            or Cell("", "", (Piece(bar(total, largest, BAR_CELLS, ascii_only), "bar"),)),
            Cell(say.number(words, total), "strong" if total else "dim"),
        ),
        depth=record.depth,
        expanded=expanded,
        item=record,
    )


def _old_total(words: Words, was: int | None, total: int, ascii_only: bool) -> Cell | None:
    """ "42 →", right before the new total; None where there is nothing to tell, or no room."""
    if was is None or was == total:
        return None
    text = f"{say.number(words, was)} {'->' if ascii_only else '→'}"
    return Cell(text.rjust(BAR_CELLS), "dim") if len(text) <= BAR_CELLS else None


def bar(value: int, largest: int, cells: int, ascii_only: bool) -> str:
    """A bar to scale: ``largest`` fills the cells, and whatever is not zero can be seen.

    Nothing for a value beyond the scale: the one unit at the top holds all the others.
    """
    if not 0 < value <= largest:
        return ""
    if ascii_only:
        return "#" * max(1, round(value * cells / largest))
    eighths = max(1, round(value * cells * 8 / largest))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def _standing_style(standing: Standing) -> str:
    if standing >= Standing.EFFECTIVE:
        return "good"
    return "warning" if standing in {Standing.RETURNED, Standing.STOPPED} else ""
