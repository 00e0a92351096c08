"""Words without accents find words with them, on both engines, over the folded key."""

import re
from enum import Enum

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
    not_,
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


_VIETNAMESE = re.compile(
    "[a-z0-9àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+",
)
"""What SQLite's index parts into words as we do; it knows an older Unicode than Python and would take some letters
of far-away scripts for two words."""


_CODE = re.compile(r"\s*mh\s*0*([0-9]{1,9})\s*", re.IGNORECASE)
"""A model's number as every screen says it; longer ones no register has, and no database takes."""


class Accents(Enum):
    """Which of the models that have the words are meant, by the accents that were typed."""

    ANY = "any"
    TYPED = "typed"
    """Those that have the words exactly so."""
    OTHER = "other"
    """Those that have them with other accents or none."""


def coded(words: str) -> int | None:
    """The model that is meant where its code was typed ("MH0042", "mh42"): it alone is found. None for words."""
    code = _CODE.fullmatch(words)
    return None if code is None else int(code[1])


def found_ids(dialect: str, words: str, accents: Accents = Accents.ANY) -> Select[tuple[int]]:
    """The ids of the models that have all of these words; the last one may be unfinished.

    Args:
        dialect: "sqlite" or "postgresql".
        words: As typed, with or without accents. "hoa " is finished and does not find "hoat".
        accents: Which are meant. Where the index does not tell (``index_tells``), others are among the ids.
    """
    code = coded(words)
    if code is not None:
        return select(MODEL.c.id).where(MODEL.c.id == code)
    if dialect != "sqlite":
        return select(MODEL.c.id).where(words_indexed(words))
    parts, unfinished = _split(words)
    # The index is asked for plain letters alone; of others, each model is asked.
    plain = [(word, star) for word, star in zip(parts, unfinished, strict=True) if word.isascii()]
    if len(plain) == len(parts) > 0:
        return _matched(_match(plain, words, accents))
    condition = has_words(dialect, words)
    among = MODEL.c.id.in_(_matched(_terms(plain))) if plain else condition
    return select(MODEL.c.id).where(among, condition)


def index_tells(dialect: str, words: str) -> bool:
    """Whether the index alone tells models with the accents that were typed from others.

    It does where every word has some: a word without is found in the folded words of every model that has it.
    """
    if dialect != "sqlite":
        return False
    typed = _typed(words)
    return bool(typed) and _are_indexed(typed) and not any(word.isascii() for word, _ in typed)


def finished(words: str) -> str:
    """The words with nothing more to come: quicker to look up, and found in no more models."""
    return f"{words} "


def last_words(words: str) -> set[str]:
    """The last word as the index has it, folded and as typed; empty where it is finished."""
    parts, unfinished = _split(words)
    return {parts[-1], _typed(words)[-1][0]} if parts and unfinished[-1] else set()


def single_words(words: str) -> list[str]:
    """The words one by one, the last one as unfinished as it is; empty where SQLite's index does not know all."""
    *before, last = words.split() or [""]
    each = [*(finished(word) for word in before), finished(last) if _is_finished(words) else last]
    known = (tokens(word) for word in each)
    return each if all(len(parts) == 1 and parts[0].isascii() for parts in known) else []


def is_rare(connection: Connection, words: str) -> bool:
    """Whether at most ``RARE`` models have these words."""
    dialect = connection.dialect.name
    # SQLite puts together the models of all words that begin so before it gives the first one.
    tried = (finished(words), words) if dialect == "sqlite" and not _is_finished(words) else (words,)
    return all(_at_most(connection, found_ids(dialect, each), RARE) for each in tried)


def has_words(dialect: str, words: str) -> ColumnElement[bool]:
    """The same condition, asked of one model at a time."""
    code = coded(words)
    if code is not None:
        return MODEL.c.id == code
    parts, unfinished = _split(words)
    if not parts:
        return false()
    each = zip(parts, unfinished, strict=True)
    return and_(*(_is_in(dialect, MODEL.c.search_key, word, star) for word, star in each))


