"""Who acts, as the ledger says it, when somebody works from the command line."""

import getpass

from db.identity import Actor, Role
from db.text import clean_line

NOBODY = Actor("?", Role.VIEWER)
"""Whoever came from elsewhere and was not said who they are: never the machine's own user."""


def local_actor() -> Actor:
    """Whoever works on this machine: they hold the file, so nothing of it can be kept from them."""
    return Actor(actor())


def actor() -> str:
    """The name that the system knows the person by."""
    try:
        return clean_line(getpass.getuser()) or "danvan"
    except (OSError, KeyError):
        # A container's user without a name.
        return "danvan"
