"""What a role may not do, in words."""

from danvan_tui.locale import Words
from db.identity import Role
from db.rights import LEAST, Act, may


def why_role(words: Words, role: Role, act: Act) -> str | None:
    """Why a role may not do an act; None where it may."""
    if may(role, act):
        return None
    return words("why.role", role=words(f"role.{role}"), least=words(f"role.{LEAST[act]}"))
