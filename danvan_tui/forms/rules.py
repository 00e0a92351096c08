"""The form of what the committee is called, whose standing office it has, and its rules."""

from typing import TYPE_CHECKING, cast

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Value, Values
from danvan_tui.forms.form import Form, Opened
from danvan_tui.forms.paragraphs import on_one_line, on_several
from danvan_tui.forms.people_entries import day_entry
from danvan_tui.locale import Words
from danvan_tui.present import calendar, say

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.identity import Actor
    from db.read.committee_records import CommitteeRecord

_TEXT = 8_000


class RulesForm(Form):
    """The committee's settings."""

    title = "people.form.rules"

    @property
    def key(self) -> str:
        """There is one committee."""
        return "committee"

    def open(self, live: "Live", words: Words) -> Opened:
        """What stands in the register."""
        from db.read.committee import committee

        with live.database().read() as connection:
            now = committee(connection)
        entries = (
            Entry("name", Kind.LINE, "people.name.committee", "allowed.name"),
            Entry("host", Kind.LINE, "people.host", "allowed.host"),
            Entry("rules_number", Kind.LINE, "people.rules", "allowed.decision"),
            day_entry("rules_date", "people.rules_date"),
            Entry("rules_text", Kind.LINE, "people.rules_text", "allowed.contents", limit=_TEXT),
        )
        values = {
            "name": Value(say.stored(now.name)),
            "host": Value(say.stored(now.host)),
            "rules_number": Value(say.stored(now.rules_number)),
            "rules_date": Value(calendar.day(now.rules_date) if now.rules_date else ""),
            "rules_text": Value(on_one_line(now.rules_text)),
        }
        return Opened(entries, values, now)

    def save(self, live: "Live", actor: "Actor", words: Words, values: Values, token: object) -> str:
        """Change what is otherwise."""
        from db.write.committee import set_committee
        from db.write.committee_drafts import SettingsDraft
        from db.write.session import writing

        seen = cast("CommitteeRecord", token)
        draft = SettingsDraft(
            name=values["name"].text,
            host=values["host"].text,
            rules_number=values["rules_number"].text,
            rules_date=meaning.day(values["rules_date"].text),
            rules_text=on_several(values["rules_text"].text, seen.rules_text) or "",
        )
        with writing(live.database(), actor) as work:
            set_committee(work, draft, seen.version)
        return words("people.done.rules")
