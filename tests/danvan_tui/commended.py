"""Three models with all that a committee may say of them, for the pictures."""

from datetime import date

from db.awards import Level
from db.engine import Database
from db.lifecycle import Standing, Subject
from db.write.amend import move
from db.write.drafts import Registered
from db.write.inspections import VisitedModel
from db.write.recognitions import RecognitionDraft, recognise
from db.write.replications import ReplicationDraft, replicate
from db.write.scoring import score
from db.write.session import writing
from tests.db.acts import ACTOR, register, unit, year
from tests.db.awards import DECISION, awarded, draft, proposal
from tests.db.visits import demo_rubric, visit


def lanes(database: Database) -> list[Registered]:
    """One that has everything, one that is proposed, one that is only effective and proposed."""
    subjects = (Subject.COLLECTIVE, Subject.COLLECTIVE, Subject.INDIVIDUAL)
    made = [
        register(database, f"Ngõ xanh {name}", year(database, standing=Standing.EFFECTIVE, subject=subject))
        for name, subject in zip(("một", "hai", "ba"), subjects, strict=True)
    ]
    awarded(database, proposal(database, draft(made[0].registration_id, achievement="Trồng 2 km đường hoa")))
    proposal(database, draft(made[1].registration_id, form="Bằng khen", level=Level.PROVINCE))
    proposal(database, draft(made[2].registration_id, recipient="Bà Nguyễn Thị Hoa"))
    first = made[0].registration_id
    weak = [VisitedModel(first, "Nền nếp, đều đặn", needs_work=True)]
    until = date(2018, 12, 31)
    visit(database, date(2018, 10, 5), models=weak, to_strengthen="Thêm hội viên tham gia", due_on=until)
    rubric = demo_rubric(database)
    with writing(database, ACTOR) as work:
        which = [(each.registration_id, 1) for each in made[:2]]
        recognise(work, which, RecognitionDraft(Level.DISTRICT, DECISION))
        move(work, first, Standing.OUTSTANDING, 2)
        points = {each.id: each.max_points - 1 for each in rubric.criteria}
        score(work, first, rubric.id, points, on=date(2018, 12, 1))
        there = unit(database, "Xã Đinh Xá")
        replicate(work, ReplicationDraft(made[0].model_id, there, date(2019, 3, 1), "Thôn 2"))
    return made
