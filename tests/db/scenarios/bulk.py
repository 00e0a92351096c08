"""Many models at once, as an import registers them."""

from collections.abc import Iterable, Iterator
from datetime import date

from db.engine import Database
from db.lifecycle import Standing, Subject
from db.schema import UnitKind
from db.write.drafts import ModelDraft, Registered, YearDraft
from db.write.register_many import register_new
from db.write.session import writing
from db.write.units import UnitDraft, add_unit
from tests.db.acts import ACTOR, field


def place(database: Database, name: str, kind: UnitKind, below: Iterable[str]) -> list[int]:
    """A place with the units below it: their ids, the place's own first."""
    with writing(database, ACTOR) as work:
        top = add_unit(work, UnitDraft(name, kind), date(2010, 1, 1))
        return [
            top,
            *(add_unit(work, UnitDraft(each, UnitKind.COMMUNE, top), date(2010, 1, 1)) for each in below),
        ]


def drafts(
    database: Database,
    year: int,
    units: Iterable[int],
    counts: dict[str, int],
    *,
    individual: int = 0,
    standing: Standing = Standing.REGISTERED,
) -> Iterator[ModelDraft]:
    """So many models of each field, dealt out to the units one after another; the first ones are individuals'."""
    codes = [code for code, count in counts.items() for _ in range(count)]
    ids = {code: field(database, code) for code in counts}
    where = list(units)
    for number, code in enumerate(codes):
        subject = Subject.INDIVIDUAL if number < individual else Subject.COLLECTIVE
        of_year = YearDraft(year, where[number % len(where)], ids[code], subject, standing)
        yield ModelDraft(f"Mô hình {code} {number + 1} năm {year}", of_year)


def register_all(database: Database, models: Iterable[ModelDraft]) -> list[Registered]:
    """Register them in one transaction."""
    with writing(database, ACTOR) as work:
        return register_new(work, list(models))
