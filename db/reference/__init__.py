"""What every register starts with: fields, topics, periods, posts, units and how the units became one another.

Pure data. Facts that nobody could verify carry a note that says so.
"""

from db.reference.fields import FIELDS, TOPICS, FieldFact, TopicFact
from db.reference.lineage import PASSAGES, Passage
from db.reference.periods import PERIODS, PeriodFact
from db.reference.posts import POSTS, PostFact
from db.reference.units import CITY, PLACE, UNITS, UnitFact

__all__ = [
    "CITY",
    "FIELDS",
    "PASSAGES",
    "PERIODS",
    "PLACE",
    "POSTS",
    "TOPICS",
    "UNITS",
    "FieldFact",
    "Passage",
    "PeriodFact",
    "PostFact",
    "TopicFact",
    "UnitFact",
]
