"""Changing what is registered: its standing, its contents, its name."""

from collections.abc import Iterable
from typing import Any

from db.errors import NotAllowed, NotFound, Said
from db.lifecycle import Standing
from db.rights import Act
from db.schema import EmulationModel, ModelKind, Registration
from db.write.checks import line, name_line, read_rules
from db.write.drafts import YearDraft
from db.write.keys import refresh
from db.write.moving import Moves, chosen_registrations
from db.write.register import check_version
from db.write.session import Writing


def move(work: Writing, registration_id: int, to: Standing, version: int, reason: str | None = None) -> None:
    """Change a registration's standing.

    Args:
        work: The transaction.
        registration_id: The registration.
        to: The standing that it shall have.
        version: The version that the actor has seen.
        reason: Why; needed to return or to stop one.

    Raises:
        NotFound: No such registration.
        MoveRefused: ``lifecycle`` does not allow it, or a reason is missing.
        Conflict: It has another version by now.
    """
    move_many(work, [(registration_id, version)], to, reason)


def move_many(
    work: Writing, registrations: Iterable[tuple[int, int]], to: Standing, reason: str | None = None
) -> None:
    """Change the standing of several registrations: all or none.

    Args:
        work: The transaction.
        registrations: Each one's id, and the version that the actor has seen.
        to: The standing that they shall have.
        reason: Why; needed to return or to stop them.

    Raises:
        NotFound, MoveRefused, Conflict: As ``move``, for the first one that it cannot be done to.
    """
    work.require(Act.MOVE)
    moves = Moves(work, to, reason)
    rows = list(map(moves.add, chosen_registrations(work, registrations)))
    moves.store()
    for row in rows:
        moves.record(row.id)


def amend(work: Writing, registration_id: int, draft: YearDraft, version: int) -> None:
    """Change what a registration says; its year and its standing stay (see ``move``).

    Raises:
        NotFound, TextRefused, NotAllowed: The draft cannot be stored.
        Conflict: It has another version by now.
    """
    work.require(Act.AMEND)
    registration = _registration(work, registration_id)
    check_version(registration.version, version)
    if draft.year != registration.year or draft.standing != registration.standing:
        raise NotAllowed(
            why_vi="năm và mức của một đăng ký không sửa ở đây",
            why_en="a registration's year and standing are not amended",
        )
    draft = read_rules(work.session.connection(), [draft.unit_id]).year(draft)
    wanted: dict[str, Any] = {
        "unit_id": draft.unit_id,
        "field_id": draft.field_id,
        "topic_id": draft.topic_id,
        "subject": int(draft.subject),
        "kind": str(draft.kind),
        "contents": draft.contents,
        "results": draft.results,
        "households": draft.households,
    }
    changed = {name: value for name, value in wanted.items() if getattr(registration, name) != value}
    if not changed:
        return
    before = {name: getattr(registration, name) for name in changed}
    for name, value in changed.items():
        setattr(registration, name, value)
    work.flush()
    refresh(work.session.connection(), [registration.model_id])
    work.record(
        "amend", "registration", registration_id, model_id=registration.model_id, before=before, after=changed
    )


def rename(work: Writing, model_id: int, name: str, version: int) -> None:
    """Give a model another name.

    Raises:
        NotFound: No such model.
        TextRefused: The name is empty or too long.
        Conflict: It has another version by now.
    """
    work.require(Act.RENAME)
    model = work.session.get(EmulationModel, model_id)
    if model is None:
        raise NotFound(what=Said("mô hình", "model"), value=model_id)
    check_version(model.version, version)
    name = name_line(name)
    before = model.name
    if name == before:
        return
    model.name = name
    work.flush()
    refresh(work.session.connection(), [model_id])
    work.record("rename", "model", model_id, model_id=model_id, before={"name": before}, after={"name": name})


def amend_model(work: Writing, model_id: int, place: str | None, kind: ModelKind, version: int) -> None:
    """Change where a model is carried out, and whether it is a way of working or an exemplar; see ``rename``.

    Raises:
        NotFound: No such model.
        TextRefused: The place is too long.
        Conflict: It has another version by now.
    """
    work.require(Act.AMEND)
    model = work.session.get(EmulationModel, model_id)
    if model is None:
        raise NotFound(what=Said("mô hình", "model"), value=model_id)
    check_version(model.version, version)
    wanted = {"place": line(place, Said("Địa điểm", "The place")), "kind": str(kind)}
    changed = {name: value for name, value in wanted.items() if getattr(model, name) != value}
    if not changed:
        return
    before = {name: getattr(model, name) for name in changed}
    for name, value in changed.items():
        setattr(model, name, value)
    work.flush()
    refresh(work.session.connection(), [model_id])
    work.record("amend", "model", model_id, model_id=model_id, before=before, after=changed)


def _registration(work: Writing, registration_id: int) -> Registration:
    registration = work.session.get(Registration, registration_id)
    if registration is None:
        raise NotFound(what=Said("đăng ký", "registration"), value=registration_id)
    return registration
