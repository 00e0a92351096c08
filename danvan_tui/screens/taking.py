"""Taking something away from the dashboard: the chosen line by the clipboard, what is in view by a file."""

from typing import TYPE_CHECKING

from danvan_tui.commands import Where
from danvan_tui.navigation import MODEL_SORTS
from danvan_tui.present import say
from danvan_tui.present.figures import named
from danvan_tui.screens.narrowing import DashboardNarrowing

if TYPE_CHECKING:
    from danvan_tui.present.export import About
    from danvan_tui.screens.export import Export


class DashboardTaking(DashboardNarrowing):
    """Copy and export."""

    def do_copy(self) -> None:
        """Copy the chosen line, or the model in full."""
        found = self._copy()
        if found is None:
            self.tell(self.words("why.nothing_chosen"))
        else:
            self.copy_text(*found)

    def _copy(self) -> tuple[str, str] | None:
        """The text, and what it is of."""
        from danvan_tui.present import copied

        words, view = self.words, self.view
        fields = view.fields.rows if view is not None else ()
        if self.where is Where.FIELDS:
            field = next((row for row in fields if row.code == self.fields.cursor), None)
            return None if field is None else (copied.field_copy(words, field), say.field_name(words, field))
        if self.where is Where.UNITS:
            unit = self.units.cursor
            return None if unit is None else (copied.unit_copy(words, unit, fields), say.stored(unit.name))
        if self.where is Where.MODELS:
            model = self.models.cursor
            return None if model is None else (copied.model_copy(words, model), say.stored(model.name))
        detail = self.detail.model
        return None if detail is None else (copied.detail_copy(words, detail), say.stored(detail.name))

    def do_export(self) -> None:
        """Write what is in view to a file."""
        about = self.about
        if about is None:
            self.tell(self.words("why.opening"))
            return
        from danvan_tui.present.definition import scope_line
        from danvan_tui.screens.export import ExportDialog
        from danvan_tui.screens.exporting import file_name

        export, kind = self._export(about)
        scope = self.trail.scope
        field = named(self.words, about.fields, scope.field) or None
        line = scope_line(self.words, scope, unit=about.unit_name or None, field=field)
        if (only := self._chosen) is not None:
            line = self.words("move.many", count=say.number(self.words, len(only)))
        what = f"{self.words(f'export.{kind}')}: {line}"
        self.app.push_screen(ExportDialog(what, file_name(kind, scope.span), export), self.tell_exported)

    @property
    def about(self) -> "About | None":
        """What a table of the present view is about; None until there is one."""
        opening, view = self.opening, self.view
        if opening is None or view is None:
            return None
        from danvan_tui.present.export import About

        info, place = opening.info, self.trail.here
        return About(place.scope, info.place, info.sample, place.unit_name, view.fields.rows, view.at)

    def _export(self, about: "About") -> "tuple[Export, str]":
        from danvan_tui.screens.exporting import fields_export, models_export, units_export

        if self.where is Where.FIELDS:
            return fields_export(self.words, about), "fields"
        if self.where is Where.UNITS:
            return units_export(self.words, about), "units"
        sort, descending = MODEL_SORTS[self.sort]
        return models_export(self.words, about, self.danvan.actor, sort, descending, self._chosen), "models"

    @property
    def _chosen(self) -> frozenset[int] | None:
        """The models that were chosen together, where the keys go to their list; None for all in view."""
        picked = self.models.picked if self.where is Where.MODELS else ()
        return frozenset(row.id for row in picked) or None
