"""What the register says: a ``Scope`` in, frozen dataclasses out. No ORM object leaves this package.

Every function takes a connection inside ``Database.read()``, so that several of them see one state.
"""
