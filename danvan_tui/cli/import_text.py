"""An import's preview and outcome as plain text."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from danvan_tui.present import say
from danvan_tui.present.import_counts import standings_line
from danvan_tui.present.import_ways import is_unit_to_choose, lacks_years
from danvan_tui.present.plain import Column, table

if TYPE_CHECKING:
    from danvan_tui.locale import Words
    from db.exchange.importing import ImportOutcome, ImportPlan
    from db.exchange.problems import Problem

SHOWN = 50
"""Problems of one sort that are printed; the JSON form has all."""


def preview(words: "Words", plan: "ImportPlan") -> Iterator[str]:
    """What was read, what is new, and what must be looked at, line by line."""
    yield words("import.cli.file", file=say.stored(plan.file), sheet=say.stored(plan.sheet)) + "\n"
    if plan.other_sheets:
        names = ", ".join(f"«{say.stored(name)}»" for name in plan.other_sheets)
        yield words("import.cli.other_sheets", names=names) + "\n"
    figures = {
        "read": plan.read,
        "new": len(plan.new),
        "known": plan.known,
        "rejected": plan.rejected_rows,
    }
    yield words("import.cli.counts", **{name: say.number(words, value) for name, value in figures.items()}) + "\n"
    if plan.new or plan.known:
        yield "\n"
        yield from _fields(words, plan)
        yield words("import.cli.standings", standings=standings_line(words, plan)) + "\n"
    yield from _problems(words, "import.cli.rejected", plan.rejected)
    yield from _ways_out(words, plan)
    yield from _choices(words, plan)
    yield from _problems(words, "import.cli.warnings", plan.warnings)
    yield from _skipped(words, plan.skipped)
    yield "\n"


def outcome_line(words: "Words", plan: "ImportPlan", outcome: "ImportOutcome | None", *, dry_run: bool) -> str:
    """What became of it.

    Args:
        words: The language.
        plan: What was to be stored.
        outcome: What was; None where nothing was tried.
        dry_run: Whether nothing should be stored.
    """
    if outcome is None:
        return words("import.cli.dry_run" if dry_run else "import.cli.declined")
    if not outcome.stored:
        return words("import.cli.nothing_new" if plan.read else "import.cli.no_rows")
    figures = {"stored": outcome.stored, "models": outcome.new_models, "years": outcome.new_years}
    return words("import.cli.stored", **{name: say.number(words, value) for name, value in figures.items()})


def _fields(words: "Words", plan: "ImportPlan") -> Iterator[str]:
    columns = [Column(words("code")), Column(words("field")), Column(words("import.cli.rows"), right=True)]
    rows = ([say.stored(code), say.stored(name), say.number(words, count)] for code, name, count in plan.by_field)
    total = say.number(words, sum(count for _, _, count in plan.by_field))
    yield from table(columns, rows, foot=["", words("total"), total])


def _problems(words: "Words", title: str, problems: "Sequence[Problem]") -> Iterator[str]:
    if not problems:
        return
    yield f"\n{words(title)}\n"
    columns = [
        Column(words("import.row"), right=True),
        Column(words("import.column")),
        Column(words("import.value")),
        Column(words("import.do")),
    ]
    cells = (
        [str(each.row), say.stored(each.column), each.value, say.stored(each.words(words.language))]
        for each in islice(problems, SHOWN)
    )
    yield from table(columns, cells)
    if len(problems) > SHOWN:
        yield words("import.cli.more", count=say.number(words, len(problems) - SHOWN)) + "\n"


def _ways_out(words: "Words", plan: "ImportPlan") -> Iterator[str]:
    """The options that mend what else would have to be mended in the file."""
    if lacks_years(plan):
        yield "\n" + words("import.cli.give_year") + "\n"
    unknown = next(filter(is_unit_to_choose, plan.rejected), None)
    if unknown is not None:
        near = unknown.params.get("suggestions")
        unit = str(near[0]) if isinstance(near, list) and near else words("import.cli.name_in_register")
        yield "\n" + words("import.cli.choose_known", text=unknown.value, unit=say.stored(unit)) + "\n"


def _choices(words: "Words", plan: "ImportPlan") -> Iterator[str]:
    for text in plan.unmet_choices:
        yield "\n" + words("import.cli.unmet", text=say.stored(text)) + "\n"
    for choice in plan.open_choices[:SHOWN]:
        name = say.stored(choice.text)
        units = "; ".join(f"#{unit} {say.stored(label)}" for unit, label in choice.options)
        yield "\n" + words("import.cli.choose", text=name, units=units, example=choice.options[0][0]) + "\n"


def _skipped(words: "Words", skipped: Sequence[tuple[int, str]]) -> Iterator[str]:
    if skipped:
        yield f"\n{words('import.cli.skipped')}\n"
        yield from table(
            [Column(words("import.row"), right=True), Column(words("import.value"))],
            ([str(row), say.stored(text)] for row, text in skipped[:SHOWN]),
        )
    if len(skipped) > SHOWN:
        yield words("import.cli.more", count=say.number(words, len(skipped) - SHOWN)) + "\n"
