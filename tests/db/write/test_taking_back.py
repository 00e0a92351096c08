"""Who may take what back, and why not, in words."""

from collections.abc import Callable

import pytest

from db.awards import Level
from db.check import check
from db.engine import Database
from db.errors import Conflict, Denied, Refused
from db.identity import Actor, Role
from db.lifecycle import Standing
from db.read.detail import latest_changes
from db.read.model_records import ModelDetail
from db.read.models import model_count
from db.read.press import press_item
from db.scope import Scope, Span
from db.write import press
from db.write.amend import amend, move, move_many, rename
from db.write.drafts import ModelDraft
from db.write.ledger import Line
from db.write.members import add_member, retire_member, set_role
from db.write.recognitions import RecognitionDraft, recognise
from db.write.register import register_again, register_models
from db.write.register_many import register_new
from db.write.session import Writing, writing
from db.write.taking_back import BuiltOn, LastAct, NothingToTakeBack, NotTakenBack, NotTheLast, last_act, take_back
from tests.db.acts import detail, last_revision, register, year
from tests.db.awards import DECISION
from tests.db.calendar_acts import press_draft
from tests.db.committee_acts import member

HOA = Actor("hoa")


@pytest.fixture
def lan(database: Database) -> Actor:
    """A secretary."""
    return Actor("Trần Thị Lan", Role.SECRETARY, member(database, "Trần Thị Lan", Role.SECRETARY))


def do(database: Database, actor: Actor, does: Callable[[Writing], object]) -> None:
    with writing(database, actor) as work:
        does(work)


def own(database: Database, actor: Actor) -> LastAct:
    with database.read() as connection:
        return last_act(connection, actor)


def undo(database: Database, actor: Actor) -> int:
    number = own(database, actor).number
    with writing(database, actor) as work:
        return take_back(work, number)


def words(refused: pytest.ExceptionInfo[Refused]) -> str:
    assert refused.value.hint()
    return refused.value.words()


def standing(model: ModelDetail) -> Standing:
    return model.registrations[0].standing


def test_many_models_moved_are_one_act(database: Database, lan: Actor) -> None:
    made = [register(database, name) for name in ("Đường hoa", "Rau sạch", "Tổ tự quản")]
    which = [(each.registration_id, 1) for each in made]
    do(database, lan, lambda work: move_many(work, which, Standing.APPROVED))
    act = own(database, lan)
    assert (act.summary.models, act.summary.standing, act.again, act.refusal) == (
        3,
        Standing.APPROVED,
        False,
        None,
    )
    assert [line.name for line in act.lines] == ["Đường hoa", "Rau sạch", "Tổ tự quản"]
    undo(database, lan)
    assert {standing(detail(database, each.model_id)) for each in made} == {Standing.REGISTERED}
    with database.read() as connection:
        *lines, head = latest_changes(connection, 4)
    assert (head.act, head.entity, head.entity_id, head.member_id) == (
        "take_back",
        "act",
        act.number,
        lan.member_id,
    )
    assert {(line.act, line.act_seq) for line in lines} == {("put_back", head.seq)}
    again = own(database, lan)
    assert (again.again, again.summary) == (True, act.summary)
    undo(database, lan)
    assert {standing(detail(database, each.model_id)) for each in made} == {Standing.APPROVED}
    with pytest.raises(NotTakenBack) as refused:
        undo(database, lan)
    assert "làm lại một lần" in words(refused)
    assert check(database).ok


