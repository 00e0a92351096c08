"""The ledger's lines about units and chosen successors, as people read them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from danvan_tui.locale import words
from danvan_tui.present.changes import line_words, told
from db.engine import Database
from db.errors import Language
from db.read.history import history_page
from db.read.reforms import change_set
from db.reference import REFORMS
from db.setup import create_register
from db.unit_changes import Below
from db.unit_kinds import UnitKind
from db.write.session import writing
from db.write.successors import choose_successor
from db.write.units import UnitDraft, add_unit, rename_unit, reorganise
from tests.db.acts import ACTOR, last_revision, register, unit, year

DAY = date(2026, 1, 1)


@pytest.fixture
def done(tmp_path: Path) -> Iterator[tuple[Database, int]]:
    """A register that took both reforms, in which successors were chosen, and the revision before the choices."""
    database = Database(tmp_path / "register.db")
    create_register(database, as_of=date(2020, 1, 1))
    register(database, "Đường hoa", year(database, 2018))
    for each in REFORMS:
        with writing(database, ACTOR) as work:
            reorganise(work, change_set(work.session.connection(), each))
    before = last_revision(database) - 1
    with writing(database, ACTOR) as work:
        choose_successor(work, [1], unit(database, "Phường Phủ Lý"), DAY, "7/NQ")
        choose_successor(work, [1], unit(database, "Phường Hà Nam"), DAY)
        parent = unit(database, "Phường Phủ Lý")
        add_unit(work, UnitDraft("Tổ 1", UnitKind.RESIDENTIAL_GROUP, parent), date(2025, 8, 1))
        rename_unit(work, parent, "Phường Phủ Lý Mới", DAY, "8/NQ", below=Below.FOLLOW)
    yield database, before
    database.close()


def said(database: Database, before: int, language: Language) -> list[str]:
    """What each line says, oldest first, without the time and the actor."""
    with database.read() as connection:
        lines = history_page(connection, None)
    whole = [line_words(words(language), line) for line in reversed(lines) if line.change.seq > before]
    return [text.split(f"{ACTOR}: ", 1)[1] for text in whole]


def test_in_vietnamese(done: tuple[Database, int]) -> None:
    assert said(*done, "vi") == [
        "sắp xếp đơn vị Kết thúc hoạt động của thành phố, lập 5 phường thuộc tỉnh Ninh Bình, "
        "từ 01/07/2025: 26 đơn vị kết thúc, 6 đơn vị mới (1674/NQ-UBTVQH15)",
        "Đường hoa — chọn đơn vị kế thừa Phường Quang Trung → Phường Phủ Lý (7/NQ)",
        "Đường hoa — chọn đơn vị kế thừa Phường Quang Trung → Phường Hà Nam, trước là Phường Phủ Lý",
        "Tổ 1 — thêm đơn vị Phường Phủ Lý",
        "Phường Phủ Lý Mới — thêm đơn vị Tỉnh Ninh Bình",
        "Tổ 1 — thêm đơn vị Phường Phủ Lý Mới",
        "Phường Phủ Lý — đổi tên → Phường Phủ Lý Mới (8/NQ)",
        "Tổ 1 — chuyển theo đơn vị cấp trên → Tổ 1 (8/NQ)",
    ]


def test_in_english(done: tuple[Database, int]) -> None:
    lines = said(*done, "en")
    assert lines[0].startswith("reorganised units Kết thúc hoạt động của thành phố")
    assert lines[0].endswith("from 01/07/2025 on: 26 units ended, 6 began (1674/NQ-UBTVQH15)")
    assert lines[1] == "Đường hoa — chose the successor Phường Quang Trung → Phường Phủ Lý (7/NQ)"
    assert lines[7] == "Tổ 1 — went along with the unit above it → Tổ 1 (8/NQ)"


def test_a_choice_says_its_act_in_the_shortest_form_too(done: tuple[Database, int]) -> None:
    database, before = done
    with database.read() as connection:
        lines = [line for line in history_page(connection, None) if line.change.seq == before + 3]
    assert told(words("vi"), lines[0].change, lines[0].names).short.startswith("chọn đơn vị kế thừa")
