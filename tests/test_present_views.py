"""Presenting a page: its own scenes with its filters, from the menu of every page, and back to it."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from data.snapshot import Snapshot
from layouts.frame.views import KINDS as PAGES
from layouts.frame.views import OWN
from layouts.scenes.decks import KINDS, VIEWS
from layouts.words.texts import LANGUAGES
from tests.presenting import COVERED, FAULTS, press, ready

# An address of each kind of page, with filters that it has.
ADDRESSES = {
    "overview": "/?region=africa",
    "countries": "/countries?region=africa",
    "country": "/countries/MWI",
    "people": "/people?region=africa",
    "funding": "/funding?compare=2021-10-07&pledge=12",
    "themes": "/themes?theme=financing",
    "partners": "/partners?region=africa",
    "partner": "/partners/european_union",
    "evidence": "/evidence?country=KEN",
    "changes": "/changes",
    "health": "/health",
}


def test_every_kind_of_page_has_scenes_that_there_are() -> None:
    assert set(VIEWS) == {*PAGES, *OWN.values()} == set(ADDRESSES)
    assert all(scene.kind in KINDS for scenes in VIEWS.values() for scene in scenes)
    assert all(2 <= len(scenes) <= 7 for scenes in VIEWS.values())


@pytest.mark.browser
@pytest.mark.parametrize("kind", VIEWS)
def test_the_menu_of_a_page_presents_it_and_escape_leads_back(
    new_page: Callable[..., Page], server: str, kind: str
) -> None:
    page = new_page()
    address = urljoin(server, ADDRESSES[kind])
    page.goto(address)
    page.locator(".take-away summary").click()
    link = page.locator(".take-away a[data-download^='/present?deck=view']")
    query = ADDRESSES[kind].partition("?")[2]
    page.wait_for_function(
        f"document.querySelector('a[data-download*=\"deck=view\"]').href.endsWith('{query}')"
    )
    link.click()
    page.locator("html[data-ready]").wait_for(timeout=90_000)
    assert page.locator(".scene").count() == len(VIEWS[kind])
    footers = " ".join(page.locator(".scene footer").all_text_contents())
    said = {
        "region=africa": "Africa",
        "theme=financing": "Financing",
        "country=KEN": "Kenya",
        "compare=2021-10-07&pledge=12": "US$ 12 m",
    }
    named = {"country": "Malawi", "partner": "European Union"}.get(kind) or said.get(query, "")
    assert named in footers
    press(page, "ArrowRight", "Escape")
    page.wait_for_url(address)


@pytest.mark.browser
def test_a_page_of_its_own_follows_no_other_filter(new_page: Callable[..., Page], server: str) -> None:
    page = new_page()
    ready(page, f"{server}/present?deck=view&page=countries/RWA&region=americas&scene=2")
    assert page.locator(".scene.is-now h1").inner_text() == "Rwanda: no step achieved yet"
    press(page, "Escape")
    page.wait_for_url(f"{server}/countries/RWA?region=americas")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "width", "height"), [("en", 1920, 1080), ("fr", 1024, 768), ("es", 1024, 768)]
)
def test_every_scene_of_a_page_is_legible_and_fits(
    new_page: Callable[..., Page], server: str, lang: str, width: int, height: int
) -> None:
    page = new_page(width=width, height=height)
    for kind, address in ADDRESSES.items():
        path, _, query = address.partition("?")
        asked = f"deck=view&page={path.strip('/') or kind}&{query}&lang={lang}"
        ready(page, f"{server}/present?{asked}")
        for n in range(len(VIEWS[kind])):
            assert (kind, n + 1, page.evaluate(FAULTS)) == (kind, n + 1, [])
            assert (kind, n + 1, page.evaluate(COVERED)) == (kind, n + 1, [])
            press(page, "ArrowRight")


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_longest_and_the_emptiest_countries_fit(
    new_page: Callable[..., Page], server: str, real: Snapshot, lang: str
) -> None:
    results = real.tables["result"]
    told = {
        one.iso3: sum(len(r["summary_fr"] or "") for r in results if r["iso3"] == one.iso3)
        for one in real.countries
    }
    order = sorted(told, key=lambda iso3: told[iso3])
    page = new_page(width=1024, height=768)
    for iso3 in (*order[:2], *order[-4:]):
        ready(page, f"{server}/present?deck=view&page=countries/{iso3}&lang={lang}")
        for n in range(len(VIEWS["country"])):
            assert (iso3, n + 1, page.evaluate(FAULTS)) == (iso3, n + 1, [])
            press(page, "ArrowRight")
