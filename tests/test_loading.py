"""What is seen while Dash is on its way, and what becomes of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

PAGES = ("/people?region=africa", "/countries/SEN", "/evidence?lang=fr", "/health")
LISTENS = "() => window.dash_clientside?.screen"
THERE = "() => !document.querySelector('.prerendered') && document.querySelector('#filter-region')"


@pytest.fixture
def held(page: Page) -> Iterator[Callable[[], None]]:
    """Dash's renderer does not arrive before this is called."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/dash_renderer*.js*", hold)

    def release() -> None:
        while not waiting:
            page.wait_for_timeout(20)
        for route in waiting:
            route.continue_()

    yield release


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_without_scripts(browser: Browser, server: str, path: str) -> None:
    read = []
    for scripts in (False, True):
        with browser.new_context(java_script_enabled=scripts) as context:
            page = context.new_page()
            page.goto(server + path)
            if scripts:
                page.wait_for_function(THERE)
            else:
                place = page.locator("#page").bounding_box()
                assert place and place["y"] > 20  # what needs scripts is said above
            read.append(" ".join((page.locator("#body").first.text_content() or "").split()))
    without, with_scripts = read
    assert len(without) > 500
    assert without == with_scripts


def test_the_texts_of_the_overview_are_there_before_its_charts(
    page: Page, server: str, held: Callable[[], None]
) -> None:
    page.goto(server + "/?region=africa", wait_until="commit")
    places = ("#headline", "#gap", "#count", "#chips", "#steps-title", "#list", "#matrix")
    page.locator(".prerendered #headline b").first.wait_for()
    early = [page.locator(f".prerendered {place}").text_content() for place in places]
    assert all(early)
    held()
    page.wait_for_function(THERE)
    assert [page.locator(place).text_content() for place in places[:5]] == early[:5]
    assert [page.locator(place).count() for place in places] == [1] * len(places)


def test_what_was_typed_and_unfolded_while_loading_stays(
    page: Page, server: str, held: Callable[[], None]
) -> None:
    page.goto(server + "/countries/SEN", wait_until="commit")
    page.keyboard.press("Tab")
    page.locator(".search-box input").focus()
    page.keyboard.type("keny")
    page.locator("#body details summary").first.evaluate("one => one.click()")
    held()
    page.wait_for_function(THERE)
    assert page.locator(".search-box input").input_value() == "keny"
    assert page.evaluate("() => document.activeElement.type") == "search"
    assert page.locator("#body details").first.evaluate("one => one.open") is True


def test_a_click_while_loading_counts(page: Page, server: str, held: Callable[[], None]) -> None:
    page.goto(server + "/", wait_until="commit")
    page.wait_for_function(LISTENS)
    page.locator(".prerendered .region-tile").first.click()
    held()
    page.wait_for_url("**/?region=africa")
    page.locator("#chips .chip").wait_for()


def test_a_pledge_made_while_loading_counts(page: Page, server: str, held: Callable[[], None]) -> None:
    page.goto(server + "/funding", wait_until="commit")
    page.wait_for_function(LISTENS)
    page.locator(".prerendered form button").click()
    held()
    page.wait_for_url("**/funding?pledge=10")


@pytest.mark.parametrize(("keys", "focused"), [(("Tab",), ".skip"), (("Tab", "Enter"), "main")])
def test_the_focus_stays_where_it_was_while_loading(
    page: Page, server: str, held: Callable[[], None], keys: tuple[str, ...], focused: str
) -> None:
    page.goto(server + "/health", wait_until="commit")
    page.wait_for_function(LISTENS)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_function(f"() => document.activeElement.matches('.prerendered {focused}')")
    held()
    page.wait_for_function(THERE)
    assert page.evaluate(f"() => document.activeElement.matches('#react-entry-point {focused}')")


def test_texts_of_another_database_than_the_layout_are_asked_for_again(page: Page, server: str) -> None:
    loads = []

    def stale(route: Route) -> None:
        loads.append(route.request.url)
        answer = route.fetch()
        body = answer.text()
        if len(loads) == 1:
            body = re.sub(r'data-edition="[\w-]+"', 'data-edition="another"', body)
        route.fulfill(response=answer, body=body)

    page.route("**/people", stale)
    page.goto(server + "/people")
    page.wait_for_function(THERE)
    assert len(loads) == 2


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_nothing_moves_while_a_page_loads(
    new_page: Callable[..., Page], server: str, size: tuple[int, int]
) -> None:
    # Where the machine is slow, a web font comes after the first paint and letters grow by a part of a pixel.
    # That moves less than a thousandth of the screen; a part that moves is a hundred times that.
    page = new_page(*size)
    page.add_init_script(
        "window.moved = []; new PerformanceObserver((seen) => moved.push(...seen.getEntries()"
        ".filter(({ value }) => value > 0.001)"
        ".map((one) => [one.value, one.sources.map(({ node }) => node && (node.id || node.className))])))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    for path in ("/", *PAGES):
        page.goto(server + path)
        page.wait_for_function(THERE)
        page.wait_for_timeout(600)
        assert page.evaluate("() => moved") == [], path


def test_a_chart_out_of_sight_follows_when_it_comes_near(page: Page, server: str) -> None:
    listed = "() => document.querySelector('[data-figure]').data[0].z.filter((one) => one > 1).length"
    page.goto(server + "/themes")
    page.wait_for_function(THERE)
    page.wait_for_function(listed.replace(".filter", "?.filter"))
    before = page.evaluate(listed)
    page.evaluate("() => dash_clientside.set_props('filter-region', { value: ['africa'] })")
    page.locator("#chips .chip").wait_for()
    assert page.evaluate(listed) == before
    page.locator("[data-figure]").scroll_into_view_if_needed()
    page.wait_for_function(f"before => ({listed})() < before", arg=before)
    page.mouse.wheel(0, -5000)
    page.evaluate("() => dash_clientside.set_props('filter-region', { value: [] })")
    page.wait_for_function("() => !document.querySelector('#chips .chip')")
    assert page.evaluate(listed) < before
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(listed) == before


def test_a_layout_that_does_not_come_is_said_and_tried_again(browser: Browser, server: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()  # a request that fails is an error to its console
        page.route("**/_dash-layout", lambda route: route.abort())
        page.goto(server + "/people")
        page.locator(".cut-off", has_text="cannot answer").wait_for()
        assert page.locator(".prerendered #body h1").is_visible()
        page.unroute_all()
        page.wait_for_function(THERE)
        assert page.locator(".cut-off").is_hidden()
