"""The ledger's lines about visits, points, recognitions and commendations, as people read them."""

from datetime import date

import pytest

from danvan_tui.locale import LANGUAGES, words
from danvan_tui.present.changes import line_words
from db.awards import Level
from db.engine import Database
from db.errors import Language
from db.lifecycle import Standing
from db.read.history import history_page
from db.visits import InspectionKind
from db.write.amend import move
from db.write.commendations import award, propose, revoke_commendation
from db.write.inspections import InspectionDraft, VisitedModel, amend_inspection, inspect
from db.write.recognitions import RecognitionDraft, recognise
from db.write.replications import ReplicationDraft, replicate
from db.write.rubrics import add_rubric, close_rubric
from db.write.scoring import score
from db.write.session import writing
from tests.db.acts import ACTOR, last_revision, unit
from tests.db.awards import DECISION, draft, one
from tests.db.visits import DEMO

DAY = date(2018, 10, 13)


@pytest.fixture
def done(sqlite: Database) -> tuple[Database, int]:
    """A register in which everything was done once, and the revision before."""
    one(sqlite)
    before = last_revision(sqlite)
    with writing(sqlite, ACTOR) as work:
        inspect(work, InspectionDraft(InspectionKind.CHECK, DAY, "Đoàn 1", [VisitedModel(1, needs_work=True)]))
        amend_inspection(work, 1, InspectionDraft(InspectionKind.CHECK, DAY, "Đoàn 2", unit_id=3), 1)
        add_rubric(work, DEMO)
        score(work, 1, 1, dict.fromkeys(range(1, 7), 10), on=DAY)
        close_rubric(work, 1)
        replicate(work, ReplicationDraft(1, unit(sqlite, "Xã Đinh Xá"), DAY))
        recognise(work, [(1, 1)], RecognitionDraft(Level.DISTRICT, DECISION))
        propose(work, draft(1))
        award(work, [(1, 1)], DECISION)
        revoke_commendation(work, 1, 2, "Khai man", decision="9-QĐ/TU")
        move(work, 1, Standing.EFFECTIVE, 2)
    return sqlite, before


def said(database: Database, before: int, language: Language) -> list[str]:
    """What each line says, oldest first, without the time and the actor."""
    with database.read() as connection:
        lines = history_page(connection, None)
    told = [line_words(words(language), line) for line in reversed(lines) if line.change.seq > before]
    return [text.split(f"{ACTOR}: ", 1)[1] for text in told]


def test_in_vietnamese(done: tuple[Database, int]) -> None:
    assert said(*done, "vi") == [
        "ghi đợt Kiểm tra, 13/10/2018",
        "Đường hoa — có đoàn đến Kiểm tra, 13/10/2018, cần củng cố",
        "sửa đợt kiểm tra",
        "Đường hoa — có đoàn đến Kiểm tra, 13/10/2018, cần củng cố, bỏ khỏi đợt kiểm tra",
        "thêm thang điểm Thang điểm tham khảo",
        "Đường hoa — chấm điểm Thang điểm tham khảo, 60, 2018",
        "kết thúc thang điểm Thang điểm tham khảo",
        "Đường hoa — nhân rộng Xã Đinh Xá, 13/10/2018",
        "Đường hoa — chuyển mức: Hiệu quả → Công nhận (2018)",
        "Đường hoa — công nhận Cấp huyện, 2018 (45-QĐ/TU)",
        "Đường hoa — đề nghị khen thưởng Giấy khen, Đường hoa",
        "Đường hoa — khen thưởng Giấy khen, Đường hoa (45-QĐ/TU)",
        "Đường hoa — thu hồi khen thưởng Giấy khen, Đường hoa (Khai man; 9-QĐ/TU)",
        "Đường hoa — chuyển mức: Công nhận → Hiệu quả (2018)",
        "Đường hoa — rút công nhận Cấp huyện (45-QĐ/TU)",
    ]


def test_every_act_has_words_in_every_language(done: tuple[Database, int]) -> None:
    database, before = done
    with database.read() as connection:
        changes = [line.change for line in history_page(connection, None) if line.change.seq > before]
    for language in LANGUAGES:
        texts = words(language).texts
        for change in changes:
            assert {f"act.{change.act}.{change.entity}", f"act.{change.act}"} & texts.keys()
    assert "Đường hoa — recognised District, 2018 (45-QĐ/TU)" in said(database, before, "en")
