"""Without a mouse: Tab, Enter and Escape reach all that a pointer does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from data.filters import Filters
from layouts.look.ids import CHARTS
from layouts.pages import registry
from layouts.words.texts import texts
from tests.screen import Screen

pytestmark = pytest.mark.browser
Open = Callable[..., Screen]

# What has the focus, in a few words.
FOCUSED = """
() => {
  const one = document.activeElement;
  const data = Object.entries(one.dataset || {}).sort().map(([name, value]) => name + "=" + value);
  const box = one.getBoundingClientRect();
  const name = one === document.body ? [] : [one.tagName, one.id, one.className, ...data];
  return { name: name.filter(Boolean).join(" "), seen: box.width * box.height > 0,
    ring: getComputedStyle(one).outlineStyle !== "none" || one.tagName === "INPUT" };
}
"""


def tab_to(screen: Screen, wanted: str, most: int = 400) -> None:
    """Press Tab until what carries this in its id, class or data has the focus."""
    for _ in range(most):
        screen.page.keyboard.press("Tab")
        if wanted in screen.page.evaluate(FOCUSED)["name"]:
            return
    raise AssertionError(f"{wanted} was not reached")


def test_tab_reaches_everything_that_can_be_pressed(open_screen: Open) -> None:
    screen = open_screen()
    reached: list[dict] = []
    for _ in range(400):
        screen.page.keyboard.press("Tab")
        reached.append(screen.page.evaluate(FOCUSED))
        if len(reached) > 1 and reached[-1]["name"] == "":
            break
    names = " | ".join(one["name"] for one in reached)
    for wanted in (
        *("filter-region", "filter-country", "filter-step", "filter-as_of"),
        *("filter=country value=AGO", "filter=country value=WSM", "filter=region value=africa"),
        *("filter=step value=1", "region-tile"),
    ):
        assert wanted in names, wanted
    assert names.count("source") >= 4
    assert all(one["ring"] for one in reached if "filter=" in one["name"]), "the focus is not visible"


def test_enter_on_a_button_of_the_list_filters_and_keeps_the_focus(open_screen: Open) -> None:
    screen = open_screen()
    tab_to(screen, "value=AGO")
    screen.page.keyboard.press("Enter")
    screen.shows(Filters(country=("AGO",)))
    assert "value=AGO" in screen.page.evaluate(FOCUSED)["name"]
    screen.page.keyboard.press("Enter")
    screen.shows(Filters())
    assert "value=AGO" in screen.page.evaluate(FOCUSED)["name"]


def test_a_region_is_chosen_by_keys_in_its_control(open_screen: Open) -> None:
    screen = open_screen()
    tab_to(screen, "filter-region")
    screen.page.keyboard.press("Enter")
    for region in ("africa", "americas"):  # a key that comes before the list has the focus would be lost
        screen.page.wait_for_function("region => document.activeElement.value === region", arg=region)
        screen.page.keyboard.press("ArrowDown" if region == "africa" else "Enter")
    screen.page.keyboard.press("Escape")
    screen.page.wait_for_function("() => location.search === '?region=americas'")
    screen.page.locator("#chips .chip").wait_for()


def test_a_region_tile_keeps_the_focus_when_it_is_drawn_anew(open_screen: Open) -> None:
    screen = open_screen()
    screen.page.locator(".region-tile[data-value=americas]").focus()
    screen.page.keyboard.press("Enter")
    screen.shows(Filters(("americas",)))
    assert "value=americas" in screen.page.evaluate(FOCUSED)["name"]
    screen.page.keyboard.press("Space")
    screen.shows(Filters())


@pytest.mark.parametrize("search", ["?region=africa", "?as_of=2021-10-07"])
def test_each_source_panel_opens_and_closes_by_keys(open_screen: Open, search: str) -> None:
    screen = open_screen(search)
    panel = screen.page.get_by_role("dialog")
    for chart in CHARTS:
        screen.page.locator(f".card-{chart} .source").focus()
        screen.page.keyboard.press("Enter")
        panel.wait_for()
        title = screen.page.locator(f"#{chart}-title").inner_text()
        screen.page.locator("#sources-body h3", has_text=title).wait_for()
        assert panel.locator("table").count() >= 1
        if chart != "map" or "as_of" not in search:
            assert panel.locator("li b").first.inner_text()
        screen.page.keyboard.press("Escape")
        panel.wait_for(state="detached")
    assert screen.page.evaluate("() => location.search") == search


def test_a_panel_names_document_table_date_and_corrections(open_screen: Open) -> None:
    screen = open_screen()
    screen.page.locator(".card-funding .source").click()
    said = screen.page.get_by_role("dialog").inner_text()
    assert "53,656,000" in said
    assert "Table 9" in said
    assert "31 December 2022" in said
    screen.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    screen.page.get_by_role("dialog").wait_for(state="detached")
    screen.page.locator("#headline .source").first.click()
    said = screen.page.get_by_role("dialog").inner_text()
    assert "Table 3" in said


PAGES = [path for path in registry.menu(texts("en")) if path != "/"]
# What can be pressed and is shown, as Tab finds it: what is folded away is not.
PRESSABLE = """
() => [...document.querySelectorAll("#body :is(a[href], button, input, select, summary, [tabindex='0'])")]
  .filter((one) => one.checkVisibility() && !one.disabled).length
"""
REACHED = """
() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const inside = !!one.closest("#body");
  if (inside) one.dataset.reached = "yes";
  return { inside, ring: style.outlineStyle !== "none" || one.tagName === "INPUT",
    name: one.tagName + " " + one.className + " " + one.textContent.slice(0, 30) };
}
"""


@pytest.mark.parametrize("path", ["/", "/countries/SEN", "/health"])
def test_the_first_tab_leads_past_the_head(new_page: Callable[..., Page], server: str, path: str) -> None:
    page = new_page()
    page.goto(server + path)
    page.locator("#body h1, #headline b").first.wait_for()
    page.keyboard.press("Tab")
    box = page.get_by_role("link", name="Skip to the content").bounding_box()
    assert box is not None
    assert box["width"] > 100
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.tagName === 'MAIN'")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_each_control_is_in_sight_and_opens_on_a_phone(open_screen: Open) -> None:
    screen = open_screen(width=390, height=844)
    for name in ("region", "partner"):
        tab_to(screen, f"filter-{name}")
        box = screen.page.locator(f"#filter-{name}").bounding_box()
        assert box is not None
        assert (box["x"] >= 0, box["x"] + box["width"] <= 390) == (True, True), name
        screen.page.keyboard.press("Enter")
        screen.page.get_by_role("checkbox").first.click()
        screen.page.wait_for_function(f"() => location.search.includes('{name}=')")
        screen.page.keyboard.press("Escape")


@pytest.mark.parametrize("path", [*PAGES, "/countries/SEN", "/partners/germany"])
def test_tab_walks_through_a_page_and_shows_where_it_is(
    new_page: Callable[..., Page], server: str, path: str
) -> None:
    page = new_page()
    page.goto(f"{server}{path}?region=americas")
    page.locator("#body h1").wait_for()
    wanted = page.evaluate(PRESSABLE)
    page.evaluate("() => document.getElementById('body').setAttribute('tabindex', '-1')")
    page.evaluate("() => document.getElementById('body').focus()")
    for _ in range(wanted + 1):
        page.keyboard.press("Tab")
        found = page.evaluate(REACHED)
        if not found["inside"]:
            break
        assert found["ring"], found
    assert page.locator("[data-reached]").count() == wanted
