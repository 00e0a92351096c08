"""What the press says is noted, amended and withdrawn; a model that is taken out leaves it standing."""

from datetime import date, timedelta
from typing import Any

import pytest

from db.check import check
from db.engine import Database
from db.errors import Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.read.calendar_records import PressNotFound
from db.read.press import press_item, press_items
from db.schema import PressKind
from db.text import local_today
from db.write.press import amend_press, withdraw_press
from db.write.register import delete_registration
from db.write.session import writing
from tests.db import calendar_acts
from tests.db.acts import ACTOR, changes_since, detail, last_revision, register
from tests.db.calendar_acts import CLEAN, HOSTILE, counting, press_draft

LINK = "https://hanam.example/tin/" + "a" * 1_000


def test_the_life_of_an_article(database: Database) -> None:
    flowers = register(database, "Đường hoa").model_id
    before = last_revision(database)
    number = calendar_acts.press(database, author="Lan", link=LINK, model_id=flowers)
    with writing(database, ACTOR) as work:
        amend_press(work, number, press_draft(author="Lan Anh", link=LINK, model_id=flowers), 1)
        amend_press(work, number, press_draft(author="Lan Anh", link=LINK, model_id=flowers), 2)
    with database.read() as connection:
        with counting(connection) as asked:
            (found,) = press_items(connection)
        assert len(asked) == 1
        assert press_item(connection, number) == found
    assert (found.kind, found.title, found.outlet, found.date) == (
        "PAPER",
        "Đường hoa ở Phủ Lý",
        "Báo Hà Nam",
        "2018-06-01",
    )
    assert (found.author, found.link, found.model_id, found.model) == ("Lan Anh", LINK, flowers, "Đường hoa")
    assert found.version == 2
    added, amended = changes_since(database, before)
    assert (added[:2], added[3]["link"]) == (("add", "press"), LINK)
    assert amended == (
        "amend",
        "press",
        {"author": "Lan"},
        {"author": "Lan Anh", "title": "Đường hoa ở Phủ Lý"},
    )
    assert [change.act for change in detail(database, flowers).changes] == ["amend", "add", "register"]
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        withdraw_press(work, number, "Trùng", 1)
    with pytest.raises(TextRefused), writing(database, ACTOR) as work:
        withdraw_press(work, number, "", 2)
    with writing(database, ACTOR) as work:
        withdraw_press(work, number, "Trùng", 2)
    with database.read() as connection:
        assert press_items(connection) == ()
        (found,) = press_items(connection, withdrawn=True)
        assert found.withdrawn_reason == "Trùng"
        with pytest.raises(PressNotFound):
            press_item(connection, 99)
    with pytest.raises(NotAllowed, match="đã được rút"), writing(database, ACTOR) as work:
        amend_press(work, number, press_draft(), 3)
    with pytest.raises(PressNotFound), writing(database, ACTOR) as work:
        withdraw_press(work, 99, "Trùng", 1)


def test_by_year_and_by_model(database: Database) -> None:
    flowers, water = (register(database, name).model_id for name in ("Đường hoa", "Nước sạch"))
    old = calendar_acts.press(database, on=date(2017, 12, 31), model_id=flowers)
    first = calendar_acts.press(database, on=date(2018, 1, 1), kind=PressKind.RADIO, model_id=water)
    last = calendar_acts.press(database, on=date(2018, 12, 31), kind=PressKind.TELEVISION)
    with database.read() as connection:
        assert [item.id for item in press_items(connection)] == [last, first, old]
        assert [item.id for item in press_items(connection, year=2018)] == [last, first]
        assert [item.id for item in press_items(connection, model_id=flowers)] == [old]
        assert press_items(connection, year=2018, model_id=flowers) == ()


def test_a_model_that_is_taken_out_leaves_what_was_printed(database: Database) -> None:
    made = register(database, "Đường hoa")
    number = calendar_acts.press(database, model_id=made.model_id)
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        delete_registration(work, made.registration_id, 1)
    with database.read() as connection:
        found = press_item(connection, number)
    assert (found.title, found.model_id, found.model, found.version) == ("Đường hoa ở Phủ Lý", None, None, 2)
    assert [line[:2] for line in changes_since(database, before)] == [
        ("delete", "registration"),
        ("amend", "press"),
        ("delete", "model"),
    ]
    assert check(database).ok


REFUSED: dict[str, tuple[dict[str, Any], type[DanvanError], str]] = {
    "no title": ({"title": ""}, TextRefused, "Tiêu đề"),
    "no outlet": ({"outlet": "\u200b"}, TextRefused, "Báo, đài"),
    "a model of nowhere": ({"model_id": 99}, NotFound, "99"),
    "a long link": ({"link": "x" * 9_000}, TextRefused, "Liên kết"),
    "out of range": ({"on": date(1968, 1, 1)}, NotAllowed, "1968"),
    "tomorrow's": ({"on": date.fromisoformat(local_today()) + timedelta(days=2)}, NotAllowed, "chưa tới"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing(sqlite: Database, name: str) -> None:
    values, kind, words = REFUSED[name]
    before = last_revision(sqlite)
    with pytest.raises(kind, match=words):
        calendar_acts.press(sqlite, **values)
    assert last_revision(sqlite) == before


def test_hostile_text_is_cleaned(sqlite: Database) -> None:
    number = calendar_acts.press(sqlite, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, link=HOSTILE)
    with sqlite.read() as connection:
        found = press_item(connection, number)
    assert (found.title, found.outlet, found.author, found.link) == (CLEAN,) * 4
