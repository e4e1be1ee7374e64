"""The address is the state: reload, back, forward and a pasted link give the same screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from data.filters import Filters
from tests.screen import PAINTED, SHOWN, Screen

pytestmark = pytest.mark.browser
Open = Callable[..., Screen]

STATES = {
    "": Filters(),
    "?region=africa": Filters(("africa",)),
    "?region=africa&country=AGO": Filters(("africa",), ("AGO",)),
    "?region=africa&country=AGO&step=1,3": Filters(("africa",), ("AGO",), ("1", "3")),
    "?region=africa&country=AGO&step=1,3&as_of=2021-10-07": Filters(
        ("africa",), ("AGO",), ("1", "3"), as_of="2021-10-07"
    ),
}


def press(screen: Screen, selector: str) -> None:
    screen.page.locator(selector).first.click()


def test_reload_and_a_pasted_link_give_the_screen_that_clicks_gave(open_screen: Open) -> None:
    screen = open_screen()
    press(screen, ".region-tile[data-value=africa]")
    press(screen, ".country-list [data-value=AGO]")
    screen.shows(Filters(("africa",), ("AGO",)))
    press(screen, ".matrix [data-value='2']")
    screen.shows(Filters(("africa",), ("AGO",), ("2",)))
    clicked = screen.picture()
    screen.page.reload()
    screen.painted().shows(Filters(("africa",), ("AGO",), ("2",)))
    assert screen.picture() == clicked
    pasted = open_screen(clicked["search"])
    pasted.shows(Filters(("africa",), ("AGO",), ("2",)))
    assert pasted.picture() == clicked
    assert pasted.updates == []


def test_a_date_that_was_chosen_gives_the_screen_of_its_link(open_screen: Open) -> None:
    screen = open_screen("?region=africa")
    press(screen, "#filter-as_of")
    screen.page.locator(".dash-dropdown-option", has_text="7 Oct 2021").click()
    screen.shows(Filters(("africa",), as_of="2021-10-07"))
    chosen = screen.picture()
    pasted = open_screen(chosen["search"])
    pasted.shows(Filters(("africa",), as_of="2021-10-07"))
    assert pasted.picture() == chosen


def test_back_and_forward_go_through_the_same_screens(open_screen: Open) -> None:
    screen = open_screen()
    steps = [
        ".region-tile[data-value=africa]",
        ".country-list [data-value=AGO]",
        ".matrix [data-filter=step][data-value='1']",
        ".matrix [data-filter=step][data-value='3']",
    ]
    seen = [
        Filters(),
        Filters(("africa",)),
        Filters(("africa",), ("AGO",)),
        Filters(("africa",), ("AGO",), ("1",)),
    ]
    seen.append(Filters(("africa",), ("AGO",), ("1", "3")))
    screen.shows(seen[0])
    pictures = [screen.picture()]
    for selector, filters in zip(steps, seen[1:], strict=True):
        press(screen, selector)
        screen.shows(filters)
        pictures.append(screen.picture())
    for place in (3, 2, 1, 0):
        screen.page.evaluate("history.back()")
        screen.shows(seen[place])
        assert screen.picture() == pictures[place]
    for place in (1, 2, 3, 4):
        screen.page.evaluate("history.forward()")
        screen.shows(seen[place])
        assert screen.picture() == pictures[place]


def test_every_link_opens_what_it_says(open_screen: Open) -> None:
    screen = open_screen()
    for search, filters in STATES.items():
        screen.open(search).shows(filters)
    assert screen.updates == []


def test_the_order_of_a_link_does_not_matter(open_screen: Open) -> None:
    search = "?step=3,1&region=africa"
    screen = open_screen(search)
    screen.shows(Filters(("africa",), step=("1", "3")), search)
    press(screen, "#chips [data-value='3']")
    screen.shows(Filters(("africa",), step=("1",)))


def notice(page: Page) -> str:
    return " ".join(page.locator("#notice").inner_text().split())


@pytest.mark.parametrize(
    ("search", "filters", "named"),
    [
        ("?region=%3Cscript%3Ealert(1)%3C/script%3E", Filters(), "region=<script>alert(1)</script>"),
        ("?region=%3Cimg%20src=x%20onerror=alert(1)%3E", Filters(), "region=<img src=x onerror=alert(1)>"),
        ("?foo=1", Filters(), "foo=1"),
        ("?region=africa&foo=%22%27%26%00", Filters(("africa",)), "foo="),
        ("?step=7&country=AGO", Filters(country=("AGO",)), "step=7"),
        ("?as_of=2030-01-01", Filters(), "as_of=2030-01-01"),
        ("?x=" + "x" * 3000, Filters(), "xxxx"),
        ("?x=" + "x" * 5000, Filters(), "xxxx"),
        ("?" + "&".join(f"p{n}=1" for n in range(100)), Filters(), "100 parts"),
    ],
    ids=lambda value: str(value)[:24] if isinstance(value, str) else "",
)
def test_what_an_address_asks_in_vain_is_said(
    open_screen: Open, search: str, filters: Filters, named: str
) -> None:
    screen = open_screen(search)
    screen.page.locator("#notice", has_text="left out").wait_for()
    screen.shows(filters, screen.page.evaluate("location.search"))
    assert "not understood" in notice(screen.page)
    assert named in notice(screen.page)
    assert len(notice(screen.page)) < 300
    assert screen.page.locator("#notice script, #notice img").count() == 0
    screen.page.get_by_role("button", name="Close", exact=True).first.click()
    screen.page.wait_for_function("() => document.querySelector('#notice').innerText === ''")
    press(screen, ".region-tile[data-value=americas]")
    screen.shows(filters._replace(region=tuple({**dict.fromkeys(filters.region), "americas": None})))
    assert "understood" not in notice(screen.page)


def test_an_unknown_page_helps_on(browser: Browser, server: str) -> None:
    with browser.new_context() as context:  # its answer, 404, is an error to the browser's console
        page = context.new_page()
        answer = page.goto(f"{server}/nowhere/at?all=1")
        assert answer is not None
        assert answer.status == 404
        page.get_by_role("heading", name="This page does not exist").wait_for()
        assert page.locator("h1").count() == 1
        assert "/nowhere/at" in page.locator("body").inner_text()
        page.get_by_role("link", name="Open the overview").click()
        page.wait_for_function(PAINTED, arg=list(SHOWN))
        assert page.url == f"{server}/"
