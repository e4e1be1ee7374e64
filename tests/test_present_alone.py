"""A deck after its server has gone: all of it still runs."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from layouts.scenes.decks import DECKS
from tests.presenting import FAULTS, press, ready
from tests.serving import serve

pytestmark = pytest.mark.browser


@pytest.fixture
def stopping(database: str) -> Iterator[tuple[str, ExitStack]]:
    """A server of its own, and what stops it."""
    with ExitStack() as running:
        yield running.enter_context(serve("app:server", database)).url, running


def test_the_whole_deck_runs_after_the_server_stopped(
    stopping: tuple[str, ExitStack], browser: Browser
) -> None:
    server, running = stopping
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url))
    ready(page, f"{server}/present?deck=partners")
    running.close()
    titles = set()
    for n in range(len(DECKS["partners"])):
        assert page.locator(".scene.is-now .number").inner_text() == f"{n + 1} / 12"
        assert page.evaluate(FAULTS) == []
        titles.add(page.locator(".scene.is-now h1").inner_text())
        for plot in page.locator(".scene.is-now .plot").all():
            assert plot.locator(".choroplethlocation, .point").count() >= 3
        press(page, "PageDown")
    assert len(titles) == len(DECKS["partners"])
    press(page, "3", "Enter")
    page.locator(".scene.is-now [data-pick='region=asia_pacific']").click()
    assert page.locator(".scene.is-now h1").inner_text() == "8 of 10 countries achieved a step"
    with page.expect_popup() as opened:
        press(page, "p")
    expect(opened.value.locator("#title")).to_contain_text("8 of 10 countries")
    faces = "document.fonts.ready.then(() => [...document.fonts].map((face) => [face.family, face.status]))"
    assert ["Overpass", "loaded"] in opened.value.evaluate(faces)
    assert errors == []
    context.close()
