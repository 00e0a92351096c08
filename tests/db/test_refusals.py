"""What the register refuses: in words of both languages, and with nothing changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from db.engine import Database
from db.errors import AlreadyThere, Conflict, MoveRefused, NotAllowed, NotFound, Refused, TextRefused
from db.lifecycle import Standing
from db.schema.tables import TOPIC
from db.write.amend import amend, move, rename
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_again, register_models
from db.write.session import Writing, writing
from tests.db.acts import ACTOR, detail, last_revision, register, year

Act = Callable[[Writing], object]


def test_what_a_draft_must_be(database: Database) -> None:
    good = year(database)
    with database.read() as connection:
        topic = connection.scalar(select(TOPIC.c.id).where(TOPIC.c.code == "KT06"))
    bad: list[tuple[ModelDraft, type[Refused], str, str]] = [
        (
            ModelDraft(" \u200b\n", good),
            TextRefused,
            "Tên mô hình: chưa có tên.",
            "The model's name: there is none.",
        ),
        (ModelDraft("a" * 251, good), TextRefused, "dài 251 chữ, quá 250", "251 letters long, more than 250"),
        (ModelDraft("a", good, place="b" * 251), TextRefused, "Địa điểm: dài 251", "The place: 251"),
        (
            ModelDraft("a", replace(good, contents="b" * 8001)),
            TextRefused,
            "Nội dung: dài 8.001 chữ, quá 8.000",
            "The contents: 8,001 letters long",
        ),
        (ModelDraft("a", replace(good, results="b" * 8001)), TextRefused, "Kết quả", "The results"),
        (
            ModelDraft("a", replace(good, year=2008)),
            NotAllowed,
            "năm 2008 không nằm trong 2009-2099",
            "within 2009",
        ),
        (ModelDraft("a", replace(good, year=2100)), NotAllowed, "năm 2100", "the year 2100"),
        (
            ModelDraft("a", replace(good, year=2012)),
            NotAllowed,
            "Phường Quang Trung không hoạt động trong năm 2012",
            "did not exist in 2012",
        ),
        (ModelDraft("a", replace(good, year=2026)), NotAllowed, "không hoạt động trong năm 2026", "in 2026"),
        (ModelDraft("a", replace(good, unit_id=999)), NotFound, "Không tìm thấy đơn vị «999»", "no unit «999»"),
        (ModelDraft("a", replace(good, field_id=9)), NotFound, "Không tìm thấy lĩnh vực «9»", "no field «9»"),
        (
            ModelDraft("a", replace(good, topic_id=topic)),
            NotAllowed,
            "chủ đề không thuộc lĩnh vực",
            "topic does not",
        ),
        (
            ModelDraft("a", replace(good, topic_id=999)),
            NotAllowed,
            "chủ đề không thuộc lĩnh vực",
            "topic does not",
        ),
        (ModelDraft("a", replace(good, households=-1)), NotAllowed, "số hộ không thể âm", "never negative"),
        (ModelDraft("a", replace(good, households=10**12)), NotAllowed, "số hộ quá lớn", "too large"),
        (
            ModelDraft("a", good, copied_from_id=9),
            NotFound,
            "mô hình được nhân rộng «9»",
            "model that was copied «9»",
        ),
    ]
    before = last_revision(database)
    for draft, kind, vi, en in bad:
        with pytest.raises(kind) as caught, writing(database, ACTOR) as work:
            register_models(work, [draft])
        assert vi in caught.value.words("vi")
        assert en in caught.value.words("en")
        assert caught.value.hint("vi") != caught.value.hint("en")
        assert caught.value.exit_code == 1
    assert last_revision(database) == before
    for at in (2013, 2025):
        # A unit may register in the years in which it began and ended.
        register(database, f"Năm {at}", replace(good, year=at))


def test_what_is_not_there(database: Database) -> None:
    good = year(database)
    refused: dict[str, Act] = {
        "mô hình «77»": lambda work: register_again(work, 77, good),
        "mô hình «78»": lambda work: rename(work, 78, "a", 1),
        "đăng ký «79»": lambda work: move(work, 79, Standing.ACTIVE, 1),
        "đăng ký «80»": lambda work: amend(work, 80, good, 1),
        "đăng ký «81»": lambda work: delete_registration(work, 81, 1),
    }
    for words, act in refused.items():
        with pytest.raises(NotFound) as caught, writing(database, ACTOR) as work:
            act(work)
        assert caught.value.words("vi") == f"Không tìm thấy {words}."
        assert ("model" in caught.value.words("en")) == ("mô hình" in words)


def test_what_somebody_else_changed(database: Database) -> None:
    made = register(database, "Đường hoa")
    draft = year(database, contents="mới")
    stale: tuple[Act, ...] = (
        lambda work: move(work, made.registration_id, Standing.ACTIVE, 7),
        lambda work: amend(work, made.registration_id, draft, 7),
        lambda work: delete_registration(work, made.registration_id, 7),
        lambda work: rename(work, made.model_id, "Đường cờ", 7),
    )
    before = last_revision(database)
    for act in stale:
        with pytest.raises(Conflict) as caught, writing(database, ACTOR) as work:
            act(work)
        assert caught.value.words("vi") == "Bản ghi vừa được người khác sửa."
        assert caught.value.words("en").startswith("The record was changed by somebody else")
    assert last_revision(database) == before


def test_what_may_not_be_done(database: Database) -> None:
    made = register(database, "Đường hoa")
    with pytest.raises(AlreadyThere) as there, writing(database, ACTOR) as work:
        register_again(work, made.model_id, year(database))
    assert there.value.words("vi") == "Đăng ký năm 2018 của mô hình «Đường hoa» đã có trong sổ."
    assert "The registration for 2018 of the model «Đường hoa»" in there.value.words("en")
    with pytest.raises(MoveRefused, match="các mức ở giữa"), writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.OUTSTANDING, 1)
    for aside in (Standing.RETURNED, Standing.STOPPED):
        with pytest.raises(MoveRefused, match="cần ghi lý do"), writing(database, ACTOR) as work:
            move(work, made.registration_id, aside, 1, " \n ")
    for draft in (year(database, 2019), year(database, standing=Standing.ACTIVE)):
        with pytest.raises(NotAllowed, match="không sửa ở đây"), writing(database, ACTOR) as work:
            amend(work, made.registration_id, draft, 1)
    with pytest.raises(TextRefused, match="Tên mô hình"), writing(database, ACTOR) as work:
        rename(work, made.model_id, "\x1b[2J", 1)
    with pytest.raises(TextRefused, match="Lý do"), writing(database, ACTOR) as work:
        move(work, made.registration_id, Standing.STOPPED, 1, "a" * 251)
    assert len(detail(database, made.model_id).changes) == 1


def test_a_transaction_that_fails_half_way_leaves_nothing(database: Database) -> None:
    made = register(database, "Đường hoa")
    before = last_revision(database)
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        _good_then_bad(work, made.registration_id)
    assert last_revision(database) == before
    assert detail(database, made.model_id).registrations[0].standing is Standing.REGISTERED


def _good_then_bad(work: Writing, registration_id: int) -> None:
    move(work, registration_id, Standing.APPROVED, 1)
    move(work, registration_id, Standing.ACTIVE, 1)
