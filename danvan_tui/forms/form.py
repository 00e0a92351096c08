"""A form: what it asks, where its values come from and where they go. What a dialog needs to know of it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from danvan_tui.forms.entries import Entry, Option, Values
from danvan_tui.locale import Words
from danvan_tui.widgets.text_view import TextLine
from danvan_tui.widgets.virtual_list import Piece

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form begins with.

    Attributes:
        entries: What it asks, in order.
        values: What stands in the register, or what is usual.
        token: What ``Form.save`` needs to see whether somebody else changed the record since.
    """

    entries: tuple[Entry, ...]
    values: Values
    token: object = None


class PreviewLine(NamedTuple):
    """One record of a preview: what it is, and why it is skipped or what to know of it."""

    what: TextLine
    aside: Piece = Piece("")


@dataclass(frozen=True, slots=True)
class Preview:
    """What saving will do.

    Attributes:
        text: In one line; "" where the form says it all.
        lines: What it will be done to, what will be skipped and why: shown where an entry's choices stand.
    """

    text: str
    lines: Sequence[PreviewLine] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A record that a form added.

    Attributes:
        kind: What ``db.read`` says of such a record.
        id: Its number.
    """

    kind: type
    id: int

    def is_said_by(self, what: Any) -> bool:
        """Whether that, which a board lists, is this record."""
        return isinstance(what, self.kind) and getattr(what, "id", None) == self.id


class Form(ABC):
    """One form. Everything that takes the register runs in a thread."""

    title: str
    """The name of the text that heads it."""
    spans: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Entries for a first and a last day: the last one does not lie before the first."""
    made: int | None = None
    """The number of the model that it registered, once it is saved; None for every other form."""
    added: Added | None = None
    """The one record that it added to what boards list, once it is saved; None where it adds none."""

    @property
    @abstractmethod
    def key(self) -> str:
        """What its draft is kept under: one for each record."""

    @abstractmethod
    def open(self, live: "Live", words: Words) -> Opened:
        """Read what it begins with.

        Raises:
            DanvanError: The record is no longer there, or the register cannot be reached.
        """

    @abstractmethod
    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Write it.

        Args:
            live: The register.
            actor: Who acts.
            words: The session's language.
            values: What stands in the form; no value is wrong.
            token: The one that ``open`` gave.

        Returns:
            What was done, in words.

        Raises:
            Conflict: Somebody else changed the record since it was opened.
            DanvanError: It was refused.
        """

    def about(self, words: Words) -> str:
        """Which record it is about; "" for a new one."""
        return ""

    def options(self, live: "Live", entry: Entry, typed: str, values: Values) -> Sequence[Option]:
        """What fits, for an entry that is searched."""
        return ()

    def several(self, live: "Live", entry: Entry, option: Option) -> Sequence[Option]:
        """What an option of an entry that takes several stands for: itself, or all of a group. In a thread."""
        return (option,)

    def narrowed(self, entry: Entry, values: Values) -> Sequence[Option]:
        """What may be chosen, for an entry whose options depend on another one."""
        return ()

    def shaped(self, entries: tuple[Entry, ...], values: Values) -> tuple[Entry, ...]:
        """The entries as what was chosen in one of them makes them."""
        return entries

    def preview(self, live: "Live", words: Words, values: Values) -> str | Preview:
        """What saving will do and what it will skip, in words; "" where the form says it all."""
        return ""
