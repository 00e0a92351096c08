"""``danvan show`` says what was seen of a model and given to it, as pane 4 does."""

import json
from datetime import date

from db.engine import Database
from tests.danvan_tui.cli.conftest import Cli
from tests.danvan_tui.commended import lanes


def test_a_model_with_all_of_it(cli: Cli, sqlite: Database) -> None:
    made = lanes(sqlite)[0]
    at = ("--db", str(sqlite.path))
    cli("press", "add", "Ngõ xanh lên báo", "Báo Hà Nam", "5/3/2019", "--model", str(made.model_id), *at)
    shown = cli("show", str(made.model_id), *at)
    assert (shown.code, shown.err) == (0, "")
    for text in (
        "Công nhận, điểm, khen thưởng, kiểm tra (2018)",
        "  Công nhận Cấp huyện: 45-QĐ/TU, 20/11/2018, Ban Thường vụ Thành ủy",
        "  Khen thưởng: #1 Giấy khen, Cấp huyện, Đã khen, 45-QĐ/TU",
        "  Kiểm tra 05/10/2018, Đoàn 1: Nền nếp, đều đặn",
        "  Cần củng cố: Thêm hội viên tham gia (hạn 31/12/2018)",
        "Báo Hà Nam: Ngõ xanh lên báo",
        "thêm tin bài Ngõ xanh lên báo",
    ):
        assert text in shown.out
    model = json.loads(cli("show", str(made.model_id), "--format", "json", *at).out)
    (given,) = model["recognitions"]
    assert (given["level"], given["decision"], given["decided_on"], given["issuer"], given["withdrawn_at"]) == (
        "district",
        "45-QĐ/TU",
        date(2018, 11, 20).isoformat(),
        "Ban Thường vụ Thành ủy",
        None,
    )
    assert [row["status"] for row in model["commendations"]] == ["awarded"]
    (seen,) = model["inspections"]
    assert (seen["team"], seen["needs_work"], seen["due_on"]) == ("Đoàn 1", True, "2018-12-31")
    assert [row["title"] for row in model["press"]] == ["Ngõ xanh lên báo"]
    # Of other years nothing was asked.
    other = json.loads(cli("show", str(made.model_id), "--period", "2018", "--format", "json", *at).out)
    assert len(other["recognitions"]) == 1
