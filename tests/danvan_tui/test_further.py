"""When what is said beside the figures surely stands after a change, and is not asked for again."""

from collections.abc import Callable, Iterator
from queue import Queue

import pytest

from danvan_tui.further import Further, further, still_holds
from danvan_tui.live import Live, News
from db.engine import Database
from db.lifecycle import Standing
from db.scope import Scope, Span
from db.text import local_today
from db.write.amend import move, rename
from db.write.calendar_drafts import TargetDraft
from db.write.session import writing
from db.write.targets import set_target
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, register, year

PERIOD = Scope(Span(2018, 2020))
PATIENCE = 20.0
R, A, W, E = Standing.REGISTERED, Standing.APPROVED, Standing.ACTIVE, Standing.EFFECTIVE
BACK, STOPPED = Standing.RETURNED, Standing.STOPPED

Looked = tuple[Live, Database, Callable[[], News]]


@pytest.fixture
def looked(make_sqlite: MakeDatabase) -> Iterator[Looked]:
    """A register that a dashboard looks at, another way into it, and its next news."""
    database = make_sqlite()
    live = Live(lambda: Database(str(database.path)))
    news: Queue[News] = Queue()
    live.subscribe(news.put)
    live.database()
    news.get(timeout=PATIENCE)
    yield live, database, lambda: news.get(timeout=PATIENCE)
    live.close()


def known_before(looked: Looked, scope: Scope) -> Further:
    """What is said before a change."""
    return further(looked[0], scope, local_today())


def holds_after(looked: Looked, known: Further, since: int) -> bool:
    """Whether it is held to stand after the next news. What is held to stand, stands when it is read."""
    live, _, next_news = looked
    next_news()
    deltas = live.deltas(since)
    assert deltas
    holds = still_holds(known, deltas, local_today())
    assert not holds or further(live, known.scope, local_today()) == known
    return holds


@pytest.mark.parametrize(
    ("before", "after", "at", "holds"),
    [
        (A, W, 2019, True),
        (W, E, 2019, True),
        (E, W, 2019, True),
        (W, STOPPED, 2019, True),
        (STOPPED, W, 2019, True),
        # A registration begins or ceases to wait, or to count.
        (R, A, 2019, False),
        (A, R, 2019, False),
        (A, BACK, 2019, False),
        (BACK, R, 2019, False),
        # It is compared with the years before.
        (A, W, 2016, False),
        # These years are not looked at.
        (A, W, 2014, True),
    ],
)
@pytest.mark.parametrize("standing", [None, Standing.ACTIVE])
def test_a_step(
    looked: Looked, before: Standing, after: Standing, at: int, holds: bool, standing: Standing | None
) -> None:
    _, database, next_news = looked
    made = register(database, "Tổ hợp rau sạch", year(database, at, standing=before))
    since = next_news().revision
    known = known_before(looked, PERIOD.but(standing=standing))
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, after, 1, "Lý do" if after in (BACK, STOPPED) else None)
    # Of one standing on, each step may bring a model in or take it out.
    assert holds_after(looked, known, since) is (holds and standing is None)


def test_other_acts(looked: Looked) -> None:
    _, database, next_news = looked
    made = register(database, "Tổ hợp rau sạch", year(database, 2019, standing=W))
    since = next_news().revision
    known = known_before(looked, PERIOD)
    with writing(database, ACTOR) as work:
        set_target(work, TargetDraft(PERIOD.span, 200))
    assert not holds_after(looked, known, since)
    known = known_before(looked, PERIOD)
    register(database, "Tuyến đường tự quản", year(database, 2019, standing=W))
    assert not holds_after(looked, known, since + 1)
    known = known_before(looked, PERIOD)
    with writing(database, ACTOR) as work:
        rename(work, made.model_id, "Tổ hợp rau sạch Phù Vân", 1)
    assert not holds_after(looked, known, since + 2)


def test_on_another_day_it_is_asked_for(looked: Looked) -> None:
    live, database, next_news = looked
    made = register(database, "Tổ hợp rau sạch", year(database, 2019, standing=A))
    since = next_news().revision
    known = further(live, PERIOD, "2020-01-01")
    with writing(database, ACTOR) as work:
        move(work, made.registration_id, W, 1)
    assert not holds_after(looked, known, since)
