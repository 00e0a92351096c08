"""What the committee does to models: each act with its line in the ledger, and texts cleaned on their way in."""

import pytest
from sqlalchemy import select

from db.engine import Database
from db.errors import NotFound, TextRefused
from db.lifecycle import Standing, Subject
from db.schema.tables import MODEL, REGISTRATION, TOPIC
from db.text import exact_key, search_key, sort_key
from db.write.amend import amend, move, rename
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_again, register_models
from db.write.session import Writing, writing
from tests.db.acts import ACTOR, changes_since, detail, field, last_revision, register, unit, year


def next_years(database: Database, model_id: int) -> dict[int, int]:
    """``next_year`` by year."""
    with database.read() as connection:
        rows = connection.execute(select(REGISTRATION).where(REGISTRATION.c.model_id == model_id)).all()
    return {row.year: row.next_year for row in rows}


def keys(database: Database, model_id: int) -> tuple[str, str, str]:
    """A model's derived keys."""
    with database.read() as connection:
        row = connection.execute(select(MODEL).where(MODEL.c.id == model_id)).one()
    return row.sort_key, row.search_key, row.exact_key


def test_registering(database: Database) -> None:
    before = last_revision(database)
    made = register(database, "Đường hoa", year(database, contents="Trồng hoa\nmười giờ", households=40), "thôn 3")
    found = detail(database, made.model_id)
    (only,) = found.registrations
    assert (found.name, found.place, found.version, found.code) == ("Đường hoa", "thôn 3", 1, f"MH{found.id:04d}")
    assert (only.year, only.unit, only.field, only.subject) == (
        2018,
        "Phường Quang Trung",
        "VX",
        Subject.COLLECTIVE,
    )
    assert (only.standing, only.contents, only.households) == (Standing.REGISTERED, "Trồng hoa\nmười giờ", 40)
    ((act, entity, old, new),) = changes_since(database, before)
    assert (act, entity, old) == ("register", "registration", {})
    assert (new["name"], new["place"], new["year"], new["standing"]) == ("Đường hoa", "thôn 3", 2018, 10)
    assert next_years(database, made.model_id) == {2018: 9999}
    words = ["Đường hoa", "thôn 3", "Phường Quang Trung", "Trồng hoa mười giờ"]
    assert keys(database, made.model_id) == (sort_key("Đường hoa"), search_key(*words), exact_key(*words))


def test_many_at_once_are_one_transaction(database: Database) -> None:
    before = last_revision(database)
    drafts = [ModelDraft(f"Mô hình {number}", year(database)) for number in range(3)]
    with writing(database, ACTOR) as work:
        made = register_models(work, drafts, origin="danh\x1b[2Jsách\nquý.xlsx")
        assert register_models(work, []) == []
    assert [detail(database, each.model_id).name for each in made] == ["Mô hình 0", "Mô hình 1", "Mô hình 2"]
    assert [new["origin"] for *_, new in changes_since(database, before)] == ["danhsách quý.xlsx"] * 3
    bad = [*drafts, ModelDraft(" ", year(database))]
    before = last_revision(database)
    with pytest.raises(TextRefused), writing(database, ACTOR) as work:
        register_models(work, bad)
    assert last_revision(database) == before


def test_registering_again(database: Database) -> None:
    made = register(database, "Đường hoa")
    before = last_revision(database)
    elsewhere = year(database, 2020, "Xã Phù Vân", field="QA", subject=Subject.INDIVIDUAL)
    with writing(database, ACTOR) as work:
        register_again(work, made.model_id, elsewhere)
        register_again(work, made.model_id, year(database, 2016, standing=Standing.RETURNED))
        register_again(work, made.model_id, year(database, 2015))
    assert next_years(database, made.model_id) == {2015: 2018, 2016: 0, 2018: 2020, 2020: 9999}
    assert [change[0] for change in changes_since(database, before)] == ["register_again"] * 3
    assert " xa phu van " in keys(database, made.model_id)[1]
    assert [y.year for y in detail(database, made.model_id).registrations] == [2020, 2018, 2016, 2015]


def test_moving(database: Database) -> None:
    made = register(database, "Đường hoa")
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.RETURNED, 1, "  Chưa rõ\nnội dung ")
    assert next_years(database, made.model_id) == {2018: 0}
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.REGISTERED, 2)
        move(work, made.registration_id, Standing.APPROVED, 3)
    assert next_years(database, made.model_id) == {2018: 9999}
    lines = changes_since(database, before)
    assert [line[0] for line in lines] == ["move"] * 3
    assert lines[0][2:] == (
        {"standing": 10},
        {"standing": 0, "reason": "Chưa rõ nội dung", "year": 2018},
    )
    assert lines[1][2:] == ({"standing": 0, "reason": "Chưa rõ nội dung"}, {"standing": 10, "year": 2018})
    (only,) = detail(database, made.model_id).registrations
    assert (only.standing, only.reason, only.version) == (Standing.APPROVED, None, 4)


