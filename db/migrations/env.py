"""Alembic's entry: migrates over the connection that ``db.migrations.run`` hands in."""

from alembic import context

from db.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
