"""Controls, search and menus say what they are and do, and keep the focus where somebody goes on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from data.filters import Filters
from tests.screen import Screen

pytestmark = pytest.mark.browser
STOPS = """
() => [...document.querySelectorAll(".dash-dropdown-wrapper [tabindex='0']")]
  .filter((one) => !one.inert).length
"""


def test_a_control_keeps_its_name_and_opens_a_named_group(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen("?lang=fr")
    page = screen.page
    region = page.locator("#filter-region")
    expect(region).to_have_accessible_name("Région")
    expect(page.locator("#filter-as_of")).to_have_accessible_name("Situation au 31 déc. 2022")
    assert page.evaluate(STOPS) == 7  # Tab stops once at each
    for chosen, name in (
        ("Afrique", "Région Afrique"),
        ("Amériques", "Région Sélection : 2 Afrique, Amériques"),
    ):
        region.click()
        panel = page.get_by_role("dialog", name="Région")
        box = panel.get_by_role("group", name="Région").get_by_role("checkbox", name=chosen)
        box.click()
        expect(box).to_be_checked()
        page.keyboard.press("Escape")
        expect(region).to_have_accessible_name(name)
    page.locator("#filter-as_of").click()
    position = page.get_by_role("dialog", name="Situation au")
    expect(position.get_by_role("radiogroup").get_by_role("radio", name="31 déc. 2022")).to_be_checked()
    page.keyboard.press("Escape")
    screen.shows(Filters(region=("africa", "americas"), lang="fr"))

    # The panel of sources and its button are named in the language of the page.
    page.locator(".card-map .source").click()
    panel = page.get_by_role("dialog", name="Chiffres et sources")
    panel.get_by_role("button", name="Fermer").click()
    panel.wait_for(state="detached")


def test_the_search_is_a_combobox_that_says_what_it_finds(open_screen: Callable[..., Screen]) -> None:
    page = open_screen().page
    box = page.get_by_role("combobox", name="Search countries")
    box.fill("togo")
    expect(page.locator(".found-said")).to_contain_text("Found:")
    options = page.get_by_role("listbox", name="What was found").get_by_role("option")
    expect(box).to_have_attribute("aria-expanded", "true")
    for place in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", options.nth(place).get_attribute("id") or "")
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        expect(box).to_be_focused()
    page.keyboard.press("Tab")
    expect(options).to_have_count(0)
    box.fill("qqqq")
    expect(page.locator(".search-box").get_by_role("status")).to_have_text("Nothing found")


def test_menus_close_behind_who_leaves_and_say_what_was_copied(
    new_page: Callable[..., Page], server: str
) -> None:
    page = new_page(permissions=["clipboard-write"])
    page.goto(f"{server}/funding?pledge=12,5:africa")
    pledges = page.locator(".chip.is-pledge")
    expect(pledges).to_have_count(2)
    menu = page.locator(".take-away")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Copy the link").click()
    expect(menu.get_by_role("status")).to_have_text("Copied")
    menu.get_by_role("button", name="Print").focus()
    page.keyboard.press("Tab")
    expect(menu).not_to_have_attribute("open", "")

    # What takes a pledge back hands the focus to the next, and the last to the field that adds one.
    page.locator(".dash-dropdown").first.wait_for()
    for left in (1, 0):
        pledges.first.focus()
        page.keyboard.press("Enter")
        expect(pledges).to_have_count(left)
    expect(page.locator("[data-adds=pledge] input").first).to_be_focused()


def test_links_and_targets_can_be_told_and_met(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(390, 844)
    page.goto(f"{server}/people")
    link = page.locator("#body p a, #body li a").first
    link.wait_for()
    assert "underline" in link.evaluate("one => getComputedStyle(one).textDecorationLine")
    page.goto(f"{server}/")
    page.locator(".country-list .region").first.wait_for()
    heights = page.locator(".country-list :is(.region, .country)").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24
    box = page.locator(".country-list").bounding_box()
    assert box
    assert box["height"] > 200
