"""Charts by keys: from point to point, selected as by a click, said in words, their table one key away."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from data.answers.overview import overview
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.figures.spoken import spoken
from layouts.words.texts import texts
from tests.screen import Screen

pytestmark = pytest.mark.browser
IN_SIGHT = """
chart => {
  const box = (one) => one.getBoundingClientRect(), ring = chart.querySelector(".walked");
  const [a, b] = [box(chart), box(ring)];
  const isInside = b.right > a.left && b.left < a.right && b.bottom > a.top && b.top < a.bottom;
  return !ring.hidden && b.width > 8 && isInside;
}
"""


def walked(page: Page, chart: Any, key: str, says: str) -> None:
    """A key leads to a point that is outlined and said."""
    page.keyboard.press(key)
    expect(chart.get_by_role("status")).to_contain_text(says)
    assert chart.evaluate(IN_SIGHT), says


def test_the_map_is_walked_by_region_and_country_and_filters(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    page, t = screen.page, texts("en")
    view = overview(screen.snapshot, Filters())
    chart = page.locator("[data-chart=map]")
    expect(chart).to_have_accessible_description(spoken(t, "map", view))
    expect(chart).to_have_accessible_name("40 of 50 countries achieved a step; Angola and Malawi all three")

    chart.focus()
    walked(page, chart, "ArrowRight", "Africa: 22 of 26")
    walked(page, chart, "ArrowDown", "Angola: 3 steps achieved")
    walked(page, chart, "ArrowUp", "Uzbekistan")  # the last country comes before the first
    walked(page, chart, "Home", "Africa")
    walked(page, chart, "ArrowLeft", "Europe and Central Asia: 3 of 5")
    walked(page, chart, "ArrowDown", "Albania")
    page.keyboard.press("Enter")
    screen.shows(Filters(country=("ALB",)))
    expect(chart.get_by_role("status")).to_contain_text("selected")
    expect(chart).to_be_focused()
    page.keyboard.press("Enter")
    screen.shows(Filters())
    walked(page, chart, "ArrowRight", "Africa")
    page.keyboard.press("Enter")
    screen.shows(Filters(region=("africa",)))
    described = spoken(t, "map", overview(screen.snapshot, Filters(region=("africa",))))
    expect(chart).to_have_accessible_description(described)

    # The table of a chart is one key away, and the way back leads to the chart.
    page.keyboard.press("t")
    page.get_by_role("dialog", name="Figures and sources").get_by_role("table").wait_for()
    page.keyboard.press("Escape")
    expect(chart).to_be_focused()


def test_bars_are_walked_and_each_chart_says_what_it_shows(
    open_screen: Callable[..., Screen], real: Snapshot
) -> None:
    screen = open_screen("?lang=fr")
    page, t, view = screen.page, texts("fr"), overview(real, Filters(lang="fr"))
    for name in ("steps", "people", "funding"):
        chart = page.locator(f"[data-chart={name}]")
        expect(chart).to_have_accessible_description(spoken(t, name, view))
        chart.focus()
        for key in ("End", "ArrowRight"):  # past the last comes the first
            page.keyboard.press(key)
        said = chart.get_by_role("status").inner_text()
        first = page.locator(f"#{name}-said").inner_text().split(". ", 1)[1]
        assert said.split("·")[0].split(":")[0].strip() in first, said
        assert chart.evaluate(IN_SIGHT)
    page.locator("[data-chart=steps]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    screen.shows(Filters(step=("2",), lang="fr"))


def test_a_map_of_another_page_is_walked_too(new_page: Callable[..., Page], server: str) -> None:
    page = new_page()
    page.goto(f"{server}/themes?lang=es")
    chart = page.locator("[data-figure=themes-map]")
    chart.locator(".choroplethlocation").first.wait_for()
    chart.focus()
    walked(page, chart, "ArrowRight", "África")
    walked(page, chart, "ArrowDown", "Angola")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=AGO*")
    expect(chart.get_by_role("status")).to_contain_text("seleccionado")
    expect(chart).to_be_focused()
    page.keyboard.press("t")
    assert page.evaluate("() => document.activeElement.querySelector('table') !== null")
