"""Every way to filter, in a real browser: each leads to the same address and the same screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from data.filters import Filters
from tests.screen import Screen

pytestmark = pytest.mark.browser
Open = Callable[..., Screen]

# Where a place on the globe is on the screen, as plotly.js itself projects it.
ON_MAP = """
([lon, lat]) => {
  const graph = document.querySelector("#map.js-plotly-plot, #map .js-plotly-plot");
  const box = graph.getBoundingClientRect();
  const [x, y] = graph._fullLayout.geo._subplot.projection([lon, lat]);
  return [box.left + x, box.top + y];
}
"""
MIDDLE_OF = """
([selector, n]) => {
  const box = document.querySelectorAll(selector)[n].getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
"""
UPDATE = "**/_dash-update-component*"
TRACK = "#steps .barlayer .trace:nth-child(1) .point path"  # the whole of a step, however short its bar


def click_at(page: Page, x: float, y: float) -> None:
    """Click as a hand does: the pointer comes, the chart answers, the button goes down and up."""
    hint = page.locator(".hoverlayer .hovertext")
    page.mouse.move(1, 1)
    hint.wait_for(state="detached")
    page.mouse.move(x, y)
    hint.wait_for()
    page.mouse.click(x, y)


def on_map(screen: Screen, longitude: float, latitude: float) -> None:
    click_at(screen.page, *screen.page.evaluate(ON_MAP, [longitude, latitude]))


def marker(screen: Screen, code: str) -> None:
    """Click the marker of a country where it is drawn."""
    lon, lat = screen.page.evaluate(
        """code => {
          const { data } = document.querySelector("#map.js-plotly-plot, #map .js-plotly-plot");
          const place = data[2].customdata.indexOf(code);
          return [data[2].lon[place], data[2].lat[place]];
        }""",
        code,
    )
    on_map(screen, lon, lat)


def control(screen: Screen, name: str, option: str) -> None:
    """Choose an option in a control as people do: open it, click the option, leave it."""
    screen.page.locator(f"#filter-{name}").click()
    screen.page.locator(".dash-dropdown-content").get_by_text(option, exact=True).click()
    if name != "as_of":
        screen.page.keyboard.press("Escape")
    screen.page.locator(".dash-dropdown-content").wait_for(state="detached")


def press(screen: Screen, selector: str) -> None:
    screen.page.locator(selector).click()


def bar(screen: Screen, step: int = 3) -> None:
    click_at(screen.page, *screen.page.evaluate(MIDDLE_OF, [TRACK, step - 1]))


# Each way to a selection; all lead to the same address and the same screen.
WAYS: dict[str, tuple[Filters, dict[str, Callable[[Screen], None]]]] = {
    "region": (
        Filters(("africa",)),
        {
            "control": lambda screen: control(screen, "region", "Africa"),
            "tile": lambda screen: press(screen, ".region-tile[data-value=africa]"),
            "list": lambda screen: press(screen, ".country-list [data-value=africa]"),
        },
    ),
    "country": (
        Filters(country=("NPL",)),
        {
            "control": lambda screen: control(screen, "country", "Nepal"),
            "shape": lambda screen: on_map(screen, 82.5, 29.2),
            "point": lambda screen: marker(screen, "NPL"),
            "list": lambda screen: press(screen, ".country-list [data-value=NPL]"),
            "matrix": lambda screen: press(screen, ".matrix [data-value=NPL]"),
        },
    ),
    "small state": (
        Filters(country=("WSM",)),
        {
            "control": lambda screen: control(screen, "country", "Samoa"),
            "marker": lambda screen: marker(screen, "WSM"),
        },
    ),
    "step": (
        Filters(step=("3",)),
        {
            "control": lambda screen: control(screen, "step", "3 Improving operations"),
            "bar": bar,
            "matrix": lambda screen: press(screen, ".matrix [data-value='3']"),
        },
    ),
}


@pytest.mark.parametrize("what", WAYS)
def test_each_way_selects_and_done_again_takes_it_back(open_screen: Open, what: str) -> None:
    filters, ways = WAYS[what]
    screen = open_screen()
    for way, go in ways.items():
        screen.updates.clear()
        go(screen)
        screen.shows(filters)
        assert len(screen.updates) == 1, way
        go(screen)
        screen.shows(Filters())
        assert len(screen.updates) == 2, way


@pytest.mark.parametrize("what", WAYS)
def test_what_one_way_selects_each_other_way_takes_back(open_screen: Open, what: str) -> None:
    filters, ways = WAYS[what]
    screen = open_screen()
    names = list(ways)
    for name, other in zip(names, [*names[1:], names[0]], strict=True):
        ways[name](screen)
        screen.shows(filters)
        ways[other](screen)
        screen.shows(Filters())


def test_every_marker_of_a_small_state_can_be_hit(open_screen: Open) -> None:
    screen = open_screen()
    small = [country.iso3 for country in screen.snapshot.countries if country.is_small]
    assert len(small) > 5
    for n, code in enumerate(small, 1):
        marker(screen, code)
        screen.shows(Filters(country=tuple(small[:n])))


def test_the_date_is_chosen_and_taken_back(open_screen: Open) -> None:
    screen = open_screen("?region=africa")
    control(screen, "as_of", "7 Oct 2021")
    screen.shows(Filters(("africa",), as_of="2021-10-07"))
    assert "not reported" in screen.page.locator("#count").inner_text()
    assert "US$ 75 m" in screen.page.locator("#gap").inner_text()
    assert screen.page.locator(".matrix .mark:not(.unknown)").count() == 0
    control(screen, "as_of", "31 Dec 2022")
    screen.shows(Filters(("africa",)))
    assert "US$ 53.7 m" in screen.page.locator("#gap").inner_text()
    assert screen.page.locator(".matrix .mark.unknown").count() == 0


def test_filters_add_up_and_chips_take_each_away(open_screen: Open) -> None:
    screen = open_screen()
    press(screen, ".region-tile[data-value=asia_pacific]")
    screen.shows(Filters(("asia_pacific",)))
    marker(screen, "NPL")
    screen.shows(Filters(("asia_pacific",), ("NPL",)))
    press(screen, ".country-list [data-value=PAK]")
    screen.shows(Filters(("asia_pacific",), ("NPL", "PAK")))
    bar(screen)
    screen.shows(Filters(("asia_pacific",), ("NPL", "PAK"), ("3",)))
    assert screen.page.locator("#count").inner_text().startswith("2 results in 2 of 2 countries")
    press(screen, "#chips [data-value=NPL]")
    screen.shows(Filters(("asia_pacific",), ("PAK",), ("3",)))
    press(screen, "#chips [data-value=asia_pacific]")
    screen.shows(Filters((), ("PAK",), ("3",)))
    press(screen, "#chips [data-value='3']")
    screen.shows(Filters((), ("PAK",)))
    press(screen, "#chips [data-value=PAK]")
    screen.shows(Filters())
    assert screen.page.locator("#chips").inner_text() == ""


def test_a_step_without_results_is_clicked_and_taken_back(open_screen: Open) -> None:
    screen = open_screen("?country=RWA")
    bar(screen, 1)
    screen.shows(Filters(country=("RWA",), step=("1",)))
    bar(screen, 1)
    screen.shows(Filters(country=("RWA",)))


def test_clear_clears_all_but_the_date(open_screen: Open) -> None:
    screen = open_screen("?region=africa&country=AGO&step=1&as_of=2021-10-07")
    screen.shows(Filters(("africa",), ("AGO",), ("1",), as_of="2021-10-07"))
    screen.page.get_by_role("button", name="Clear", exact=True).click()
    screen.shows(Filters(as_of="2021-10-07"))


def test_several_values_of_one_control(open_screen: Open) -> None:
    screen = open_screen()
    control(screen, "region", "Americas")
    screen.shows(Filters(("americas",)))
    control(screen, "region", "Africa")
    screen.page.wait_for_function("() => location.search.includes('africa')")
    assert screen.page.evaluate("location.search") in {"?region=africa,americas", "?region=americas,africa"}
    screen.shows(Filters(("africa", "americas")), screen.page.evaluate("location.search"))
    assert screen.page.locator("#count").inner_text().startswith("38 results in 26 of 31 countries")
    assert len(screen.updates) == 2


def test_controls_show_what_clicks_select(open_screen: Open) -> None:
    screen = open_screen()
    press(screen, ".region-tile[data-value=africa]")
    screen.shows(Filters(("africa",)))
    marker(screen, "AGO")
    screen.shows(Filters(("africa",), ("AGO",)))
    bar(screen)
    screen.shows(Filters(("africa",), ("AGO",), ("3",)))
    for name, shown in (("region", "Africa"), ("country", "Angola"), ("step", "3 Improving operations")):
        screen.page.locator(f"#filter-{name}").get_by_text(shown).wait_for()


def test_clicks_in_quick_succession_all_count(open_screen: Open) -> None:
    screen = open_screen()
    screen.page.evaluate(
        """() => ["AGO", "KEN", "NPL", "KEN"].forEach((code) =>
          document.querySelector(`.country-list [data-value=${code}]`).click())"""
    )
    screen.shows(Filters(country=("AGO", "NPL")))


def test_a_country_the_search_finds(open_screen: Open) -> None:
    screen = open_screen()
    press(screen, "#filter-country")
    screen.page.keyboard.type("lao")
    screen.page.get_by_role("checkbox").first.click()
    screen.shows(Filters(country=("LAO",)))


def test_a_late_answer_does_not_undo_a_later_click(open_screen: Open) -> None:
    """On a slow line the answer to the first click arrives after the second click."""
    screen = open_screen()
    page = screen.page
    held: list[Route] = []
    page.route(UPDATE, lambda route: held.append(route))  # noqa: PLW0108  playwright reads its signature
    with page.expect_request(UPDATE):
        press(screen, ".region-tile[data-value=africa]")
    with page.expect_request(UPDATE):
        press(screen, ".country-list [data-value=AGO]")
    with page.expect_response(UPDATE) as answer:
        held.pop(0).continue_()
    answer.value.finished()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    with page.expect_request(UPDATE):
        press(screen, ".matrix [data-value='3']")
    for route in held:
        route.continue_()
    screen.shows(Filters(("africa",), ("AGO",), ("3",)))
