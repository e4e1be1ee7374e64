"""What a change sends is all that changes: old figure and patch together are the new figure, exactly."""

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Any

import pytest

from callbacks.dash.overview import patch
from data.answers import overview as queries
from data.filters import Filters
from data.rows import FundingRow, Overview
from data.snapshot import Snapshot
from layouts.figures import bullets, charts, funding, waterfall, world
from layouts.figures.waterfall_rows import waterfall_rows
from layouts.words.texts import Texts, texts
from tests.components import parts

EARLIER = "2021-10-07"
EN = texts("en")
# chart: how it is drawn, what a change of filters sends, what a change of the date sends
CHARTS: dict[str, tuple[Callable[[Texts, Overview], dict], tuple[str, ...], tuple[str, ...]]] = {
    "map": (charts.map_figure, world.FILTER_PATHS, world.DATE_PATHS),
    "steps": (charts.steps_figure, bullets.FILTER_PATHS, bullets.DATE_PATHS),
    "people": (charts.people_figure, (), bullets.DATE_PATHS),
    "funding": (waterfall.funding_figure, (), funding.DATE_PATHS),
}


def subsets(values: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(values) + 1) for chosen in combinations(values, size)]


def every_selection(snapshot: Snapshot) -> list[Filters]:
    """Each region × country × step at each date; of many countries only some pairs and trios."""
    regions = subsets(tuple(region.region_id for region in snapshot.regions))
    codes = tuple(country.iso3 for country in snapshot.countries)
    countries = (
        subsets(codes) if len(codes) < 8 else [(), *((code,) for code in codes), codes[3:6], codes[::7]]
    )
    return [
        Filters(region, country, step, as_of=day)
        for region, country, step, day in product(regions, countries, subsets(("1", "2", "3")), ("", EARLIER))
    ]


def patched(figure: dict, change: Any) -> dict:
    """The figure after the browser carried out what a callback sends."""
    for operation in change.to_plotly_json()["operations"]:
        assert operation["operation"] == "Assign"
        *way, last = operation["location"]
        target: Any = figure
        for key in way:
            target = target[key]
        target[last] = copy.deepcopy(operation["params"]["value"])
    return figure


def walk(snapshot: Snapshot, steps: int) -> Iterator[tuple[Overview, bool]]:
    """A long way through all selections, as a reader may go it, and whether the date changes."""
    chance = random.Random(2021)
    selections = every_selection(snapshot)
    chance.shuffle(selections)
    before = ""
    for filters in selections[:steps]:
        yield queries.overview(snapshot, filters), filters.as_of != before
        before = filters.as_of


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("which", ["small", "real"])
def test_old_figure_and_patch_make_the_new_figure(
    request: pytest.FixtureRequest, which: str, chart: str
) -> None:
    snapshot: Snapshot = request.getfixturevalue(which)
    draw, filter_paths, date_paths = CHARTS[chart]
    shown = draw(EN, queries.overview(snapshot, Filters()))
    for view, moved in walk(snapshot, 600):
        new = draw(EN, view)
        patched(shown, patch(new, date_paths if moved else filter_paths))
        assert shown == new, view.filters


@pytest.mark.parametrize("chart", CHARTS)
def test_only_what_is_sent_differs_between_any_two_selections(real: Snapshot, chart: str) -> None:
    """With the parts that are sent taken out, one figure is left for all selections (of a date)."""
    draw, filter_paths, date_paths = CHARTS[chart]

    def rest(view: Overview, paths: tuple[str, ...]) -> str:
        figure = draw(EN, view)
        for path in paths:
            *way, last = path.split(".")
            target: Any = figure
            for key in way:
                target = target[int(key) if key.isdigit() else key]
            target[last] = None
        return repr(figure)

    views = [view for view, _ in walk(real, 400)]
    assert len({rest(view, date_paths) for view in views}) == 1
    for as_of in ("", EARLIER):
        assert len({rest(view, filter_paths) for view in views if view.filters.as_of == as_of}) == 1


def graphs(layout: Any) -> list[dict[str, Any]]:
    """The charts of a page."""
    return [part["props"] for part in parts(layout) if part["type"] == "Graph"]


def test_the_page_draws_the_charts_that_are_tested_here(
    layout_of: Callable[[str], Any], real: Snapshot
) -> None:
    drawn = {graph["id"]: graph["figure"] for graph in graphs(layout_of("?region=africa"))}
    view = queries.overview(real, Filters(region=("africa",)))
    assert drawn == json.loads(json.dumps({name: draw(EN, view) for name, (draw, *_) in CHARTS.items()}))


def test_no_chart_offers_to_send_its_data_anywhere(layout_of: Callable[[str], Any]) -> None:
    for graph in graphs(layout_of("")):
        assert graph["config"]["showSendToCloud"] is False, graph["id"]
        assert graph["config"]["displaylogo"] is False, graph["id"]


@pytest.mark.parametrize("as_of", ["", EARLIER])
def test_every_chart_says_where_its_figures_stand(
    layout_of: Callable[[str], Any], real: Snapshot, as_of: str
) -> None:
    view = queries.overview(real, Filters(as_of=as_of))
    for graph in graphs(layout_of(f"?as_of={as_of}")):
        found = queries.provenance(real, graph["id"], view.as_of)
        if graph["id"] != "map" or view.is_reported:
            assert found.places, graph["id"]
        for title, locators in found.places:
            assert title in {source.title for source in real.sources.values()}
            assert locators
            assert all(locators)


