"""What the committee does to the register: one function an act, each with its actor and its Change.

Every act takes a ``Writing`` (``db.write.session.writing``), so that one act or five hundred are one
transaction.
"""
