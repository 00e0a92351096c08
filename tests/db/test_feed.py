"""What changes is announced once, whoever changes it, and a database that was lost is found again."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from sqlalchemy import text

from db import feed as feeds
from db.engine import Database
from db.errors import DanvanError, Language
from db.feed import Feed
from db.read.delta import Delta
from db.write.register import register_models
from db.write.session import writing
from tests.conftest import MakeDatabase
from tests.db.acts import ACTOR, last_revision, register

PATIENCE = 20.0
"""Seconds that a test waits at most for what comes after a tenth of one."""


class Watched:
    """A feed whose calls are kept in order."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.changed: Queue[int] = Queue()
        self.lost: Queue[DanvanError | None] = Queue()
        self.deltas: Queue[Delta | None] = Queue()
        self.feed = Feed(database, self._changed, self.lost.put)
        self.feed.start()

    def _changed(self, revision: int, delta: Delta | None) -> None:
        self.deltas.put(delta)
        self.changed.put(revision)

    def next_change(self) -> int:
        """The next revision that is announced."""
        return self.changed.get(timeout=PATIENCE)

    def next_loss(self, language: Language = "vi") -> str | None:
        """The next word of a loss or of its end."""
        error = self.lost.get(timeout=PATIENCE)
        return None if error is None else error.words(language)


Watch = Callable[[Database], Watched]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Makes feeds that try again soon."""
    monkeypatch.setattr(feeds, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(feeds, "POLL_SECONDS", 0.02)
    monkeypatch.setattr(feeds, "APART_SECONDS", 0.02)
    made: list[Watched] = []

    def watched(database: Database) -> Watched:
        made.append(Watched(database))
        return made[-1]

    yield watched
    for each in made:
        each.feed.stop()
        assert not each.feed._thread.is_alive()


_ELSEWHERE = """
import sys
from db.engine import Database
from tests.db.acts import register
database = Database(sys.argv[1])
register(database, "Từ nơi khác")
database.close()
"""


def where(database: Database) -> str:
    """The address that another process opens it by."""
    return str(database.path or database.url.render_as_string(hide_password=False))


def test_another_process_s_commit(database: Database, watch: Watch) -> None:
    watched = watch(database)
    before = last_revision(database)
    assert watched.next_change() == before
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", _ELSEWHERE, where(database)], cwd=root, check=True, timeout=60)
    assert watched.next_change() == before + 1


def test_another_connection_s_and_an_own_commit(database: Database, watch: Watch) -> None:
    watched = watch(database)
    before = watched.next_change()
    other = Database(where(database))
    register(other, "Của người khác")
    assert watched.next_change() == before + 1
    register(database, "Của mình")
    assert watched.next_change() == before + 2
    other.close()


def test_an_own_commit_is_seen_at_once(database: Database, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without waiting for the next look."""
    watched = watch(database)
    before = watched.next_change()
    if database.is_sqlite:
        monkeypatch.setattr(feeds, "POLL_SECONDS", 3600.0)
        register(database, "Một")
        assert watched.next_change() == before + 1
    register(database, "Hai")
    assert watched.next_change() == last_revision(database)


def _refused(database: Database) -> None:
    with writing(database, ACTOR) as work:
        register_models(work, [])
        work.record("thử", "register", None)
        raise ZeroDivisionError


def test_nothing_is_announced_when_nothing_changed(database: Database, watch: Watch) -> None:
    watched = watch(database)
    before = watched.next_change()
    with pytest.raises(ZeroDivisionError):
        _refused(database)
    # A commit that changes no line of the ledger, and a checkpoint, wake and say nothing.
    with database.write() as connection:
        connection.execute(text("update register_meta set value = 'x' where key = 'place'"))
    if database.is_sqlite:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    register(database, "Một")
    assert watched.next_change() == before + 1
    assert watched.lost.empty()
    with pytest.raises(Empty):
        watched.changed.get_nowait()


def test_many_commits_may_be_announced_as_one(database: Database, watch: Watch) -> None:
    watched = watch(database)
    seen = [watched.next_change()]
    for number in range(20):
        register(database, f"Mô hình {number}")
    newest = last_revision(database)
    while seen[-1] != newest:
        seen.append(watched.next_change())
    assert seen == sorted(set(seen))


def test_the_first_change_is_announced_at_once_and_the_next_ones_together(
    database: Database, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "APART_SECONDS", 3600.0)
    watched = watch(database)
    before = watched.next_change()
    register(database, "Một")
    assert watched.next_change() == before + 1
    register(database, "Hai")
    watched.feed.stop()
    with pytest.raises(Empty):
        watched.changed.get_nowait()


