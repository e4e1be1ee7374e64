"""A question answered by keyboard alone, in each language; what a screen reader is told is read each time."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import CDPSession, Page, expect

from layouts.words.texts import texts

pytestmark = pytest.mark.browser

KEEP_COUNT = "window.printed = 0; window.print = () => { window.printed += 1; };"
MOST = 60  # stops of Tab within which everything of this journey lies


class Told(NamedTuple):
    """What a screen reader is told of one thing."""

    role: str
    name: str


class Journey:
    """A page, moved through by keys alone."""

    def __init__(self, page: Page) -> None:
        self.page, self.tree = page, page.context.new_cdp_session(page)

    def told(self) -> Told:
        """What the accessibility tree says of what has the focus."""
        return told(self.tree)

    def to(self, role: str, name: str) -> None:
        """Moves the focus on until it is at this; each stop on the way has a role and a name."""
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            now = self.told()
            assert now.role not in ("generic", "none", "RootWebArea") and now.name, now
            if now == (role, name):
                return
        raise AssertionError(f"no {role} {name!r} that a keyboard comes to")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


def told(tree: CDPSession) -> Told:
    nodes: list[dict[str, Any]] = tree.send("Accessibility.getFullAXTree")["nodes"]
    focused = [one for one in nodes if any(is_focused(said) for said in one.get("properties", []))]
    return Told(focused[-1]["role"]["value"], " ".join(focused[-1].get("name", {}).get("value", "").split()))


def is_focused(said: dict[str, Any]) -> bool:
    return said["name"] == "focused" and bool(said["value"].get("value"))


# Of each language: what is typed, the country, whom a reader finds to have funded it, and words of the deck.
WORDS = {
    "en": ("togo", "Togo", "Germany", "Africa", "Scheme design and law"),
    "fr": ("togo", "Togo", "Allemagne", "Afrique", "Conception des régimes et législation"),
    "es": ("togo", "Togo", "Alemania", "África", "Diseño de regímenes y legislación"),
}


@pytest.mark.parametrize("lang", list(WORDS))
def test_what_togo_achieved_who_funded_it_on_paper_and_in_a_deck(
    new_page: Callable[..., Page], server: str, lang: str
) -> None:
    t = texts(lang)
    typed, country, partner, region, step = WORDS[lang]
    page = new_page()
    page.add_init_script(KEEP_COUNT)
    walk = Journey(page)
    page.goto(f"{server}/?lang={lang}")
    page.locator("[data-chart=map] .choroplethlocation").first.wait_for()

    # The search is one key away and leads to the country.
    walk.press("/")
    assert walk.told().role == "combobox"
    page.keyboard.type(typed)
    option = page.get_by_role("listbox").get_by_role("option").first
    expect(option).to_contain_text(country)
    walk.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    walk.press("Enter")
    page.wait_for_url("**/countries/TGO*")
    expect(page.get_by_role("heading", level=1)).to_have_text(country)
    achieved = page.get_by_role("article").filter(has=page.get_by_role("heading", name=step))
    expect(achieved).to_contain_text(t("achieved"))
    expect(achieved).to_contain_text("2022")
    walk.to("link", partner)

    # Printed from the menu; the focus stays where it was.
    page.reload()  # from the top again
    walk.to("DisclosureTriangle", t("Take away"))
    walk.press("Enter")
    walk.to("button", t("Print"))
    walk.press("Enter")
    page.wait_for_function("window.printed === 1")
    assert walk.told() == ("button", t("Print"))

    # A question from the floor, answered in a deck.
    page.goto(f"{server}/present?deck=steering&lang={lang}")
    title = page.locator(".scene.is-now h1")
    expect(title).to_be_focused()
    first = walk.told()
    assert first == ("heading", " ".join(title.inner_text().split()))
    walk.press("3", "Enter")
    expect(title).to_be_focused()
    steps = walk.told()
    assert steps.role == "heading" and steps != first
    walk.to("button", region)
    walk.press("Enter")
    expect(page.get_by_role("button", name=region, exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_contain_text(region)
    expect(title).not_to_have_text(steps.name)
    assert walk.told() == ("button", region)
    assert step in page.locator(".scene.is-now").aria_snapshot()

    # What lies over a scene takes the focus, lets nothing behind it have it, and gives it back.
    for key, over in (("o", "index"), ("?", "help"), ("b", "blank")):
        walk.press(key)
        assert page.evaluate(f"{over}.contains(document.activeElement)"), key
        for _ in range(3):
            walk.press("Tab")
            assert not page.evaluate("scenes.contains(document.activeElement)"), key
        walk.press("Escape")
        assert walk.told() == ("button", region), key
    walk.press("c")
    expect(title).to_have_text(steps.name)
