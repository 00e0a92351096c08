"""Forms about records that were chosen together: read again when they open, previewed one by one, done as one."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar, cast

from danvan_tui.forms.entries import Entry, Value, Values
from danvan_tui.forms.form import Form, Opened, Preview, PreviewLine
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.widgets.virtual_list import Piece

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from danvan_tui.live import Live
    from db.identity import Actor
    from db.write.session import Writing

LISTED = 200
"""Records that a preview names at the most."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A record as the member saw it: its id, what it is called, and its version."""

    id: int
    name: str
    version: int


class Kept(Protocol):
    """A record of the register."""

    @property
    def id(self) -> int:
        """What it is."""

    @property
    def version(self) -> int:
        """Grows with every change."""


K = TypeVar("K", bound=Kept)
Asks = tuple[tuple[Entry, ...], Values]
"""What a form asks, and what stands there."""


class ChosenForm(Form, Generic[K]):
    """An act on chosen records, in one transaction.

    They are read again when the form opens, and again where somebody was quicker: what is done is done to the
    versions that the preview speaks of. What is typed stays over that. Its texts are ``<name>.form`` (the
    title), ``<name>.will`` and ``<name>.done``, both with ``count`` and ``name``.
    """

    name: ClassVar[str]
    many: ClassVar[str] = "chosen.many"
    """The name of the text that says how many."""
    none: ClassVar[str] = "chosen.none"
    """The name of the text that says that it can be done to none."""

    def __init__(self, words: Words, picked: Sequence[Picked]) -> None:
        """A form.

        Args:
            words: The session's language.
            picked: The records, at least one.
        """
        self.words = words
        self.picked = tuple(picked)
        self.title = f"{self.name}.form"
        self.now: tuple[K, ...] = ()
        """The records as they stood when the form was opened."""
        self._news: list[PreviewLine] = []
        self._told = True

    # --- what each of them says -----------------------------------------------------------------------------

    @abstractmethod
    def read(self, connection: "Connection", ids: Sequence[int]) -> Sequence[K]:
        """The records as they stand now; one that is no longer there is left out."""

    @abstractmethod
    def asks(self, live: "Live", records: Sequence[K]) -> Asks:
        """What is asked. In a thread."""

    @abstractmethod
    def called(self, record: K) -> str:
        """What a record is called and how it stands, safe to show."""

    @abstractmethod
    def act(self, work: "Writing", able: Sequence[K], values: Values) -> object:
        """Do it to those that it can be done to."""

    def why_not(self, record: K, values: Values) -> str | None:
        """Why it cannot be done to a record, in words; None where it can."""
        return None

    def warning(self, record: K, values: Values) -> str:
        """What to know before it is done to a record; "" for nothing."""
        return ""

    def will(self, able: Sequence[K], values: Values) -> str:
        """What will be done, in words."""
        return self.words(f"{self.name}.will", **self._counted(able))

    # --- the form -------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """One for the same records."""
        ids = ",".join(str(each.id) for each in self.picked[:20])
        return f"{self.name}:{ids}" + (f"+{len(self.picked)}" if len(self.picked) > 20 else "")

    def about(self, words: Words) -> str:
        """The record, or how many."""
        if len(self.picked) == 1:
            return say.stored(self.picked[0].name)
        return words(self.many, count=say.number(words, len(self.picked)))

    def open(self, live: "Live", words: Words) -> Opened:
        """Read them again."""
        from db.errors import NotFound, Said

        with live.database().read() as connection:
            found = tuple(self.read(connection, [each.id for each in self.picked]))
        if not found:
            raise NotFound(what=Said("bản ghi", "record"), value=self.about(words))
        self.now, self._news = found, self._news_of(found)
        # What changed since it was marked is said before anything can be done.
        self._told = not self._news
        entries, values = self.asks(live, found)
        return Opened(entries, values, found)

    def _news_of(self, found: Sequence[K]) -> list[PreviewLine]:
        now = {record.id: record for record in found}
        news: list[PreviewLine] = []
        for each in self.picked:
            record = now.get(each.id)
            if record is None:
                name = (Piece("! ", "warning"), Piece(say.stored(each.name)))
                news.append(PreviewLine(name, Piece(self.words("chosen.not_there"), "warning")))
            elif record.version != each.version:
                name = (Piece("! ", "warning"), Piece(self.called(record)))
                news.append(PreviewLine(name, Piece(self.words("chosen.changed"), "warning")))
        return news

    def preview(self, live: "Live", words: Words, values: Values) -> Preview:
        """What will be done and to which, which are skipped and why, what changed since they were marked."""
        able, skipped = self._judged(self.now, values)
        text = self.will(able, values) if able else words(self.none)
        if skipped:
            text += " " + words("chosen.skipped", count=say.number(words, len(skipped)))
        if self._news:
            text += " " + words("chosen.news", count=say.number(words, len(self._news)))
        lines = list(self._news)
        telling = len(self.picked) > 1 or bool(lines or skipped)
        for record, why in skipped:
            name = (Piece("- ", "warning"), Piece(self.called(record)))
            lines.append(PreviewLine(name, Piece(words("chosen.skip", why=why), "warning")))
        for record in able:
            warning = self.warning(record, values)
            telling = telling or bool(warning)
            lines.append(PreviewLine((Piece("+ ", "good"), Piece(self.called(record))), Piece(warning, "warning")))
        self._told = True
        return Preview(text, tuple(lines[:LISTED]) if telling else ())

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Do it."""
        from db.errors import Conflict, NotAllowed
        from db.write.session import RECORD, writing

        if not self._told:
            raise Conflict(what=RECORD)
        able, skipped = self._judged(cast("tuple[K, ...]", token), values)
        if not able:
            raise NotAllowed(why_vi=skipped[0][1], why_en=skipped[0][1])
        with writing(live.database(), actor) as work:
            self.act(work, able, values)
        return self.done(able, values)

    def done(self, able: Sequence[K], values: Values) -> str:
        """What was done, in words."""
        return self.words(f"{self.name}.done", **self._counted(able))

    def _judged(self, records: Sequence[K], values: Values) -> tuple[list[K], list[tuple[K, str]]]:
        whys = [(record, self.why_not(record, values)) for record in records]
        return [record for record, why in whys if why is None], [(record, why) for record, why in whys if why]

    def _counted(self, able: Sequence[K]) -> dict[str, str]:
        return {"count": say.number(self.words, len(able)), "name": self.called(able[0])}


def given(values: Values, name: str) -> Value:
    """What stands in an entry that is perhaps not asked for."""
    return values.get(name, Value())
