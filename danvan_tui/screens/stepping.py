"""Letting registrations take a step: which one, why where a reason is needed, and then it is done."""

from collections.abc import Sequence

from danvan_tui.boards.offers import Moving
from danvan_tui.live import Live
from danvan_tui.present import say
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.everywhere import EverywhereCommands
from db.errors import DanvanError
from db.lifecycle import ASIDE, Standing, Step


class Stepping(EverywhereCommands):
    """A screen from which registrations are moved on.

    Each act is carried out in a thread, whatever becomes of the session meanwhile; what the register says of the
    member then decides, and of a registration that somebody else moved meanwhile nothing is overwritten.
    """

    _acts = 0
    _asker: Asker | None = None

    @property
    def asker(self) -> Asker:
        """Asks the register."""
        if self._asker is None:
            self._asker = Asker(self, self.danvan.live, self.failed)
        return self._asker

    def failed(self, error: DanvanError) -> None:
        """Say what went wrong and what to do."""
        raise LookupError(type(self))

    def done(self) -> None:
        """Something was done to what was chosen."""

    def let_step(self, moving: Sequence[Moving]) -> None:
        """Let the step be chosen that some registrations shall take, all that can in one transaction."""
        from danvan_tui.screens.moving import MoveDialog

        def chosen(step: Step | None) -> None:
            if step is None:
                return
            able = [each for each in moving if step.why_not(each.standing) is None]
            if step.to in ASIDE:
                self._ask_reason(able, step.to)
            else:
                self._let_stand(able, step.to, None)

        self.app.push_screen(MoveDialog(moving), chosen)

    def _ask_reason(self, moving: Sequence[Moving], to: Standing) -> None:
        from danvan_tui.screens.moving import ReasonDialog

        def given(reason: str | None) -> None:
            if reason is not None:
                self._let_stand(moving, to, reason)

        self.app.push_screen(ReasonDialog(moving, to), given)

    def _let_stand(self, moving: Sequence[Moving], to: Standing, reason: str | None) -> None:
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
            self.done()
            self.tell(done, "good")

        # Never one in the place of another: each is carried out.
        self._acts += 1
        self.asker.ask(f"act-{self._acts}", act, acted)
