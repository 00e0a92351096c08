"""What a figure counts, in words: no figure on screen or paper is shown without them."""

from typing import Literal

from danvan_tui.locale import Words
from danvan_tui.present import say
from db.lifecycle import Standing
from db.scope import Scope, UnitView

By = Literal["field", "unit", "subject", "standing", "year"]


def definition(words: Words, scope: Scope, by: By | None = None) -> str:
    """What the figures of a scope count, in a sentence or a few.

    Args:
        words: The language.
        scope: What is in view.
        by: What the rows of a tally stand for, where that changes what they count.
    """
    if scope.standing is Standing.RETURNED:
        return words("cli.definition.returned", period=scope.span)
    view = "today" if scope.unit_view is UnitView.TODAY else "registered"
    said = [words(f"cli.definition.{view}", period=scope.span)]
    if scope.standing is not None:
        kind = "stopped" if scope.standing is Standing.STOPPED else "standing"
        said.append(words(f"cli.definition.{kind}", standing=say.standing(words, scope.standing)))
    if by in {"unit", "standing", "year"}:
        said.append(words(f"cli.definition.by_{by}"))
    return " ".join(said)


def scope_line(words: Words, scope: Scope, *, unit: str | None, field: str | None) -> str:
    """What is in view, in one line: "Giai đoạn 2015-2020 · Kinh tế · Phường Quang Trung".

    Args:
        words: The language.
        scope: What is in view.
        unit: The chosen unit's name.
        field: The chosen field's name.
    """
    parts = [say.period(words, scope.span)]
    if field:
        parts.append(f"{words('field')}: {say.stored(field)}")
    if unit:
        parts.append(f"{words('unit')}: {say.stored(unit)}")
    if scope.subject is not None:
        parts.append(f"{words('subject')}: {say.subject(words, scope.subject)}")
    if scope.standing is not None:
        parts.append(f"{words('standing')}: {say.standing(words, scope.standing)}")
    if scope.words.strip():
        parts.append(f"«{say.stored(scope.words.strip())}»")
    if scope.unit_view is UnitView.TODAY:
        parts.append(words("cli.today_units"))
    return " · ".join(parts)