def test_what_was_built_on_it_is_said_and_by_whom(database: Database, lan: Actor) -> None:
    made = [register(database, name) for name in ("Đường hoa", "Rau sạch")]
    do(database, lan, lambda work: move_many(work, [(m.registration_id, 1) for m in made], Standing.APPROVED))
    number = own(database, lan).number
    do(database, HOA, lambda work: rename(work, made[1].model_id, "Rau an toàn", 1))
    refusal = own(database, lan).refusal
    assert isinstance(refusal, BuiltOn)
    assert refusal.words().startswith("Không lấy lại được: sau đó hoa đã đổi tên «Rau an toàn», lúc ")
    assert refusal.words("en").startswith("This cannot be taken back: hoa has renamed «Rau an toàn» since")
    before = last_revision(database)
    with pytest.raises(BuiltOn), writing(database, lan) as work:
        take_back(work, number)
    assert last_revision(database) == before
    assert standing(detail(database, made[0].model_id)) is Standing.APPROVED


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (lambda d, w: register_again(w, 1, year(d, 2019)), "đăng ký thêm năm cho"),
        (lambda d, w: press.add_press(w, press_draft(model_id=1)), "ghi thêm về"),
        (lambda d, w: register_models(w, [ModelDraft("Bản sao", year(d), copied_from_id=1)]), "đăng ký «Bản sao»"),
    ],
    ids=("another year", "an article", "a copy"),
)
def test_a_model_that_others_speak_of_stays(
    database: Database, lan: Actor, does: Callable[[Database, Writing], object], said: str
) -> None:
    do(database, lan, lambda work: register_models(work, [ModelDraft("Đường hoa", year(database))]))
    do(database, HOA, lambda work: does(database, work))
    with pytest.raises(BuiltOn) as refused:
        undo(database, lan)
    assert said in words(refused)
    assert detail(database, 1).name == "Đường hoa"


def test_an_article_that_somebody_gave_to_another_model_stays(database: Database, lan: Actor) -> None:
    """The line that says so is about the other model alone."""
    ours, other = (register(database, name).model_id for name in ("Đường hoa", "Rau sạch"))
    do(database, lan, lambda work: press.add_press(work, press_draft(model_id=ours)))
    do(database, HOA, lambda work: press.amend_press(work, 1, press_draft(model_id=other), 1))
    refusal = own(database, lan).refusal
    assert isinstance(refusal, BuiltOn)
    assert "hoa đã sửa «Rau sạch»" in refusal.words()
    with pytest.raises(BuiltOn):
        undo(database, lan)
    with database.read() as connection:
        assert press_item(connection, 1).model == "Rau sạch"


def test_two_of_one_name_never_take_back_each_other_s_act(database: Database, lan: Actor) -> None:
    made = register(database, "Đường hoa")
    other = Actor("Trần Thị Lan", Role.SECRETARY, member(database, "Trần Thị Lan", Role.SECRETARY, "Ủy viên"))
    local = Actor("Trần Thị Lan")
    do(database, lan, lambda work: rename(work, made.model_id, "Đường rau", 1))
    number = own(database, lan).number
    for somebody in (other, local):
        with pytest.raises(NothingToTakeBack):
            own(database, somebody)
        with pytest.raises(NothingToTakeBack), writing(database, somebody) as work:
            take_back(work, number)
    do(database, local, lambda work: rename(work, made.model_id, "Đường cây", 2))
    do(database, other, lambda work: register_models(work, [ModelDraft("Rau sạch", year(database))]))
    assert own(database, lan).refusal is not None
    undo(database, local)
    assert detail(database, made.model_id).name == "Đường rau"
    with pytest.raises(NothingToTakeBack), writing(database, "Trần Thị Lan") as work:
        take_back(work, number)


def test_only_the_last_one(database: Database, lan: Actor) -> None:
    made = register(database, "Đường hoa")
    do(database, lan, lambda work: rename(work, made.model_id, "Đường rau", 1))
    asked = own(database, lan).number
    do(database, lan, lambda work: rename(work, made.model_id, "Đường cây", 2))
    with pytest.raises(NotTheLast) as refused, writing(database, lan) as work:
        take_back(work, asked)
    assert isinstance(refused.value, Conflict)
    assert detail(database, made.model_id).name == "Đường cây"


def test_the_role_counts_as_it_is_now(database: Database) -> None:
    number = member(database, "Trần Thị Lan", Role.ADMIN)
    member(database, "Trần Văn Hai", Role.ADMIN)
    lan = Actor("Trần Thị Lan", Role.ADMIN, number)
    made = register(database, "Đường hoa")
    do(database, lan, lambda work: rename(work, made.model_id, "Đường rau", 1))
    act = own(database, lan).number
    do(database, HOA, lambda work: set_role(work, number, Role.VIEWER))
    with pytest.raises(Denied), writing(database, lan) as work:
        take_back(work, act)
    assert detail(database, made.model_id).name == "Đường rau"


