"""Opens the register that a session names. Imported lazily: it brings the database along."""

import os

from danvan_tui.options import RunOptions
from danvan_tui.places import register_file, sample_file
from db.engine import Database


def open_register(options: RunOptions) -> Database:
    """The register that the options name.

    Raises:
        DatabaseError: It is not there, not ours, of another structure, or cannot be reached.
    """
    if options.sample:
        from db.sample.opening import open_sample

        return open_sample(sample_file())
    database = Database(where(options))
    database.require()
    return database


def where(options: RunOptions) -> str:
    """The path or the URL of the session's register: ``--db``, ``DANVAN_DATABASE``, or the usual place."""
    if options.sample:
        return str(sample_file())
    return options.database or os.environ.get("DANVAN_DATABASE") or str(register_file())
