"""Taking out registrations that nothing was built on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_tui.forms.chosen import Asks
from danvan_tui.forms.entries import Values
from danvan_tui.forms.models.picked import ModelsForm

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from db.read.chosen import ChosenModel
    from db.write.session import Writing


class DeleteForm(ModelsForm):
    """They are gone then, and a model with its last year; the ledger keeps what was there."""

    name = "delete"
    none = "delete.none"

    def asks(self, live: "Live", records: "Sequence[ChosenModel]") -> Asks:
        """Nothing."""
        return (), {}

    def why_not(self, record: "ChosenModel", values: Values) -> str | None:
        """Something hangs on it."""
        return self.words("delete.why.hanging") if record.hanging else None

    def warning(self, record: "ChosenModel", values: Values) -> str:
        """That the model goes with its last year."""
        return self.words("delete.last") if record.only else ""

    def act(self, work: "Writing", able: "Sequence[ChosenModel]", values: Values) -> None:
        """Take them out."""
        from db.write.register import delete_registration

        for record in able:
            delete_registration(work, record.id, record.version)
