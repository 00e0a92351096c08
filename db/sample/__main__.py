"""``python -m db.sample --models N --units M --db URL``: a register of made-up data, of any size."""

import argparse
import gc
import re
import sys
import time
from collections.abc import Callable, Sequence

from db.engine import Database
from db.errors import DanvanError
from db.sample.generate import Plan, Progress, create_generated
from db.scope import FIRST_YEAR, LAST_YEAR
from db.text import format_int


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the register.

    Returns:
        The exit code: 0 done, 1 refused, 3 the database could not be reached; a wrong call exits with 2.
    """
    asked = _parser().parse_args(arguments)
    first, last = asked.years
    plan = Plan(models=asked.models, units=asked.units, seed=asked.seed, first_year=first, last_year=last)
    began = time.perf_counter()
    # Millions of rows without a cycle among them: looking for cycles took a fourth of the time of making them.
    gc.disable()
    try:
        registrations = create_generated(Database(asked.db), plan, _progress(plan.models))
    except DanvanError as error:
        sys.stderr.write(f"{error.words()} {error.hint()}\n")
        return error.exit_code
    finally:
        gc.enable()
    seconds = time.perf_counter() - began
    sys.stdout.write(
        f"{format_int(plan.models)} mô hình, {format_int(registrations)} đăng ký, {format_int(plan.units)} đơn vị"
        f" trong {seconds:.1f} giây: {format_int(round(plan.models / seconds))} mô hình/giây\n"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m db.sample", description="Tạo một sổ dữ liệu mẫu có kích thước tùy ý."
    )
    parser.add_argument("--models", type=_at_least(0), required=True, metavar="N", help="số mô hình")
    parser.add_argument("--units", type=_at_least(1), required=True, metavar="M", help="số đơn vị")
    parser.add_argument("--db", required=True, metavar="URL", help="đường dẫn tệp hoặc địa chỉ, chưa có gì ở đó")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="cùng số thì cùng dữ liệu (mặc định: 1)")
    parser.add_argument(
        "--years", type=_years, default=(2015, 2020), metavar="A-B", help="các năm (mặc định: 2015-2020)"
    )
    return parser


def _at_least(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < least:
            raise argparse.ArgumentTypeError(f"«{text}» phải là số nguyên từ {least} trở lên")
        return int(text)

    return number


def _years(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{4}))?", text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            f"«{text}» phải là năm đầu-năm cuối, trong khoảng {FIRST_YEAR}-{LAST_YEAR}"
        )
    return first, last


def _progress(models: int) -> Progress | None:
    """A line that counts on a terminal; silence in a pipe."""
    if not sys.stderr.isatty():
        return None

    def show(done: int) -> None:
        end = "\nĐang lập chỉ mục...\n" if done >= models else ""
        sys.stderr.write(f"\r{format_int(done)}/{format_int(models)} mô hình{end}")
        sys.stderr.flush()

    return show


if __name__ == "__main__":
    sys.exit(main())
