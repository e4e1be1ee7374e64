"""Texts of the tables are texts wherever they come to: a database of which every text holds marks of HTML."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from data.schema import TABLES
from layouts.look.ids import Id
from layouts.pages.registry import menu
from layouts.scenes.decks import DECKS
from layouts.words.texts import texts
from tests.components import parts
from tests.presenting import press
from tests.serving import serve
from tests.small import publish_changed

pytestmark = pytest.mark.browser

# It would close a title, an attribute or a script, run, make a link in a chart, and keep a script open.
MARK = (
    '\'"></title></script><img src=x onerror="window.ran=1"><script>window.ran=1</script>'
    "<a href='https://example.org/'>a</a><b>&lt;<!--<script>"
)
# What must not be there: what ran, and what is no text any more.
FOUND = """
() => {
  const all = (query) => [...document.querySelectorAll(query)];
  const scripts = [...document.scripts].filter((one) => one.textContent.trim() === "window.ran=1");
  const parts = [...all("img[src=x], [onerror], [href*='example.org'], [*|href*='example.org']"), ...scripts];
  return [...(window.ran ? ["ran"] : []), ...parts.map((one) => one.outerHTML.slice(0, 200))];
}
"""
PLACES = ("/countries/KEN", "/partners/germany", "/countries/XXX")


def marked_columns() -> Iterator[tuple[str, str]]:
    """Every column of text of every table, but those whose form is checked when they are read in."""
    for table in TABLES:
        for column in table.columns:
            is_free = not (column.choices or column.pattern or column.references)
            if column.kind == "text" and is_free:
                yield table.name, column.name


@pytest.fixture(scope="module")
def marked(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the real data with marks of HTML behind every text."""
    url = f"sqlite:///{tmp_path_factory.mktemp('marked') / 'marked.sqlite'}"
    publish_changed(database, url, {*marked_columns()}, lambda text: text + MARK)
    with serve("app:server", url) as server:
        yield server.url


def test_nearly_all_tables_hold_marks() -> None:
    assert len(list(marked_columns())) > 120
    assert {table.name for table in TABLES} == {table for table, _ in marked_columns()}


@pytest.fixture
def opened(browser: Browser, marked: str) -> Iterator[Callable[[str], Page]]:
    """Open an address of that server once all of it is drawn; a request for what is marked fails the test."""
    asked: list[str] = []
    with browser.new_context() as context:
        context.on("request", lambda request: asked.append(urlsplit(request.url).path))

        def make(address: str) -> Page:
            page = context.new_page()
            page.goto(marked + address)
            page.wait_for_function("() => !document.querySelector('.prerendered')")
            return page

        yield make
    assert not [path for path in asked if path.endswith("/x")]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("path", [*menu(texts("en")), *PLACES])
def test_no_page_runs_what_a_text_holds(opened: Callable[[str], Page], path: str, lang: str) -> None:
    page = opened(f"{path}?region=africa&partner=germany&pledge=12:africa&compare=2021-10-07&lang={lang}")
    page.locator("main", has_text="window.ran=1").wait_for()
    for part in page.locator("details").all():
        part.evaluate("one => one.open = true")
    for control in page.locator(".dash-dropdown").all():
        control.click()
        page.keyboard.press("Escape")
    for button in page.locator("[data-filter][data-value=africa]").all()[:1]:
        button.click()
    assert page.evaluate(FOUND) == []


def texts_of(part: Any) -> Iterator[str]:
    """Every text in a figure."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from texts_of(one)


@pytest.mark.parametrize("address", ["/", "/themes", "/funding?pledge=12:africa&compare=2021-10-07"])
def test_no_chart_takes_a_text_for_html(marked: str, address: str) -> None:
    request = urllib.request.Request(marked + "/_dash-layout", headers={"Referer": marked + address})
    with urllib.request.urlopen(request) as answer:
        drawn = list(parts(json.load(answer)))
    figures = [part["props"]["figure"] for part in drawn if "figure" in part["props"]]
    figures += [part["props"]["data"].get("figures") for part in drawn if part["props"].get("id") == Id.VIEW]
    found = list(texts_of(figures))
    assert [text for text in found if "<img" in text or "<a " in text] == []
    assert any("&lt;img src=x" in text for text in found)


def test_a_place_on_the_map_says_its_name_with_its_marks(opened: Callable[[str], Page]) -> None:
    page = opened("/")
    page.locator("#map .scattergeo .point").first.hover(force=True)
    label = page.locator("#map .hoverlayer .hovertext")
    expect(label).to_contain_text("<img src=x")
    assert page.evaluate(FOUND) == []


def test_no_source_and_no_search_runs_what_a_text_holds(opened: Callable[[str], Page]) -> None:
    page = opened("/")
    for chart in page.locator("[data-open]").all():
        chart.click()
        page.locator("#sources-body, .offcanvas", has_text="window.ran=1").first.wait_for()
        assert page.evaluate(FOUND) == []
        page.keyboard.press("Escape")
        page.locator(".offcanvas.show").wait_for(state="detached")
    page.goto(page.url.rstrip("/") + "/countries")
    for words in ("ken", "germ", "onerror", "health"):
        page.locator(".search-box input").fill(words)
        page.locator(".found", has_text="window.ran=1").wait_for()
        assert page.evaluate(FOUND) == []


@pytest.mark.parametrize(
    "deck", [*DECKS, "view&page=countries/KEN", "view&page=partners/germany", "view&page=themes"]
)
def test_no_scene_and_no_second_window_runs_what_a_text_holds(
    opened: Callable[[str], Page], deck: str
) -> None:
    page = opened(f"/present?deck={deck}&pledge=12:africa")
    page.locator("html[data-ready]").wait_for(timeout=90_000)
    with page.expect_popup() as popup:
        press(page, "p")
    other = popup.value
    other.locator("#notes li").first.wait_for()
    for _ in range(page.locator(".scene").count()):
        picks = page.locator(".scene.is-now [data-pick]").all()[:1]
        for pick in picks:
            pick.click()
        assert page.evaluate(FOUND) == []
        press(page, "ArrowRight")
    press(page, "o")
    assert page.evaluate(FOUND) == []
    expect(other.locator("#shot-now .scene")).to_have_count(1)
    assert other.evaluate(FOUND) == []
    if "/" in deck:
        assert "window.ran=1" in other.title()


def test_no_list_of_decks_runs_what_a_text_holds(opened: Callable[[str], Page]) -> None:
    page = opened("/present?page=countries/KEN")
    page.locator("main", has_text="window.ran=1").wait_for()
    assert page.evaluate(FOUND) == []
