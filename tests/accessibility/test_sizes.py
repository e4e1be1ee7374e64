"""Nothing is lost where text is spaced as readers need it, nor at 320 pixels, which is 400 % of 1280."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
# Words that are cut off, or lie outside of the window; what is scrolled by itself is not lost.
LOST = """
() => {
  const scrolls = ".scroll, nav, .controls, .country-list, svg, .visually-hidden, .skip, .control-label";
  const cut = (one) => {
    const style = getComputedStyle(one);
    return (style.overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1)
      || (style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1);
  };
  const outside = (one) => one.getBoundingClientRect().right > innerWidth + 1;
  const found = [...document.querySelectorAll("#page *")]
    .filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest(scrolls))
    .filter((one) => !one.matches("button.dash-dropdown"))  // what it shows is looked at, and not its edge
    .filter((one) => cut(one) || outside(one))
    .map((one) => one.className + " " + one.textContent.slice(0, 40));
  const wide = document.scrollingElement.scrollWidth > innerWidth ? ["the page is scrolled sideways"] : [];
  return [...wide, ...found];
}
"""
COVERED = """
() => {  // controls of the head that lie under something else
  const seen = (one) => {
    const { left, right, top, width, height } = one.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    const isAside = left < 0 || right > document.documentElement.clientWidth;  // scrolled by itself
    return !one.checkVisibility() || isAside || one.contains(there) || (there && there.contains(one));
  };
  return [...document.querySelectorAll("#page > header :is(a:not(.skip), button, summary), .filters button")]
    .filter((one) => !seen(one)).map((one) => one.textContent);
}
"""


# Words of a chart that stand on other words of it.
ON_OTHERS = """
() => [...document.querySelectorAll("[data-chart=steps], [data-chart=people]")].flatMap((chart) => {
  const texts = [...chart.querySelectorAll(".textpoint text")].filter((one) => one.checkVisibility());
  const boxes = texts.map((one) => one.getBoundingClientRect());
  return texts.filter((_, n) => boxes.some((box, other) => other < n && box.left < boxes[n].right - 1
    && boxes[n].left < box.right - 1 && box.top < boxes[n].bottom - 3 && boxes[n].top < box.bottom - 3))
    .map((one) => one.textContent);
})
"""


@pytest.mark.parametrize(
    ("lang", "width", "spaced"),
    [("en", 320, False), ("fr", 320, False), ("es", 1366, True), ("fr", 1366, True), ("es", 700, False)],
)
def test_nothing_is_lost(
    new_page: Callable[..., Page], server: str, lang: str, width: int, spaced: bool
) -> None:
    page = new_page(width, 768)
    for path in ("/", "/people", "/funding", "/countries/TGO", "/accessibility"):
        page.goto(f"{server}{path}?lang={lang}")
        if path != "/accessibility":
            page.locator(".dash-dropdown").last.wait_for()
            page.locator("#react-entry-point #footer p").first.wait_for()
        if path == "/":
            page.locator("[data-chart=steps] .textpoint text").last.wait_for()
        if spaced:
            page.add_style_tag(content=SPACED)
        assert (path, page.evaluate(LOST)) == (path, [])
        assert (path, page.evaluate(COVERED)) == (path, [])
        assert (path, page.evaluate(ON_OTHERS)) == (path, [])
