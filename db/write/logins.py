"""What happens at the door, as lines of the ledger.

Who came in is the transaction's actor and the line's ids; whatever the client chose (its user name) stands
under one key of its own, cleaned and cut, and can be taken for nothing else.
"""

from db.identity import FINGERPRINT, LOGIN, LOGOUT, REFUSED, SESSION, Holder
from db.text import clean_line
from db.write.session import Writing

WORD_LIMIT = 64
"""Letters of an address, a reason or a client's user name that are kept."""


def record_login(work: Writing, holder: Holder, address: str, user: str = "") -> int:
    """Somebody came in. The transaction's actor is ``Actor.of(holder)``.

    Args:
        work: The transaction.
        holder: Who, by the key that proved itself.
        address: From where, as the transport says it.
        user: The user name that the client sent; it means nothing.

    Returns:
        The line's ``seq``.
    """
    return work.record(LOGIN, SESSION, holder.key_id, after=_of(holder) | _client(address, user))


def record_logout(
    work: Writing, holder: Holder, address: str, why: str = "", *, seconds: int | None = None
) -> int:
    """A session ended. The transaction's actor is ``Actor.of(holder)``.

    Args:
        work: The transaction.
        holder: Whose session it was.
        address: From where, as the transport says it.
        why: A word of the program's ("quit", "revoked", "idle", "lost", "stopped"), never of the client's.
        seconds: How long it lasted.

    Returns:
        The line's ``seq``.
    """
    after = _of(holder) | _client(address) | _said(why=why)
    return work.record(
        LOGOUT, SESSION, holder.key_id, after=after | ({} if seconds is None else {"seconds": seconds})
    )


def record_refusal(
    work: Writing,
    why: str,
    address: str,
    *,
    fingerprint: str | None = None,
    user: str = "",
    count: int = 1,
    since: str | None = None,
) -> int:
    """Somebody was not let in. The transaction's actor is the door's own name, never the client's.

    The caller puts many refusals of one address and reason together, so that a storm of them neither fills the
    ledger nor wakes every screen.

    Args:
        work: The transaction.
        why: A word of the program's ("unknown key", "revoked", "retired", "too many"), never of the client's.
        address: From where, as the transport says it.
        fingerprint: Of the key that was offered, "SHA256:..."; anything else is left out.
        user: The user name that the client sent; it means nothing.
        count: How many refusals the line stands for.
        since: When the first of them was, UTC, ISO, where there are several.

    Returns:
        The line's ``seq``.
    """
    known = fingerprint is not None and FINGERPRINT.fullmatch(fingerprint) is not None
    after = _client(address, user) | _said(why=why, since=since or "") | {"count": count}
    return work.record(REFUSED, SESSION, None, after=after | ({"fingerprint": fingerprint} if known else {}))


def _of(holder: Holder) -> dict[str, object]:
    return {"member_id": holder.member_id, "role": str(holder.role), "fingerprint": holder.fingerprint}


def _client(address: str, user: str = "") -> dict[str, object]:
    return {"from": _short(address)} | _said(user=user)


def _said(**texts: str) -> dict[str, object]:
    return {name: short for name, text in texts.items() if (short := _short(text))}


def _short(text: str) -> str:
    # Cut before it is cleaned too: a client may send a megabyte.
    return clean_line(text[: 4 * WORD_LIMIT])[:WORD_LIMIT]
