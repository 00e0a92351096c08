"""The light tables of the read layer are those of the schema."""

import subprocess
import sys

from sqlalchemy import Integer, TableClause

from db import tables
from db.schema import metadata


def test_every_table_has_the_schemas_columns_and_types() -> None:
    light = {value.name: value for value in vars(tables).values() if isinstance(value, TableClause)}
    assert light.keys() == metadata.tables.keys()
    for name, table in light.items():
        full = {column.name: isinstance(column.type, Integer) for column in metadata.tables[name].columns}
        assert {column.name: isinstance(column.type, Integer) for column in table.columns} == full


def test_reading_needs_no_sqlmodel() -> None:
    heavy = "{'sqlmodel', 'pydantic', 'alembic', 'sqlalchemy.orm'}"
    reading = "danvan_tui.views, danvan_tui.opening, db.sample.opening"
    code = f"import sys, {reading}; print(sorted({heavy} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
