"""``danvan backup``."""

from pathlib import Path

from db.check import check
from db.engine import Database
from tests.danvan_tui.cli.conftest import Cli


def test_a_backup_is_made_and_is_a_register(sample: Cli, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu.db"
    made = sample("backup", str(target))
    assert (made.code, made.out) == (0, "")
    assert str(target) in made.err
    assert "đã được kiểm tra" in made.err
    copy = Database(target)
    assert check(copy).ok
    copy.close()


def test_what_is_there_needs_force(sample: Cli, tmp_path: Path) -> None:
    target = tmp_path / "sao-luu.db"
    target.write_text("khác", encoding="utf-8")
    refused = sample("backup", str(target), "--lang", "en")
    assert refused.code == 1
    assert "--force" in refused.err
    assert target.read_text(encoding="utf-8") == "khác"
    assert sample("backup", "--force", str(target)).code == 0


def test_a_folder_that_is_not_there_is_not_made(sample: Cli, tmp_path: Path) -> None:
    assert sample("backup", str(tmp_path / "khong-co" / "a.db")).code == 1
    assert not (tmp_path / "khong-co").exists()


def test_a_server_is_backed_up_with_its_own_tool(cli: Cli, tmp_path: Path) -> None:
    told = cli("backup", "--db", "postgresql://nobody@nowhere/none", str(tmp_path / "a.dump"))
    assert told.code == 2
    assert "pg_dump" in told.err
