"""The reference data, and what the register says of itself."""

from sqlalchemy import Connection, and_, func, select

from db.errors import NotFound
from db.read.records import PeriodRecord, RegisterInfo, TopicRecord
from db.read.search import like_words
from db.scope import FIRST_YEAR, LAST_YEAR, Span
from db.tables import CHANGE, FIELD, META, MODEL, PERIOD, REGISTRATION, TOPIC, UNIT
from db.text import fold


def register_info(connection: Connection) -> RegisterInfo:
    """What the register says of itself."""
    said = {row.key: row.value for row in connection.execute(select(META))}
    return RegisterInfo(
        sample=said.get("sample") == "1",
        place=said.get("place", ""),
        revision=revision(connection),
        models=connection.scalar(select(func.count()).select_from(MODEL)) or 0,
    )


def revision(connection: Connection) -> int:
    """The newest line of the ledger; 0 for an empty one."""
    return connection.scalar(select(func.max(CHANGE.c.seq))) or 0


def periods(connection: Connection) -> tuple[PeriodRecord, ...]:
    """The periods: ranges first, then single years; the newest first."""
    rows = connection.execute(select(PERIOD)).all()
    records = [PeriodRecord(row.id, row.name, row.first_year, row.last_year) for row in rows]
    return tuple(sorted(records, key=lambda p: (p.first == p.last, -p.last, -p.first, p.name)))


def default_span(connection: Connection) -> Span:
    """The period to open with: the longest one that holds the newest registration, or the newest period."""
    known = periods(connection)
    newest = connection.scalar(select(func.max(REGISTRATION.c.year)))
    if newest is None:
        return Span(known[0].first, known[0].last) if known else Span(2015, 2020)
    fitting = [p for p in known if p.first <= newest <= p.last]
    if not fitting:
        return Span(newest, newest)
    best = max(fitting, key=lambda p: (p.last - p.first, p.last))
    return Span(best.first, best.last)


def find_span(connection: Connection, text: str) -> Span:
    """The years that a person means: a period's name, a year, or two years with a dash.

    Raises:
        NotFound: It is none of these.
    """
    wanted = fold(text)
    for period in periods(connection):
        if fold(period.name) == wanted:
            return Span(period.first, period.last)
    years = [int(word) for word in wanted.split() if word.isascii() and word.isdigit()]
    spoken = " ".join(str(year) for year in years)
    in_range = all(FIRST_YEAR <= year <= LAST_YEAR for year in years)
    if spoken != wanted or len(years) not in {1, 2} or not in_range or years[0] > years[-1]:
        raise NotFound(what="giai đoạn", value=text)
    return Span(years[0], years[-1])


def topics(connection: Connection) -> tuple[TopicRecord, ...]:
    """Every topic, by field and code."""
    rows = connection.execute(
        select(TOPIC, FIELD.c.code.label("field"))
        .join(FIELD, FIELD.c.id == TOPIC.c.field_id)
        .order_by(FIELD.c.position, TOPIC.c.code)
    )
    return tuple(
        TopicRecord(row.id, row.code, row.field, row.name, row.name_en, bool(row.sensitive)) for row in rows
    )


def find_units(
    connection: Connection, words: str, span: Span | None = None, limit: int = 20
) -> list[tuple[int, str]]:
    """Units whose names have all of these words, accents or not: (id, name), in Vietnamese order."""
    condition = like_words(words, UNIT.c.search_key, connection.dialect.name)
    if span is not None:
        condition = and_(
            condition,
            UNIT.c.valid_from <= f"{span.last}-12-31",
            (UNIT.c.valid_to.is_(None)) | (UNIT.c.valid_to >= f"{span.first}-01-01"),
        )
    rows = connection.execute(
        select(UNIT.c.id, UNIT.c.name).where(condition).order_by(UNIT.c.sort_key, UNIT.c.id).limit(limit)
    )
    return [(row.id, row.name) for row in rows]
