"""Help says of a shared option what the command does with it."""

import re

import pytest

from tests.danvan_tui.cli.conftest import Cli

ALL_YEARS = "không ghi thì mọi năm"
SAID = {
    "show": {"--period": ALL_YEARS},
    "commend list": {"--period": ALL_YEARS},
    "commend propose": {"--subject": "không ghi thì theo đăng ký"},
    "inspect list": {"--period": ALL_YEARS}
    | dict.fromkeys(("--field", "--subject", "--standing", "--search", "--today-units"), "cùng --unvisited"),
    "activity list": {"--year": "không ghi thì năm nay"},
    "tally": {"--period": "mặc định là giai đoạn của đăng ký mới nhất"},
}


@pytest.mark.parametrize("command", SAID)
def test_help_is_what_it_does(cli: Cli, command: str) -> None:
    out = cli(*command.split(), "--help").out
    options = dict(re.findall(r"^  (--[a-z-]+)(.*?)(?=^  -)", out, re.DOTALL | re.MULTILINE))
    for option, said in SAID[command].items():
        assert said in " ".join(options[option].split()), option
