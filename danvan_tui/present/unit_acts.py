"""Units, what acts on them will do, and the models that wait, as a person reads them."""

from collections.abc import Iterator, Sequence

from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.calendar import day, days
from danvan_tui.present.plain import Column
from db.read.successors import PendingModel, PendingPlace
from db.read.unit_list import UnitRecord
from db.read.unit_preview_records import BeginningView, EndingView, Preview
from db.unit_kinds import LineageKind


def unit_columns(words: Words) -> list[Column]:
    """The columns of a list of units."""
    return _columns(words, "number", "code", "unit", "kind", "above", "stands", "today")


def unit_cells(words: Words, row: UnitRecord) -> list[str]:
    """A unit's line, safe for a terminal."""
    today = "" if row.today_id == row.id else f"#{row.today_id} {say.stored(row.today)}"
    return [
        f"#{row.id}",
        say.stored(row.code),
        say.stored(row.name),
        _kind(words, row.kind),
        say.stored(row.parent),
        _validity(words, row.valid_from, row.valid_to),
        words("units.said.split") if row.waits else today,
    ]


def heading(words: Words, seen: Preview) -> Iterator[str]:
    """What the preview is of, and the title of the units that end."""
    if seen.title:
        yield say.stored(seen.title)
    key = "units.preview.on" if seen.decision else "units.preview.on_alone"
    yield words(key, on=day(seen.on), decision=say.stored(seen.decision))
    if seen.to_come:
        yield words("units.preview.to_come", on=day(seen.on))
    last = day(seen.ends[0].last_day) if seen.ends else ""
    yield from ("", words("units.preview.ends", count=say.number(words, len(seen.ends)), day=last))


def ending_columns(words: Words) -> list[Column]:
    """The columns of the units that end."""
    names = ("number", "unit", "act", "becomes", "models", "years")
    return _columns(words, *names, right=("models",))


def act_words(words: Words, each: EndingView, begins: Sequence[BeginningView]) -> str:
    """How a unit ends: of one that is only called otherwise, or is only of another kind, this alone."""
    if each.act is LineageKind.RENAME and len(each.to) == 1:
        new = [unit for unit in begins if unit.name == each.to[0].name and each.name in unit.takes]
        if len(new) == 1 and new[0].kind == each.kind:
            return words("act.rename")
        if len(new) == 1 and new[0].name == each.name:
            return words("units.act.kind")
    return words(f"units.act.{each.act}")


def ending_cells(words: Words, each: EndingView, begins: Sequence[BeginningView]) -> list[str]:
    """The line of a unit that ends, safe for a terminal; ``begins`` are the units that begin with it."""
    to = ", ".join(say.stored(unit.name) for unit in each.to) or words("units.said.nothing")
    years = ", ".join(f"{year}: {say.number(words, models)}" for year, models in each.years)
    return [
        f"#{each.id}",
        say.stored(each.name),
        act_words(words, each, begins),
        f"{to} ({words('units.said.choose')})" if each.choosing else to,
        say.number(words, each.models),
        years,
    ]


def ending_notes(seen: Preview) -> Iterator[str]:
    """What a reader must know of where the units go: what is not verified, say."""
    for each in seen.ends:
        for note in each.notes:
            yield f"#{each.id} {say.stored(each.name)}: {say.stored(note)}"


def begins_title(words: Words, seen: Preview) -> str:
    """The title of the units that begin."""
    return words("units.preview.begins", count=say.number(words, len(seen.begins)), day=day(seen.on))


def beginning_columns(words: Words) -> list[Column]:
    """The columns of the units that begin."""
    return _columns(words, "code", "unit", "kind", "above", "takes", "note")


def beginning_cells(words: Words, each: BeginningView) -> list[str]:
    """The line of a unit that begins, safe for a terminal."""
    return [
        say.stored(each.code),
        say.stored(each.name),
        _kind(words, each.kind),
        say.stored(each.parent),
        ", ".join(map(say.stored, each.takes)),
        say.stored(each.note),
    ]


def sums(words: Words, seen: Preview, listed: int) -> Iterator[str]:
    """What it comes to: models that move, that wait, and what still speaks of the units."""
    yield words("units.preview.moving", count=say.number(words, seen.moving))
    if seen.choosing:
        figures = {"count": say.number(words, seen.choosing), "shown": say.number(words, listed)}
        yield words("units.preview.choosing", **figures)
    if seen.spoken:
        counts = (
            words(f"units.spoken.{each.entity}", count=say.number(words, each.count)) for each in seen.spoken
        )
        yield words("units.preview.spoken", what=", ".join(counts))
    yield words("units.preview.past")


def done_lines(words: Words, seen: Preview, begun: Sequence[int]) -> Iterator[str]:
    """What was done: a line a unit, and what is left to do."""
    for ending in seen.ends:
        to = ", ".join(say.stored(unit.name) for unit in ending.to)
        about = {"unit": say.stored(ending.name), "day": day(ending.last_day)}
        if to:
            yield words("units.done.end", act=act_words(words, ending, seen.begins), to=to, **about)
        else:
            yield words("units.done.gone", **about)
    for unit, number in zip(seen.begins, begun, strict=True):
        yield words("units.done.add", id=number, name=say.stored(unit.name), on=day(unit.first_day))
    if seen.choosing:
        yield words("units.done.choosing", count=say.number(words, seen.choosing))


def pending_columns(words: Words) -> list[Column]:
    """The columns of the models that wait."""
    return _columns(words, "code", "model", "place", "unit", "last_year", right=("last_year",))


def pending_cells(words: Words, row: PendingModel) -> list[str]:
    """The line of a model that waits, safe for a terminal."""
    return [row.code, say.stored(row.name), say.stored(row.place), say.stored(row.unit), str(row.last_year)]


def place_columns(words: Words) -> list[Column]:
    """The columns of the places where models wait."""
    return _columns(words, "unit", "place", "models", right=("models",))


def place_cells(words: Words, row: PendingPlace) -> list[str]:
    """The line of a place where models wait, safe for a terminal."""
    place = words("units.said.no_place") if row.place is None else say.stored(row.place)
    return [say.stored(row.unit), place, say.number(words, row.models)]


def _columns(words: Words, *names: str, right: tuple[str, ...] = ()) -> list[Column]:
    return [Column(words(f"units.column.{name}"), right=name in right) for name in names]


def _kind(words: Words, kind: str) -> str:
    key = f"unit_kind.{kind}"
    return words(key) if key in words.texts else say.stored(kind)


def _validity(words: Words, first: str, last: str | None) -> str:
    return words("units.said.since", day=day(first)) if last is None else days(first, last)
