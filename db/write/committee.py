"""What the committee is called, whose standing office it has, and its rules: settings, each change a line of the
ledger.
"""

from sqlalchemy import delete, insert, update

from db.committee import SETTINGS as ENTITY
from db.errors import Said
from db.read.committee import SETTINGS, VERSION, committee
from db.rights import Act
from db.schema.tables import META
from db.write.calendar_checks import differing, known_day
from db.write.checks import block, line
from db.write.committee_drafts import SettingsDraft
from db.write.register import check_version
from db.write.session import Writing

__all__ = ["SettingsDraft", "set_committee"]

_LINES = {
    "name": Said("Tên Ban Chỉ đạo", "The committee's name"),
    "host": Said("Cơ quan thường trực", "The standing office"),
    "rules_number": Said("Số quy chế", "The rules' number"),
}
_TEXT = Said("Nội dung quy chế", "The rules' text")


def set_committee(work: Writing, draft: SettingsDraft, version: int) -> None:
    """Change what the committee is called, its host body, its rules.

    Args:
        work: The transaction.
        draft: What shall be otherwise.
        version: The version that the actor has seen (``CommitteeRecord.version``).

    Raises:
        TextRefused: A text is too long.
        NotAllowed: The rules' day is of a year that the register cannot hold.
        Conflict: Somebody else changed it in the meantime.
    """
    work.require(Act.SETTINGS)
    connection = work.session.connection()
    there = committee(connection)
    check_version(there.version, version)
    wanted: dict[str, str | None] = {
        name: line(value, what) for name, what in _LINES.items() if (value := getattr(draft, name)) is not None
    }
    if draft.rules_date is not None:
        wanted["rules_date"] = known_day(draft.rules_date)
    if draft.rules_text is not None:
        wanted["rules_text"] = block(draft.rules_text, _TEXT)
    before, after = differing({name: getattr(there, name) for name in wanted}, wanted)
    if not after:
        return
    for name, value in after.items():
        _put(work, SETTINGS[name], value)
    bump(work)
    work.record("amend", ENTITY, None, before=before, after=after)


def bump(work: Writing) -> None:
    """Let whoever has seen the settings so far see that they are others now."""
    _put(work, VERSION, str(committee(work.session.connection()).version + 1))


def _put(work: Writing, key: str, value: str | None) -> None:
    """Let a setting say something else; None takes it away."""
    connection = work.session.connection()
    if value is None:
        connection.execute(delete(META).where(META.c.key == key))
    elif not connection.execute(update(META).where(META.c.key == key).values(value=value)).rowcount:
        connection.execute(insert(META).values(key=key, value=value))
