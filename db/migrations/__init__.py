"""Alembic migrations of the register, from the first day."""
