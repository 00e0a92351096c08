"""A model where it stands in its list, the whole list streamed, the funnels."""

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.errors import NotFound
from db.lifecycle import FUNNEL, Standing, Subject
from db.read import around, charts, listing, models, tallies
from db.read.around import model_around
from db.sample.opening import open_sample
from db.scope import ModelSort, Scope, Span

SPAN = Span(2015, 2020)
EVERYTHING = 10_000


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return open_sample(tmp_path_factory.mktemp("around") / "sample.db")


def ids(connection: Connection, scope: Scope, sort: ModelSort, descending: bool) -> list[int]:
    page = models.model_page(connection, scope, sort, descending=descending, limit=EVERYTHING)
    return [row.id for row in page.rows]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ModelSort)
def test_the_page_around_a_model_is_a_stretch_of_the_list(
    sample: Database, sort: ModelSort, descending: bool
) -> None:
    with sample.read() as connection:
        scope = Scope(SPAN)
        order = ids(connection, scope, sort, descending)
        for model in order[::31] + order[-1:]:
            found = model_around(connection, scope, model, sort, descending=descending, limit=20)
            assert found.scope == scope
            assert found.total == 187
            assert found.start is not None
            assert [row.id for row in found.rows] == order[found.start : found.start + len(found.rows)]
            assert model in {row.id for row in found.rows}


def test_in_a_long_list_nothing_before_the_model_is_counted(
    sample: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around, "INDEXED", 186)
    with sample.read() as connection:
        model = ids(connection, Scope(SPAN), ModelSort.NAME, False)[90]
        found = around.model_around(connection, Scope(SPAN), model)
        assert (found.start, found.total) == (None, 187)


def test_only_what_hides_a_model_is_given_up(sample: Database) -> None:
    with sample.read() as connection:
        page = models.model_page(connection, Scope(SPAN, field="VX", standing=Standing.EFFECTIVE))
        model = next(row for row in page.rows if row.subject is Subject.COLLECTIVE)
        narrow = Scope(
            SPAN,
            unit=model.unit_id,
            field="KT",
            subject=Subject.INDIVIDUAL,
            standing=Standing.EFFECTIVE,
            words="không đâu có",
        )
        found = model_around(connection, narrow, model.id)
        assert found.scope == Scope(SPAN, unit=model.unit_id, standing=Standing.EFFECTIVE)
        fitting = Scope(SPAN, unit=model.unit_id, field="VX", words=model.name)
        assert model_around(connection, fitting, model.id).scope == fitting
        elsewhere = model_around(connection, Scope(Span(2026, 2026), field="KT"), model.id)
        assert elsewhere.scope == Scope(SPAN)


def test_subjects_and_standings_that_are_zero_are_kept_too(sample: Database) -> None:
    with sample.read() as connection:
        model = models.model_page(connection, Scope(SPAN), limit=1).rows[0]
        found = model_around(connection, Scope(SPAN, subject=Subject.UNKNOWN), model.id)
        assert found.scope == Scope(SPAN)
        found = model_around(connection, Scope(SPAN, standing=Standing.RETURNED), model.id)
        assert found.scope == Scope(SPAN)


def test_no_such_model_is_said(sample: Database) -> None:
    with sample.read() as connection, pytest.raises(NotFound):
        model_around(connection, Scope(SPAN), 999_999)


@pytest.mark.parametrize("page", [1, 50, 1_000])
def test_the_list_is_streamed_whole_and_in_order(
    sample: Database, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", page)
    with sample.read() as connection:
        scope = Scope(SPAN, field="QA")
        found = list(listing.listed_models(connection, scope, ModelSort.UNIT, descending=True))
        assert [row.model.id for row in found] == ids(connection, scope, ModelSort.UNIT, True)
        assert {row.kind for row in found} == {"NEW", "MAINTAINED"}
        assert any(row.contents for row in found)
        # Whoever has no clearance is told of every model, and of no detail of a sensitive one.
        assert any(row.restricted for row in found)
        assert all((row.topic is None) == row.restricted for row in found)


def test_some_of_the_list_are_streamed_in_its_order(sample: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 4)
    with sample.read() as connection:
        scope = Scope(SPAN, field="QA")
        every = ids(connection, scope, ModelSort.UNIT, True)
        outside = ids(connection, Scope(SPAN, field="KT"), ModelSort.UNIT, True)[0]
        only = {*every[3:20], outside}
        found = list(listing.listed_models(connection, scope, ModelSort.UNIT, descending=True, only=only))
        assert [row.model.id for row in found] == every[3:20]


@pytest.mark.parametrize("scope", [Scope(SPAN), Scope(Span(2018, 2018)), Scope(SPAN, subject=Subject.INDIVIDUAL)])
def test_the_funnels_agree_with_the_tallies(sample: Database, scope: Scope) -> None:
    with sample.read() as connection:
        funnels = charts.field_funnels(connection, scope)
        for number, standing in enumerate(FUNNEL):
            narrowed = scope if number == 0 else scope.but(standing=standing)
            fields = tallies.by_field(connection, narrowed).rows
            assert [funnel.reached[number] for funnel in funnels] == [row.tally.total for row in fields]
        only = charts.field_funnels(connection, scope.but(field="VX", standing=Standing.OUTSTANDING))
        assert only == tuple(funnel for funnel in funnels if funnel.code == "VX")