def test_amending(database: Database) -> None:
    made = register(database, "Đường hoa")
    before = last_revision(database)
    with database.read() as connection:
        topic = connection.scalar(select(TOPIC.c.id).where(TOPIC.c.code == "KT06"))
    draft = year(database, where="Xã Kim Bình", field="KT", topic_id=topic, contents="Hiến đất", results="Xong")
    with writing(database, ACTOR) as work:
        amend(work, made.registration_id, draft, 1)
    ((act, _, old, new),) = changes_since(database, before)
    assert act == "amend"
    assert old.keys() == new.keys() == {"unit_id", "field_id", "topic_id", "contents", "results"}
    (only,) = detail(database, made.model_id).registrations
    assert (only.unit, only.topic, only.results, only.version) == ("Xã Kim Bình", "KT06", "Xong", 2)
    found = keys(database, made.model_id)[1]
    assert " kim binh " in found
    assert " hien dat " in found
    assert "quang" not in found
    with writing(database, ACTOR) as work:
        amend(work, made.registration_id, draft, 2)
    assert len(changes_since(database, before)) == 1
    assert detail(database, made.model_id).registrations == (only,)


def test_renaming(database: Database) -> None:
    made = register(database, "Đường hoa")
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        rename(work, made.model_id, " Đường  cờ ", 1)
        rename(work, made.model_id, "Đường cờ", 2)
    assert changes_since(database, before) == [
        ("rename", "model", {"name": "Đường hoa"}, {"name": "Đường cờ"}),
    ]
    found = detail(database, made.model_id)
    assert (found.name, found.version) == ("Đường cờ", 2)
    assert keys(database, made.model_id)[0] == sort_key("Đường cờ")


def test_deleting(database: Database) -> None:
    made = register(database, "Đường hoa", place="thôn 3")
    with writing(database, ACTOR) as work:
        later = register_again(work, made.model_id, year(database, 2020))
        copy = register_models(work, [ModelDraft("Đường cờ", year(database), copied_from_id=made.model_id)])[
            0
        ].model_id
    assert detail(database, copy).copied_from == "Đường hoa"
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        delete_registration(work, later, 1)
    assert next_years(database, made.model_id) == {2018: 9999}
    with writing(database, ACTOR) as work:
        delete_registration(work, made.registration_id, 1)
    lines = changes_since(database, before)
    assert [line[:2] for line in lines] == [
        ("delete", "registration"),
        ("delete", "registration"),
        ("amend", "model"),
        ("delete", "model"),
    ]
    assert lines[0][2]["year"] == 2020
    assert lines[3][2] == {"name": "Đường hoa", "place": "thôn 3", "kind": "MODEL"}
    assert detail(database, copy).copied_from is None
    with database.read() as connection:
        assert list(connection.scalars(select(MODEL.c.id))) == [copy]


def test_the_same_model_many_times_in_one_transaction(database: Database) -> None:
    """What the session remembers must never outlive the row."""
    made = register(database, "Đường hoa")
    with pytest.raises(NotFound), writing(database, ACTOR) as work:
        _rename_delete_rename(work, made.model_id, made.registration_id)
    assert detail(database, made.model_id).name == "Đường hoa"


def _rename_delete_rename(work: Writing, model_id: int, registration_id: int) -> None:
    rename(work, model_id, "Đường cờ", 1)
    delete_registration(work, registration_id, 1)
    rename(work, model_id, "Đường hoa", 2)


def test_texts_are_cleaned_at_the_door(database: Database) -> None:
    nasty = "\x1b]52;c;YQ==\x07Đu\u031bo\u031b\u0300ng\r\nhoa\u202e \x9b31m\u200bđe\u0323p"
    made = register(database, nasty, year(database, contents=nasty, results="a\x00b"), place=nasty)
    found = detail(database, made.model_id)
    assert found.name == found.place == "Đường hoa đẹp"
    assert found.registrations[0].contents == "Đường\nhoa đẹp"
    assert found.registrations[0].results == "ab"
    with writing(database, "\x1b[31mThu\u202eký\n") as work:
        rename(work, made.model_id, "Khác", 1)
    assert detail(database, made.model_id).changes[0].actor == "Thuký"
    with writing(database, "\x1b[31m") as work:
        rename(work, made.model_id, "Khác nữa", 2)
    assert detail(database, made.model_id).changes[0].actor == "?"


def test_texts_that_only_look_like_a_language(database: Database) -> None:
    name = "'; drop table registration; -- %s {0} [/nope] \\ \" `"
    made = register(database, name)
    assert detail(database, made.model_id).name == name
    assert field(database, "VX") == 2
    assert unit(database, "Phường Quang Trung") > 0
