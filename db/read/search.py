"""Words without accents find words with them, on both engines, over the folded key."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    case,
    column,
    false,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)

from db.tables import MODEL
from db.text import exact_key, fold, has_accents, tokens

RARE = 5_000
"""Words that no more models have are found by the index first; a commoner one is asked of each model."""

_FTS = table("model_fts", column("rowid"), column("model_fts"))
_LONGEST_LEXEME = 500
"""Bytes of a word that PostgreSQL's index is asked for; it refuses words of more than 2,046."""


def found_ids(dialect: str, words: str) -> Select[tuple[int]]:
    """The ids of the models that have all of these words; the last one may be unfinished.

    Args:
        dialect: "sqlite" or "postgresql".
        words: As typed, with or without accents. "hoa " is finished and does not find "hoat".
    """
    if dialect != "sqlite":
        return select(MODEL.c.id).where(has_words(dialect, words))
    parts, unfinished = _split(words)
    # The index parts words by an older Unicode than Python does and would take some letters of far-away
    # scripts for two words, which it refuses: it is asked for plain letters alone.
    plain = [(word, star) for word, star in zip(parts, unfinished, strict=True) if word.isascii()]
    if len(plain) == len(parts) > 0:
        return _matched(plain)
    condition = has_words(dialect, words)
    return select(MODEL.c.id).where(MODEL.c.id.in_(_matched(plain)) if plain else condition, condition)


def is_rare(connection: Connection, words: str) -> bool:
    """Whether at most ``RARE`` models have these words."""
    some = found_ids(connection.dialect.name, words).limit(RARE + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) <= RARE


def has_words(dialect: str, words: str) -> ColumnElement[bool]:
    """The same condition, asked of one model at a time."""
    parts, unfinished = _split(words)
    if not parts:
        return false()
    if dialect == "sqlite" or any(len(word.encode()) > _LONGEST_LEXEME for word in parts):
        needles = [f" {word}" + ("" if star else " ") for word, star in zip(parts, unfinished, strict=True)]
        return and_(*(_position(dialect, MODEL.c.search_key, needle) > 0 for needle in needles))
    # The space as it stands in the index: a bound one is another expression to PostgreSQL.
    space: ColumnElement[str] = literal_column("' '")
    vector = func.array_to_tsvector(func.string_to_array(func.btrim(MODEL.c.search_key), space))
    terms = [_lexeme(word) + (":*" if star else "") for word, star in zip(parts, unfinished, strict=True)]
    return vector.op("@@")(literal(" & ".join(terms), String()).op("::")(text("tsquery")))


def exactness(dialect: str, words: str) -> ColumnElement[int] | None:
    """0 for a model that has the words with the accents that were typed, 1 for another one.

    None where no accents were typed: then all are alike.
    """
    exactly = has_exactly(dialect, words)
    return None if exactly is None else case((exactly, 0), else_=1)


def has_exactly(dialect: str, words: str) -> ColumnElement[bool] | None:
    """Whether a model has the words with the accents that were typed; None where none were."""
    if not has_accents(words):
        return None
    typed = exact_key(words).split()
    ends = [" "] * (len(typed) - 1) + [" " if _is_finished(words) else ""]
    needles = [f" {word}{end}" for word, end in zip(typed, ends, strict=True)]
    return and_(*(_position(dialect, MODEL.c.exact_key, needle) > 0 for needle in needles))


def like_words(words: str, key: ColumnElement[str], dialect: str) -> ColumnElement[bool]:
    """Whether a folded key (of a unit, say) has all of these words, each perhaps unfinished."""
    if not fold(words):
        return literal(True)
    return and_(*(_position(dialect, key, f" {word}") > 0 for word in tokens(words)))


def _split(words: str) -> tuple[tuple[str, ...], list[bool]]:
    """The folded words, and whether each is unfinished: the last one, when nothing follows it."""
    parts = tokens(words)
    last = len(parts) - 1
    return parts, [number == last and not _is_finished(words) for number in range(len(parts))]


def _is_finished(words: str) -> bool:
    return words[-1:].isspace()


def _matched(plain: list[tuple[str, bool]]) -> Select[tuple[int]]:
    # MATCH is a language: every word quoted, and only the unfinished one starred.
    terms = [f'"{word}"' + ("*" if star else "") for word, star in plain]
    return select(_FTS.c.rowid).where(_FTS.c.model_fts.op("MATCH")(" AND ".join(terms)))


def _position(dialect: str, where: ColumnElement[str], needle: str) -> ColumnElement[int]:
    name = func.instr if dialect == "sqlite" else func.strpos
    return name(where, literal(needle, String()), type_=Integer())


def _lexeme(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
