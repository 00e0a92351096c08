"""The dialogs, the help, the palette, the charts and the export."""

TEXTS: dict[str, str] = {
    "key.choose": "move",
    "key.take": "choose",
    "key.close": "close",
    "key.scroll": "scroll",
    "key.page": "page",
    "key.toggle": "show/hide",
    "key.keep": "keep",
    "key.drop": "drop",
    "key.look": "try",
    "key.run": "run",
    "key.write": "write",
    "key.leave": "leave",
    "dlg.nothing_fits": "Nothing fits what was typed.",
    "why.opening": "The register is being opened; wait a moment.",
    "why.nothing_chosen": "No line is chosen that could be copied.",
    "help.title": "Help",
    "help.here": "Keys that work here",
    "help.elsewhere": "Keys that work elsewhere",
    "help.only_in": "in {places}",
    "help.no_key": "(Ctrl+P)",
    "help.telex": (
        "Leave the Vietnamese input engine (Telex, VNI) on: F keys, Ctrl, digits and arrows always "
        "work, and letters are understood even after the engine put a mark on them."
    ),
    "help.for.fields": (
        "The fields with their number of models, and how many of those are effective. Enter on a field "
        "narrows the whole screen to it; Enter again, or Esc, opens it up. Below: how many models are new and "
        "how many kept up, by their last registration in the period; against as many years before; against "
        "the target. At the right of the screen: registrations that wait and units overdue, in the whole register."
    ),
    "help.for.units": (
        "The units as a tree, with the models of each field; a unit's figure includes the units below "
        "it. Units without a model show 0. Enter on a unit shows the models of that unit alone."
    ),
    "help.for.models": (
        "The models in view, one a line, as their latest registration in the period has them. Enter "
        "reads one in full; / finds by words, accents or not."
    ),
    "help.for.detail": (
        "One model in full: its years, contents, results and history. Arrows scroll, Esc leads back to the list."
    ),
    "help.for.charts": (
        "Three charts of what is in view: standings by field, models by year, the coverage of the "
        "units. Left, Right or Tab change the chart; Enter on a line looks at that line alone; Esc "
        "leads back to the dashboard."
    ),
    "period.title": "Period",
    "period.placeholder": "A year, or two years such as 2016-2019",
    "period.hint": "The period in view has a mark before it.",
    "period.none": "«{typed}» is no year and no period.",
    "narrow.title": "Narrow by standing, by subject",
    "narrow.all": "All",
    "narrow.or_higher": "{standing} or higher",
    "columns.title": "Columns of the list of models",
    "columns.always": "always shown",
    "columns.always_why": "The name is always shown and cannot be hidden.",
    "columns.done": "Done",
    "theme.title": "Colours",
    "theme.danvan-dark": "Dark",
    "theme.danvan-light": "Light",
    "theme.danvan-contrast": "High contrast",
    "theme.danvan-16": "The terminal's 16 colours",
    "theme.danvan-mono": "No colours",
    "palette.title": "Go to",
    "palette.placeholder": "A command, period, field, unit or model; accents or not",
    "palette.kind.command": "Command",
    "palette.kind.period": "Period",
    "palette.kind.field": "Field",
    "palette.kind.unit": "Unit",
    "palette.kind.model": "Model",
    "copy.done": "Copied: {name}",
    "copy.cut": "Copied the beginning of {name}; what is beyond {limit} bytes was left out.",
    "export.title": "Write to a file",
    "export.hint": "The ending .xlsx for Excel, .csv for other programs.",
    "export.replace": "There is such a file. Enter again replaces it, or change the name.",
    "export.progress": "Writing… {rows} rows. Esc leaves.",
    "export.done": "Wrote {rows} rows to {path}",
    "export.models": "List of models",
    "export.fields": "Figures by field",
    "export.units": "Figures by unit",
    "export.as_of": "Figures as of {at}",
    "export.name": "Name",
    "export.unit": "Unit",
    "export.year": "Year",
    "export.kind": "Kind",
    "export.kind.NEW": "New",
    "export.kind.MAINTAINED": "Maintained",
    "charts.title": "Charts",
    "charts.funnel": "Standings by field",
    "charts.years": "By year",
    "charts.grid": "Coverage",
    "charts.funnel.says": "At this standing or higher, % of all registered; commended: how many models.",
    "charts.years.says": "Each year by itself: a model kept up is in several years.",
    "charts.grid.some": "The first {shown} of {units} units; choose one to see further.",
    "charts.grid.says": "The units below included; a 0 with a dot is a gap.",
}
