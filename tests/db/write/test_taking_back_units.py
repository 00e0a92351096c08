"""Units, where their models went, settings and replacements that are taken back, and what keeps them from it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from db.check import check
from db.engine import Database
from db.errors import Conflict
from db.identity import Actor, Role
from db.read.committee import committee
from db.read.detail import latest_changes
from db.read.history_names import named_lines
from db.schema import UnitKind
from db.schema.tables import ASSIGNMENT, CHOICE, LINEAGE, UNIT
from db.unit_changes import UnitDraft
from db.write.back.refusals import BuiltOn, NotTakenBack
from db.write.committee import SettingsDraft, set_committee
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_models
from db.write.reorganise import replace_member
from db.write.session import writing
from db.write.successors import choose_successor
from db.write.units import add_unit, dissolve_unit, merge_units, rename_unit, split_unit
from tests.db.acts import register, year
from tests.db.committee_acts import assigned, member
from tests.db.write.test_taking_back import HOA, do, own, undo, words

DAY = date(2026, 3, 1)
PHU_VAN, LIEM_TUYEN, CHAU_SON = "Phường Phù Vân", "Phường Liêm Tuyền", "Phường Châu Sơn"


@pytest.fixture
def lan(database: Database) -> Actor:
    """An administrator."""
    return Actor("Trần Thị Lan", Role.ADMIN, member(database, "Trần Thị Lan", Role.ADMIN))


def standing(database: Database) -> dict[str, int]:
    """The units that stand, by name."""
    with database.read() as connection:
        rows = connection.execute(select(UNIT.c.name, UNIT.c.id).where(UNIT.c.valid_to.is_(None)))
        return {row.name: row.id for row in rows}


def now(database: Database, name: str) -> int:
    return standing(database)[name]


def lineage(database: Database) -> list[tuple[Any, ...]]:
    with database.read() as connection:
        rows = connection.execute(select(LINEAGE).where(LINEAGE.c.change_date >= "2026").order_by(LINEAGE.c.id))
        return [tuple(row)[1:] for row in rows]


def merged(database: Database, actor: Actor, names: Sequence[str], into: str) -> None:
    units = [now(database, name) for name in names]
    draft = UnitDraft(into, UnitKind.WARD, now(database, "Tỉnh Ninh Bình"))
    do(database, actor, lambda work: merge_units(work, units, draft, DAY, "12-NQ/HĐND"))


def test_a_merger_is_taken_back_and_done_again(database: Database, lan: Actor) -> None:
    before = standing(database)
    merged(database, lan, (PHU_VAN, LIEM_TUYEN), "Phường Mới")
    after, facts = standing(database), lineage(database)
    assert after.keys() == before.keys() - {PHU_VAN, LIEM_TUYEN} | {"Phường Mới"}
    undo(database, lan)
    assert (standing(database), lineage(database)) == (before, [])
    assert check(database).ok
    with database.read() as connection:
        lines = named_lines(connection, latest_changes(connection, 7))
    # What is gone is called in the ledger by the name that it had.
    assert [(line.name, line.there) for line in lines if line.change.act in {"add", "remove"}] == [
        ("Phường Mới", False),
        ("Phường Mới", False),
    ]
    assert "Phường Mới" in {name.name for line in lines if line.change.act == "merge" for name in line.names}
    undo(database, lan)
    assert (standing(database), lineage(database)) == (after, facts)
    assert check(database).ok


def test_a_number_is_never_another_units(database: Database, lan: Actor) -> None:
    merged(database, lan, (PHU_VAN, LIEM_TUYEN), "Phường Mới")
    first = now(database, "Phường Mới")
    undo(database, lan)
    merged(database, HOA, (CHAU_SON, "Phường Hà Nam"), "Phường Khác")
    assert now(database, "Phường Khác") > first
    # The facts of the other merger have the numbers that those of this one had.
    undo(database, lan)
    assert now(database, "Phường Mới") == first
    assert len(lineage(database)) == 4
    assert check(database).ok


@pytest.mark.parametrize("who", ["a model", "a charge", "another name"])
def test_what_was_built_on_a_merger(database: Database, lan: Actor, who: str) -> None:
    merged(database, lan, (PHU_VAN, LIEM_TUYEN), "Phường Mới")
    if who == "a model":
        draft = ModelDraft("Đường hoa", year(database, 2026, "Phường Mới"))
        do(database, HOA, lambda work: register_models(work, [draft]))
    elif who == "a charge":
        assigned(database, member(database, "Lê Văn Ba"), where="Phường Mới", since=DAY)
    else:
        number = now(database, "Phường Mới")
        do(database, HOA, lambda work: rename_unit(work, number, "Phường Mới Nữa", date(2026, 4, 1)))
    before = standing(database)
    with pytest.raises(BuiltOn) as refused:
        undo(database, lan)
    assert "sau đó" in words(refused)
    assert standing(database) == before


def test_a_unit_does_not_stand_again_below_one_that_ended(database: Database, lan: Actor) -> None:
    above = now(database, PHU_VAN)
    with writing(database, HOA) as work:
        child = add_unit(work, UnitDraft("Tổ 1", UnitKind.RESIDENTIAL_GROUP, above), date(2025, 8, 1))
    do(database, lan, lambda work: dissolve_unit(work, child, DAY))
    do(database, HOA, lambda work: dissolve_unit(work, above, date(2026, 4, 1)))
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "cấp trên của đơn vị đó nay đã kết thúc" in words(refused)


def test_a_unit_does_not_end_again_over_one_that_stands(database: Database, lan: Actor) -> None:
    above = now(database, PHU_VAN)
    do(database, lan, lambda work: dissolve_unit(work, above, DAY))
    undo(database, lan)
    with writing(database, HOA) as work:
        add_unit(work, UnitDraft("Tổ 1", UnitKind.RESIDENTIAL_GROUP, above), date(2026, 8, 1))
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "còn đơn vị đang hoạt động" in words(refused)


def test_what_was_of_a_unit_that_is_gone_does_not_come_back(database: Database, lan: Actor) -> None:
    above = now(database, PHU_VAN)
    draft = UnitDraft("Tổ 1", UnitKind.RESIDENTIAL_GROUP, above)
    do(database, HOA, lambda work: add_unit(work, draft, date(2026, 1, 1)))
    made = register(database, "Đường hoa", year(database, 2026, "Tổ 1"))
    do(database, lan, lambda work: delete_registration(work, made.registration_id, 1))
    undo(database, HOA)
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "nay không còn trong sổ" in words(refused)
    assert check(database).ok


def test_a_choice_of_a_successor_gives_the_one_before(database: Database, lan: Actor) -> None:
    split, province = now(database, PHU_VAN), now(database, "Tỉnh Ninh Bình")
    made = register(database, "Đường hoa", year(database, 2026, PHU_VAN))
    drafts = [UnitDraft(name, UnitKind.WARD, province) for name in ("Phường Đông", "Phường Tây")]
    with writing(database, HOA) as work:
        east, west = split_unit(work, split, drafts, DAY)
        choose_successor(work, [made.model_id], east, date(2026, 3, 2), "1-QĐ")

    def chosen() -> list[tuple[Any, ...]]:
        with database.read() as connection:
            return [tuple(row) for row in connection.execute(select(CHOICE))]

    before = chosen()
    do(database, lan, lambda work: choose_successor(work, [made.model_id], west, date(2026, 3, 3)))
    after = chosen()
    assert after == [(made.model_id, split, west, "2026-03-03", None)]
    undo(database, lan)
    assert chosen() == before == [(made.model_id, split, east, "2026-03-02", "1-QĐ")]
    undo(database, lan)
    assert chosen() == after
    assert check(database).ok


def test_a_model_that_is_there_again_has_its_choice(database: Database, lan: Actor) -> None:
    split, province = now(database, PHU_VAN), now(database, "Tỉnh Ninh Bình")
    made = register(database, "Đường hoa", year(database, 2026, PHU_VAN))
    drafts = [UnitDraft(name, UnitKind.WARD, province) for name in ("Phường Đông", "Phường Tây")]
    with writing(database, HOA) as work:
        east, _ = split_unit(work, split, drafts, DAY)
        choose_successor(work, [made.model_id], east, date(2026, 3, 2), "1-QĐ")

    def chosen() -> list[tuple[Any, ...]]:
        with database.read() as connection:
            return [tuple(row) for row in connection.execute(select(CHOICE))]

    before = chosen()
    do(database, lan, lambda work: delete_registration(work, made.registration_id, 1))
    assert chosen() == []
    undo(database, lan)
    assert chosen() == before == [(made.model_id, split, east, "2026-03-02", "1-QĐ")]
    assert check(database).ok
    undo(database, lan)
    assert chosen() == []


def test_a_model_does_not_come_back_to_a_choice_that_nobody_can_make(database: Database, lan: Actor) -> None:
    ended = now(database, PHU_VAN)
    made = register(database, "Đường hoa", year(database, 2026, PHU_VAN))
    do(database, HOA, lambda work: dissolve_unit(work, ended, DAY))
    other = now(database, "Phường Hà Nam")
    do(database, lan, lambda work: choose_successor(work, [made.model_id], other, date(2026, 3, 2)))
    do(database, lan, lambda work: delete_registration(work, made.registration_id, 1))
    undo(database, HOA)
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "không còn chia về đơn vị đã chọn" in words(refused)
    assert check(database).ok


def test_a_choice_for_another_model_of_the_unit_is_nothing_built_on_it(database: Database, lan: Actor) -> None:
    split, province = now(database, PHU_VAN), now(database, "Tỉnh Ninh Bình")
    ours, other = (register(database, name, year(database, 2026, PHU_VAN)) for name in ("Đường hoa", "Rau sạch"))
    drafts = [UnitDraft(name, UnitKind.WARD, province) for name in ("Phường Đông", "Phường Tây")]
    with writing(database, HOA) as work:
        east, west = split_unit(work, split, drafts, DAY)
    do(database, lan, lambda work: choose_successor(work, [ours.model_id], east))
    do(database, HOA, lambda work: choose_successor(work, [other.model_id], west))
    undo(database, lan)
    with database.read() as connection:
        assert connection.scalars(select(CHOICE.c.model_id)).all() == [other.model_id]


def test_settings_are_taken_back_and_whoever_saw_them_is_told(database: Database, lan: Actor) -> None:
    def said() -> tuple[str | None, str | None, int]:
        with database.read() as connection:
            found = committee(connection)
        return found.name, found.rules_number, found.version

    name, number, version = said()
    draft = SettingsDraft(name="BCĐ thành phố", rules_number="5-QC/BCĐ")
    do(database, lan, lambda work: set_committee(work, draft, version))
    seen = said()[2]
    undo(database, lan)
    assert said()[:2] == (name, number)
    with pytest.raises(Conflict), writing(database, HOA) as work:
        set_committee(work, SettingsDraft(name="Khác"), seen)
    undo(database, lan)
    assert said()[:2] == ("BCĐ thành phố", "5-QC/BCĐ")


def test_a_replacement_is_taken_back_as_a_whole(database: Database, lan: Actor) -> None:
    old, new = member(database, "Lê Văn Ba"), member(database, "Vũ Thị Tư")
    assigned(database, old, "KT", since=date(2026, 1, 1))

    def charges() -> list[tuple[Any, ...]]:
        columns = (ASSIGNMENT.c.member_id, ASSIGNMENT.c.from_date, ASSIGNMENT.c.until_date)
        with database.read() as connection:
            return [tuple(row) for row in connection.execute(select(*columns).order_by(ASSIGNMENT.c.id))]

    before = charges()
    do(database, lan, lambda work: replace_member(work, old, new, DAY))
    after = charges()
    assert after != before
    undo(database, lan)
    assert charges() == before
    undo(database, lan)
    assert charges() == after
    assert own(database, lan).again
