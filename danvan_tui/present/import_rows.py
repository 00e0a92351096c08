"""What an import would do, row by row: questions, faults, remarks, and what will be stored."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.import_ways import ChosenUnit, is_unit_to_choose, is_year_to_say
from danvan_tui.widgets.virtual_list import Cell, Column, Row
from db.exchange.plans import ImportPlan, PlannedRow, UnitChoice
from db.exchange.problems import Problem, ProblemKind

SHOWN = 500
"""Rows of one kind that a preview holds; it says how many more there are."""


def preview_columns(words: Words, plan: ImportPlan | None = None, chosen: Collection[str] = ()) -> list[Column]:
    """The columns of a preview: of what must be looked at, or of the models where there is nothing else."""
    if plan is not None and _is_clean(plan, chosen):
        return [
            Column("what", "", 8, 8, priority=5),
            Column("row", words("import.row"), 6, 6, align="right", priority=6),
            Column("name", words("model"), 16, weight=4, priority=9),
            Column("unit", words("unit"), 14, 28, weight=1, priority=8),
            Column("year", words("year"), 4, 4, align="right", priority=7),
            Column("subject", words("subject"), 10, 10, priority=3),
            Column("standing", words("standing"), 15, 15, priority=4),
        ]
    return [
        Column("what", "", 8, 8, priority=7),
        Column("row", words("import.row"), 6, 6, align="right", priority=6),
        Column("column", words("import.column"), 12, 22, weight=1, priority=4),
        Column("value", words("import.value"), 16, 44, weight=3, priority=9),
        Column("do", words("import.do"), 40, weight=4, priority=1),
    ]


def preview_rows(
    words: Words, plan: ImportPlan, chosen: Mapping[str, int], units: Mapping[int, str]
) -> Iterator[Row]:
    """What must be chosen, faults, remarks, what will be stored, and what was chosen.

    Args:
        words: The session's language.
        plan: What the import would do.
        chosen: The units that were chosen already, by the file's words for them.
        units: The units' names.
    """
    for choice in plan.open_choices:
        yield _choice_row(words, choice, chosen.get(choice.text))
    asked = {row for choice in plan.open_choices for row in choice.rows}
    # A question is asked once, not told again as a fault of each of its rows.
    faults = [p for p in plan.rejected if p.kind is not ProblemKind.AMBIGUOUS_UNIT or p.row not in asked]
    yield from _problem_rows(words, "error", faults)
    yield from _problem_rows(words, "note", plan.warnings)
    for number, text in islice(plan.skipped, SHOWN):
        cells = ("skipped", "dim", str(number), "", say.stored(text), words("import.skipped.words"))
        yield _row(words, ("skipped", number), *cells)
    if plan.ready:
        clean = _is_clean(plan, chosen)
        for row in islice(plan.new, SHOWN):
            yield _model_row(words, row, units) if clean else _new_row(words, row, units)
        if len(plan.new) > SHOWN:
            yield _more_row(words, "new", len(plan.new) - SHOWN, clean=clean)
    # Last: the cursor begins at the top, where Enter stores what is ready.
    elsewhere = {*(choice.text for choice in plan.open_choices), *plan.unmet_choices}
    for text, unit in chosen.items():
        if text not in elsewhere:
            yield _chosen_row(words, ChosenUnit(text, unit), units)


def row_words(words: Words, item: object, chosen: Mapping[str, int], units: Mapping[int, str]) -> str:
    """What the row under the cursor says, in full; ``item`` is the row's item, the rest as in ``preview_rows``."""
    if isinstance(item, UnitChoice):
        rows = ", ".join(map(str, item.rows[:8])) + (", …" if len(item.rows) > 8 else "")
        text, unit = say.stored(item.text), dict(item.options).get(chosen.get(item.text, 0))
        if unit is None:
            return words("import.choice.words", text=text, rows=rows)
        return words("import.choice.chosen", text=text, rows=rows, unit=say.stored(unit))
    if isinstance(item, ChosenUnit):
        unit = say.stored(units.get(item.unit_id))
        return words("import.unit.chosen", text=say.stored(item.text), unit=unit)
    if isinstance(item, Problem):
        where = words("import.where", row=item.row, column=say.stored(item.column))
        value = f" «{say.stored(item.value)}»" if item.value else ""
        return f"{where}{value}: {say.stored(item.words(words.language))}{_way_out(words, item)}"
    if isinstance(item, PlannedRow):
        return f"{say.stored(item.draft.name)} · {_unit_and_year(item, units)}"
    return item if isinstance(item, str) else ""


