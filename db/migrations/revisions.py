"""The revisions of the structure, oldest first.

Known without importing Alembic, which takes longer to import than the dashboard to open; a test holds this
list against Alembic's own.
"""

REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0011")
HEAD = REVISIONS[-1]
