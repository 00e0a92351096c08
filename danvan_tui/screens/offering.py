"""Offering what may be done here: one thing at once, one of several from a list, each by its form."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from danvan_tui.boards.offers import Offer, Steps, why_not
from danvan_tui.present.boards import offer_columns, offer_row
from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import ListDialog
from danvan_tui.screens.stepping import Stepping
from danvan_tui.widgets.virtual_list import Column, Row

if TYPE_CHECKING:
    from danvan_tui.forms.form import Added, Form


class OfferDialog(ListDialog[Offer]):
    """What may be done; what cannot be done says why."""

    title_text = "offer.title"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.take"), ("Esc", "key.close"))

    def __init__(self, offers: Sequence[Offer]) -> None:
        """A dialog.

        Args:
            offers: What is offered, in order.
        """
        super().__init__()
        self._offers = offers

    @property
    def lines(self) -> int:
        """One for each offer."""
        return len(self._offers)

    def columns(self) -> list[Column]:
        """What is done, and why not."""
        return offer_columns()

    def on_mount(self) -> None:
        """Show the offers."""
        role = self.danvan.actor.role
        self.choices.set_rows(
            offer_row(self.words, offer.id, why_not(self.words, role, offer), offer) for offer in self._offers
        )

    def chosen(self, row: Row) -> None:
        """This one, where it can be done."""
        offer = row.item
        if not isinstance(offer, Offer):
            return
        reason = why_not(self.words, self.danvan.actor.role, offer)
        if reason is not None:
            self.say(reason, "warning")
        else:
            self.dismiss(offer)


class Offering(Stepping):
    """A screen that offers what may be done."""

    def take_offer(self, offer: Offer) -> None:
        """Open the form of an offer, or the dialog of its steps; or say why not."""
        reason = why_not(self.words, self.danvan.actor.role, offer)
        if reason is not None:
            self.tell(reason)
            return
        form = offer.form()
        if isinstance(form, Steps):
            self.let_step(form.picked)
        else:
            self.open_form(form)

    def go_to_added(self, added: "Added") -> None:
        """Go to a record that was added just now, where it is listed here."""

    def show_made(self, model_id: int, done: str) -> None:
        """Show a model that was registered just now, where it is to be seen here.

        Args:
            model_id: Its number.
            done: What was said of it.
        """

    def choose_offer(self, offers: Sequence[Offer], nothing: str) -> None:
        """Let one be chosen; where there is only one, it is.

        Args:
            offers: What is offered.
            nothing: What to say where there is nothing.
        """
        if not offers:
            self.tell(nothing)
        elif len(offers) == 1:
            self.take_offer(offers[0])
        else:
            self.app.push_screen(OfferDialog(offers), lambda offer: self.take_offer(offer) if offer else None)

    def open_form(self, form: "Form") -> None:
        """Open a form, and say what came of it."""
        from danvan_tui.screens.form import FormDialog

        def saved(done: str | None) -> None:
            if done is not None:
                self.done()
                self.tell(done, "good")
                if form.added is not None:
                    self.go_to_added(form.added)
                if form.made is not None:
                    self.show_made(form.made, done)

        self.app.push_screen(FormDialog(form), saved)
