"""An import as other programs read it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_tui.locale import Words
    from db.exchange.importing import ImportOutcome, ImportPlan
    from db.exchange.problems import Problem


def import_data(words: "Words", plan: "ImportPlan", outcome: "ImportOutcome | None") -> dict[str, object]:
    """What was read, what would be stored, what keeps it out, and what was stored.

    Args:
        words: The language of the problems' words.
        plan: What would be stored.
        outcome: What was; None where nothing was tried.
    """
    return {
        "file": plan.file,
        "sheet": plan.sheet,
        "read": plan.read,
        "new": len(plan.new),
        "known": plan.known,
        "rejected": [_problem(words, problem) for problem in plan.rejected],
        "stored": outcome.stored if outcome is not None else 0,
        "new_models": plan.new_models,
        "new_years": plan.new_years,
        "by_field": [{"code": code, "name": name, "rows": rows} for code, name, rows in plan.by_field],
        "by_standing": [{"standing": each.name.lower(), "rows": rows} for each, rows in plan.by_standing],
        "years": list(plan.years),
        "warnings": [_problem(words, problem) for problem in plan.warnings],
        "skipped": [{"row": row, "text": text} for row, text in plan.skipped],
        "choices": [
            {
                "text": choice.text,
                "rows": list(choice.rows),
                "units": [{"id": unit, "name": name} for unit, name in choice.options],
            }
            for choice in plan.open_choices
        ],
        "unmet_choices": list(plan.unmet_choices),
        "other_sheets": list(plan.other_sheets),
        "digest": plan.digest,
        "revision": outcome.revision if outcome is not None else None,
    }


def _problem(words: "Words", problem: "Problem") -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "problem": problem.words(words.language),
        "kind": problem.kind.value,
    }
