"""What a committee does to models and their registrations, as rules of the property test."""

from dataclasses import replace
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.lifecycle import Standing, moves
from db.write.amend import amend, move, rename
from db.write.drafts import ModelDraft
from db.write.register import delete_registration, register_again, register_models
from db.write.session import Writing
from tests.db.machine import PLACES, Draft, Register, drafts, names, picks
from tests.db.plain import PlainModel, PlainYear

places = st.sampled_from(PLACES)


def _delete(year: PlainYear, work: Writing) -> None:
    delete_registration(work, year.id, year.version)


class Committee(Register):
    """Registering, moving, amending, taking out."""

    @rule(name=names, place=places, drawn=drafts)
    def register(self, name: str, place: str | None, drawn: Draft) -> None:
        """A new model."""
        draft = self.draft(drawn)
        made = []
        if self.act(
            self.cannot_stand(draft),
            lambda work: made.extend(register_models(work, [ModelDraft(name=name, place=place, year=draft)])),
        ):
            model = PlainModel(made[0].model_id, name, place)
            self.plain.models[model.id] = model
            self.put(model, draft, made[0].registration_id, 1)

    @precondition(lambda self: self.plain.models)
    @rule(pick=picks, drawn=drafts)
    def register_again(self, pick: int, drawn: Draft) -> None:
        """Another year, wherever and in whatever field."""
        model, draft = self.model(pick), self.draft(drawn)
        made: list[int] = []
        refused = self.cannot_stand(draft) or draft.year in model.years
        if self.act(refused, lambda work: made.append(register_again(work, model.id, draft))):
            self.put(model, draft, made[0], 1)

    @precondition(lambda self: self.plain.models)
    @rule(pick=picks, to=st.sampled_from(Standing), reason=st.sampled_from((None, "Chưa rõ nội dung")))
    def move(self, pick: int, to: Standing, reason: str | None) -> None:
        """Up, down, aside, back again."""
        _, year = self.year(pick)
        refused = to not in moves(year.standing)
        refused = refused or (reason is None and to in {Standing.RETURNED, Standing.STOPPED})
        if self.act(refused, lambda work: move(work, year.id, to, year.version, reason)):
            year.standing = to
            year.version += 1

    @precondition(lambda self: self.plain.models)
    @rule(pick=picks, to=st.sampled_from(Standing))
    def move_as_allowed(self, pick: int, to: Standing) -> None:
        """As ``move``, but always somewhere."""
        _, year = self.year(pick)
        allowed = sorted(moves(year.standing))
        self.move(pick, allowed[int(to) % len(allowed)], "Đổi nhiệm vụ")

    @precondition(lambda self: self.plain.models)
    @rule(pick=picks, drawn=drafts)
    def amend(self, pick: int, drawn: Draft) -> None:
        """Another unit, field, subject, text."""
        model, year = self.year(pick)
        draft = self.draft(drawn, year.year, year.standing)
        if self.act(self.cannot_stand(draft), lambda work: amend(work, year.id, draft, year.version)):
            old = replace(year)
            self.put(model, draft, year.id, year.version)
            if old != model.years[year.year]:
                model.years[year.year].version += 1

    @precondition(lambda self: self.plain.models)
    @rule(pick=picks, name=names)
    def rename(self, pick: int, name: str) -> None:
        """Another name."""
        model = self.model(pick)
        assert self.act(False, lambda work: rename(work, model.id, name, model.version))
        if name != model.name:
            model.name = name
            model.version += 1

    @precondition(lambda self: self.plain.models)
    @rule(pick=picks, stale=st.booleans())
    def delete_registration(self, pick: int, stale: bool) -> None:
        """One year, and the model with its last one; or nothing, where somebody else was faster."""
        model, year = self.year(pick)
        version = year.version + stale
        if self.act(stale, lambda work: delete_registration(work, year.id, version)):
            del model.years[year.year]
            if not model.years:
                del self.plain.models[model.id]

    @precondition(lambda self: len(self.plain.models) > 8)
    @rule(pick=picks)
    def delete_model(self, pick: int) -> None:
        """All of its years."""
        model = self.plain.models.pop(self.model(pick).id)
        for year in model.years.values():
            assert self.act(False, partial(_delete, year))
