"""Taking back what was changed of the committee's settings. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from db.committee import SETTINGS as ENTITY
from db.read.committee import SETTINGS
from db.rights import Act
from db.schema.tables import META
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, head


def _changed(line: ActLine) -> Iterable[RowBack]:
    for name in line.after:
        yield RowBack(META.name, (("key", SETTINGS[name]),), _value(line.after, name), _value(line.before, name))


def _value(values: Mapping[str, Any], name: str) -> dict[str, str] | None:
    """A setting's row; None where it says nothing."""
    value = values.get(name)
    return None if value is None else {"value": value}


INVERSES: Final[Inverses] = {
    (ENTITY, "amend"): Inverse(Act.SETTINGS, _changed),
    (ENTITY, "replace"): Inverse(Act.ASSIGN, head),
}