def _way_out(words: Words, problem: Problem) -> str:
    """What may be done beside mending the file."""
    if is_unit_to_choose(problem):
        return f" {words('import.unit.enter')}"
    return f" {words('import.year.enter')}" if is_year_to_say(problem) else ""


def _problem_rows(words: Words, what: str, problems: Sequence[Problem]) -> Iterator[Row]:
    for number, problem in enumerate(islice(problems, SHOWN)):
        yield _row(
            words,
            (what, number),
            what,
            "error" if what == "error" else "warning",
            str(problem.row),
            say.stored(problem.column),
            say.stored(problem.value),
            say.stored(problem.words(words.language)),
            problem,
        )
    if len(problems) > SHOWN:
        yield _more_row(words, what, len(problems) - SHOWN)


def _choice_row(words: Words, choice: UnitChoice, chosen: int | None) -> Row:
    name = dict(choice.options).get(chosen) if chosen is not None else None
    said = f"→ {say.stored(name)}" if name is not None else words("import.choice.enter")
    rows = str(choice.rows[0]) if choice.rows else ""
    what = "chosen" if name is not None else "choice"
    style = "good" if name is not None else "accent"
    text = say.stored(choice.text)
    return _row(words, ("choice", choice.text), what, style, rows, words("unit"), text, said, choice)


def _chosen_row(words: Words, chosen: ChosenUnit, units: Mapping[int, str]) -> Row:
    text, unit = say.stored(chosen.text), say.stored(units.get(chosen.unit_id))
    return _row(words, ("chosen", chosen.text), "chosen", "good", "", words("unit"), text, f"→ {unit}", chosen)


def _new_row(words: Words, row: PlannedRow, units: Mapping[int, str]) -> Row:
    what = "new" if row.is_new_model else "year"
    name, rest = say.stored(row.draft.name), _unit_and_year(row, units)
    return _row(words, ("new", row.row), what, "good", str(row.row), "", name, rest, row)


def _model_row(words: Words, row: PlannedRow, units: Mapping[int, str]) -> Row:
    draft = row.draft.year
    texts = (
        str(row.row),
        say.stored(row.draft.name),
        say.stored(units.get(draft.unit_id)),
        str(draft.year),
        say.subject(words, draft.subject),
        say.standing(words, draft.standing),
    )
    what = Cell(words(f"import.what.{'new' if row.is_new_model else 'year'}"), "good")
    return Row(("new", row.row), (what, *map(Cell, texts)), item=row)


def _is_clean(plan: ImportPlan, chosen: Collection[str]) -> bool:
    """Whether only models are to be looked at."""
    return plan.ready and not (plan.warnings or plan.skipped or chosen)


def _more_row(words: Words, what: str, count: int, *, clean: bool = False) -> Row:
    said = words("import.more", count=say.number(words, count))
    if clean:
        blank = Cell("")
        return Row(("more", what), (blank, blank, Cell(said, "dim"), blank, blank, blank, blank), item=said)
    return _row(words, ("more", what), what, "dim", "", "", said, "", said)


def _row(
    words: Words,
    key: tuple[str, object],
    what: str,
    style: str,
    number: str,
    column: str,
    value: str,
    do: str,
    item: object = None,
) -> Row:
    cells = (
        Cell(words(f"import.what.{what}"), style),
        Cell(number),
        Cell(column, "dim"),
        Cell(value),
        Cell(do, "dim"),
    )
    return Row(key, cells, item=do if item is None else item)


def _unit_and_year(row: PlannedRow, units: Mapping[int, str]) -> str:
    unit = say.stored(units.get(row.draft.year.unit_id))
    return " · ".join(filter(None, (unit, str(row.draft.year.year))))
