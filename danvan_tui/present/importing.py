"""What an import would do and what it did, in figures and sentences."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.import_counts import standings_line
from danvan_tui.present.import_ways import ChosenUnit, is_unit_to_choose, is_year_to_say
from danvan_tui.present.lists import bar
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece
from danvan_tui.widgets.virtual_list.fit import cut
from db.exchange.plans import ImportOutcome, ImportPlan, UnitChoice
from db.exchange.problems import Problem

BAR_CELLS = 20

_LABEL = 10
_FIGURE = 9


def figure_lines(words: Words, plan: ImportPlan, width: int, *, brief: bool) -> list[TextLine]:
    """What was read and what of it is new, beside the number of rows of each field.

    Args:
        words: The session's language.
        plan: What the import would do.
        width: Cells a line.
        brief: In two lines, for a low screen.
    """
    lines: list[TextLine]
    figures = [
        (words("import.read"), plan.read, ""),
        (words("import.new"), len(plan.new), "good" if plan.new else ""),
        (words("import.known"), plan.known, ""),
        (words("import.faulty"), plan.rejected_rows, "error" if plan.rejected_rows else ""),
    ]
    fields = [(_field(words, code, name), count) for code, name, count in plan.by_field]
    if brief:
        first = [f"{label.lower()} {say.number(words, n)}" for label, n, _ in figures]
        second = [f"{code} {say.number(words, count)}" for code, _, count in plan.by_field]
        lines = [(Piece(f" {' · '.join(first)}", "strong"),), (Piece(f" {' · '.join(second)}"),)]
        return [*lines, *_standings(words, plan, width)]
    names = max((cell_len(name) for name, _ in fields), default=0)
    names = min(names, max(8, width - _LABEL - 2 * _FIGURE - 6))
    lines = []
    for figure, field in zip_longest(figures, fields):
        label, count, style = figure or ("", None, "")
        line = [Piece(f" {_left(label, _LABEL)}", "dim"), Piece(_right(words, count), style or "strong")]
        if field is not None:
            line += [Piece(f"    {_left(field[0], names)}"), Piece(_right(words, field[1]), "strong")]
        lines.append(tuple(line))
    return [*lines, *_standings(words, plan, width)]


def _standings(words: Words, plan: ImportPlan, width: int) -> list[TextLine]:
    """Where the rows stand, in one line; what does not fit is in the list."""
    if not plan.by_standing:
        return []
    said = f"{words('standing')}: {standings_line(words, plan)}"
    return [(Piece(f" {cut(said, max(8, width - 2), '…')}"),)]


def sheet_pieces(words: Words, plan: ImportPlan, sheets: Sequence[str]) -> list[Piece]:
    """Which file was read, which of its sheets, and the years in it."""
    pieces = [Piece(f" {say.stored(plan.file)}", "strong"), Piece(f" · {words('import.sheet')} ")]
    pieces.append(Piece(f"«{say.stored(plan.sheet)}»", "accent"))
    if len(sheets) > 1:
        place = sheets.index(plan.sheet) + 1 if plan.sheet in sheets else 1
        pieces.append(Piece(f" {words('import.sheet.of', number=place, count=len(sheets))}", "dim"))
    if plan.years:
        first, last = plan.years[0], plan.years[-1]
        years = str(first) if first == last else f"{first}-{last}"
        pieces.append(Piece(f" · {words('year').lower()} {years}"))
    return pieces


def confirm_pieces(
    words: Words, plan: ImportPlan, chosen: Mapping[str, int], item: object, ascii_only: bool
) -> list[Piece]:
    """What Enter does, or why nothing can be stored.

    Args:
        words: The session's language.
        plan: What the import would do.
        chosen: The units that were chosen, by the file's words for them.
        item: The item of the row under the cursor.
        ascii_only: Whether the terminal has letters alone.
    """
    if isinstance(item, ChosenUnit):
        return [Piece(f" {words('import.unit.again')}", "accent")]
    if plan.open_choices:
        count = say.number(words, sum(choice.text not in chosen for choice in plan.open_choices))
        return [Piece(f" {words('import.choose_first', count=count)}", "warning")]
    if not plan.ready:
        return [Piece(f" {words('import.mend_first', count=say.number(words, plan.rejected_rows))}", "error")]
    if not plan.new:
        return [Piece(f" {words('import.nothing_new')}", "accent")]
    arrow = ">" if ascii_only else "▸"
    return [Piece(f" {arrow} {words('import.store', count=say.number(words, len(plan.new)))} ", "chosen")]


def enter_key(plan: ImportPlan, item: object) -> str:
    """The name of the text for what Enter does at a row, by its item; empty where it does nothing."""
    if isinstance(item, UnitChoice | ChosenUnit) or (isinstance(item, Problem) and is_unit_to_choose(item)):
        return "import.key.choose_unit"
    if isinstance(item, Problem) and is_year_to_say(item):
        return "import.key.year"
    if not plan.ready:
        return ""
    return "import.key.store" if plan.new else "import.key.done"


def progress_pieces(words: Words, key: str, done: int, total: int, ascii_only: bool) -> list[Piece]:
    """How far it is; ``key`` is the text for what is being done."""
    figures = words(key, done=say.number(words, done), total=say.number(words, total))
    drawn = bar(min(done, total), total, BAR_CELLS, ascii_only) if total > 0 else ""
    return [Piece(f" {figures}  ", "accent"), Piece(drawn, "accent")]


def outcome_words(words: Words, outcome: ImportOutcome) -> str:
    """What was stored, in one sentence."""
    if not outcome.stored:
        return words("import.stored.nothing", known=say.number(words, outcome.known))
    return words(
        "import.stored",
        stored=say.number(words, outcome.stored),
        models=say.number(words, outcome.new_models),
        years=say.number(words, outcome.new_years),
        known=say.number(words, outcome.known),
    )


def wrapped(text: str, width: int, style: str = "") -> list[TextLine]:
    """A sentence in lines of ``width`` cells, indented by one."""
    return [(Piece(f" {line}", style),) for line in wrap(text, max(8, width - 2))]


def _field(words: Words, code: str, name: str) -> str:
    """A field's name; the plan has it in Vietnamese alone."""
    return say.stored(name) if words.language == "vi" else words.texts.get(f"field.brief.{code}", say.stored(name))


def _left(text: str, width: int) -> str:
    shown = cut(text, width, "…")
    return shown + " " * (width - cell_len(shown))


def _right(words: Words, value: int | None) -> str:
    return ("" if value is None else say.number(words, value)).rjust(_FIGURE)
