"""What a secretary does from the dashboard: a registration's next step, another act, a form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from danvan_tui.boards.offers import Offer
from danvan_tui.commands import Command, Where
from danvan_tui.present.roles import why_role
from danvan_tui.screens.taking import DashboardTaking
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.forms.models.picked import PickedModel
    from db.read.records import ModelRow

_ACTS: Final = {
    "act": Act.MOVE,
    "pick": Act.MOVE,
    "add": Act.REGISTER,
    "amend": Act.AMEND,
    "carry": Act.REGISTER,
}
"""The acts behind the commands."""


class DashboardActing(DashboardTaking):
    """Acts on the models that are chosen."""

    def do_pick(self) -> None:
        """Choose the model under the cursor together with others."""
        self.models.pick()

    @property
    def offers(self) -> Sequence[Offer]:
        """What may be done to the models that are chosen together, or to the one under the cursor."""
        if self.where not in {Where.MODELS, Where.DETAIL}:
            return ()
        from danvan_tui.boards.model_offers import model_offers, step_offers

        picked = self._picked()
        return (*model_offers(self.words, picked), *step_offers(self.words, picked))

    def do_act(self) -> None:
        """A step or another act for the models that are chosen together, or for the one under the cursor."""
        picked = self._picked()
        if picked:
            self.let_step(picked)
        else:
            self.tell(self.words("why.no_model"))

    def do_add(self) -> None:
        """A new model, of what is in view."""
        from danvan_tui.forms.registration import NewRegistration

        here = self.trail.here
        unit = None if here.scope.unit is None else (here.scope.unit, here.unit_name)
        self.open_form(NewRegistration(unit, here.scope.field))

    def do_amend(self) -> None:
        """The model under the cursor, or the one in full, and its newest year in view."""
        from danvan_tui.forms.registration import AmendRegistration

        picked = self._picked() if self.where is Where.DETAIL else self._under_cursor()
        if not picked:
            self.tell(self.words("why.no_model"))
            return
        one = picked[0]
        self.open_form(AmendRegistration(self.danvan.actor, one.model_id, one.id, one.name, one.year))

    def do_carry(self) -> None:
        """Keep the chosen models up for another year, or all that are in view."""
        from danvan_tui.forms.carry_over import CarryOver

        picked = frozenset(row.id for row in self.models.picked)
        self.open_form(CarryOver(self.trail.scope, picked or None))

    def done(self) -> None:
        """What was chosen together is done."""
        self.models.unpick()

    def _picked(self) -> "Sequence[PickedModel]":
        from danvan_tui.forms.models.picked import PickedModel

        if self.where is Where.MODELS:
            return [_seen(row) for row in self.models.picked] or self._under_cursor()
        model = self.detail.model
        # Not the one before the one that is being read: nobody means that any more.
        if model is None or model.id != self._wanted or not model.registrations:
            return []
        newest = model.registrations[0]
        return [PickedModel(newest.id, model.name, newest.version, model.id, newest.year, newest.standing)]

    def _under_cursor(self) -> "Sequence[PickedModel]":
        under = self.models.cursor
        return [] if under is None else [_seen(under)]

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        act = _ACTS.get(command.id)
        role = self.danvan.actor.role
        if act is not None and (refused := why_role(self.words, role, act)) is not None:
            return refused
        return super().why_not(command)


def _seen(row: "ModelRow") -> "PickedModel":
    from danvan_tui.forms.models.picked import PickedModel

    return PickedModel(row.registration_id, row.name, row.version, row.id, row.year, row.standing)
