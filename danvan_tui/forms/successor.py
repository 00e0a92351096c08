"""The form in which somebody says where the models of a split unit went, and the one of a whole reorganisation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Form, Opened
from danvan_tui.forms.people_entries import day_entry, decision_entry
from danvan_tui.forms.unit_entries import unit_options
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say, unit_board
from db.text import local_today

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.successors import PendingModel
    from db.reference import Reform


class ChooseSuccessor(Form):
    """Some models of one split unit, and the unit that they went to."""

    title = "book.form.choose"

    def __init__(self, models: "Sequence[PendingModel]") -> None:
        """A form about models that wait at one unit."""
        self._models = models
        self._ended = 0

    @property
    def key(self) -> str:
        """One for each split unit."""
        return f"choose:{self._models[0].unit_id}"

    def about(self, words: Words) -> str:
        """Whose models, and how many."""
        return f"{say.stored(self._models[0].unit)} · {unit_board.models_words(words, len(self._models))}"

    def open(self, live: "Live", words: Words) -> Opened:
        """Decided today."""
        from db.read.waiting import waiting_units

        self._words = words
        at = live.read(waiting_units).value[self._models[0].unit_id]
        self._ended = int(at.ended[:4])
        options = tuple(Option(each.id, say.stored(each.name)) for each in at.successors)
        entries = (
            Entry(
                "unit",
                Kind.CHOICE,
                "book.successor",
                "allowed.choice",
                needed=True,
                options=options,
                searched=not options,
            ),
            day_entry("on", "book.chosen_on", needed=True),
            decision_entry(),
        )
        return Opened(entries, {"on": Value(calendar.day(local_today()))})

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """Where nobody recorded what followed, any unit that stood then."""
        return unit_options(live, self._words, typed, self._ended)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Choose for all of them, or for none."""
        from db.write.session import writing
        from db.write.successors import choose_successor

        with writing(live.database(), actor) as work:
            chosen = choose_successor(
                work,
                [model.model_id for model in self._models],
                cast("int", values["unit"].chosen),
                meaning.day(values["on"].text),
                meaning.text(values["decision"]),
            )
        count = unit_board.models_words(words, len(chosen.changed))
        return words("book.done.choose", count=count, unit=values["unit"].text)


class ReformForm(Form):
    """A whole reorganisation: nothing is asked, all of it is said."""

    title = "book.form.reform"

    def __init__(self, reform: "Reform") -> None:
        """A form about a reorganisation of the reference data."""
        self._reform = reform

    @property
    def key(self) -> str:
        """One for each."""
        return f"reform:{self._reform.key}"

    def about(self, words: Words) -> str:
        """Its day."""
        return calendar.day(self._reform.on)

    def open(self, live: "Live", words: Words) -> Opened:
        """Nothing to type."""
        return Opened((), {})

    def preview(self, live: "Live", words: Words, values: Values) -> str:
        """Who ends, who begins, where models will be seen, what needs a choice."""
        from db.read.reforms import change_set
        from db.read.unit_preview import preview

        with live.database().read() as connection:
            return unit_board.preview_line(words, preview(connection, change_set(connection, self._reform)))

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Do all of it, or nothing."""
        from db.read.reforms import change_set
        from db.write.session import writing
        from db.write.units import reorganise

        with writing(live.database(), actor) as work:
            done = reorganise(work, change_set(work.session.connection(), self._reform))
        ended, begun = say.number(words, len(done.ended)), say.number(words, len(done.begun))
        return words("book.done.reform", ended=ended, begun=begun)
