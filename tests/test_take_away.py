"""The menu of what can be taken away: pictures with all that belongs to them, the link, working addresses."""

import re
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from data.filters import Filters
from tests.screen import Screen

pytestmark = pytest.mark.browser
Open = Callable[..., Screen]
SVG = "{http://www.w3.org/2000/svg}"


def taken(page: Page, does: str, folder: Path) -> bytes:
    """What the browser saves when a button of the menu is pressed."""
    if not page.locator(".take-away[open]").count():
        page.locator(".take-away summary").click()
    with page.expect_download() as waiting:
        page.locator(f'[data-action="{does}"]').click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target.read_bytes()


@pytest.mark.parametrize("chart", ["map", "steps", "people", "funding"])
def test_a_picture_has_title_selection_date_and_source(open_screen: Open, tmp_path: Path, chart: str) -> None:
    screen = open_screen("?region=africa")
    screen.shows(Filters(("africa",)))
    svg = taken(screen.page, f"svg:{chart}", tmp_path).decode()
    title = screen.page.locator(f"#{chart}-title").inner_text()
    for words in (title.split()[0], "Position at 31 December 2022", "2021-22 Report"):
        assert words in svg
    assert ("Africa</text>" in svg) == (chart in ("map", "steps"))  # the others are programme-wide
    assert ("no official endorsement" in svg) == (chart == "map")


def test_a_picture_in_points_has_twice_the_size(open_screen: Open, tmp_path: Path) -> None:
    png = taken(open_screen().page, "png:funding", tmp_path)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert width == 2400 and height > 1200


def test_addresses_of_the_menu_follow_the_selection_and_answer(open_screen: Open) -> None:
    screen = open_screen()
    page = screen.page
    page.locator(".region-tile[data-value=africa]").click()
    screen.shows(Filters(("africa",)))
    page.wait_for_function(
        "() => [...document.querySelectorAll('a[data-download]')]"
        ".every((a) => a.href.endsWith('&region=africa'))"
    )
    links = page.locator(".take-away a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    assert len(links) >= 9
    for link in links:
        answer = page.request.get(urljoin(screen.server, link))
        assert answer.status == 200, link


def test_the_menu_closes_by_escape_and_by_a_click_elsewhere(open_screen: Open) -> None:
    page = open_screen().page
    summary, opened = page.locator(".take-away summary"), page.locator(".take-away[open]")
    summary.click()
    assert opened.count() == 1
    page.keyboard.press("Escape")
    assert opened.count() == 0
    summary.click()
    page.locator("#count").click()
    assert opened.count() == 0


@pytest.mark.parametrize(
    ("address", "chart", "words"),
    [
        (
            "/funding?compare=2021-10-07&pledge=12",
            "funding-2021-10-07",
            ["US$ 75 million of US$ 160 million", "7 October 2021", "exchange rate", "Table 9"],
        ),
        (
            "/themes?region=africa",
            "themes-map",
            ["Africa", "no official endorsement", "2 areas", "Section 2.2"],
        ),
    ],
)
def test_a_chart_of_a_page_is_taken_with_all_that_belongs_to_it(
    new_page: Callable[..., Page], server: str, tmp_path: Path, address: str, chart: str, words: list[str]
) -> None:
    page = new_page()
    page.goto(server + address)
    page.locator(f"[data-figure='{chart}'] .main-svg").first.wait_for()
    with page.expect_download() as waiting:
        page.locator(f'[data-action="svg:{chart}"]').click()
    waiting.value.save_as(tmp_path / "picture.svg")
    svg = " ".join((tmp_path / "picture.svg").read_text(encoding="utf-8").split())
    for word in words:
        assert word in svg, word


def test_a_picture_says_what_its_chart_shows_after_a_change(
    new_page: Callable[..., Page], server: str, tmp_path: Path
) -> None:
    page = new_page()
    page.goto(f"{server}/themes")
    page.locator("[data-figure='themes-map'] .choroplethlocation").first.wait_for()
    before = page.locator("[data-figure='themes-map']").get_attribute("data-title") or ""
    page.locator("#filter-region").click()
    page.get_by_role("checkbox", name="Africa").click()
    page.keyboard.press("Escape")
    page.wait_for_function(
        "(before) => document.querySelector('[data-figure=themes-map]').dataset.title !== before", arg=before
    )
    with page.expect_download() as waiting:
        page.locator('[data-action="svg:themes-map"]').click()
    waiting.value.save_as(tmp_path / "picture.svg")
    svg = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert before.split()[0] + " priority" not in svg
    assert "8 priority countries" in svg
    assert ">Africa</text>" in svg


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/people", ["Table 5", "Table 2", "Position at 31 December 2022"]),
        ("/funding", ["exchange rate", "Section 3.4"]),
        ("/health", ["Table 3", "Background and justification"]),
        ("/evidence?region=africa,americas&country=AGO,BRB", ["Americas", "Barbados", "Table 3"]),
        ("/themes?region=africa", ["Africa", "31 December 2022"]),
        ("/partners?region=arab_states&lang=fr", ["États arabes", "2.1"]),
    ],
)
def test_a_drawn_part_is_taken_whole_as_a_drawing(
    new_page: Callable[..., Page], server: str, tmp_path: Path, address: str, words: list[str]
) -> None:
    page = new_page()
    page.goto(server + address)
    page.locator("[data-picture]").first.wait_for()
    found = page.locator("[data-picture]")
    together = ""
    for place in range(found.count()):
        part = found.nth(place)
        name = part.get_attribute("data-picture")
        with page.expect_download() as waiting:
            part.locator(f'[data-action="svg:{name}"]').click()
        waiting.value.save_as(tmp_path / "part.svg")
        svg = ElementTree.parse(tmp_path / "part.svg")
        drawn = " ".join(" ".join(node.text or "" for node in svg.iter(SVG + "text")).split())
        title = part.locator("h2").inner_text()
        assert drawn.startswith(" ".join(title.split())), name
        shown = part.locator(".exportable").evaluate(
            "(part) => [...part.querySelectorAll('td:not(:has(.pick, .visually-hidden)), tbody th')]"
            ".concat([...part.querySelectorAll('.share-row, .facts > div, h3')])"
            ".map((cell) => cell.innerText)"
        )
        assert shown
        words_drawn = {*re.findall(r"\w+", drawn)}
        assert [cell for cell in shown if not {*re.findall(r"\w+", cell)} <= words_drawn] == [], name
        assert len(list(svg.iter(SVG + "rect"))) > 2
        assert not list(svg.iter(SVG + "foreignObject"))
        together += drawn
    assert [word for word in words if word not in together] == []
