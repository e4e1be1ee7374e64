"""The search: words in any language and any of a country's names, from anywhere, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from callbacks.http.search import title as named
from data.answers.overview import frame
from data.search import MOST, NAMED, bare, entries, find, plain
from data.snapshot import Snapshot
from layouts.words.texts import LANGUAGES
from tests.screen import Screen

# What is typed into a filter, and what it must then offer.
FILTERED = {
    "country": {
        "cote": "CIV",
        "Côte d'Ivoire": "CIV",
        "Laos": "LAO",
        "Swaziland": "SWZ",
        "Egypte": "EGY",
        "Égypte": "EGY",
        "Tanzania": "TZA",
    },
    "partner": {"hollande": "netherlands", "giz": "germany"},
    "theme": {"sante": "health", "salud": "health"},
}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Ivory Coast", "/countries/CIV"),
        ("cote d ivoire", "/countries/CIV"),
        ("CÔTE", "/countries/CIV"),
        ("DRC", "/countries/COD"),
        ("laos", "/countries/LAO"),
        ("swaziland", "/countries/SWZ"),
        ("palestine", "/countries/PSE"),
        ("vietnam", "/countries/VNM"),
        ("égypte", "/countries/EGY"),
        ("egipto", "/countries/EGY"),
        ("KHM", "/countries/KHM"),
        ("german", "/partners/germany"),
        ("salud", "/themes?theme=health"),
        ("63 56", "/evidence#total_63_or_56"),
        ("BARSPIP", "/countries/BRB"),
        ("Costa de Marfil", "/countries/CIV"),
        ("Suazilandia", "/countries/SWZ"),
        ("Holanda", "/partners/netherlands"),
        ("hollande", "/partners/netherlands"),
        ("GIZ", "/partners/germany"),
        ("bmz", "/partners/germany"),
        ("Irish Aid", "/partners/ireland"),
        ("South Korea", "/partners/republic_of_korea"),
        ("Koica", "/partners/republic_of_korea"),
        ("Reino Unido", "/partners/united_kingdom"),
    ],
)
def test_what_is_meant_comes_first(real: Snapshot, query: str, first: str) -> None:
    assert find(real, query)[0].path == first


@pytest.mark.parametrize(
    ("lang", "query", "title"),
    [
        ("en", "giz", "Germany (GIZ)"),
        ("es", "GIZ", "Alemania (GIZ)"),
        ("en", "Costa de Marfil", "Côte d'Ivoire (Costa de Marfil)"),
        ("en", "Alemania", "Germany (Alemania)"),
        ("es", "alemania", "Alemania"),
        ("en", "KHM", "Cambodia"),
        ("fr", "holanda", "Pays-Bas (Holanda)"),
        ("en", "palestin", "Occupied Palestinian Territory"),
    ],
)
def test_another_name_is_shown_where_it_was_asked_for(
    real: Snapshot, lang: str, query: str, title: str
) -> None:
    assert named(find(real, query)[0], query, lang) == title


def test_every_name_of_a_country_and_a_partner_finds_it_in_any_language(real: Snapshot) -> None:
    for kind in ("country", "partner"):
        for entry in entries(real):
            if entry.kind == kind:
                for name in (*entry.titles.values(), *entry.others):
                    assert entry.path in [one.path for one in find(real, name)], name


@pytest.mark.parametrize("query", ["", " ", "x", "?", "%", "zzzzqq", "<script>", "\x00", "a" * 10_000])
def test_nothing_is_found_where_nothing_is(real: Snapshot, query: str) -> None:
    assert find(real, query) == []


def test_never_more_than_fit(real: Snapshot) -> None:
    assert len(find(real, "re")) == MOST


def test_accents_and_signs_do_not_count() -> None:
    assert plain("Côte d’Ivoire, São-Tomé") == "cote d ivoire  sao tome"


def test_a_filter_finds_every_name_as_the_search_does_with_and_without_accents(real: Snapshot) -> None:
    for entry in entries(real):
        if entry.kind in NAMED:
            words = frame(real).typed[entry.kind][entry.key].split()
            for name in (*entry.titles.values(), *entry.others):
                for said in (name.lower(), bare(name), plain(name), name.lower().replace("’", "'")):
                    # Dash's rule: each part that was typed stands in a word.
                    assert all(any(part in word for word in words) for part in said.split()), said


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_filter_finds_what_the_search_finds(
    new_page: Callable[..., Page], server: str, real: Snapshot, lang: str
) -> None:
    page = new_page()
    page.goto(f"{server}/health?lang={lang}")
    for name, asked in FILTERED.items():
        page.locator(f"#filter-{name}").click()
        for query, key in asked.items():
            page.locator(".dash-dropdown-search").fill(query)
            label = next(one.titles[lang] for one in entries(real) if (one.kind, one.key) == (name, key))
            shown = page.locator(".dash-dropdown-option", has_text=label)
            shown.wait_for()
            assert page.locator(".dash-dropdown-option").count() <= 3, query
        shown.click()
        page.wait_for_url(f"**{name}={key}*")
        page.keyboard.press("Escape")


@pytest.mark.browser
def test_a_slash_an_answer_and_enter(open_screen: Callable[..., Screen]) -> None:
    page = open_screen("?region=africa").page
    page.keyboard.press("/")
    page.keyboard.type("ivory")
    page.locator(".found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Côte d'Ivoire").wait_for()
    assert page.url.endswith("/countries/CIV?region=africa")
    page.keyboard.press("/")
    page.keyboard.type("qqqq")
    page.get_by_text("Nothing found").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".found").inner_text() == ""
