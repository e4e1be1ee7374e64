"""On a phone: the head leaves room for the page, and nothing of a table is out of sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from layouts.pages import registry
from layouts.words.texts import LANGUAGES, texts

pytestmark = pytest.mark.browser
NAMES = list(registry.menu(texts("en")))
# The tables that are wider than their place, by their names.
WIDER = """
() => [...document.querySelectorAll(".scroll")].filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.getAttribute("aria-label"))
"""
# What the picture of the ambitions writes.
WRITTEN = """
() => [...window.svg.from_html(document.querySelector("[data-picture=pace] .exportable")).group
    .querySelectorAll("text")]
  .map((one) => one.textContent).join(" ")
"""


def test_the_head_leaves_the_screen_to_the_page(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(390, 844)
    for path in ("/", "/health", "/countries/SEN?lang=fr", "/funding?lang=es"):
        page.goto(server + path, wait_until="networkidle")
        page.locator("#filter-partner").wait_for()
        box = page.locator("main").bounding_box()
        assert box is not None
        assert box["y"] <= 200, path
        shown = page.locator("nav [aria-current=page]").bounding_box()
        assert shown is not None
        assert 0 <= shown["x"] <= 390 - shown["width"], path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_column_is_out_of_sight(new_page: Callable[..., Page], server: str, lang: str) -> None:
    page = new_page(390, 844)
    for path in (*NAMES, "/countries/SEN", "/partners/germany"):
        page.goto(f"{server}{path}?compare=2021-10-07&lang={lang}")
        page.locator("h1").first.wait_for()
        page.evaluate("() => document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        assert page.evaluate(WIDER) == [], path


def test_a_card_names_its_cells_and_its_picture_is_the_whole_table(
    new_page: Callable[..., Page], server: str
) -> None:
    page = new_page(390, 844)
    page.goto(f"{server}/health")
    row = page.locator(".pace-table tbody tr").first
    row.wait_for()
    assert page.locator(".pace-table thead").is_hidden()
    heads = page.locator(".pace-table thead th").all_text_contents()
    assert row.locator("td").evaluate_all("all => all.map((one) => one.dataset.head)") == heads[1:]
    written = page.evaluate(WRITTEN)
    assert all(written.count(head.split()[-1]) >= 1 for head in heads), written
    assert written.count("Achieved") == 1
    assert page.locator(".pace-table thead").is_hidden()
