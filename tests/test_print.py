"""What is printed: a country on one sheet, a partner on two, in each language, nothing below 7.5 points."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from data.snapshot import Snapshot
from layouts.words.texts import LANGUAGES

# Facts that stand on the page of a country; a partner's page has those of its countries.
FACTS = ("result", "people_figure", "theme_country", "country_partner", "multi_donor_output")
COUNTRY_FACTS = (*FACTS, "reported_figure", "discrepancy_country")
# The sizes of all text that shows, in points.
SIZES = """[...document.querySelectorAll("#page *")]
    .filter(each => each.checkVisibility())
    .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(each => parseFloat(getComputedStyle(each).fontSize) * 0.75)"""


def length(snapshot: Snapshot, tables: tuple[str, ...], iso3: set[str]) -> int:
    """How many letters the facts of some countries have, in French, the longest of the languages."""
    return sum(
        len(str(value))
        for table in tables
        for row in snapshot.tables[table]
        if row["iso3"] in iso3
        for name, value in row.items()
        if name.endswith("_fr") or name in ("discrepancy_id", "caveat", "channel")
    )


def longest(of: dict[str, int], n: int) -> list[str]:
    return sorted(of, key=lambda key: -of[key])[:n]


def longest_pages(snapshot: Snapshot) -> list[tuple[str, int]]:
    """The pages that have most to say, each with the sheets it may take."""
    countries = {one.iso3: length(snapshot, COUNTRY_FACTS, {one.iso3}) for one in snapshot.countries}
    named: dict[str, set[str]] = {}
    for row in snapshot.tables["country_partner"]:
        named.setdefault(row["partner_id"], set()).add(row["iso3"])
    partners = {key: length(snapshot, FACTS, places) for key, places in named.items()}
    return [
        *((f"/countries/{iso3}", 1) for iso3 in longest(countries, 4)),
        *((f"/partners/{key}", 2) for key in longest(partners, 4)),
    ]


def sheets(pdf: bytes) -> int:
    """The number of pages of a document that Chromium wrote."""
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_longest_pages_keep_to_their_sheets(
    new_page: Callable[..., Page], server: str, real: Snapshot, lang: str
) -> None:
    page = new_page()
    taken = {}
    for path, most in longest_pages(real):
        page.goto(f"{server}{path}?lang={lang}")
        page.locator("main h1").wait_for()
        for paper in ("A4", "Letter"):
            found = sheets(page.pdf(format=paper, prefer_css_page_size=True))
            assert found > 0
            if found > most:
                taken[path, paper] = found
    assert taken == {}


@pytest.mark.browser
def test_a_sheet_is_filled_on_either_paper(
    new_page: Callable[..., Page], server: str, real: Snapshot
) -> None:
    page = new_page(color_scheme="dark")
    told = {one.iso3: length(real, COUNTRY_FACTS, {one.iso3}) for one in real.countries}
    by_length = longest(told, len(told))
    for path in (f"/countries/{by_length[-1]}", f"/countries/{by_length[len(told) // 2]}", "/partners/japan"):
        page.goto(server + path)
        page.locator("main h1").wait_for()
        for paper, width in (("A4", 596), ("Letter", 612)):
            (sheet,) = PdfReader(BytesIO(page.pdf(format=paper, prefer_css_page_size=True))).pages
            assert float(sheet.mediabox.width) == pytest.approx(width, abs=2)
        zoom = page.evaluate("document.querySelector('.country-page, .brief').style.cssText").split(": ")[1]
        assert float(zoom.strip(";")) >= (1.3 if by_length[-1] in path else 1.05), path


@pytest.mark.browser
def test_paper_has_no_small_print_and_no_controls(
    new_page: Callable[..., Page], server: str, real: Snapshot
) -> None:
    page = new_page()
    page.emulate_media(media="print")
    for path in ("/", "/countries", "/funding", "/evidence", *(path for path, _ in longest_pages(real))):
        page.goto(server + path)
        page.locator("h1").first.wait_for()
        assert min(page.evaluate(SIZES)) >= 7.49, path
        assert (
            page.locator("header nav, .filters, .jumps, .pledge-form").locator("visible=true").count() == 0
        ), path


@pytest.mark.browser
def test_paper_names_what_is_selected(new_page: Callable[..., Page], server: str) -> None:
    page = new_page()
    page.goto(f"{server}/?region=africa,americas,arab_states&step=3&country=AGO&pledge=12")
    page.locator("#chips .chip").first.wait_for()
    assert not page.locator("#chips .rest").is_visible()
    page.emulate_media(media="print")
    said = " ".join(page.locator(".filters").inner_text().split())
    assert "Africa" in said and "Angola" in said and "3 Improving operations" in said
    assert "in 1 of 1 country" in said and "Clear" not in said and "more" not in said
    assert "does not follow: Pledges" in page.locator(".notice").inner_text()
    page.goto(f"{server}/people")
    page.locator("#body h1").wait_for()
    assert not page.locator(".filters").is_visible()
