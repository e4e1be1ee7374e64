"""The overview as it is first seen, at the sizes people have."""

from collections.abc import Callable

import pytest

from data.filters import Filters
from tests.screen import SHOWN, Screen

pytestmark = pytest.mark.browser
Open = Callable[..., Screen]

EARLIER = "2021-10-07"
MANY = "?region=africa,americas&country=AGO,COD,LAO&step=1,2"  # its chips may take a second row
SIZES = [(390, 844), (1366, 768), (1920, 1080)]


# Texts of charts that lie outside of their chart, and pairs that cover each other.
CUT_OFF = """
() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((graph) => {
  const frame = graph.getBoundingClientRect();
  return [...graph.querySelectorAll("svg text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map((text) => text.textContent);
})
"""
COVERED = """
() => [...document.querySelectorAll(".js-plotly-plot")].flatMap((graph) => {
  const texts = [...graph.querySelectorAll("svg text")].filter((text) => text.textContent);
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const meet = (a, b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  return texts.flatMap((text, i) => texts.slice(i + 1).filter((_, j) => meet(boxes[i], boxes[i + 1 + j]))
    .map((other) => text.textContent + " / " + other.textContent));
})
"""


def text_of(screen: Screen, id_: str) -> str:
    return " ".join(screen.page.locator(f"#{id_}").inner_text().split())


def chart_text(screen: Screen, chart: str) -> list[str]:
    """What is written in a chart, as it is drawn."""
    return screen.page.locator(f"#{chart} svg text").all_text_contents()


def test_the_first_paint_has_four_charts_with_the_published_figures(open_screen: Open) -> None:
    screen = open_screen()
    assert screen.page.locator(".js-plotly-plot").count() == 4
    screen.shows(Filters())
    labels = [text.rpartition(" · ")[0] for text in chart_text(screen, "steps") if "explicit" in text]
    assert labels == ["14 of 10 · 140%", "15 of 30 · 50%", "27 of 40 · 68%"]
    assert {"19 of 20 m", "11.6 of 30 m", "0.33 of 10 m"} <= set(chart_text(screen, "people"))
    assert {"160", "−75", "−10", "−21.3", "53.7"} <= set(chart_text(screen, "funding"))
    assert "56 of 80" in text_of(screen, "headline")
    assert "40 of 50" in text_of(screen, "headline")
    assert "even pace 40%" in text_of(screen, "headline")
    assert "US$ 53.7 m of US$ 160 m still to be found, down from US$ 75 m on 7 Oct 2021" in text_of(
        screen, "gap"
    )
    assert text_of(screen, "count").startswith("56 results in 40 of 50 countries")


def test_the_map_draws_all_fifty(open_screen: Open) -> None:
    screen = open_screen()
    shapes = screen.page.locator("#map .choroplethlocation")
    empty = screen.page.evaluate(
        """() => [...document.querySelectorAll("#map .choroplethlocation")]
          .filter((path) => !path.getAttribute("d")).map((path) => path.__data__.loc)"""
    )
    assert shapes.count() == 50
    assert empty == ["WSM"]  # past the edge of the map: a marker stands for it
    assert screen.page.locator("#map .point").count() == 50
    samoa = [country.iso3 for country in screen.snapshot.countries].index("WSM")
    assert screen.page.locator("#map .point").nth(samoa).is_visible()
    # Angola: three steps; Kenya: one; Rwanda: none. The colours of the key beside the map.
    fills = screen.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#map .choroplethlocation")]
          .map((path) => [path.__data__.loc, getComputedStyle(path).fill]))"""
    )
    key = screen.page.evaluate(
        """() => [1, 2, 3].map((n) => document.querySelector(".swatch.step-" + n))
          .map((swatch) => getComputedStyle(swatch).backgroundColor)"""
    )
    assert [fills[code] for code in ("KEN", "NPL", "AGO")] == key
    assert fills["RWA"] == "rgb(255, 255, 255)"


# How much of its place the map fills, and the pairs of markers that touch.
FILLED = """
() => {
  const place = document.querySelector("#map").getBoundingClientRect();
  const { width, height } = document.querySelector("#map defs clipPath rect").getBBox();
  return [width / place.width, height / place.height];
}
"""
TOUCHING = """
() => {
  const boxes = [...document.querySelectorAll("#map .point")].map((one) => one.getBoundingClientRect());
  const points = boxes.filter((box) => box.width > 1)
    .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2, r: box.width / 2 }));
  const touch = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r;
  return points.flatMap((a, i) => points.slice(0, i).filter((b) => touch(a, b)));
}
"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_map_fills_its_place(open_screen: Open, width: int, height: int) -> None:
    across, down = open_screen(width=width, height=height).page.evaluate(FILLED)
    assert across > 0.98
    assert down > 0.85


@pytest.mark.parametrize("search", ["", f"?as_of={EARLIER}"])
def test_no_two_markers_touch(open_screen: Open, search: str) -> None:
    assert open_screen(search).page.evaluate(TOUCHING) == []