def words_indexed(words: str) -> ColumnElement[bool]:
    """The same condition on PostgreSQL, as its index answers it."""
    parts, unfinished = _split(words)
    if not parts or coded(words) is not None or any(len(word.encode()) > _LONGEST_LEXEME for word in parts):
        return has_words("postgresql", words)
    # A column of PostgreSQL's alone, which the tables do not know.
    vector: ColumnElement[str] = literal_column(f"{MODEL.name}.search_words")
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
    return and_(*(_is_in(dialect, MODEL.c.exact_key, word, star) for word, star in _typed(words)))


def has_accents_so(dialect: str, words: str, accents: Accents) -> list[ColumnElement[bool]]:
    """What a model that has the words must meet to be one of those that are meant: one condition, or none."""
    exactly = has_exactly(dialect, words)
    if accents is Accents.ANY or exactly is None:
        return []
    return [exactly if accents is Accents.TYPED else not_(exactly)]


def has_accents_untold(dialect: str, words: str, accents: Accents) -> list[ColumnElement[bool]]:
    """The same of a model from ``found_ids``: what the index did not tell of it."""
    typed = _typed(words)
    if dialect != "sqlite" or accents is not Accents.TYPED or not _are_indexed(typed):
        return has_accents_so(dialect, words, accents)
    return [_is_in(dialect, MODEL.c.exact_key, word, star) for word, star in typed if word.isascii()]


def like_words(words: str, key: ColumnElement[str], dialect: str) -> ColumnElement[bool]:
    """Whether a folded key (of a unit, say) has all of these words, each perhaps unfinished."""
    if not fold(words):
        return literal(True)
    return and_(*(_is_in(dialect, key, word, unfinished=True) for word in tokens(words)))


def _split(words: str) -> tuple[tuple[str, ...], list[bool]]:
    """The folded words, and whether each is unfinished: the last one, when nothing follows it."""
    parts = tokens(words)
    last = len(parts) - 1
    return parts, [number == last and not _is_finished(words) for number in range(len(parts))]


def _is_finished(words: str) -> bool:
    return words[-1:].isspace()


def _typed(words: str) -> list[tuple[str, bool]]:
    """The words with their accents, and whether each is unfinished."""
    typed = exact_key(words).split()
    last = len(typed) - 1
    return [(word, number == last and not _is_finished(words)) for number, word in enumerate(typed)]


def _are_indexed(typed: list[tuple[str, bool]]) -> bool:
    return all(_VIETNAMESE.fullmatch(word) for word, _ in typed)


def _match(plain: list[tuple[str, bool]], words: str, accents: Accents) -> str:
    typed = _typed(words)
    if accents is Accents.ANY or not _are_indexed(typed):
        return _terms(plain)
    if accents is Accents.TYPED:
        return _terms(typed)
    return f"({_terms(plain)}) NOT ({_terms(typed)})" if index_tells("sqlite", words) else _terms(plain)


def _terms(words: list[tuple[str, bool]]) -> str:
    # MATCH is a language: every word quoted, and only the unfinished one starred.
    return " AND ".join(f'"{word}"' + ("*" if star else "") for word, star in words)


def _matched(terms: str) -> Select[tuple[int]]:
    return select(_FTS.c.rowid).where(_FTS.c.model_fts.op("MATCH")(terms))


def _at_most(connection: Connection, found: Select[tuple[int]], most: int) -> bool:
    some = found.limit(most + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) <= most


def _is_in(dialect: str, key: ColumnElement[str], word: str, unfinished: bool) -> ColumnElement[bool]:
    return _position(dialect, key, f" {word}" if unfinished else f" {word} ") > 0


def _position(dialect: str, where: ColumnElement[str], needle: str) -> ColumnElement[int]:
    name = func.instr if dialect == "sqlite" else func.strpos
    return name(where, literal(needle, String()), type_=Integer())


def _lexeme(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
