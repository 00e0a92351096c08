"""Letting registrations take a step: which one, why where a reason is needed, and then it is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.live import Live
from danvan_tui.present import say
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.everywhere import EverywhereCommands
from db.errors import DanvanError
from db.lifecycle import Standing, Step

if TYPE_CHECKING:
    from danvan_tui.forms.form import Form
    from danvan_tui.forms.models.picked import PickedModel


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

    def open_form(self, form: "Form") -> None:
        """Open a form, and say what came of it."""
        raise LookupError(type(self))

    def let_step(self, picked: "Sequence[PickedModel]") -> None:
        """Let it be chosen what is done to some registrations: a step for all that can take it, or another act.

        One registration takes a step at once; of several it is shown first which do and which are skipped, and of
        each which decisions hold no longer.
        """
        from danvan_tui.forms.models.recognise import RecogniseForm
        from danvan_tui.forms.models.steps import FORMED, RECOGNISE, StepForm
        from danvan_tui.screens.moving import ActDialog

        dialog = ActDialog(picked)

        def chosen(item: Step | Offer | None) -> None:
            if isinstance(item, Offer):
                self.take_offer(item)
            elif item == RECOGNISE:
                self.open_form(RecogniseForm(self.words, dialog.picked))
            elif item is None:
                return
            elif item in FORMED or len(dialog.picked) > 1 or dialog.ends_recognition(item):
                self.open_form(StepForm(self.words, dialog.picked, item))
            else:
                self._let_stand(dialog.picked[0], item.to)

        self.app.push_screen(dialog, chosen)

    def _let_stand(self, picked: "PickedModel", to: Standing) -> None:
        actor, words = self.danvan.actor, self.words
        done = words("move.done", name=say.stored(picked.name), standing=say.standing(words, to))

        def act(live: Live) -> None:
            from db.write.amend import move
            from db.write.session import writing

            with writing(live.database(), actor) as work:
                move(work, picked.id, to, picked.version)

        def acted(_: None) -> None:
            self.done()
            self.tell(done, "good")

        # Never one in the place of another: each is carried out.
        self._acts += 1
        self.asker.ask(f"act-{self._acts}", act, acted)
