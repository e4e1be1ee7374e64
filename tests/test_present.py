"""Presentation mode as an audience meets it: keys, clicker, links, clicks, the second window."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import ImageColor
from playwright.sync_api import Page, expect

from data.filters import Filters
from data.snapshot import Snapshot
from layouts.frame.shell import MEETINGS
from layouts.look import theme
from layouts.scenes.decks import DECKS, scenes_of
from tests.presenting import COVERED, FAULTS, press, ready

pytestmark = pytest.mark.browser
SIZES = ((1920, 1080), (1366, 768), (1024, 768))


@pytest.fixture
def open_deck(new_page: Callable[..., Page], server: str) -> Callable[..., Page]:
    """Open a deck and wait until all of it is drawn: `open_deck("steering", "&scene=2")`."""

    def make(deck: str, more: str = "", **options: int) -> Page:
        return ready(new_page(**options), f"{server}/present?deck={deck}{more}")

    return make


def scene(page: Page) -> int:
    """The number of the scene that is seen; the address must say the same."""
    seen = page.locator(".scene.is-now .number").inner_text().split(" / ")[0]
    assert parse_qs(urlsplit(page.url).query)["scene"] == [seen]
    return int(seen)


def title(page: Page) -> str:
    return page.locator(".scene.is-now h1").inner_text()


def test_every_deck_has_as_many_scenes_as_a_meeting_bears() -> None:
    assert set(DECKS) == set(MEETINGS)
    assert all(8 <= len(DECKS[deck]) <= 12 for deck in MEETINGS)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("deck", [*MEETINGS, "view"])
def test_every_scene_is_legible_and_fits(
    open_deck: Callable[..., Page], deck: str, width: int, height: int
) -> None:
    page = open_deck(deck, width=width, height=height)
    scenes = scenes_of(deck, "overview", Filters())
    for n in range(len(scenes)):
        assert scene(page) == n + 1
        assert (n + 1, page.evaluate(FAULTS)) == (n + 1, [])
        assert (n + 1, page.evaluate(COVERED)) == (n + 1, [])
        press(page, "ArrowRight")


@pytest.mark.parametrize(("lang", "width", "height"), [("fr", *SIZES[2]), ("es", *SIZES[0])])
def test_decks_speak_other_languages_and_fit(
    open_deck: Callable[..., Page], lang: str, width: int, height: int
) -> None:
    for deck in MEETINGS:
        page = open_deck(deck, f"&lang={lang}", width=width, height=height)
        assert page.locator("html").get_attribute("lang") == lang
        for n in range(len(DECKS[deck])):
            assert (deck, n + 1, page.evaluate(FAULTS)) == (deck, n + 1, [])
            assert (deck, n + 1, page.evaluate(COVERED)) == (deck, n + 1, [])
            press(page, "PageDown")
        page.close()


def test_keys_and_clicker(open_deck: Callable[..., Page]) -> None:
    page, last = open_deck("partners"), len(DECKS["partners"])
    for keys, then in (
        (("ArrowRight",), 2),
        ((" ",), 3),
        (("PageDown",), 4),
        (("PageUp",), 3),
        (("ArrowLeft",), 2),
        (("Shift+ ",), 1),
        (("ArrowLeft",), 1),
        (("End",), last),
        (("ArrowRight",), last),
        (("Home",), 1),
        (("1", "1", "Enter"), 11),
        (("7", "Enter"), 7),
        (("9", "9", "Enter"), 7),
    ):
        press(page, *keys)
        assert (keys, scene(page)) == (keys, then)
    assert "99" in page.locator("#toast").inner_text()


def test_blank_overview_help_and_out(open_deck: Callable[..., Page], server: str) -> None:
    page = open_deck("management", "&region=africa")
    blank, index, help_ = (page.locator(f"#{name}") for name in ("blank", "index", "help"))
    press(page, "b")
    assert blank.is_visible()
    assert blank.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(0, 0, 0)"
    press(page, "b")
    assert blank.is_hidden()
    press(page, "b", "PageDown")
    assert (blank.is_hidden(), scene(page)) == (True, 2)
    press(page, "o")
    assert index.locator("[data-scene]").count() == len(DECKS["management"])
    index.locator("[data-scene]").nth(4).click()
    assert (index.is_hidden(), scene(page)) == (True, 5)
    press(page, "?")
    assert "Esc" in help_.inner_text()
    press(page, "Escape")
    assert help_.is_hidden()
    assert scene(page) == 5
    press(page, "Escape")
    page.wait_for_url(f"{server}/?region=africa")


def test_out_leads_back_to_the_page_it_came_from(
    open_deck: Callable[..., Page], server: str, page: Page
) -> None:
    page.goto(f"{server}/funding?lang=fr")
    page.evaluate("window.location.assign('/present?deck=steering&lang=fr')")
    page.locator("html[data-ready]").wait_for(timeout=90_000)
    press(page, "ArrowRight", "ArrowRight", "Escape")
    page.wait_for_url(f"{server}/funding?lang=fr")


def test_a_link_opens_its_scene_with_its_filter(open_deck: Callable[..., Page]) -> None:
    page = open_deck("steering", "&scene=2&pick=region=americas")
    assert scene(page) == 2
    assert title(page) == "4 of 5 countries achieved a step"
    assert "Americas" in page.locator(".scene.is-now footer").inner_text()


def test_a_filter_stays_in_the_scenes_that_follow_it_and_after_a_reload(
    open_deck: Callable[..., Page],
) -> None:
    page, chip = open_deck("steering", "&scene=1"), "#chip"
    assert page.locator(chip).is_hidden()
    page.locator(".scene.is-now [data-pick='region=africa']").click()
    for said, name in (
        ("22 of 26 countries achieved a step; Angola and Malawi all three", "Africa ×"),
        ("Selection: 8 strategies, 9 scheme reforms, 16 in operations", "Africa ×"),
        ("23 partners named in the notes of 26 countries", "Africa ×"),
        (
            "Legal coverage: ahead of an even pace; 1 of 3 measures about on it, 1 behind",
            "Africa (does not move this scene) ×",
        ),
    ):
        press(page, "ArrowRight")
        expect(page.locator(".scene.is-now h1")).to_have_text(said)
        assert (page.locator(chip).inner_text(), page.evaluate(FAULTS)) == (name, [])
        assert "pick=region=africa" in page.url
    press(page, "ArrowLeft")
    ready(page, page.url)
    assert title(page) == "23 partners named in the notes of 26 countries"
    page.locator(chip).click()
    assert title(page) == "35 partners named in the notes of 50 countries"
    assert page.locator(chip).is_hidden()
    assert "pick" not in page.url
    press(page, "Home")
    assert title(page) == "56 of 80 results achieved with 40% of the phase passed"


def test_a_pledge_stays_in_its_scene_beside_the_filter(open_deck: Callable[..., Page]) -> None:
    page = open_deck("steering", "&scene=12&pick=region=africa&pick=pledge=25")
    assert "US$ 28.7 million remain" in title(page)
    press(page, "Home")
    assert title(page) != "56 of 80 results achieved with 40% of the phase passed"
    assert "pledge" not in page.url
    press(page, "End", "c", "c")  # the pledge first, then the filter
    assert "US$ 43.7 million remain" in title(page)
    assert "pick" not in page.url


def test_a_click_filters_its_scene_and_one_key_takes_it_back(
    open_deck: Callable[..., Page], real: Snapshot
) -> None:
    page = open_deck("steering", "&scene=2")
    whole = title(page)
    press_region = page.locator(".scene.is-now [data-pick='region=africa']")
    press_region.click()
    assert title(page) == "22 of 26 countries achieved a step; Angola and Malawi all three"
    assert "pick=region=africa" in page.url
    shown = page.evaluate("document.querySelector('.scene.is-now .plot').data[0].z.filter(z => z > 0).length")
    assert shown == sum(country.region_id == "africa" for country in real.countries)
    assert page.evaluate(FAULTS) == []
    page.locator(".scene.is-now [data-pick='country=AGO']").click()
    assert title(page).startswith("Angola: Strategy adopted")
    press(page, "ArrowRight", "ArrowLeft", "c")  # the space bar and keys stay with the deck after a click
    assert title(page) == whole
    assert "pick" not in page.url
    assert page.evaluate("document.querySelector('.scene.is-now .plot').data[0].z.every(z => z > 0)")


@pytest.mark.parametrize(
    ("lang", "width", "height"), [("en", *SIZES[0]), ("es", *SIZES[1]), ("fr", *SIZES[2])]
)
def test_what_a_click_shows_fits_too(
    open_deck: Callable[..., Page], lang: str, width: int, height: int
) -> None:
    page = open_deck("partners", f"&lang={lang}", width=width, height=height)
    for n, picks in (
        (3, ("region=africa", "country=COD")),
        (3, ("region=asia_pacific",)),
        (6, ("region=africa",)),
        (7, ("region=africa",)),
        (9, ("theme=financing",)),
        (10, ("partner=european_union",)),
    ):
        press(page, *str(n), "Enter")
        for pick in picks:
            page.locator(f".scene.is-now [data-pick='{pick}']").first.click()
            assert (n, pick, page.evaluate(FAULTS)) == (n, pick, [])
        press(page, "c")


def test_a_click_on_a_mark_of_the_map_and_of_the_steps_filters(open_deck: Callable[..., Page]) -> None:
    page = open_deck("steering", "&scene=2", width=1920, height=1080)
    # Clicked where Madagascar is: the middle of its shape.
    box = page.evaluate(
        """() => { const map = document.querySelector('.scene.is-now .plot');
        const shapes = [...map.querySelectorAll('.choroplethlocation')];
        const b = shapes[map.data[0].locations.indexOf('MDG')].getBoundingClientRect();
        return [b.x + b.width / 2, b.y + b.height / 2]; }"""
    )
    page.mouse.click(*box)
    expect(page.locator(".scene.is-now h1")).to_have_text(re.compile("^Madagascar"))
    press(page, "ArrowRight")
    bar = page.locator(".scene.is-now .plot .bars .point").nth(1).bounding_box()
    assert bar
    page.mouse.click(bar["x"] + 20, bar["y"] + bar["height"] / 2)
    expect(page.locator(".scene.is-now h1")).to_have_text("Selection: 15 scheme reforms")
    press(page, "c")
    expect(page.locator(".scene.is-now h1")).to_have_text(
        "All three steps are ahead of an even pace; scheme reform is the least advanced, 15 of 30"
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_is_said_for_a_moment_covers_nothing(
    open_deck: Callable[..., Page], width: int, height: int
) -> None:
    page = open_deck("steering", "&scene=2&lang=fr", width=width, height=height)
    page.locator(".scene.is-now [data-pick='region=asia_pacific']").click()
    said, above = page.locator("#toast").bounding_box(), page.locator(".scene.is-now h1").bounding_box()
    assert said and above
    assert said["height"] > 10
    assert said["y"] + said["height"] <= above["y"]


def test_what_nothing_divides_is_marked_and_taken_back(open_deck: Callable[..., Page]) -> None:
    page = open_deck("steering", "&scene=9")
    rows = page.locator(".scene.is-now .row")
    rows.nth(1).click()
    assert page.locator(".scene.is-now .row.is-out").count() == rows.count() - 1
    assert "marked" in page.locator("#toast").inner_text().lower()
    press(page, "c")
    assert page.locator(".scene.is-now .is-out").count() == 0


def test_a_hypothetical_pledge_is_said_to_be_one(open_deck: Callable[..., Page]) -> None:
    page = open_deck("steering", "&scene=12")
    assert "US$ 43.7 million remain" in title(page)
    page.locator(".scene.is-now [data-pick='pledge=25']").click()
    assert "US$ 28.7 million remain" in title(page)
    assert "Hypothetical pledge: US$ 25 m" in page.locator(".scene.is-now .filters").inner_text()
    page.wait_for_function(
        "[...document.querySelectorAll('.scene.is-now .plot text')].some(one => one.textContent === '28.7')"
    )


def test_every_map_carries_the_disclaimer_and_every_scene_its_sources(open_deck: Callable[..., Page]) -> None:
    page = open_deck("partners")
    for one in page.locator(".scene").all():
        footer = one.locator("footer").text_content() or ""
        assert "Position at 31 December 2022" in footer
        assert "Sources: " in footer
        has_map = one.locator(".choroplethlocation").count() > 0
        assert ("no official endorsement" in footer) == has_map
    assert page.locator(".scene:has(.choroplethlocation)").count() == 4


def test_an_earlier_date_says_what_was_not_reported(open_deck: Callable[..., Page]) -> None:
    page = open_deck("management", "&as_of=2021-10-07")
    assert title(page) == "Results are not reported for this date"
    for n in range(len(DECKS["management"])):
        assert (n, page.evaluate(FAULTS)) == (n, [])
        press(page, "ArrowRight")
    grid = page.locator(".scene-countries .marks")
    assert grid.count() == 50
    assert page.locator(".scene-countries .marks i:not(.unknown)").count() == 0


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("", "Each deck"),
        ("?deck=nobody", "nobody"),
        ("?deck=steering&scene=99", "99"),
        ("?deck=view&scene=x", "x"),
        ("?deck=view&page=moon", "moon"),
        ("?deck=view&page=countries/XYZ", "XYZ"),
    ],
)
def test_an_unknown_deck_or_scene_leads_to_the_decks(page: Page, server: str, search: str, said: str) -> None:
    answer = page.goto(f"{server}/present{search}")
    assert answer
    assert answer.status == 200
    assert said in page.locator("main").inner_text()
    assert page.locator("main li a").count() == len(DECKS) + 1  # that of the page, too
    page.locator("main li a").nth(1).click()
    page.locator(".scene.is-now").wait_for()
    assert "deck=steering" in page.url


def test_the_bar_comes_with_the_mouse_and_leads_on(open_deck: Callable[..., Page]) -> None:
    page = open_deck("view")
    bar = page.locator("#bar")
    expect(bar).to_have_css("opacity", "0")
    page.mouse.move(500, 400)
    expect(bar).to_have_css("opacity", "1")
    bar.locator("[data-action=next]").click()
    assert scene(page) == 2
    press(page, " ")  # goes to the deck, not to the button that was clicked
    assert scene(page) == 3
    page.mouse.move(500, 300)
    expect(bar).to_have_css("opacity", "0", timeout=10_000)


def test_the_presenter_is_in_step(open_deck: Callable[..., Page]) -> None:
    page = open_deck("partners", "&scene=2")
    with page.expect_popup() as opened:
        press(page, "p")
    other = opened.value
    expect(other.locator("#title")).to_contain_text("2 / 12 · 56 of 80")
    press(page, "ArrowRight")
    expect(other.locator("#title")).to_contain_text("3 / 12")
    expect(other.locator("#notes li").first).to_contain_text("question from the room")
    title = ImageColor.getrgb(theme.colour("strong"))  # it has no address to ask for a style sheet
    expect(other.locator("#title")).to_have_css("color", f"rgb{title}")
    expect(other.locator("#shot-next h1")).to_have_text("14 of 50 countries achieved: Strategy adopted")
    expect(other.locator("#clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    other.keyboard.press("PageDown")
    expect(page.locator(".scene.is-now .number")).to_have_text("4 / 12")
    expect(other.locator("#title")).to_contain_text("4 / 12")
