"""Texts whose keys are worked out once and put together a million times.

A key is made word by word, so the key of "a b" is made of the keys of "a" and of "b": that is what makes a
generator of twenty thousand models a second possible, and a test holds it against ``db.write.keys``.
"""

from dataclasses import dataclass

from db.text import exact_key, search_key, sort_key


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text with their part of each key. Pieces add up to longer pieces.

    Attributes:
        text: As it stands in the text, with a space before it.
        order: Its words in the sort key.
        case: Its letters of case in the sort key.
        folded: Its words in the search key, with a space before each.
        exact: The same in the exact key.
    """

    text: str = ""
    order: str = ""
    case: str = ""
    folded: str = ""
    exact: str = ""

    def __add__(self, other: "Piece") -> "Piece":
        return Piece(
            self.text + other.text,
            self.order + other.order,
            self.case + other.case,
            self.folded + other.folded,
            self.exact + other.exact,
        )

    @property
    def unseen(self) -> "Piece":
        """The same words for searches alone: not a part of the name and its order."""
        return Piece(folded=self.folded, exact=self.exact)


NOTHING = Piece()


def piece(text: str) -> Piece:
    """The piece of one or more whole words; ``NOTHING`` of an empty text."""
    if not text:
        return NOTHING
    order, case = sort_key(text).rsplit("!", 1)
    return Piece(f" {text}", order, case, search_key(text).rstrip(), exact_key(text).rstrip())
