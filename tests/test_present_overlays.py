"""What lies over a scene: the bar in the margin, small pictures of all scenes; and scenes on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from layouts.scenes.decks import DECKS
from tests.presenting import press, ready

pytestmark = pytest.mark.browser
# What of the seen scene lies under the bar.
UNDER = """
() => {
  const bar = document.getElementById("bar").getBoundingClientRect();
  const parts = ":is(p, b, span, button, text, td, th, .choroplethlocation)";
  return [...document.querySelectorAll(`.scene.is-now ${parts}`)]
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width && box.right > bar.left + 1 && box.bottom > bar.top && box.top < bar.bottom;
    })
    .map((one) => one.textContent);
}
"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_the_bar_covers_nothing(new_page: Callable[..., Page], server: str, width: int, height: int) -> None:
    page = ready(new_page(width, height), f"{server}/present?deck=steering")
    for n in range(len(DECKS["steering"])):
        page.mouse.move(300, 200 + n)
        expect(page.locator("#bar")).to_have_css("opacity", "1")
        assert (n + 1, page.evaluate(UNDER)) == (n + 1, [])
        press(page, "ArrowRight")


def test_the_overview_shows_each_scene_small_as_it_is_now(new_page: Callable[..., Page], server: str) -> None:
    page = ready(new_page(1366, 768), f"{server}/present?deck=steering&scene=2")
    page.locator(".scene.is-now [data-pick='region=africa']").click()
    press(page, "o")
    shots = page.locator("#index .shot")
    assert shots.count() == len(DECKS["steering"])
    assert shots.nth(1).locator("h1").inner_text().startswith("22 of 26 countries")
    # Bars of a chart are drawn within limits (clip paths) that must be those of the small picture itself.
    clips = "one => [...one.querySelectorAll('[clip-path]')].map((part) => part.getAttribute('clip-path'))"
    found = shots.nth(2).evaluate(clips)
    assert found
    assert all("#small-" in one for one in found)
    boxes = [shots.nth(n).bounding_box() for n in range(shots.count())]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 1366 for box in boxes)
    assert all(box and box["y"] + box["height"] <= 768 for box in boxes)
    press(page, "Escape")
    assert shots.count() == 0
    assert page.locator(".scene").count() == len(DECKS["steering"])


def test_a_deck_goes_on_in_another_language(browser: Browser, server: str) -> None:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}
    )  # one that may log a network that is gone
    page = ready(context.new_page(), f"{server}/present?deck=steering&scene=3")
    page.locator(".scene.is-now [data-pick='region=africa']").click()
    press(page, "l")
    page.wait_for_url("**lang=fr**")
    page.locator("html[lang=fr][data-ready]").wait_for()
    now = page.locator(".scene.is-now")
    expect(now.locator(".number")).to_have_text(f"3 / {len(DECKS['steering'])}")
    expect(now.get_by_role("button", name="Afrique")).to_have_attribute("aria-pressed", "true")
    # Without a network the deck stays as it is, and says why.
    context.set_offline(True)
    page.mouse.move(300, 300)
    page.get_by_role("button", name="EN English").click()
    expect(page.get_by_role("status")).to_have_text("Une autre langue nécessite le réseau")
    expect(now.get_by_role("button", name="Afrique")).to_be_visible()
    context.close()


def test_on_a_phone_letters_can_be_read_and_nothing_is_cut(
    new_page: Callable[..., Page], server: str
) -> None:
    page = ready(new_page(390, 844), f"{server}/present?deck=management")
    for n in range(len(DECKS["management"])):
        outside = page.evaluate(
            """() => [...document.querySelectorAll(".scene.is-now *")].filter((one) => {
              const box = one.getBoundingClientRect();
              return box.width && (box.right > innerWidth + 1 || box.left < -1);
            }).map((one) => one.textContent)"""
        )
        size = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.scene.is-now .stage')).fontSize)"
        )
        assert (n + 1, outside) == (n + 1, [])
        assert size >= 10
        press(page, "ArrowRight")