def test_what_no_key_takes_back_says_what_to_do_instead(database: Database) -> None:
    for does, said in (
        (lambda work: retire_member(work, add_member(work, "Lê Văn Mới")), "hãy thêm thành viên mới"),
        (lambda work: work.record("rebuild", "register", None), "không có gì để lấy lại"),
        (lambda work: work.record("look", "assignment", 1), "hãy làm việc ngược lại"),
    ):
        do(database, HOA, does)
        with pytest.raises(NotTakenBack) as refused:
            undo(database, HOA)
        assert said in words(refused)


def test_a_session_is_no_act(database: Database, lan: Actor) -> None:
    made = register(database, "Đường hoa")
    do(database, lan, lambda work: rename(work, made.model_id, "Đường rau", 1))
    do(database, lan, lambda work: work.record("logout", "session", 1))
    do(database, HOA, lambda work: work.record("read", "session", None, model_id=made.model_id))
    undo(database, lan)
    assert detail(database, made.model_id).name == "Đường hoa"


def test_an_older_line_is_nobody_s(database: Database) -> None:
    """It does not say who exactly wrote it."""
    made = register(database, "Đường hoa")
    with writing(database, HOA) as work:
        # As the program wrote it before lines said so.
        work._first = None
        rename(work, made.model_id, "Đường rau", 1)
        at = Line.__slots__.index("first_seq")
        work._lines = [(*line[:at], None, *line[at + 1 :]) for line in work._lines]
    with pytest.raises(NothingToTakeBack):
        own(database, HOA)


def test_whoever_has_it_open_is_told_that_it_is_another_one(database: Database, lan: Actor) -> None:
    made = register(database, "Đường hoa")
    do(database, lan, lambda work: move(work, made.registration_id, Standing.APPROVED, 1))
    undo(database, lan)
    with pytest.raises(Conflict):
        do(database, HOA, lambda work: amend(work, made.registration_id, year(database, contents="Cây"), 1))


def test_a_registration_that_is_there_again_is_no_version_that_anybody_has_seen(
    database: Database, lan: Actor
) -> None:
    do(database, lan, lambda work: register_models(work, [ModelDraft("Đường hoa", year(database))]))
    undo(database, lan)
    with database.read() as connection:
        assert model_count(connection, Scope(Span(2018, 2018))) == 0
    undo(database, lan)
    assert detail(database, 1).registrations[0].version > 1
    assert check(database).ok


def test_a_recognition_goes_with_the_standing(database: Database, lan: Actor) -> None:
    made = register(database, "Đường hoa", year(database, standing=Standing.EFFECTIVE))
    draft = RecognitionDraft(Level.PROVINCE, DECISION)
    do(database, lan, lambda work: recognise(work, [(made.registration_id, 1)], draft))
    assert own(database, lan).summary.words == "45-QĐ/TU"
    undo(database, lan)
    assert standing(detail(database, made.model_id)) is Standing.EFFECTIVE
    do(database, lan, lambda work: recognise(work, [(made.registration_id, 3)], draft))


def test_a_file_s_models_are_taken_out_at_once(database: Database) -> None:
    register(database, "Đường hoa")

    def store(work: Writing) -> None:
        register_new(work, [ModelDraft(f"Vườn mẫu {n}", year(database)) for n in range(700)], origin="a.xlsx")
        work.record("import", "register", None, after={"file": "a.xlsx"})

    do(database, HOA, store)
    assert own(database, HOA).summary.words == "a.xlsx"
    undo(database, HOA)
    with database.read() as connection:
        assert model_count(connection, Scope(Span(2018, 2018))) == 1
    assert check(database).ok


def test_what_the_ledger_lacks_is_not_guessed(sqlite: Database) -> None:
    """A row that is not as the act left it, though no line says so."""
    made = register(sqlite, "Đường hoa")
    do(sqlite, HOA, lambda work: rename(work, made.model_id, "Đường rau", 1))
    with sqlite.write() as connection:
        connection.exec_driver_sql("UPDATE emulation_model SET name = 'Khác'")
    with pytest.raises(NotTakenBack) as refused:
        undo(sqlite, HOA)
    assert "không còn như việc đó để lại" in words(refused)
