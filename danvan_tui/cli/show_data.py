"""A model in full, as other programs read it."""

from danvan_tui.cli.choices import identifier
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.plain import Value
from db.read.records import ChangeRecord, ModelDetail, RegistrationRecord, said
from db.text import local_time

YEAR_KEYS = (
    "year",
    "kind",
    "unit",
    "unit_id",
    "field",
    "field_code",
    "topic",
    "topic_code",
    "sensitive",
    "subject",
    "subject_code",
    "standing",
    "standing_code",
    "contents",
    "results",
    "households",
    "reason",
)


def model_data(words: Words, model: ModelDetail) -> dict[str, object]:
    """Everything that is known of a model; texts as they are stored, times with Vietnam's offset."""
    return {
        "code": model.code,
        "id": model.id,
        "name": model.name,
        "kind": model.kind.lower(),
        "place": model.place,
        "copied_from": model.copied_from,
        "version": model.version,
        "restricted": model.restricted,
        "registrations": [year_data(words, year) for year in model.registrations],
        "history": [_change(words, change) for change in model.changes],
    }


def year_data(words: Words, year: RegistrationRecord) -> dict[str, Value]:
    """One registration: its words in the language, and codes that do not change with it."""
    vietnamese = words.language == "vi"
    values: tuple[Value, ...] = (
        year.year,
        year.kind.lower(),
        year.unit,
        year.unit_id,
        year.field_name if vietnamese else year.field_name_en,
        year.field,
        year.topic_name if vietnamese else year.topic_name_en,
        year.topic,
        year.sensitive,
        say.subject(words, year.subject),
        identifier(year.subject),
        say.standing(words, year.standing),
        identifier(year.standing),
        year.contents,
        year.results,
        year.households,
        year.reason,
    )
    return dict(zip(YEAR_KEYS, values, strict=True))


def _change(words: Words, change: ChangeRecord) -> dict[str, object]:
    key = f"act.{change.act}"
    return {
        "seq": change.seq,
        "at": local_time(change.at).isoformat(timespec="seconds"),
        "actor": change.actor,
        "act": change.act,
        "act_name": words(key) if key in words.texts else change.act,
        "entity": change.entity,
        "before": said(change.before) if change.before else None,
        "after": said(change.after) if change.after else None,
        "restricted": change.restricted,
    }
