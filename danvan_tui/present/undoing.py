"""One's own last act, as it is shown before it is taken back."""

from textwrap import wrap
from typing import TYPE_CHECKING

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.act_words import summary_words
from danvan_tui.present.changes import told
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece

if TYPE_CHECKING:
    from db.write.taking_back import LastAct


def about_pieces(words: Words, act: "LastAct") -> tuple[list[Piece], list[Piece]]:
    """What it was, and when."""
    return [Piece(f" {_what(words, act)}", "strong")], [Piece(f"{say.moment(act.at)} ", "dim")]


def refusal_lines(words: Words, act: "LastAct", width: int) -> list[TextLine]:
    """Why it cannot be taken back; where it can, what Enter will do."""
    if act.refusal is None:
        text, style = words("undo.again" if act.again else "undo.will"), ""
    else:
        text = f"{act.refusal.words(words.language)} {act.refusal.hint(words.language)}"
        style = "warning"
    return [(Piece(f" {line}", style),) for line in wrap(say.stored(text), max(width - 2, 12))]


def _what(words: Words, act: "LastAct") -> str:
    """The act: "duyệt 42 mô hình"; one of one line in full."""
    line = act.lines[0]
    alone = act.summary.lines == 1 and not act.again
    what = told(words, line.change, line.names).full if alone else summary_words(words, act.summary)
    return f"{words('act.take_back')}: {what}" if act.again else what