def test_a_chart_without_a_source_entry_is_an_error(real: Snapshot) -> None:
    with pytest.raises(KeyError):
        queries.provenance(real, "a_new_chart", "2022-12-31")


def test_the_map_shows_every_country_once_and_tells_results_apart_without_colour(real: Snapshot) -> None:
    world_, _, markers = charts.map_figure(EN, queries.overview(real, Filters()))["data"]
    assert len(set(world_["locations"])) == 50
    assert world_["locations"] == world_["customdata"] == markers["customdata"]
    without = [
        code
        for code, symbol in zip(world_["locations"], markers["marker"]["symbol"], strict=True)
        if symbol != "circle"
    ]
    rows = {row.country.iso3: row.steps for row in queries.overview(real, Filters()).countries}
    assert sorted(without) == sorted(iso3 for iso3, steps in rows.items() if not steps)
    visible = markers["marker"]["size"]
    small = [country.is_small for country in real.countries]
    assert all(seen for seen, is_small in zip(visible, small, strict=True) if is_small)


def test_lines_and_markers_stay_on_the_map(real: Snapshot) -> None:
    """Samoa lies past the edge: its line is an arrow that ends on the map."""
    figure = charts.map_figure(EN, queries.overview(real, Filters()))
    west, east = figure["layout"]["geo"]["lonaxis"]["range"]
    south, north = figure["layout"]["geo"]["lataxis"]["range"]
    _, lines, markers = figure["data"]
    for trace in (lines, markers):
        assert all(west < lon < east for lon in trace["lon"] if lon is not None)
        assert all(south < lat < north for lat in trace["lat"] if lat is not None)


def test_map_colours_are_the_number_of_steps(real: Snapshot) -> None:
    view = queries.overview(real, Filters())
    codes = dict(
        zip(*(charts.map_figure(EN, view)["data"][0][key] for key in ("locations", "z")), strict=True)
    )
    assert codes == {row.country.iso3: len(row.steps) + 1 for row in view.countries}
    view = queries.overview(real, Filters(region=("americas",)))
    codes = dict(
        zip(*(charts.map_figure(EN, view)["data"][0][key] for key in ("locations", "z")), strict=True)
    )
    assert {code for iso3, code in codes.items() if iso3 not in {"BRB", "ECU", "SLV", "PRY", "SUR"}} == {0}


def test_the_waterfall_leads_from_the_requirement_to_the_gap(real: Snapshot) -> None:
    for as_of, gap in (("", 53.656), (EARLIER, 75.0)):
        bars, labels = waterfall.funding_figure(EN, queries.overview(real, Filters(as_of=as_of)))["data"]
        base, height = bars["base"], bars["y"]
        assert bars["customdata"][0] == "required"
        assert bars["customdata"][-1] == "gap"
        assert height[-1] == gap
        assert base[0] == base[-1] == 0
        assert height[0] - sum(height[1:-1]) == pytest.approx(gap)
        assert base[-2] == pytest.approx(gap)
        assert f"<b>{gap:.1f}</b>".replace(".0<", "<") == labels["text"][-1]


def test_rows_of_the_waterfall_lie_where_its_columns_do(small: Snapshot) -> None:
    usd = {"required": 160e6, "mobilized_before": 100e6, "gap": 60e6}
    view = queries.overview(small, Filters())
    view = view._replace(funding=tuple(FundingRow(name, amount) for name, amount in usd.items()))
    html = waterfall_rows(waterfall.columns(EN, view, [("Pledge<br>Africa", 20e6)]))
    places = re.findall(r'class="(\w+)" style="margin-left:([\d.]+)%;width:([\d.]+)%"', html)
    assert places == [
        ("required", "0.0", "100.0"),
        ("mobilized_before", "37.5", "62.5"),
        ("pledge", "25.0", "12.5"),
        ("gap", "0.0", "25.0"),
    ]
    assert re.findall(r"<span>(.*?)</span>", html)[2] == "Pledge Africa"


def test_bars_are_in_per_cent_of_their_ambition(real: Snapshot) -> None:
    figure = charts.steps_figure(EN, queries.overview(real, Filters(region=("africa",))))
    assert figure["data"][1]["x"] == [140, 50, 67.5]
    assert figure["data"][2]["customdata"] == ["1", "2", "3"]
    assert sum(
        x * n / 100 for x, n in zip(figure["data"][2]["x"], (10, 30, 40), strict=True)
    ) == pytest.approx(33)


@pytest.mark.parametrize(
    ("filters", "map_says", "steps_say"),
    [
        (Filters(region=("africa",), country=("NPL",)), *["No country matches these filters"] * 2),
        (Filters(country=("RWA",)), "Rwanda: no step achieved yet", "No result"),
        (Filters(as_of=EARLIER), "Results are not reported for this date", "not reported yet"),
        (
            Filters(country=("AGO",), as_of=EARLIER),
            "Results are not reported for this date",
            "not reported yet",
        ),
    ],
)
def test_an_empty_chart_says_so(real: Snapshot, filters: Filters, map_says: str, steps_say: str) -> None:
    view = queries.overview(real, filters)
    assert charts.map_title(EN, view) == map_says
    assert steps_say in charts.steps_title(EN, view)
    assert set(charts.steps_figure(EN, view)["data"][2]["x"]) == {0}
