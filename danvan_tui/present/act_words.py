"""Acts of many lines in few words: "duyệt 42 mô hình"."""

from typing import Final

from danvan_tui.locale import Words
from danvan_tui.present import say
from db.read.act_records import Summary
from db.unit_changes import REORGANISATION

_FIRST: Final = (
    *("recognise", "inspect", "register", "register_again", "move", "award", "replicate", "delete"),
    *("rename", "amend"),
)
"""What an act is called by, where its lines are of several kinds: the first of these that is among them."""
_AS: Final = {"rename": "amend"}
_UNITS: Final = ("merge", "split", "dissolve", "rename")
"""What an act on units is called by: by what ended, not by what began with it or went along."""
_ALONG: Final = frozenset({"move", "amend", "rename", "register_again", "replicate", "visit"})
"""What goes along with another act on models, and is not said beside it."""
_PLACES: Final = frozenset({"inspect", "award"})
"""Acts that are said with a number, be it one."""


def summary_words(words: Words, summary: Summary, *, more: bool = False) -> str:
    """What an act did.

    Args:
        words: The session's language.
        summary: The act's.
        more: Whether it has more lines than the summary knows of.
    """
    text = _done(words, summary, more)
    return f"{text} ({_short(summary.words)})" if summary.words and text else text


def act_name(words: Words, act: str, entity: str) -> str:
    """What was done, in few words; as the ledger has it where there are none for it."""
    for key in (f"act.{act}.{entity}", f"act.{act}"):
        if key in words.texts:
            return words(key)
    return say.stored(act)


def _done(words: Words, summary: Summary, more: bool) -> str:
    if not summary.kinds:
        return ""
    kinds = {kind.act: kind for kind in summary.kinds}
    if summary.lines > 1 and (summary.models or "award" in kinds):
        for act in _FIRST:
            if act in kinds:
                if summary.models == 1 and act not in _PLACES:
                    return act_name(words, act, kinds[act].entity)
                models = kinds[act].lines if act == "award" else summary.models
                text = _many(words, act, summary.standing, counted(words, models, more=more))
                return _mixed(words, text, act, summary)
    ended = [kinds[act] for act in _UNITS if act in kinds and kinds[act].entity == "unit"]
    whole = [kind for kind in summary.kinds if kind.entity == REORGANISATION]
    if len(ended) != 1 and whole:
        return act_name(words, whole[0].act, whole[0].entity)
    if ended:
        return words(f"acts.units.{ended[0].act}", count=counted(words, ended[0].lines, more=more))
    first = summary.kinds[0]
    name = act_name(words, first.act, first.entity)
    if summary.lines == 1:
        return name
    return words("acts.and_more", act=name, count=counted(words, summary.lines, more=more))


def _mixed(words: Words, text: str, act: str, summary: Summary) -> str:
    """What an act is called that did other things to models, too: how many lines there are of these."""
    others = [kind for kind in summary.kinds if kind.act != act and kind.act not in _ALONG]
    if not any(kind.act in _FIRST for kind in others):
        return text
    count = sum(kind.lines for kind in others)
    return words("acts.mixed", what=text, count=say.number(words, count))


def counted(words: Words, count: int, *, more: bool) -> str:
    """A number, or that it is more than that."""
    number = say.number(words, count)
    return words("acts.more_than", count=number) if more else number


def _many(words: Words, act: str, standing: int | None, count: str) -> str:
    key = f"acts.many.{_AS.get(act, act)}"
    exact = f"{key}.{standing}"
    return words(exact if exact in words.texts else key, count=count)


def _short(text: str) -> str:
    said = " ".join(say.stored(text).split())
    return said if len(said) <= 40 else f"{said[:39]}…"


def taken_back_words(words: Words, summary: Summary, *, again: bool) -> str:
    """What was done by taking an act back; ``again`` where that was a taking back itself."""
    return words("undo.done.again" if again else "undo.done", what=summary_words(words, summary))
