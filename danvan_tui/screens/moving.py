"""Choosing what is done to models: the next steps of their life cycle, and below them the other acts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from danvan_tui.boards.model_offers import model_offers
from danvan_tui.boards.offers import Offer, why_not
from danvan_tui.forms.models.picked import PickedModel, in_language
from danvan_tui.forms.models.steps import RECOGNISE
from danvan_tui.live import Live
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.choices import model_act_row, move_columns, move_rows
from danvan_tui.present.keys import Keys
from danvan_tui.screens.picking import ListDialog
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import Column, Piece, Row, VirtualList
from db.lifecycle import Step, ends_recognition, steps
from db.rights import Act

if TYPE_CHECKING:
    from db.read.chosen import ChosenModel


def about(words: Words, picked: Sequence[PickedModel]) -> tuple[list[Piece], list[Piece]]:
    """Which registrations the dialog is about, and where one stands."""
    if len(picked) > 1:
        return [Piece(f" {words('move.many', count=say.number(words, len(picked)))}", "strong")], []
    (one,) = picked
    now = f"{one.year} · {say.standing(words, one.standing)} "
    return [Piece(f" {say.stored(one.name)}", "strong")], [Piece(now, "dim")]


class ActDialog(ListDialog[Step | Offer]):
    """What may be done to models. They are looked at again first: what was marked may be otherwise by now.

    An Enter that comes before that waits for it, and is dropped where somebody changed one of them.
    """

    title_text = "offer.title"
    keys: ClassVar[Keys] = (("↑ ↓", "key.choose"), ("Enter", "key.take"), ("Esc", "key.close"))

    def __init__(self, picked: Sequence[PickedModel]) -> None:
        """A dialog about registrations as the member sees them."""
        super().__init__()
        self.picked = tuple(picked)
        """The registrations as they stand now."""
        self._recognised: tuple[ChosenModel, ...] = ()
        self._entered: Row | None = None
        self._news = ""

    @property
    def lines(self) -> int:
        """One that says where it stands, one for each step that may follow, one for each other act."""
        return 1 + len(steps(each.standing for each in self.picked)) + len(self._offers)

    @property
    def _offers(self) -> list[Offer]:
        """The other acts; recognising is no other one where it is among the steps."""
        step = RECOGNISE in steps(each.standing for each in self.picked)
        return [each for each in model_offers(self.words, self.picked) if not (step and each.act is Act.RECOGNISE)]

    def columns(self) -> list[Column]:
        """What is done, and what the registration is then."""
        return move_columns()

    def contents(self) -> ComposeResult:
        """Which registration, and what may be done."""
        yield Line(id="about")
        yield from super().contents()

    def on_mount(self) -> None:
        """Show what may be done, the next step of the funnel first; look at the registrations again."""
        self._show()
        ids = [each.id for each in self.picked]

        def look(live: Live) -> "tuple[ChosenModel, ...]":
            from db.read.chosen import chosen_models

            with live.database().read() as connection:
                return chosen_models(connection, ids)

        self.ask("now", look, self._take)

    def ends_recognition(self, step: Step) -> bool:
        """Whether a decision holds no longer after a step, which is said before it is taken."""
        return any(ends_recognition(row.standing, step.to) for row in self._recognised)

    def _show(self) -> None:
        words, role = self.words, self.danvan.actor.role
        self.query_one("#about", Line).say(*about(words, self.picked) if self.picked else ())
        rows = move_rows(words, [each.standing for each in self.picked])
        rows += [model_act_row(words, offer, why_not(words, role, offer)) for offer in self._offers]
        self.choices.set_rows(rows)
        self.query_one("#dialog").styles.height = self.lines + 4

    def _take(self, found: "Sequence[ChosenModel]") -> None:
        before = {each.id: each for each in self.picked}
        self._recognised = tuple(row for row in found if row.decisions)
        now = tuple(
            PickedModel(row.id, row.name, row.version, row.model_id, row.year, row.standing) for row in found
        )
        changed = [row for row in now if row.version != before[row.id].version]
        gone = [each for number, each in before.items() if number not in {row.id for row in now}]
        entered, self._entered = self._entered, None
        if not changed and not gone:
            if entered is not None:
                self._choose(entered)
            return
        self.picked = now
        self._show()
        said = [f"{say.stored(row.name)} ({say.standing(self.words, row.standing)})" for row in changed]
        said += [f"{say.stored(each.name)} ({self.words('chosen.not_there')})" for each in gone]
        self._news = self.words("move.changed", names="; ".join(said))
        self.say(self._news, "warning")

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Say what would be skipped and why, or why it cannot be done."""
        message.stop()
        if self._news:
            return
        item = None if message.row is None else message.row.item
        if isinstance(item, Offer):
            self.say(why_not(self.words, self.danvan.actor.role, item) or "", "warning")
            return
        refused = [item.why_not(each.standing) for each in self.picked if isinstance(item, Step)]
        whys = [in_language(self.words, why) for why in refused if why is not None]
        skipped = say.number(self.words, len(whys))
        self.say(self.words("move.skipped", count=skipped, why="; ".join(dict.fromkeys(whys))) if whys else "")

    def chosen(self, row: Row) -> None:
        """This one, once the registrations were looked at."""
        if self.is_asking("now"):
            self._entered = row
        elif self._news:
            # Whoever pressed F12 and Enter did not see it, and the first line may be another act by now.
            self._news = ""
            self.say(self.words("move.look"), "warning")
        else:
            self._choose(row)

    def _choose(self, row: Row) -> None:
        item = row.item
        if isinstance(item, Offer) and (reason := why_not(self.words, self.danvan.actor.role, item)) is not None:
            self.say(reason, "warning")
        elif isinstance(item, Step | Offer):
            self.dismiss(item)
