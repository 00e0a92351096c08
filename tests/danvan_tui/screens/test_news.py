"""After whatever change elsewhere, the screen is the one that a fresh start would show."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select
from textual.pilot import Pilot

from danvan_tui import views
from danvan_tui.live import Live
from danvan_tui.present import say
from danvan_tui.screens.dashboard import DashboardScreen
from danvan_tui.widgets.virtual_list import VirtualList
from db.engine import Database
from db.lifecycle import Standing, moves
from db.read.delta import Delta
from db.read.records import ModelRow
from db.schema.tables import MODEL, REGISTRATION
from db.text.dates import VIETNAM
from db.write.amend import move, rename
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_models
from db.write.session import Writing, writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.db.acts import last_revision, year

Act = Callable[[Writing, Random], None]


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("danvan_tui.live.local_now", lambda: datetime(2026, 11, 24, 14, 3, tzinfo=VIETNAM))


def some_registration(work: Writing, random: Random) -> tuple[int, Standing, int]:
    rows = work.session.connection().execute(
        select(REGISTRATION.c.id, REGISTRATION.c.standing, REGISTRATION.c.version).order_by(REGISTRATION.c.id)
    )
    number, standing, version = random.choice(rows.all())
    return number, Standing(standing), version


def moved(work: Writing, random: Random) -> None:
    number, standing, version = some_registration(work, random)
    move(work, number, random.choice(sorted(moves(standing))), version, "Đổi nhiệm vụ")


def deleted(work: Writing, random: Random) -> None:
    number, _, version = some_registration(work, random)
    delete_registration(work, number, version)


def renamed(work: Writing, random: Random) -> None:
    rows = work.session.connection().execute(select(MODEL.c.id, MODEL.c.version).order_by(MODEL.c.id)).all()
    number, version = random.choice(rows)
    rename(work, number, f"Mô hình đổi tên {random.randint(0, 99)}", version)


def registered(database: Database) -> Act:
    draft = year(database, 2019, field="HT")

    def act(work: Writing, random: Random) -> None:
        register_models(work, [ModelDraft(f"Bếp ăn {random.randint(0, 99)}", draft)])

    return act


def figures(pilot: Pilot[None]) -> list[str]:
    """The screen without the marks of what changed just now."""
    return [line.replace("•", " ").rstrip() for line in lines(pilot)]


async def shown(pilot: Pilot[None], newest: int) -> None:
    """Wait until a revision is on the screen."""
    while dashboard(pilot).revision < newest:
        await settle(pilot)
    await settle(pilot)


@pytest.mark.parametrize(
    ("size", "keys"), [((160, 45), ()), ((120, 40), ("down", "enter")), ((120, 40), ("2", "s"))]
)
async def test_the_screen_is_a_fresh_one_after_any_acts(
    running: Running, sample_path: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    random = Random(7)
    database = Database(sample_path)
    acts: list[Act] = [moved, moved, moved, deleted, renamed, registered(database)]
    async with running(size=size) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        for act in acts * 2:
            with writing(database, "Thư ký Lan") as work:
                act(work, random)
            await shown(pilot, last_revision(database))
        dashboard(pilot).clear_marks()
        await pilot.press("3", "home", "enter")
        await settle(pilot)
        live = figures(pilot)
    async with running(size=size) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        await pilot.press("3", "home", "enter")
        await settle(pilot)
        assert figures(pilot) == live
    database.close()


def model_in_list(screen: DashboardScreen, number: int) -> ModelRow:
    """A model of the list."""
    item = screen.query_one("#model-list", VirtualList).rows[number].item
    assert isinstance(item, ModelRow)
    return item


async def test_a_move_is_shown_without_reading(
    running: Running, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(sample_path)
    async with running(size=(120, 40)) as pilot:
        screen = dashboard(pilot)
        reads: list[object] = []
        monkeypatch.setattr(Live, "read", lambda _, *asked, **__: reads.append(asked))
        monkeypatch.setattr(views, "dashboard", lambda *asked: reads.append(asked))
        target = model_in_list(screen, 2)
        with writing(database, "Thư ký Lan") as work:
            to = max(moves(target.standing))
            move(work, target.registration_id, to, target.version, "Đổi nhiệm vụ")
        await shown(pilot, last_revision(database))
        assert reads == []
        assert model_in_list(screen, 2).standing is to
        assert model_in_list(screen, 2).version == target.version + 1
    database.close()


async def test_what_the_figures_showed_before_its_news_came_is_shown_by_the_model_too(
    running: Running, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two changes the first has the figures read again, with the second; the news of that come after."""
    database, tell = Database(sample_path), Live._on_change
    async with running(size=(160, 45)) as pilot:
        screen = dashboard(pilot)
        await pilot.press("slash", *"duong", "enter")
        await settle(pilot)
        target = model_in_list(screen, 0)
        screen.read_detail(target.id)
        await settle(pilot)
        to = max(moves(target.standing))
        words = say.standing(screen.words, to)
        assert words not in screen.detail.text

        def told(live: Live, revision: int, delta: Delta | None) -> None:
            if revision == first:
                with writing(database, "Thư ký Lan") as work:
                    move(work, target.registration_id, to, target.version, "Đổi nhiệm vụ")
            tell(live, revision, delta)

        first = last_revision(database) + 1
        monkeypatch.setattr(Live, "_on_change", told)
        screen.danvan.live._feed._changed = screen.danvan.live._on_change  # type: ignore[union-attr]  # it is open
        other = model_in_list(screen, 1)
        with writing(database, "Thư ký Lan") as work:
            move(work, other.registration_id, max(moves(other.standing)), other.version, "Đổi nhiệm vụ")
        await shown(pilot, first + 1)
        assert words in screen.detail.text
        assert model_in_list(screen, 0).standing is to
    database.close()
