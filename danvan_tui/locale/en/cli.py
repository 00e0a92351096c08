"""The command line: help, what it says on stderr, the words around plain output."""

TEXTS: dict[str, str] = {
    "cli.error": "error: {what}",
    "cli.hint": "what to do: {what}",
    "cli.stored_unsaid": "warning: it is stored; the result could not be printed: {why}",
    "cli.crash": "error: something unexpected went wrong; the details were written to {path}",
    "cli.crash_unlogged": "error: something unexpected went wrong, and the details could not be written to {path}",
    # --- help ---
    "cli.help.usage": "Usage:",
    "cli.help.usage_options": "[OPTIONS]",
    "cli.help.usage_command": "[COMMAND] ...",
    "cli.help.arguments": "Arguments",
    "cli.help.options": "Options",
    "cli.help.commands": "Commands",
    "cli.help.epilog": (
        "Environment: DANVAN_DATABASE (the register's path or URL), DANVAN_LANG (vi or en). "
        "Exit codes: 0 done, 1 the data was refused, 2 the call was wrong, 3 the database could not be reached."
    ),
    "cli.cmd.danvan": "Follow the emulation movement «Dân vận khéo».",
    "cli.cmd.danvan.more": (
        "Without a command the dashboard opens. The commands below give the same figures as text."
    ),
    "cli.cmd.init": "Start an empty register with the reference data.",
    "cli.cmd.migrate": "Bring an older register up to today's structure.",
    "cli.cmd.migrate.more": "An SQLite file is backed up beside itself first.",
    "cli.cmd.backup": "Back up the register to a file, while it is in use.",
    "cli.cmd.backup.more": (
        "Nobody needs to stop: the copy is the register at one moment, and is looked through before it gets the "
        "name. A register on PostgreSQL is backed up with pg_dump."
    ),
    "cli.cmd.check": "Check the file, the ledger and the derived data.",
    "cli.cmd.check.more": (
        "Exits with 1 when something is wrong. The ledger is never changed; --rebuild only makes anew what "
        "follows from the data."
    ),
    "cli.cmd.tally": "Totals by field, unit, subject, standing or year.",
    "cli.cmd.units": "The units and their models by field.",
    "cli.cmd.models": "The list of models.",
    "cli.cmd.models.more": "Without --limit all are printed, page by page, however large the register is.",
    "cli.cmd.show": "One model in full: its years and its history.",
    "cli.cmd.show.more": (
        "--period prints the years in it only; --limit limits the lines of the history; the other options let a "
        "model pass only when it is in scope."
    ),
    "cli.arg.backup": "The file for the copy, in a folder that is there.",
    "cli.arg.code": "The model's code, like MH0042 or 42.",
    "cli.opt.help": "Print this help and leave.",
    "cli.opt.version": "Print the version and leave.",
    "cli.opt.db": "The register: an SQLite file's path or a PostgreSQL URL.",
    "cli.opt.sample": "Use the register of sample data.",
    "cli.opt.lang": "The language; vi unless told.",
    "cli.opt.mouse": "Let the mouse work in the dashboard.",
    "cli.opt.ascii": "Draw borders with ASCII characters.",
    "cli.opt.theme": "The dashboard's theme.",
    "cli.opt.period": "A period's name, a year or years; by default the period of the newest registration.",
    "cli.opt.field": "One field only: its code (KT, VX, QA, HT) or its name, with or without accents.",
    "cli.opt.unit": "One unit and those below it only: its code, its name, or its number as '#12'.",
    "cli.opt.subject": "One subject only: collective, individual, unknown.",
    "cli.opt.standing": "Only models of this standing or higher: approved, effective, ...",
    "cli.opt.search": "Only models that have all of these words, with or without accents.",
    "cli.opt.today_units": "Count by today's units, not by the units of registration.",
    "cli.opt.limit": "Print so many rows at the most.",
    "cli.opt.format": "How to print; table unless told.",
    "cli.opt.as_of": "The figures of the end of that day, like 30/06/2025, from the ledger; --by field only.",
    "cli.opt.by": "What a row stands for; field unless told.",
    "cli.opt.place": "The place that the committee works for.",
    "cli.opt.force": "Replace a file that is there.",
    "cli.opt.rebuild": "Make the derived data anew, then check again.",
    "cli.meta.db": "<file|URL>",
    "cli.meta.lang": "<vi|en>",
    "cli.meta.theme": "<name>",
    "cli.meta.period": "<period>",
    "cli.meta.field": "<field>",
    "cli.meta.unit": "<unit>",
    "cli.meta.subject": "<subject>",
    "cli.meta.standing": "<standing>",
    "cli.meta.search": "<words>",
    "cli.meta.limit": "<number>",
    "cli.meta.format": "<table|json|csv>",
    "cli.meta.check_format": "<table|json>",
    "cli.meta.by": "<field|unit|subject|standing|year>",
    "cli.meta.place": "<place>",
    "cli.meta.backup": "TARGET",
    "cli.meta.code": "CODE",
    # --- the words around figures ---
    "cli.today_units": "by today's units",
    "cli.as_of": "As of {moment}",
    "cli.definition.registered": (
        "Each model counts once in {period}, as its latest registration that was not returned has it, under the "
        "unit of registration; “effective” means Effective or higher."
    ),
    "cli.definition.today": (
        "Each model counts once in {period}, as its latest registration that was not returned has it, under "
        "today's unit; “effective” means Effective or higher."
    ),
    "cli.definition.returned": "Each model counts once in {period}, as its latest returned registration has it.",
    "cli.definition.standing": "Only “{standing}” or higher.",
    "cli.definition.stopped": "Only “{standing}”.",
    "cli.definition.by_unit": "A unit's figure includes the units below it.",
    "cli.definition.by_standing": "Each row has the models that stand exactly there.",
    "cli.definition.by_year": (
        "Each year is a period of its own: a model that was kept up for years is in each of them, so the rows may "
        "add up to more than the total."
    ),
    "cli.models.all": "{total} models.",
    "cli.models.some": "{shown} of {total} models.",
    "cli.show.kind": "Kind",
    "cli.show.given": "Recognised, scored, commended, inspected",
    "cli.show.copied_from": "Copied from",
    # --- init, migrate, check ---
    "cli.init.done": "The register was started at {where}.",
    "cli.migrate.done": "{where} now has the structure {revision}.",
    "cli.migrate.backup": "Backup: {path}",
    "cli.migrate.nothing": "{where} has today's structure already ({revision}); there was nothing to do.",
    "cli.backup.done": "{where} is backed up to {target} ({size}); the copy was looked through.",
    "cli.check.looking": "Checking",
    "cli.check.rebuilding": "Rebuilding",
    "cli.check.counts": "{models} models, {registrations} registrations, {changes} lines in the ledger.",
    "cli.check.rebuilt": (
        "Rebuilt: {models} models, {registrations} registrations, {units} units were mended; the tree of units "
        "and the search index were made anew."
    ),
    "cli.check.search_unchecked": "The search index could not be checked: the file cannot be written.",
    "cli.check.ok": "Everything holds together.",
    "cli.check.mend": "Run «danvan check --rebuild» to make anew what follows from the data.",
    "cli.check.damaged": "The file is damaged: write nothing more to it, go back to the last backup copy.",
    "cli.check.file": "The file is damaged: {message}",
    "cli.check.reference": "Table {table}, row {row}: refers to a row that is not in {parent}.",
    "cli.check.ledger": "The ledger is broken from line {seq} on: it was changed, removed or moved.",
    "cli.check.version": "Table {table}: {count} rows without a version, the first is number {first}.",
    "cli.check.cycle": "The unit «{name}» (number {unit}) stands above itself.",
    "cli.check.orphan": "{count} units began below one that had ended, the first is «{name}» (number {first}).",
    "cli.check.next_year": "{count} registrations with a wrong next_year, the first is {first} in {year}.",
    "cli.check.heir": "{count} registrations with a wrong successor (heir_id), the first is {first} in {year}.",
    "cli.check.sort_key": "{count} models with a wrong sort_key, the first is {first}.",
    "cli.check.search_key": "{count} models with a wrong search_key, the first is {first}.",
    "cli.check.exact_key": "{count} models with a wrong exact_key, the first is {first}.",
    "cli.check.unit_key": "{count} units with a wrong sort_key or search_key, the first is number {first}.",
    "cli.check.branch": "The tree of units (unit_branch) is wrong in {count} rows, the first at unit {first}.",
    "cli.check.today": "{count} units with a wrong unit of today (unit_today), the first is number {first}.",
    "cli.check.search": "The search index does not say what the data say.",
    "cli.check.catalogue": "«{name}» is missing in the database.",
}
