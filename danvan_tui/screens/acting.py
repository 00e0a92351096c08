"""What a secretary does from the dashboard: a registration's next step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from danvan_tui.commands import Command, Where
from danvan_tui.live import Live
from danvan_tui.present import say
from danvan_tui.present.roles import why_role
from danvan_tui.screens.taking import DashboardTaking
from db.lifecycle import ASIDE, Standing, Step
from db.rights import Act

if TYPE_CHECKING:
    from danvan_tui.forms.form import Form
    from danvan_tui.screens.moving import Moving
    from db.read.records import ModelRow

_ACTS: Final = {
    "move": Act.MOVE,
    "pick": Act.MOVE,
    "register": Act.REGISTER,
    "amend": Act.AMEND,
    "carry": Act.REGISTER,
}
"""The acts behind the commands."""


class DashboardActing(DashboardTaking):
    """Acts. Each is carried out in a thread, whatever becomes of the session meanwhile; what the register says of
    the member then decides.
    """

    _acts = 0

    def do_pick(self) -> None:
        """Choose the model under the cursor together with others."""
        self.models.pick()

    def do_move(self) -> None:
        """Another standing for the models that are chosen together, or for the one under the cursor."""
        from danvan_tui.screens.moving import MoveDialog

        moving = self._moving()
        if not moving:
            self.tell(self.words("why.no_model"))
            return

        def chosen(step: Step | None) -> None:
            if step is None:
                return
            able = [each for each in moving if step.why_not(each.standing) is None]
            if step.to in ASIDE:
                self._ask_reason(able, step.to)
            else:
                self._let_stand(able, step.to, None)

        self.app.push_screen(MoveDialog(moving), chosen)

    def do_register(self) -> None:
        """A new model, of what is in view."""
        from danvan_tui.forms.registration import NewRegistration

        here = self.trail.here
        unit = None if here.scope.unit is None else (here.scope.unit, here.unit_name)
        self._open_form(NewRegistration(unit, here.scope.field))

    def do_amend(self) -> None:
        """The model under the cursor, or the one in full, and its newest year in view."""
        from danvan_tui.forms.registration import AmendRegistration

        moving = self._moving() if self.where is Where.DETAIL else self._under_cursor()
        if not moving:
            self.tell(self.words("why.no_model"))
            return
        one = moving[0]
        self._open_form(AmendRegistration(one.model_id, one.registration_id, one.name, one.year))

    def do_carry(self) -> None:
        """Keep the chosen models up for another year, or all that are in view."""
        from danvan_tui.forms.carry_over import CarryOver

        picked = frozenset(row.id for row in self.models.picked)
        self._open_form(CarryOver(self.trail.scope, picked or None))

    def _open_form(self, form: "Form") -> None:
        from danvan_tui.screens.form import FormDialog

        def saved(done: str | None) -> None:
            if done is not None:
                self.models.unpick()
                self.tell(done, "good")

        self.app.push_screen(FormDialog(form), saved)

    def _ask_reason(self, moving: "Sequence[Moving]", to: Standing) -> None:
        from danvan_tui.screens.moving import ReasonDialog

        def given(reason: str | None) -> None:
            if reason is not None:
                self._let_stand(moving, to, reason)

        self.app.push_screen(ReasonDialog(moving, to), given)

    def _let_stand(self, moving: "Sequence[Moving]", to: Standing, reason: str | None) -> None:
        actor, words = self.danvan.actor, self.words
        which = [(each.registration_id, each.version) for each in moving]
        several = words("move.many", count=say.number(words, len(moving)))
        what = say.stored(moving[0].name) if len(moving) == 1 else several
        done = words("move.done", name=what, standing=say.standing(words, to))

        def act(live: Live) -> None:
            from db.write.amend import move_many
            from db.write.session import writing

            with writing(live.database(), actor) as work:
                move_many(work, which, to, reason)

        def acted(_: None) -> None:
            self.models.unpick()
            self.tell(done, "good")

        # Never one in the place of another: each is carried out.
        self._acts += 1
        self.asker.ask(f"act-{self._acts}", act, acted)

    def _moving(self) -> "Sequence[Moving]":
        from danvan_tui.screens.moving import Moving

        if self.where is Where.MODELS:
            return [_moving(row) for row in self.models.picked] or self._under_cursor()
        model = self.detail.model
        if model is None or not model.registrations:
            return []
        newest = model.registrations[0]
        return [Moving(model.id, model.name, newest.id, newest.year, newest.standing, newest.version)]

    def _under_cursor(self) -> "Sequence[Moving]":
        under = self.models.cursor
        return [] if under is None else [_moving(under)]

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        act = _ACTS.get(command.id)
        if act is not None and (refused := why_role(self.words, self.danvan.actor.role, act)):
            return refused
        return super().why_not(command)


def _moving(row: "ModelRow") -> "Moving":
    from danvan_tui.screens.moving import Moving

    return Moving(row.id, row.name, row.registration_id, row.year, row.standing, row.version)