def test_what_changed_comes_with_the_revision(database: Database, watch: Watch) -> None:
    watched = watch(database)
    watched.next_change()
    assert watched.deltas.get_nowait() is None
    made = register(database, "Một")
    revision = watched.next_change()
    delta = watched.deltas.get_nowait()
    assert delta is not None
    assert (delta.before, delta.revision, delta.models) == (revision - 1, revision, frozenset({made.model_id}))


def test_a_file_that_is_replaced(make_sqlite: MakeDatabase, watch: Watch) -> None:
    database, other = make_sqlite(), make_sqlite()
    watched = watch(database)
    before = watched.next_change()
    assert database.path is not None
    assert other.path is not None
    other.close()
    other.path.replace(database.path)
    assert "tệp đã bị thay" in (watched.next_loss() or "")
    assert watched.next_loss() is None
    # Another register may have the same number: it is announced all the same.
    assert watched.next_change() == before


def test_a_file_that_is_gone_and_comes_back(sqlite: Database, watch: Watch, tmp_path: Path) -> None:
    watched = watch(sqlite)
    before = watched.next_change()
    assert sqlite.path is not None
    sqlite.close()
    away = tmp_path / "away.db"
    sqlite.path.rename(away)
    assert "không có tệp" in (watched.next_loss() or "")
    away.rename(sqlite.path)
    assert watched.next_loss() is None
    assert watched.next_change() == before
    register(sqlite, "Một")
    assert watched.next_change() == before + 1


def test_a_file_that_is_not_there_yet(tmp_path: Path, make_sqlite: MakeDatabase, watch: Watch) -> None:
    database = Database(tmp_path / "thư mục #1?" / "sổ %20.db")
    watched = watch(database)
    assert "không có tệp" in (watched.next_loss() or "")
    made = make_sqlite()
    made.close()
    assert made.path is not None
    assert database.path is not None
    database.path.parent.mkdir()
    made.path.rename(database.path)
    assert watched.next_loss() is None
    assert watched.next_change() == last_revision(database)
    database.close()


def _cut(database: Database) -> None:
    """Kill the listener's connection, and no other one's."""
    query = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'danvan-feed'"
    with database.engine.connect() as connection:
        connection.execute(text(f"{query} and datname = current_database()"))


def test_a_listener_that_is_cut_off_catches_up(make_postgres: MakeDatabase, watch: Watch) -> None:
    database = make_postgres()
    watched = watch(database)
    before = watched.next_change()
    _cut(database)
    why = watched.next_loss() or ""
    assert "ngắt kết nối" in why
    assert "terminating" not in why
    register(database, "Trong lúc mất")
    assert watched.next_loss() is None
    # It may have been back before the commit, or after.
    while watched.next_change() != before + 1:
        pass
    register(database, "Sau đó")
    assert watched.next_change() == before + 2


def test_a_notice_that_is_lost(make_postgres: MakeDatabase, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes without a notice is seen at the next look."""
    monkeypatch.setattr(feeds, "QUIET_SECONDS", 0.1)
    database = make_postgres()
    watched = watch(database)
    before = watched.next_change()
    with database.engine.begin() as connection:
        connection.execute(
            text(
                "insert into change (seq, at, actor, act, entity, previous, hash) "
                "select max(seq) + 1, 'x', 'x', 'x', 'x', 'x', 'x' from change"
            )
        )
    assert watched.next_change() == before + 1


@pytest.mark.parametrize(("language", "words"), [("vi", "từ chối kết nối"), ("en", "refuses connections")])
def test_a_server_that_is_not_there(watch: Watch, language: Language, words: str) -> None:
    watched = watch(Database("postgresql://a@127.0.0.1:1/x"))
    assert words in (watched.next_loss(language) or "")


def test_stopping(database: Database) -> None:
    seen = threading.Event()
    feed = Feed(database, lambda *_: seen.set(), lambda _: None)
    callbacks = len(database.committed)
    feed.start()
    assert seen.wait(PATIENCE)
    feed.stop()
    assert not feed._thread.is_alive()
    assert len(database.committed) == callbacks - 1
    feed.stop()
    Feed(database, lambda *_: None, lambda _: None).stop()


def test_stopping_from_its_own_thread(database: Database) -> None:
    done = threading.Event()

    def stop(*_: object) -> None:
        feed.stop()
        done.set()

    feed = Feed(database, stop, lambda _: None)
    feed.start()
    assert done.wait(PATIENCE)
    feed._thread.join(PATIENCE)
    assert not feed._thread.is_alive()
