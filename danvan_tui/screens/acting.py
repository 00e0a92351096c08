"""What a secretary does from the dashboard: a registration's next step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from danvan_tui.boards.offers import Moving, why_role
from danvan_tui.commands import Command, Where
from danvan_tui.screens.taking import DashboardTaking
from db.rights import Act

if TYPE_CHECKING:
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

    def do_act(self) -> None:
        """Another standing for the models that are chosen together, or for the one under the cursor."""
        moving = self._moving()
        if moving:
            self.let_step(moving)
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

        moving = self._moving() if self.where is Where.DETAIL else self._under_cursor()
        if not moving:
            self.tell(self.words("why.no_model"))
            return
        one = moving[0]
        self.open_form(AmendRegistration(self.danvan.actor, one.model_id, one.registration_id, one.name, one.year))

    def do_carry(self) -> None:
        """Keep the chosen models up for another year, or all that are in view."""
        from danvan_tui.forms.carry_over import CarryOver

        picked = frozenset(row.id for row in self.models.picked)
        self.open_form(CarryOver(self.trail.scope, picked or None))

    def done(self) -> None:
        """What was chosen together is done."""
        self.models.unpick()

    def _moving(self) -> Sequence[Moving]:
        if self.where is Where.MODELS:
            return [_moving(row) for row in self.models.picked] or self._under_cursor()
        model = self.detail.model
        if model is None or not model.registrations:
            return []
        newest = model.registrations[0]
        return [Moving(model.id, model.name, newest.id, newest.year, newest.standing, newest.version)]

    def _under_cursor(self) -> Sequence[Moving]:
        under = self.models.cursor
        return [] if under is None else [_moving(under)]

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        act = _ACTS.get(command.id)
        role = self.danvan.actor.role
        if act is not None and (refused := why_role(self.words, role, act)) is not None:
            return refused
        return super().why_not(command)


def _moving(row: "ModelRow") -> Moving:
    return Moving(row.id, row.name, row.registration_id, row.year, row.standing, row.version)
