"""A model in full, as other programs read it."""

from danvan_tui.cli.award_output import commendation_data, recognition_data
from danvan_tui.cli.calendar_data import press_data, time
from danvan_tui.cli.choices import identifier
from danvan_tui.cli.inspection_output import visit_data
from danvan_tui.locale import Words
from danvan_tui.present import say
from danvan_tui.present.plain import Value
from db.read.change_records import ChangeRecord, said
from db.read.model_records import ModelDetail, RegistrationRecord
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
        **_assessment(model),
        "history": [_change(words, change) for change in model.changes],
    }


def _assessment(model: ModelDetail) -> dict[str, object]:
    """What was seen of the years that are shown and given to them, and what was written of the model."""
    found = model.assessment
    years = {year.id for year in model.registrations}
    return {
        "recognitions": [
            recognition_data(row) | {"withdrawn_at": time(row.withdrawn_at)}
            for row in (found.recognitions if found else ())
            if row.registration_id in years
        ],
        "commendations": [
            commendation_data(row)
            for row in (found.commendations if found else ())
            if row.registration_id in years
        ],
        "inspections": [
            visit_data(row)
            | {"kind": row.kind.lower(), "team": row.team, "general_findings": row.general_findings}
            for row in (found.visits if found else ())
            if row.registration_id in years
        ],
        "press": [press_data(row) for row in (found.press if found else ())],
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
