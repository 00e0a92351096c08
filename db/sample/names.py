"""The parts that made-up models' names are put together from, with the keys that come with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random

from db.reference import TOPICS
from db.sample.phrases import FIELD_SHARES, PHRASES, names_of
from db.sample.pieces import NOTHING, Piece, piece
from db.sample.texts import TEXTS
from db.sample.tree import TreeUnit
from db.schema import UnitKind

_SENSITIVE = frozenset(topic.code for topic in TOPICS if topic.sensitive)


@dataclass(frozen=True, slots=True)
class Name:
    """A name's beginning, with its topic. ``piece.text`` has no space before it: it begins the name.

    Attributes:
        told: The words of the contents, as far as the model is found by them.
        sensitive: Whether nobody finds it by its place either.
    """

    piece: Piece
    field_id: int
    topic_id: int
    contents: str | None
    results: str | None
    told: Piece
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """A name's end, with everything else that the model is found by: its place and its unit.

    Attributes:
        veiled: The same without the place's words.
    """

    piece: Piece
    place: str | None
    veiled: Piece


@dataclass(frozen=True, slots=True)
class Registrar:
    """A unit that registers models, with the ends of their names."""

    unit_id: int
    name: str
    tails: tuple[Tail, ...]
    found_by: Piece


def make_names(fields: dict[str, int], topics: dict[str, int]) -> tuple[list[Name], list[int]]:
    """Every name's beginning, and how often each is taken, added up: the fields have their real shares.

    Args:
        fields: The fields' ids by code.
        topics: The topics' ids by code.
    """
    found: list[Name] = []
    weights: list[int] = []
    for field, share in FIELD_SHARES.items():
        of_field = [(topic, text) for topic in PHRASES if topic[:2] == field for text in names_of(topic)]
        for topic, text in of_field:
            contents, results = TEXTS.get(topic, (None, None))
            words = piece(text)
            begins = replace(words, text=text)
            sensitive = topic in _SENSITIVE
            told = NOTHING if sensitive else piece(contents or "")
            found.append(Name(begins, fields[field], topics[topic], contents, results, told, sensitive))
            weights.append(share * 100_000 // len(of_field))
    return found, list(accumulate(weights))


def make_registrars(tree: Sequence[TreeUnit], ids: Sequence[int], random: Random) -> list[Registrar]:
    """The units that register models: communes three times as often as hamlets, and a few not at all."""
    below = [number for number, unit in enumerate(tree) if unit.parent is not None] or list(range(len(tree)))
    chosen = [number for number in below if random.random() >= 0.02] or below
    found: list[Registrar] = []
    for number in chosen:
        unit = tree[number]
        is_hamlet = unit.kind in {UnitKind.HAMLET, UnitKind.RESIDENTIAL_GROUP}
        above = tree[unit.parent] if is_hamlet and unit.parent is not None else unit
        tails = _in_hamlet(unit, above) if is_hamlet else _in_commune(unit, random)
        registrar = Registrar(ids[number], unit.name, tails, piece(unit.name))
        found += [registrar] * (1 if is_hamlet else 3)
    return found


def _in_hamlet(unit: TreeUnit, above: TreeUnit) -> tuple[Tail, ...]:
    here, commune, found_by = piece(_small(unit.name)), piece(_small(above.name)), piece(unit.name).unseen
    return tuple(_placeless(ending + found_by) for ending in (here, here + commune, here + commune))


def _in_commune(unit: TreeUnit, random: Random) -> tuple[Tail, ...]:
    commune, found_by = piece(_small(unit.name)), piece(unit.name).unseen
    word, most = ("Tổ dân phố số", 20) if unit.kind is UnitKind.WARD else ("Thôn", 12)
    places = [f"{word} {number}" for number in random.sample(range(1, most + 1), 4)]
    tails = [_placeless(ending + found_by) for ending in (NOTHING, commune)]
    for index, place in enumerate(places):
        ending = piece(_small(place)) + (commune if index % 2 else NOTHING)
        tails.append(Tail(ending + piece(place).unseen + found_by, place, ending + found_by))
    return tuple(tails)


def _placeless(words: Piece) -> Tail:
    return Tail(words, None, words)


def _small(name: str) -> str:
    return name[0].lower() + name[1:]
