"""The search: words in any language and any of a country's names, from anywhere, by keyboard."""

from collections.abc import Callable

import pytest

from data.search import MOST, find, plain
from data.snapshot import Snapshot
from tests.screen import Screen


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
    ],
)
def test_what_is_meant_comes_first(real: Snapshot, query: str, first: str) -> None:
    assert find(real, query)[0].path == first


@pytest.mark.parametrize("query", ["", " ", "x", "?", "%", "zzzzqq", "<script>", "\x00", "a" * 10_000])
def test_nothing_is_found_where_nothing_is(real: Snapshot, query: str) -> None:
    assert find(real, query) == []


def test_never_more_than_fit(real: Snapshot) -> None:
    assert len(find(real, "re")) == MOST


def test_accents_and_signs_do_not_count() -> None:
    assert plain("Côte d’Ivoire, São-Tomé") == "cote d ivoire  sao tome"


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
