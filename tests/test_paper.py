"""What stands on paper: all that the screen says, whatever the window was and however soon it was printed."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from pypdf import PdfReader

from tests.screen import Screen

pytestmark = pytest.mark.browser
PLEDGED = "/funding?compare=2021-10-07&pledge=12,5"
DRAWN = ("/", "/?region=africa&step=3&lang=fr", PLEDGED, "/themes?country=SEN")  # pages with charts
OTHERS = ("/countries", "/people", "/health", "/partners/germany")
WINDOWS = ((1024, 768), (1366, 768), (1920, 1080), (2560, 1440))
LISTENS = "() => window.dash_clientside?.screen"
PAINTED = """
() => !document.querySelector(".prerendered") && document.querySelector("#filter-partner")
  && [...document.querySelectorAll("[data-chart], [data-figure]")].every((one) => one.querySelector("svg"))
"""
# What the screen says beside its controls; a list beside the map says the same as the matrix.
SAID = """
() => {
  const left_out = ".source, .orders, .matrix-head p, .country-list, .visually-hidden, .waterfall-rows";
  const walk = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT);
  const said = [];
  for (let one = walk.nextNode(); one; one = walk.nextNode()) {
    const holder = one.parentElement;
    if (one.data.trim() && holder.closest("main, footer") && !holder.closest(left_out)
      && holder.checkVisibility({ visibilityProperty: true })) said.push(one.data);
  }
  return said;
}
"""
# By how many pixels marks and words of a chart reach past the edge of its place.
OUTSIDE = """
() => [...document.querySelectorAll(".print-chart")].flatMap((one) => {
  const box = one.getBoundingClientRect();
  const marks = [...one.querySelectorAll(".point path, text, .choroplethlocation, .js-line, .land path")];
  return [...new Set(marks.map((mark) => mark.getBoundingClientRect())
    .filter(({ width }) => width)
    .map(({ left, right, top, bottom }) => Math.max(
      box.left - left, right - box.right, box.top - top, bottom - box.bottom)))].filter((past) => past > 2);
})
"""
# The smallest letters of the charts, in points as they stand on the sheet.
SMALLEST = """
() => Math.min(...[...document.querySelectorAll(".print-chart text")].map((one) => {
  const svg = one.closest(".main-svg");
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(one).fontSize) * scale * 0.75;
}))
"""
MARKS = "() => [...document.querySelectorAll('.matrix .mark')].map((one) => one.className)"


def squeezed(text: str) -> str:
    """A text without spaces and hyphens, which a document may break and spell in several ways."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if not letter.isspace() and letter not in "-‐‑\u00ad")


def printed(page: Page) -> list[str]:
    """The text of each sheet that a page becomes now."""
    document = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    return [sheet.extract_text() for sheet in document.pages]


def words(sheets: list[str]) -> Counter[str]:
    """How often each word stands on the sheets; the parts of a word with a hyphen count as words."""
    return Counter(" ".join(sheets).replace("-", " ").split())


STATEMENT = ("Accessibility", "Accessibilité", "Accesibilidad")  # a link, which paper does not have


@pytest.mark.parametrize(("lang", "selected"), [("en", ""), ("fr", "&region=africa&step=3"), ("es", "")])
def test_paper_says_what_the_screen_says(
    open_screen: Callable[..., Screen], lang: str, selected: str
) -> None:
    page = open_screen(f"?lang={lang}{selected}").page
    page.locator(".matrix .mark.achieved").first.wait_for()
    said = [squeezed(text) for text in page.evaluate(SAID)]
    assert len(said) > 60
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        sheets = printed(page)
        assert len(sheets) == 2
        on_paper = squeezed(" ".join(sheets))
        assert [text for text in said if text not in on_paper and text not in STATEMENT] == [], width
        assert page.locator(".print-chart").count() == 0


def test_a_tagged_pdf_says_what_its_charts_show(open_screen: Callable[..., Screen]) -> None:
    page = open_screen("?lang=fr").page
    said = page.locator("#steps-said").inner_text()
    root: Any = PdfReader(BytesIO(page.pdf(tagged=True, prefer_css_page_size=True))).trailer["/Root"]
    assert root["/Lang"] == "fr" and root["/MarkInfo"]["/Marked"]
    tags = [*structure(root["/StructTreeRoot"])]
    assert [one.get("/S") for one in tags].count("/H1") == 1
    assert said in {one.get("/Alt") for one in tags}


def structure(part: Any) -> Iterator[Any]:
    """Every element of the structure of a document, from the first to the last."""
    part = part.get_object()
    if isinstance(part, list):
        for one in part:
            yield from structure(one)
    elif isinstance(part, dict):
        yield part
        if "/K" in part:
            yield from structure(part["/K"])


def test_paper_is_the_same_from_any_window_and_as_soon_as_a_page_is_loaded(
    new_page: Callable[..., Page], server: str
) -> None:
    for path in (*DRAWN, *OTHERS):
        page = new_page()
        page.goto(server + path)
        page.wait_for_function(PAINTED)
        settled = words(printed(page))
        assert settled.total() > 150
        for width, height in (WINDOWS[0], WINDOWS[-1]) if path in DRAWN else WINDOWS[-1:]:
            page.set_viewport_size({"width": width, "height": height})
            page.reload(wait_until="load")
            found = words(printed(page))
            assert (settled - found, found - settled) == (Counter(), Counter()), (path, width)
        page.close()


@pytest.mark.parametrize("path", [*DRAWN, "/people"])
def test_paper_is_whole_before_dash_is_there(new_page: Callable[..., Page], server: str, path: str) -> None:
    page = new_page(1920, 1080)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/dash_renderer*.js*", hold)
    page.goto(server + path, wait_until="commit")
    page.wait_for_function(LISTENS)
    early, marks = words(printed(page)), page.evaluate(MARKS)
    for route in waiting:
        route.continue_()
    page.wait_for_function(PAINTED)
    page.wait_for_function(f"before => String(({MARKS})()) === String(before)", arg=marks)
    assert early == words(printed(page))


@pytest.mark.parametrize("path", DRAWN)
def test_no_chart_reaches_past_its_place_on_paper(
    new_page: Callable[..., Page], server: str, path: str
) -> None:
    page = new_page(2560, 1440)
    page.goto(server + path)
    page.wait_for_function(PAINTED)
    charts = page.locator("[data-chart], [data-figure]").count()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.set_viewport_size({"width": 1032, "height": 695})  # a sheet within its margins
    page.emulate_media(media="print")
    assert page.locator(".print-chart").locator("visible=true").count() == charts
    assert page.locator(".graph, .chart").locator("visible=true").count() == 0
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SMALLEST) >= 7.49
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".graph, .chart").locator("visible=true").count() == charts