def test_loading_needs_no_callback(open_screen: Open) -> None:
    screen = open_screen()
    for search in ("", "?region=africa&step=3", f"?as_of={EARLIER}"):
        screen.open(search)
        screen.page.wait_for_load_state("networkidle")
        assert screen.updates == []
        assert screen.page.locator("h1").count() == 1


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_fits(open_screen: Open, width: int, height: int) -> None:
    screen = open_screen(width=width, height=height)
    for search in ("", "?region=africa&step=1", f"?as_of={EARLIER}", MANY):
        screen.open(search)
        screen.page.evaluate("scrollTo(9999, 0)")
        assert screen.page.evaluate("scrollX") == 0, "wider than the window"
        assert screen.page.evaluate(CUT_OFF) == [], search
        assert screen.page.evaluate(COVERED) == [], search
        for chart in SHOWN:
            box = screen.page.locator(f"#{chart}").bounding_box()
            assert box is not None
            assert (box["width"] > 200, box["height"] > 60) == (True, True), (chart, box)
            assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True), (chart, box)
            if width > 1000 and search != MANY:
                assert box["y"] + box["height"] <= height, (chart, box)


@pytest.mark.parametrize(("width", "shown"), [(390, True), (1366, False)])
def test_on_a_phone_the_waterfall_is_rows_that_follow_the_date(
    open_screen: Open, width: int, shown: bool
) -> None:
    screen = open_screen("?lang=fr", width=width, height=844)
    rows = screen.page.locator("#funding-rows li")
    assert screen.page.locator("#funding-rows").is_visible() is shown
    assert screen.page.locator("#funding svg").first.is_visible() is not shown
    amounts = rows.locator("b").all_text_contents()
    assert amounts == ["160", "−75", "−10", "−21,3", "53,7"]
    assert amounts == [text for text in chart_text(screen, "funding") if text in amounts]
    screen.open(f"?as_of={EARLIER}")
    assert rows.locator("b").all_text_contents() == ["160", "−75", "−10", "75"]


def test_a_date_without_results_says_so(open_screen: Open) -> None:
    screen = open_screen(f"?as_of={EARLIER}")
    screen.shows(Filters(as_of=EARLIER))
    assert text_of(screen, "headline").count("Not reported") == 2
    assert "US$ 75 m of US$ 160 m still to be found" in text_of(screen, "gap")
    assert "not reported" in text_of(screen, "count")
    assert {"160", "−75", "−10", "75"} <= set(chart_text(screen, "funding"))
    assert "Results are not reported for this date" in text_of(screen, "map-title")
    assert "not reported" in text_of(screen, "people-title")
    assert screen.page.locator(".matrix .mark:not(.unknown)").count() == 0


def test_an_impossible_combination_says_so(open_screen: Open) -> None:
    screen = open_screen("?region=africa&country=NPL")
    screen.shows(Filters(region=("africa",), country=("NPL",)))
    assert "Nothing matches these filters" in text_of(screen, "count")
    assert text_of(screen, "map-title") == "No country matches these filters"
    assert text_of(screen, "steps-title") == "No country matches these filters"


def test_what_does_not_follow_a_filter_says_so(open_screen: Open) -> None:
    screen = open_screen("?region=africa")
    assert "people and money: not filtered" in text_of(screen, "count")
    assert "programme-wide" in text_of(screen, "funding-note")
    assert text_of(screen, "headline").count("programme-wide") == 2


def test_the_matrix_is_ordered_as_asked(open_screen: Open) -> None:
    screen = open_screen()
    page = screen.page
    visible = page.locator(".matrix tbody tr:visible")
    by_region = visible.all_inner_texts()
    assert by_region[0].startswith("Africa")
    assert len(by_region) == 55
    page.get_by_role("button", name="By name").click()
    page.wait_for_function("() => document.querySelectorAll('.matrix tbody tr:not(.is-apart)').length === 50")
    names = page.locator(".matrix tbody tr:visible th").all_inner_texts()
    assert names == sorted(names, key=lambda name: name.replace("ô", "o"))
    page.get_by_role("button", name="By steps achieved").click()
    page.wait_for_function("() => document.querySelector('.matrix tbody tr').dataset.name === 'Angola'")
    steps = visible.evaluate_all("rows => rows.map((row) => +row.dataset.steps)")
    assert steps == sorted(steps, reverse=True)
    screen.page.locator(".region-tile[data-value=africa]").click()
    screen.shows(Filters(("africa",)), "?region=africa&sort=matrix:steps")
    screen.page.locator(".region-tile[data-value=africa]").click()
    screen.shows(Filters(), "?sort=matrix:steps")
    page.get_by_role("button", name="By region").click()
    page.wait_for_function("() => !document.querySelector('.matrix .is-apart')")
    assert visible.all_inner_texts() == by_region
