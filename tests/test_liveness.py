"""While people watch: another reader, another database, a server that goes away."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from data.engine import open_engine
from data.filters import Filters
from data.snapshot import Snapshot, read
from tests.screen import Screen
from tests.serving import serve
from tests.small import SMALL

pytestmark = pytest.mark.browser
Open = Callable[..., Screen]

OTHER = {
    "build": [{"build_id": "fedcba9876543210", "built_at": "2026-02-03T04:05:06+00:00"}],
    "result": [row for row in SMALL["result"] if row["iso3"] != "AAA"],
}


def press(screen: Screen, selector: str) -> None:
    screen.page.locator(selector).first.click()


def snapshot_of(path: Path) -> Snapshot:
    return read(open_engine(f"sqlite:///{path}"))


def test_two_readers_do_not_disturb_each_other(open_screen: Open) -> None:
    one, other = open_screen(), open_screen("?as_of=2021-10-07")
    press(one, ".region-tile[data-value=africa]")
    press(other, ".country-list [data-value=NPL]")
    one.shows(Filters(("africa",)))
    other.shows(Filters(country=("NPL",), as_of="2021-10-07"))
    press(other, ".matrix [data-filter=step][data-value='1']")
    other.shows(Filters(country=("NPL",), step=("1",), as_of="2021-10-07"))
    one.page.reload()
    one.painted().shows(Filters(("africa",)))


@pytest.fixture
def watched(
    make_database: Callable[..., Path], new_page: Callable[..., Page]
) -> Iterator[tuple[Screen, Path]]:
    """A reader of a server of their own on the small programme, and its database."""
    path = make_database()
    with serve("app:server", path) as server:
        yield Screen(new_page(), server.url, snapshot_of(path)).open(), path


def test_a_replaced_database_is_picked_up_by_the_next_filter(
    watched: tuple[Screen, Path], make_database: Callable[..., Path]
) -> None:
    screen, path = watched
    screen.shows(Filters())
    assert "6 results in 3 of 5 countries" in screen.page.locator("#count").inner_text()
    newer = make_database("newer.sqlite", **OTHER)
    screen.snapshot = snapshot_of(newer)
    newer.replace(path)
    press(screen, ".region-tile[data-value=south]")
    screen.shows(Filters(("south",)))
    assert "1 result in 1 of 3 countries" in screen.page.locator("#count").inner_text()
    press(screen, "#chips .chip")
    screen.shows(Filters())
    assert "3 results in 2 of 5 countries" in screen.page.locator("#count").inner_text()


def test_pages_find_a_built_a_replaced_and_a_lost_database_by_themselves(
    watched: tuple[Screen, Path], make_database: Callable[..., Path], browser: Browser, tmp_path: Path
) -> None:
    """Each page looks every 15 seconds; nobody touches them here."""
    watching, replaced = watched
    missing, built = tmp_path / "missing.sqlite", make_database("built.sqlite")
    newer, lost = make_database("newer.sqlite", **OTHER), make_database("lost.sqlite")
    found = make_database("found.sqlite")
    with ExitStack() as stack:
        one, other = (stack.enter_context(serve("app:server", path)) for path in (missing, lost))
        context = stack.enter_context(browser.new_context())  # answers of 503 are errors to its console
        waiting = Screen(context.new_page(), one.url, snapshot_of(built))
        waiting.page.goto(f"{one.url}/?region=south")
        waiting.page.get_by_text("python -m etl").wait_for()
        assert waiting.page.locator("h1").count() == 1
        losing = Screen(context.new_page(), other.url, snapshot_of(lost)).open("?region=north")
        watching.snapshot = snapshot_of(newer)
        built.replace(missing)
        newer.replace(replaced)
        lost.unlink()
        waiting.page.get_by_text("4 results in 2 of 3 countries").wait_for(timeout=60_000)
        watching.page.get_by_text("3 results in 2 of 5 countries").wait_for(timeout=60_000)
        # What was seen stays, and it is said that it may be old; also when a filter asks in vain.
        losing.page.locator("p.cut-off[role=alert]").wait_for(timeout=60_000)
        press(losing, ".region-tile[data-value=south]")
        with losing.page.expect_response("**/healthz"):
            pass
        assert losing.page.locator("#count").inner_text().startswith("2 results in 1 of 2 countries")
        assert losing.page.locator(".js-plotly-plot").count() == 4
        assert "region=north,south" in losing.page.url
        found.replace(lost)
        losing.page.get_by_text("6 results in 3 of 5 countries").wait_for(timeout=60_000)
        losing.painted().shows(Filters(("south", "north")), "?region=north,south")
        assert not losing.page.locator("p.cut-off").is_visible()
        waiting.painted().shows(Filters(("south",)))
        watching.painted().shows(Filters())


def test_a_server_that_is_gone_is_said_at_the_next_filter(
    make_database: Callable[..., Path], browser: Browser
) -> None:
    path = make_database()
    with ExitStack() as stack:
        running = ExitStack()
        server = stack.enter_context(running).enter_context(serve("app:server", path))
        context = stack.enter_context(browser.new_context())
        page = context.new_page()  # a refused connection is an error to its console
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        screen = Screen(page, server.url, snapshot_of(path)).open()
        notice = page.locator("p.cut-off[role=alert]")
        assert not notice.is_visible()
        running.close()
        press(screen, ".region-tile[data-value=south]")
        notice.wait_for()
        assert "cannot answer" in notice.inner_text()
        assert page.locator(".js-plotly-plot").count() == 4
        assert page.locator("#count").inner_text().startswith("6 results in 3 of 5 countries")
        assert errors == []
