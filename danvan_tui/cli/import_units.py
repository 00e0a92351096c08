"""What a person decides about an import: which unit is meant, and whether to store it."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from danvan_tui.cli import output
from danvan_tui.cli.errors import AmbiguousUnit, CallWrong, UnitNotFound
from db.errors import DanvanError

if TYPE_CHECKING:
    from danvan_tui.locale import Words
    from db.engine import Database
    from db.exchange.importing import UnitChoice

LISTED = 10
"""Units that an error lists at the most."""


class NoPair(CallWrong):
    """A choice that does not say which name and which unit."""

    vi = "Tùy chọn --choose cần dạng «TÊN=ĐƠN VỊ», không phải «{value}»."
    en = "The option --choose needs «NAME=UNIT», not «{value}»."
    hint_vi = "Ví dụ --choose 'Châu Sơn=#12'; số có dấu # do «danvan import» nêu."
    hint_en = "For instance --choose 'Châu Sơn=#12'; «danvan import» names the numbers with #."


class AmbiguousChoice(AmbiguousUnit):
    """A unit was chosen by a name that several have."""

    hint_vi = "Dùng số có dấu # ở trên, ví dụ --choose '{name}=#{example}'."
    hint_en = "Use the number with # above, for instance --choose '{name}=#{example}'."


def parse_pairs(texts: Sequence[str]) -> dict[str, str]:
    """The name in the file and the unit that is meant, of each «NAME=UNIT».

    Raises:
        NoPair: One of them is something else.
    """
    pairs = {}
    for text in texts:
        name, _, unit = (part.strip() for part in text.rpartition("="))
        if not name or not unit:
            raise NoPair(value=text)
        pairs[name] = unit
    return pairs


def chosen_units(database: "Database", pairs: Mapping[str, str]) -> dict[str, int]:
    """The unit that is meant by each name.

    Raises:
        UnitNotFound, AmbiguousChoice: A unit is not there, or not clear.
    """
    if not pairs:
        return {}
    from db.read.unit_choice import unit_choices
    from db.scope import FIRST_YEAR, LAST_YEAR, Span, UnitView

    span = Span(FIRST_YEAR, LAST_YEAR)
    chosen = {}
    with database.read() as connection:
        for name, value in pairs.items():
            found = unit_choices(connection, value, span, UnitView.REGISTERED)
            if not found:
                raise UnitNotFound(value=value)
            if len(found) > 1:
                units = [f"#{u.id} {u.name} ({u.valid_from}–{u.valid_to or '…'})" for u in found[:LISTED]]
                listed = "; ".join(units + (["..."] if len(found) > LISTED else []))
                raise AmbiguousChoice(value=value, choices=listed, name=name, example=found[0].id)
            chosen[name] = found[0].id
    return chosen


def ask_units(words: "Words", choices: Sequence["UnitChoice"]) -> dict[str, int]:
    """Ask which unit is meant by each name that is not clear.

    Args:
        words: The language.
        choices: The names.

    Returns:
        The answers; a name that was passed over is not among them.
    """
    from danvan_tui.present import say

    answers = {}
    for choice in choices:
        rows = ", ".join(map(str, choice.rows[:LISTED])) + (", …" if len(choice.rows) > LISTED else "")
        output.talk(words("import.cli.which_unit", text=say.stored(choice.text), rows=rows))
        for number, (_, name) in enumerate(choice.options, 1):
            output.talk(f"  {number}. {say.stored(name)}")
        answer = _answer(words("import.cli.which_number", most=len(choice.options)))
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer[:9]) <= len(choice.options):
            answers[choice.text] = choice.options[int(answer) - 1][0]
    return answers


def confirmed(words: "Words", rows: int) -> bool:
    """Ask whether to store so many rows. Only a clear yes counts."""
    from danvan_tui.present import say
    from db.text import fold

    return fold(_answer(words("import.cli.store", rows=say.number(words, rows)))) in {"c", "co", "y", "yes"}


class NotText(DanvanError):
    """What was typed is no text."""

    vi = "Không đọc được câu trả lời."
    en = "The answer could not be read."
    hint_vi = "Chạy lại lệnh; dùng --yes và --choose nếu không muốn được hỏi."
    hint_en = "Run the command again; use --yes and --choose so that nothing is asked."


def _answer(question: str) -> str:
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    try:
        return sys.stdin.readline().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NotText() from error
