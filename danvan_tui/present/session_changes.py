"""What the ledger's lines say of members and their keys, of who came in, and of what somebody was refused."""

from collections.abc import Mapping
from typing import Any

from danvan_tui.locale import Words
from danvan_tui.present import say
from db.identity import MEMBER, MEMBER_KEY, SESSION
from db.read.change_records import ChangeRecord, Named
from db.read.records import model_code

OF_MEMBERS = frozenset({MEMBER, MEMBER_KEY, SESSION})
REFUSED = frozenset({"denied", "refused"})
"""Acts behind which it stands, after a colon, what was not done."""
_FINGERPRINT = 15
"""Letters that tell two keys apart, with "SHA256:" before them."""

Values = Mapping[str, Any]
Names = Mapping[tuple[str, int], Named]


def member_words(words: Words, change: ChangeRecord, before: Values, after: Values, names: Names) -> str:
    """What a line says, behind its act: "Trần Thị Lan: Thư ký → Xem".

    Args:
        words: The session's language.
        change: The line.
        before: What it says was there.
        after: What it says is there now.
        names: The names of the numbers in it.
    """
    if change.entity == MEMBER:
        name = say.stored(after.get("name") or before.get("name")) or _name(names, change.entity_id)
        if "role" in before and "role" in after:
            turn = " → ".join(_in_words(words, "role", values["role"]) for values in (before, after))
            return f"{name}: {turn}" if name else turn
        return name
    if change.entity == MEMBER_KEY:
        both = {**before, **after}
        key = say.stored(both.get("label")) or say.stored(both.get("fingerprint"))[:_FINGERPRINT]
        return ", ".join(filter(None, (_name(names, both.get("member_id")), key)))
    return _at_the_door(words, change, after)


def _at_the_door(words: Words, change: ChangeRecord, after: Values) -> str:
    where = words("session.from", address=say.stored(after["from"])) if after.get("from") else ""
    if change.act == "denied":
        model = after.get("model_id")
        code = model_code(model) if isinstance(model, int) else ""
        return " ".join(filter(None, (_in_words(words, "denied", after.get("act")), code)))
    if change.act == "refused":
        count = after.get("count")
        often = (
            words("session.times", count=say.number(words, count)) if isinstance(count, int) and count > 1 else ""
        )
        return ", ".join(filter(None, (_in_words(words, "refused", after.get("why")), where, often)))
    return where


def _in_words(words: Words, kind: str, value: object) -> str:
    """A word of the program's in the language; as the ledger has it where there is none."""
    key = f"{kind}.{str(value or '').replace(' ', '_')}"
    return words(key) if key in words.texts else say.stored(str(value or ""))


def _name(names: Names, member: object) -> str:
    named = names.get(("member", member)) if isinstance(member, int) else None
    return say.stored(named.name) if named is not None else ""
