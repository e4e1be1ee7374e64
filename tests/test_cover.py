"""Nothing covers anything: each control of head and filters can be hit, whatever the width of the window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from layouts.pages import registry
from layouts.words.texts import LANGUAGES, texts
from tests.screen import Screen

pytestmark = pytest.mark.browser
PATHS = (*registry.menu(texts("en")), "/countries/SEN", "/partners/germany")
# Tablets, and a window of 1366 pixels at 200, 175, 150 and 125 per cent; a high and a low one.
WIDTHS = (641, 768, 820, 1024, 1093, 1180, 1366)
SIZES = tuple((width, height) for width in WIDTHS for height in (400, 900))
SELECTED = "?region=africa,arab_states&step=3&theme=health&partner=germany&lang="
# A control of Dash is hit where its box is: what has the focus within it may be unseen.
CONTROLS = "#page > header :is(a, summary), #page > .filters :is(button, [type=search]), .dash-dropdown"
COVERED = """
([controls, least]) => {
  const found = [];
  const isOwn = (one) => !one.matches(".skip, .take-away > div *, .dash-dropdown *");
  const all = [...document.querySelectorAll(controls)].filter((one) => isOwn(one) && one.checkVisibility());
  const name = (one) => one.id || one.placeholder || one.textContent.trim();
  if (all.length < least) found.push("only " + all.map(name));
  const boxes = all.map((one) => [name(one), one.getBoundingClientRect(), one]);
  for (const [one, box, element] of boxes) {
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!element.contains(hit)) found.push(one + " lies under " + (hit && hit.outerHTML.slice(0, 60)));
    if (box.left < 0 || box.right > document.documentElement.clientWidth) found.push(one + " is cut");
    const place = element.closest("header, .filters").getBoundingClientRect();
    if (box.bottom > place.bottom + 0.5) found.push(one + " hangs out");
  }
  boxes.forEach(([one, a], place) => boxes.slice(place + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 0.5 && high > 0.5) found.push(one + " meets " + other);
  }));
  return found;
}
"""
# What of an open list or menu cannot be hit; what a list hides by scrolling is brought into sight first.
UNDER = """
(items) => {
  const all = [...document.querySelectorAll(items)].filter((one) => one.checkVisibility());
  const missed = all.filter((one) => {
    one.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return !one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
      || left < 0 || right > document.documentElement.clientWidth;
  });
  return all.length ? missed.map((one) => one.textContent) : ["nothing open"];
}
"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_control_is_covered(new_page: Callable[..., Page], server: str, lang: str) -> None:
    page = new_page()
    for path in PATHS:
        page.goto(f"{server}{path}{SELECTED}{lang}")
        page.locator("body:not(:has(> .prerendered)) #chips .chip").first.wait_for()
        for late in ("#filter-partner", "#filter-as_of"):
            page.locator(late).wait_for()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            # 13 in the head; five filters, the search, three chips and what clears them below it.
            assert page.evaluate(COVERED, [CONTROLS, 23]) == [], (path, width, height)


def test_nothing_of_an_open_menu_is_covered(open_screen: Callable[..., Screen]) -> None:
    page = open_screen(SELECTED + "fr").page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 600})
        page.locator(".take-away summary").click()
        assert page.evaluate(UNDER, ".take-away :is(a, button)") == [], width
        page.keyboard.press("Escape")
        page.locator("#filter-country").click()
        page.locator(".dash-dropdown-option").first.wait_for()
        assert page.evaluate(UNDER, ".dash-dropdown-option") == [], width
        page.keyboard.press("Escape")
        page.locator(".search-box input").fill("re")
        page.locator(".found a").first.wait_for()
        assert page.evaluate(UNDER, ".found a") == [], width
        page.locator(".search-box input").press("Escape")


def test_what_has_the_focus_in_the_list_of_a_phone_is_seen(open_screen: Callable[..., Screen]) -> None:
    page = open_screen(width=390, height=844).page
    for width, height in ((390, 844), (640, 360), (320, 256)):  # 1280 pixels at 200 and 400 per cent
        page.set_viewport_size({"width": width, "height": height})
        box = page.locator(".country-list").bounding_box()
        assert box is not None
        assert box["height"] >= 200, width
        for button in page.locator(".country-list button").all():
            button.focus()
            # `is_visible` would be content with a button that its list cuts off.
            assert button.evaluate(
                "(one) => { const { left, right, top, bottom } = one.getBoundingClientRect();"
                " return one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)); }"
            ), (width, button.inner_text())
