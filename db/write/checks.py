"""What a draft must be before it is stored. SQLModel does not validate a table's rows, so this does."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from db.errors import NotAllowed, NotFound, Said, TextRefused
from db.schema.tables import FIELD, TOPIC, UNIT
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import clean_block, clean_line, format_int
from db.write.drafts import NAME_LIMIT, TEXT_LIMIT, ModelDraft, YearDraft

MODEL_NAME = Said("Tên mô hình", "The model's name")
UNIT_NAME = Said("Tên đơn vị", "The unit's name")

MOST_HOUSEHOLDS = 10_000_000
"""Families that may take part in one model: a third of the country's."""

SOME_UNITS = 500
"""Units up to which they are asked for one by one."""


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What a draft needs to know of a unit: its name and the years in which it stands."""

    name: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The reference data that drafts are checked against, read once a transaction.

    Attributes:
        topics: Each topic's field.
        sensitive: The topics whose details are for some alone.
    """

    units: dict[int, UnitFacts]
    fields: frozenset[int]
    topics: dict[int, int]
    sensitive: frozenset[int]

    def model(self, draft: ModelDraft) -> ModelDraft:
        """The draft with its texts cleaned.

        Raises:
            TextRefused: No name, or one that is too long.
            NotFound, NotAllowed: As ``year`` has them.
        """
        return replace(
            draft,
            name=name_line(draft.name),
            place=line(draft.place, Said("Địa điểm", "The place")),
            year=self.year(draft.year),
        )

    def year(self, draft: YearDraft) -> YearDraft:
        """The draft with its texts cleaned.

        Raises:
            TextRefused: A text that is too long.
            NotFound: No such unit, field or topic.
            NotAllowed: A year out of range, a unit that did not stand in that year, another field's topic.
        """
        if not FIRST_YEAR <= draft.year <= LAST_YEAR:
            raise NotAllowed(
                why_vi=f"năm {draft.year} không nằm trong {FIRST_YEAR}-{LAST_YEAR}",
                why_en=f"the year {draft.year} is not within {FIRST_YEAR}-{LAST_YEAR}",
            )
        unit = self.units.get(draft.unit_id)
        if unit is None:
            raise NotFound(what=Said("đơn vị", "unit"), value=draft.unit_id)
        if not unit.first_year <= draft.year <= unit.last_year:
            raise NotAllowed(
                why_vi=f"{unit.name} không hoạt động trong năm {draft.year}",
                why_en=f"{unit.name} did not exist in {draft.year}",
            )
        if draft.field_id not in self.fields:
            raise NotFound(what=Said("lĩnh vực", "field"), value=draft.field_id)
        if draft.topic_id is not None and self.topics.get(draft.topic_id) != draft.field_id:
            raise NotAllowed(
                why_vi="chủ đề không thuộc lĩnh vực đã chọn",
                why_en="the topic does not belong to the field",
            )
        if draft.households is not None and draft.households < 0:
            raise NotAllowed(why_vi="số hộ không thể âm", why_en="a number of households is never negative")
        if draft.households is not None and draft.households > MOST_HOUSEHOLDS:
            raise NotAllowed(why_vi="số hộ quá lớn", why_en="the number of households is too large")
        return replace(
            draft,
            contents=block(draft.contents, Said("Nội dung", "The contents")),
            results=block(draft.results, Said("Kết quả", "The results")),
        )


def name_line(text: str, what: Said = MODEL_NAME) -> str:
    """A model's or a unit's name, cleaned.

    Raises:
        TextRefused: Nothing is left of it, or it is too long.
    """
    name = clean_line(text)
    if not name:
        raise TextRefused(what=what, why=Said("chưa có tên", "there is none"))
    if len(name) > NAME_LIMIT:
        raise _too_long(name, what, NAME_LIMIT)
    return name


def line(text: str | None, what: Said) -> str | None:
    """One line of text, cleaned; None where nothing is left.

    Raises:
        TextRefused: It is too long.
    """
    return _short(clean_line(text) if text else "", what, NAME_LIMIT)


def block(text: str | None, what: Said) -> str | None:
    """Several lines of text, cleaned; None where nothing is left.

    Raises:
        TextRefused: It is too long.
    """
    return _short(clean_block(text) if text else "", what, TEXT_LIMIT)


def _short(text: str, what: Said, limit: int) -> str | None:
    if len(text) > limit:
        raise _too_long(text, what, limit)
    return text or None


def _too_long(text: str, what: Said, limit: int) -> TextRefused:
    why = Said(
        f"dài {format_int(len(text))} chữ, quá {format_int(limit)}",
        f"{len(text):,} letters long, more than {limit:,}",
    )
    return TextRefused(what=what, why=why)


def read_rules(connection: Connection, units: Iterable[int] | None = None) -> Rules:
    """Read the reference data.

    Args:
        connection: The transaction.
        units: The units that will be asked about; None for all. To read the 10,000 of a country takes as long as
            to save a form.
    """
    statement = select(UNIT.c.id, UNIT.c.name, UNIT.c.valid_from, UNIT.c.valid_to)
    asked = None if units is None else set(units)
    if asked is not None and len(asked) <= SOME_UNITS:
        statement = statement.where(UNIT.c.id.in_(asked))
    found = {
        row.id: UnitFacts(row.name, int(row.valid_from[:4]), int(row.valid_to[:4]) if row.valid_to else LAST_YEAR)
        for row in connection.execute(statement)
    }
    fields = frozenset(connection.scalars(select(FIELD.c.id)))
    topics = connection.execute(select(TOPIC.c.id, TOPIC.c.field_id, TOPIC.c.sensitive)).all()
    sensitive = frozenset(row.id for row in topics if row.sensitive)
    return Rules(found, fields, {row.id: row.field_id for row in topics}, sensitive)
