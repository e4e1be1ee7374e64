"""The answers of the queries, against rows counted by hand and by brute force over every selection."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations, product
from types import FrameType
from typing import Any

import pytest

from data.answers import overview as queries
from data.answers import pace
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from tests.small import COUNTRIES, SMALL, STEPS

LATER, EARLIER = "2022-12-31", "2021-10-07"
PRIORITY = {iso3: region for iso3, region in COUNTRIES.items() if iso3 != "XXX"}


def subsets(values: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(values) + 1) for chosen in combinations(values, size)]


def selections() -> Iterator[Filters]:
    """Each region × country × step of the small programme."""
    lists = (("south", "north", "empty"), tuple(sorted(PRIORITY)), ("1", "2", "3"))
    for region, country, step in product(*map(subsets, lists)):
        yield Filters(region, country, step)


def counted(filters: Filters) -> list[tuple[str, int]]:
    """The results a selection leaves, straight from the literal rows."""
    return [
        (iso3, step)
        for iso3, steps in STEPS.items()
        for step in steps
        if (not filters.region or PRIORITY[iso3] in filters.region)
        and (not filters.country or iso3 in filters.country)
        and (not filters.step or str(step) in filters.step)
    ]


def test_every_selection_counts_what_its_rows_say(small: Snapshot) -> None:
    for filters in selections():
        view, expected = queries.overview(small, filters), counted(filters)
        assert view.headline.results == len(expected), filters
        assert view.headline.countries == len({iso3 for iso3, _ in expected}), filters
        assert view.headline.countries_asked == sum(
            (not filters.region or region in filters.region)
            and (not filters.country or iso3 in filters.country)
            for iso3, region in PRIORITY.items()
        ), filters
        assert {row.country.iso3: row.shown_steps for row in view.countries if row.shown_steps} == {
            iso3: tuple(step for step in steps if not filters.step or str(step) in filters.step)
            for iso3, steps in STEPS.items()
            if not filters.step or {str(step) for step in steps} & set(filters.step)
        }, filters
        for row in view.steps:
            of_places = counted(filters._replace(step=()))
            assert row.selected == sum(step == row.step for _, step in of_places), filters
            assert row.is_selected == (not filters.step or str(row.step) in filters.step), filters


def test_parts_sum_to_the_whole(small: Snapshot) -> None:
    parts = {"region": ("south", "north", "empty"), "country": tuple(PRIORITY), "step": ("1", "2", "3")}
    for filters in selections():
        whole = queries.overview(small, filters)
        marked = [row.selected for row in whole.steps if row.is_selected]
        assert sum(n or 0 for n in marked) == whole.headline.results, filters
        for name, values in parts.items():
            chosen = getattr(filters, name) or values
            shares = [
                queries.overview(small, Filters(**(filters._asdict() | {name: (value,)}))) for value in chosen
            ]
            assert sum(share.headline.results or 0 for share in shares) == whole.headline.results, filters


def test_what_no_filter_moves_stays(small: Snapshot) -> None:
    whole = queries.overview(small, Filters())
    for filters in selections():
        view = queries.overview(small, filters)
        assert (view.people, view.funding) == (whole.people, whole.funding)
        assert (view.headline.results_all, view.headline.countries_all) == (6, 3)
        assert [row.achieved for row in view.steps] == [2, 1, 3]
        assert [row.steps for row in view.countries] == [row.steps for row in whole.countries]


def test_rows_keep_their_order(small: Snapshot) -> None:
    """Regions in the report's order, names by the alphabet within; only priority countries."""
    view = queries.overview(small, Filters())
    assert [row.country.iso3 for row in view.countries] == ["AAA", "BBB", "CCC", "DDD", "EEE"]
    assert [row.steps for row in view.countries] == [(1, 2, 3), (3,), (), (1, 3), ()]


def test_an_impossible_selection_is_empty(small: Snapshot) -> None:
    for filters in (Filters(("north",), ("AAA",)), Filters(("empty",)), Filters((), ("BBB",), ("1",))):
        view = queries.overview(small, filters)
        assert (view.headline.results, view.headline.countries) == (0, 0)
        assert not any(row.is_selected for row in view.countries)
        assert view.is_reported


def test_before_the_first_result_nothing_is_known(small: Snapshot) -> None:
    """Not reported is None and never 0."""
    for filters in selections():
        view = queries.overview(small, filters._replace(as_of=EARLIER))
        head = view.headline
        assert (head.results, head.results_all, head.countries, head.countries_all) == (None,) * 4
        assert {(row.selected, row.achieved) for row in view.steps} == {(None, None)}
        assert {row.people for row in view.people} == {None}
        assert not view.is_reported
        assert (head.results_ambition, head.countries_ambition) == (12, 5)


