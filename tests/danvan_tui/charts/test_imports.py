"""Charts cost nothing until one is drawn."""

import subprocess
import sys


def loaded(code: str) -> set[str]:
    """Which of the expensive packages are loaded after the code, in a new process."""
    report = "; import sys; print(*(name for name in ('plotext', 'textual') if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_charts_loads_neither_plotext_nor_textual() -> None:
    assert loaded("import danvan_tui.charts") == set()


def test_a_chart_without_bars_loads_no_plotext() -> None:
    assert loaded("from danvan_tui.charts import *; draw(BarSpec((Bar('a', 0),)), 40, 5)") == set()


def test_the_first_bar_loads_plotext() -> None:
    assert loaded("from danvan_tui.charts import *; draw(BarSpec((Bar('a', 1),)), 40, 5)") == {"plotext"}


def test_plotext_can_be_loaded_ahead() -> None:
    assert loaded("from danvan_tui.charts import *; warm()") == {"plotext"}


def test_plotext_is_loaded_without_its_manual() -> None:
    code = (
        "from danvan_tui.charts import *; draw(BarSpec((Bar('a', 1),)), 40, 5); import sys; "
        "print(sum(name.startswith('plotext._doc.') for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # The place that is kept for it, so that it is not looked for.
    assert run.stdout.strip() == "1"
