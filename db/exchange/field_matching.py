"""Which field and which topic of the register a list's words mean."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.exchange.field_words import IDLE, SHORT, VARIANTS
from db.schema.tables import FIELD, TOPIC
from db.text import fold

_OUTLINE = re.compile(r"\A(?:\d{1,2}|[ivx]{1,4}|[a-d]) (?=\w)")
"""A section's number before its words, folded."""
_LIKE = 0.6
_BETTER_BY = 0.05
"""How much alike two topics' words must be, and how much more than the next best topic's."""
_WORTH_TELLING = 0.3
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field of the register."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic of the register. ``words`` are those of its name, folded."""

    id: int
    field_id: int
    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """What a row's words for field and topic mean.

    Attributes:
        field_id: None where it is not clear.
        topic_id: None where there is none, or it is not clear.
        topic_unknown: Whether a topic is named that was not found.
        suggestions: Topics that it may have meant.
    """

    field_id: int | None = None
    topic_id: int | None = None
    topic_unknown: bool = False
    suggestions: tuple[str, ...] = ()


class FieldMatcher:
    """Matches fields and topics; each different pair is worked out once."""

    def __init__(self, connection: Connection) -> None:
        """Read the register's fields and topics."""
        self._words: dict[frozenset[str], int | None] = {}
        self._named: list[tuple[frozenset[str], int]] = []
        self._topic_names: dict[str, TopicEntry] = {}
        self._topics: defaultdict[int, list[TopicEntry]] = defaultdict(list)
        self._memory: dict[tuple[str, str], FieldMatch] = {}
        rows = connection.execute(select(FIELD).order_by(FIELD.c.position, FIELD.c.id)).all()
        self.fields = tuple(FieldEntry(row.id, row.code, row.name) for row in rows)
        for row in rows:
            self._learn(row.id, (row.code, row.name, row.name_en))
        # The register's own names come first: a fifth field may be called what is usually a part of another.
        for row in rows:
            self._learn(row.id, VARIANTS.get(row.code, "").split("|"))
        for row in connection.execute(select(TOPIC).order_by(TOPIC.c.code)):
            topic = TopicEntry(row.id, row.field_id, row.name, _words(row.name))
            self._topics[row.field_id].append(topic)
            for name in (row.name, row.name_en, row.code):
                self._topic_names.setdefault(fold(name), topic)

    def match(self, field: str, topic: str) -> FieldMatch:
        """What a row's words mean.

        Args:
            field: The field in the file's words; empty where there is none.
            topic: The topic in the file's words; empty where there is none.

        Returns:
            No field where its words mean none. Where none is named, the topic implies its own; where the words
            for the field are a topic's, they are taken for it.
        """
        asked = (field, topic)
        known = self._memory.get(asked)
        if known is None:
            known = self._memory[asked] = self._match(field, topic)
        return known

    def _match(self, field: str, topic: str) -> FieldMatch:
        field_id = self._field(field) if field else None
        if field_id is None:
            meant = self._topic(topic, None) if topic and not field else self._exact_topic(field)
            if meant is None:
                return FieldMatch()
            field_id, topic = meant.field_id, topic or field
        if not topic:
            return FieldMatch(field_id)
        found = self._topic(topic, field_id)
        if found is not None:
            return FieldMatch(field_id, found.id)
        near = self._ranked(topic, self._topics[field_id])
        names = tuple(entry.name for like, entry in near[:_SUGGESTED] if like >= _WORTH_TELLING)
        return FieldMatch(field_id, topic_unknown=True, suggestions=names)

    def _learn(self, field_id: int, names: Iterable[str]) -> None:
        for name in names:
            words = _words(name)
            if words:
                self._words.setdefault(words, field_id)
                if len(words) > 1:
                    self._named.append((words, field_id))

    def _field(self, text: str) -> int | None:
        words = _words(text)
        if words in self._words:
            return self._words[words]
        inside = {field_id for named, field_id in self._named if named <= words}
        return inside.pop() if len(inside) == 1 else None

    def _exact_topic(self, text: str) -> TopicEntry | None:
        return self._topic_names.get(fold(text)) or self._topic_names.get(_bare(text))

    def _topic(self, text: str, field_id: int | None) -> TopicEntry | None:
        exact = self._exact_topic(text)
        if exact is not None and field_id in (None, exact.field_id):
            return exact
        of_field = self._topics.values() if field_id is None else [self._topics[field_id]]
        ranked = self._ranked(text, [entry for topics in of_field for entry in topics])
        if not ranked or ranked[0][0] < _LIKE:
            return None
        sure = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _BETTER_BY
        return ranked[0][1] if sure else None

    def _ranked(self, text: str, topics: Iterable[TopicEntry]) -> list[tuple[float, TopicEntry]]:
        words = _words(text)
        ranked = [(_alike(words, entry.words), entry) for entry in topics]
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1].id))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: the shared words, half of it by the longer text, half by the shorter.

    A topic's name is often written shorter or longer than the register has it.
    """
    shared = len(one & other)
    if shared < 2:
        return 0.0
    shorter, longer = sorted((len(one), len(other)))
    return (shared / shorter + shared / longer) / 2


def _bare(text: str) -> str:
    return _OUTLINE.sub("", fold(text), count=1) if text[:1].isalnum() else fold(text)


def _words(text: str) -> frozenset[str]:
    words = [word for short in _bare(text).split() for word in SHORT.get(short, short).split()]
    return frozenset(word for word in words if word not in IDLE) or frozenset(words)
