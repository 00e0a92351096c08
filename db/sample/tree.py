"""A made-up tree of units: provinces, communes and wards in them, hamlets and residential groups below."""

from dataclasses import dataclass
from random import Random

from db.sample.places import CITIES, FIRST_SYLLABLES, PROVINCES, SECOND_SYLLABLES
from db.schema import UnitKind

UNITS_A_PROVINCE = 300
UNITS_A_COMMUNE = 8


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """A unit of the tree. ``parent`` is its index in the list that the tree is."""

    kind: UnitKind
    name: str
    parent: int | None


def make_tree(units: int, random: Random) -> list[TreeUnit]:
    """A tree of so many units, each one after the unit above it.

    Args:
        units: How many, at least 1. From 3 on there are all three levels.
        random: Where the names come from.
    """
    provinces = min(len(PROVINCES), max(1, units // UNITS_A_PROVINCE))
    communes = min(units - provinces, max(1, (units - provinces) // UNITS_A_COMMUNE))
    tree = [TreeUnit(*_province(name), None) for name in PROVINCES[:provinces]]
    for number, count in enumerate(_shares(communes, provinces)):
        for name in _names(count, random):
            kind, title = (UnitKind.WARD, "Phường") if random.random() < 0.3 else (UnitKind.COMMUNE, "Xã")
            tree.append(TreeUnit(kind, f"{title} {name}", number))
    hamlets = units - provinces - communes
    for number, count in enumerate(_shares(hamlets, communes), provinces):
        tree.extend(TreeUnit(kind, name, number) for kind, name in _hamlets(count, tree[number].kind, random))
    return tree


def _province(name: str) -> tuple[UnitKind, str]:
    return (UnitKind.CITY, f"Thành phố {name}") if name in CITIES else (UnitKind.PROVINCE, f"Tỉnh {name}")


def _hamlets(count: int, above: UnitKind, random: Random) -> list[tuple[UnitKind, str]]:
    if above is UnitKind.WARD:
        return [(UnitKind.RESIDENTIAL_GROUP, f"Tổ dân phố số {number}") for number in range(1, count + 1)]
    if random.random() < 0.4:
        return [(UnitKind.HAMLET, f"Thôn {number}") for number in range(1, count + 1)]
    return [(UnitKind.HAMLET, f"Thôn {name}") for name in _names(count, random)]


def _shares(total: int, parts: int) -> list[int]:
    """``total`` dealt out as evenly as it goes."""
    return [total // parts + (part < total % parts) for part in range(parts)] if parts else []


def _names(count: int, random: Random) -> list[str]:
    """So many different names of two syllables; numbered ones when those run out."""
    pairs = len(FIRST_SYLLABLES) * len(SECOND_SYLLABLES)
    found: dict[str, None] = {}
    while len(found) < count:
        pair = random.randrange(pairs)
        first, second = (
            FIRST_SYLLABLES[pair // len(SECOND_SYLLABLES)],
            SECOND_SYLLABLES[pair % len(SECOND_SYLLABLES)],
        )
        name = f"{first} {second}"
        # "Tân Tân" is nobody's name, and beyond half of the names looking for a free one takes long.
        if first == second:
            continue
        found[name if len(found) < pairs // 2 else f"{name} {len(found)}"] = None
    return list(found)
