"""The forms of press items: what appeared, where, when, and about which model."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, Values
from danvan_tui.forms.form import Added, Form, Opened
from danvan_tui.forms.model_entries import model_label, model_option, models_with
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say
from db.read.records import model_code
from db.scope import FIRST_YEAR, LAST_YEAR, Span

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.calendar_records import PressRecord
    from db.write.calendar_drafts import PressDraft

KINDS = ("PAPER", "RADIO", "TELEVISION", "ONLINE")
LINK = 2_000
"""Letters of an address at the most."""


class _PressForm(Form):
    """What the two forms share: the models that may be named."""

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """The models of any year that have the typed words."""
        rows = models_with(live, typed, Span(FIRST_YEAR, LAST_YEAR))
        return [model_option(row, row.id) for row in rows]


class NewPress(_PressForm):
    """An article or a broadcast."""

    title = "press.form.new"

    def __init__(self, on: str | None) -> None:
        """A form; ``on`` is the day (ISO) that stands there first, if any."""
        self._on = on

    @property
    def key(self) -> str:
        """One for all that is new."""
        return "press"

    def open(self, live: "Live", words: Words) -> Opened:
        """About no model yet."""
        return Opened(_entries(words), {"on": Value(calendar.day(self._on))})

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Note it."""
        from db.read.calendar_records import PressRecord
        from db.write.press import add_press
        from db.write.session import writing

        draft = _draft(values)
        with writing(live.database(), actor) as work:
            number = add_press(work, draft)
        self.added = Added(PressRecord, number)
        title, outlet = say.stored(draft.title), say.stored(draft.outlet)
        return words("calendar.done.press", id=number, title=title, outlet=outlet, day=calendar.day(draft.on))


class AmendPress(_PressForm):
    """An item that is there."""

    title = "press.form.amend"

    def __init__(self, record: "PressRecord") -> None:
        """A form about an item that is in view."""
        self._record = record

    @property
    def key(self) -> str:
        """One for each item."""
        return f"press:{self._record.id}"

    def about(self, words: Words) -> str:
        """Which one."""
        return say.stored(self._record.title)

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.read.press import press_item

        with live.database().read() as connection:
            record = press_item(connection, self._record.id)
        values = {
            "kind": Value(calendar.kind(words, record.kind), record.kind),
            "title": Value(say.stored(record.title)),
            "outlet": Value(say.stored(record.outlet)),
            "on": Value(calendar.day(record.date)),
            "author": Value(say.stored(record.author)),
            "model": _model(record),
            "link": Value(say.stored(record.link)),
        }
        return Opened(_entries(words), values, record.version)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Amend it."""
        from db.write.press import amend_press
        from db.write.session import writing

        draft = _draft(values)
        with writing(live.database(), actor) as work:
            amend_press(work, self._record.id, draft, cast("int", token))
        return words("press.done.amend", title=say.stored(draft.title))


def _entries(words: Words) -> tuple[Entry, ...]:
    kinds = tuple(Option(each, words(f"press_kind.{each}")) for each in KINDS)
    return (
        Entry("kind", Kind.CHOICE, "calendar.kind", "allowed.choice", needed=True, options=kinds),
        Entry("title", Kind.LINE, "calendar.title", "allowed.name", needed=True),
        Entry("outlet", Kind.LINE, "calendar.outlet", "allowed.name", needed=True),
        Entry("on", Kind.DATE, "entry.appeared", "allowed.date", needed=True, limit=20),
        Entry("author", Kind.LINE, "calendar.author", "allowed.note"),
        Entry("model", Kind.CHOICE, "model", "allowed.press.model", searched=True),
        Entry("link", Kind.LINE, "entry.link", "allowed.link", limit=LINK),
    )


def _model(record: "PressRecord") -> Value:
    """The model that an item is about, as it is called where it is chosen."""
    if record.model_id is None:
        return Value()
    return Value(model_label(record.model, model_code(record.model_id)), record.model_id)


def _draft(values: Values) -> "PressDraft":
    from db.schema import PressKind
    from db.write.calendar_drafts import PressDraft

    on, model = meaning.day(values["on"].text), values["model"].chosen
    assert on is not None  # the dialog saves no wrong value
    return PressDraft(
        kind=PressKind(str(values["kind"].chosen)),
        title=values["title"].text,
        outlet=values["outlet"].text,
        on=on,
        author=meaning.text(values["author"]),
        link=meaning.text(values["link"]),
        model_id=model if isinstance(model, int) else None,
    )