def test_a_value_that_no_document_states_is_none(small: Snapshot) -> None:
    later, earlier = (queries.overview(small, Filters(as_of=as_of)) for as_of in ("", EARLIER))
    assert [row.people for row in later.people] == [5_000_000, None, None]
    assert [row.reporting_countries for row in later.people] == [2, None, None]
    assert [row.usd for row in later.funding] == [100, 40, None, 15, 45]
    assert [row.usd for row in earlier.funding] == [100, 40, None, None, 60]
    assert later.before is not None
    assert (later.before.as_of, later.before.gap_usd) == (EARLIER, 60)
    assert earlier.before is None


@pytest.mark.parametrize(
    ("date_", "percent"),
    [
        ("2020-12-31", 0),
        ("2021-01-01", 100 / 1826),
        ("2022-12-31", 100 * 730 / 1826),
        ("2025-12-31", 100),
        ("2026-06-01", 100),
    ],
)
def test_elapsed_share_of_the_phase(small: Snapshot, date_: str, percent: float) -> None:
    """2021 to 2025 has 1,826 days, of which 730 had passed at the end of 2022."""
    assert pace.elapsed_pct(small._replace(day=date_)) == pytest.approx(percent)


# --- what the documents print


def test_published_figures(real: Snapshot) -> None:
    """Report 2021-22: 56 of 80; 14, 15 and 27; 40 of 50; 53.656 million missing, 75 before; 40 per cent."""
    view = queries.overview(real, Filters())
    head = view.headline
    assert (head.results, head.results_all, head.results_ambition) == (56, 56, 80)
    assert (head.countries, head.countries_all, head.countries_asked, head.countries_ambition) == (
        40,
        40,
        50,
        50,
    )
    assert [(row.selected, row.achieved, row.ambition) for row in view.steps] == [
        (14, 14, 10),
        (15, 15, 30),
        (27, 27, 40),
    ]
    assert [(row.people, row.ambition, row.reporting_countries) for row in view.people] == [
        (19_000_000, 20_000_000, 10),
        (11_600_000, 30_000_000, 10),
        (330_000, 10_000_000, 10),
    ]
    assert {row.component: row.usd for row in view.funding} == {
        "required": 160_000_000,
        "mobilized_before": 75_000_000,
        "regular_budget": 10_000_000,
        "mobilized_since": 21_344_000,
        "gap": 53_656_000,
    }
    assert view.before is not None
    assert (view.before.as_of, view.before.gap_usd) == (EARLIER, 75_000_000)
    assert round(head.elapsed_pct) == 40


def test_published_figures_of_the_launch(real: Snapshot) -> None:
    """Programme document, Table 9: 75 million missing at the launch; nothing is reported yet."""
    view = queries.overview(real, Filters(as_of=EARLIER))
    assert {row.component: row.usd for row in view.funding}["gap"] == 75_000_000
    assert (view.headline.results, view.headline.countries, view.is_reported) == (None, None, False)
    assert {row.people for row in view.people} == {None}


def test_real_parts_sum_to_the_whole(real: Snapshot) -> None:
    regions = [(region.region_id,) for region in real.regions]
    by_region = [queries.overview(real, Filters(region=region)).headline for region in regions]
    assert [head.results for head in by_region] == [33, 5, 3, 11, 4]
    assert [head.countries for head in by_region] == [22, 4, 3, 8, 3]
    assert [head.countries_asked for head in by_region] == [26, 5, 4, 10, 5]
    countries = [(country.iso3,) for country in real.countries]
    by_country = [queries.overview(real, Filters(country=country)).headline for country in countries]
    assert sum(head.results or 0 for head in by_country) == 56
    assert sum(head.countries or 0 for head in by_country) == 40


# --- rows behind the answers


def calls_of(work: Callable[[], Any]) -> int:
    """How many Python functions a piece of work calls: a cost that no other process can change."""
    calls = 0

    def count(_: FrameType, event: str, __: Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def test_the_cost_of_an_answer_does_not_grow_with_the_rows(
    make_store: Callable[..., str], small: Snapshot
) -> None:
    names = [f"extra_{n}" for n in range(900)]
    path = make_store(
        indicator=SMALL["indicator"]
        + [{"indicator_id": name, "position": 10 + n} for n, name in enumerate(names)],
        observation=SMALL["observation"]
        + [
            {"indicator_id": name, "as_of": as_of, "value": 1} for name in names for as_of in (EARLIER, LATER)
        ],
    )
    large = read(open_engine(path))
    for filters in (Filters(), Filters(region=("south",), step=("1", "3")), Filters(as_of=EARLIER)):
        assert queries.overview(large, filters) == queries.overview(small, filters)
        cost = [calls_of(partial(queries.overview, snapshot, filters)) for snapshot in (large, small)]
        assert cost[0] == cost[1] > 0
