"""Both languages say the same things."""

from string import Formatter

import pytest

from danvan_tui.locale import AREAS, LANGUAGES, words
from db.findings import Kind


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    vi, en = words("vi").texts, words("en").texts
    assert set(vi) ^ set(en) == set()


def test_both_languages_fill_the_same_placeholders() -> None:
    vi, en = words("vi").texts, words("en").texts
    assert [key for key in vi if placeholders(vi[key]) != placeholders(en[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_no_area_writes_over_another(language: str, area: str) -> None:
    from importlib import import_module

    own = import_module(f"danvan_tui.locale.{language}.{area}").TEXTS
    others: set[str] = set()
    for other in AREAS:
        if other != area:
            others |= set(import_module(f"danvan_tui.locale.{language}.{other}").TEXTS)
    assert set(own) & others == set()


@pytest.mark.parametrize("kind", Kind)
def test_every_finding_has_words(kind: Kind) -> None:
    for language in LANGUAGES:
        assert f"cli.check.{kind}" in words(language).texts
