"""The page of thematic areas: what stands there is what the database says."""

import gettext
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from callbacks.pages import view_of
from data.filters import Filters, parse
from data.snapshot import Snapshot
from layouts.markup import markup
from layouts.pages import themes
from layouts.pages.themes_map import NAME
from layouts.texts import LANGUAGES, Texts, texts
from tests.components import words

REPORTED = {"health", "informal", "just_transition", "financing", "rights_based", "actuarial", "digital"}


def page(snapshot: Snapshot, search: str = "", t: Texts | None = None) -> str:
    filters, dropped = parse(search, snapshot, LANGUAGES)
    assert dropped == ()
    return markup(themes.body(t or texts("en"), view_of(snapshot, "/themes", filters)))


def marks(html: str) -> int:
    return html.count('class="dot"')


def test_the_16_areas_are_there_and_9_without_a_report(real: Snapshot) -> None:
    found = page(real)
    assert {row["theme_id"] for row in real.tables["theme"] if row["summary_en"]} == REPORTED
    assert "7 of 16 thematic areas are reported, 9 are not described in the report" in found
    buttons = re.findall(r"<button [^>]*pick-theme[^>]*>", found)
    assert {re.search(r'data-value="(\w+)"', one).group(1) for one in buttons} == {  # type: ignore[union-attr]
        row["theme_id"] for row in real.tables["theme"]
    }
    assert found.count("not reported</span>") == 9
    assert "38 of 50 priority countries and 24 other countries are in its lists of work" in found


def test_each_country_of_a_list_is_marked_and_told(real: Snapshot) -> None:
    found = page(real)
    priority = {country.iso3 for country in real.countries}
    work = real.tables["theme_country"]
    assert marks(found) == sum(row["iso3"] in priority for row in work)
    assert found.count("other country</span>") == sum(row["iso3"] not in priority for row in work)
    told = words(found)
    for row in work:
        assert " ".join(row["summary_en"].split()) in told
    assert 'href="/countries/CHL"' not in found and 'href="/countries/EGY"' in found


def test_a_region_leaves_its_countries_priority_and_other(real: Snapshot) -> None:
    found = page(real, "?region=arab_states")
    assert "3 of 4 priority countries and 2 other countries" in found
    assert "Kuwait" in found and "Chile" not in found


def test_a_theme_stands_alone_in_what_was_done(real: Snapshot) -> None:
    found = page(real, "?theme=digital")
    assert re.findall(r"<h3>(.*?)</h3>", found) == ["Digital transformation"]
    assert "5 of 5 priority countries and 1 other country" in found


def test_a_partner_leaves_no_country_whose_note_names_nobody(real: Snapshot) -> None:
    assert "other country</span>" not in page(real, "?partner=germany")


def test_nothing_left_is_said(real: Snapshot) -> None:
    found = page(real, "?theme=gender")
    assert "Nothing matches these filters." in found
    assert "No list of thematic work names a country of this selection." in found
    assert "0 of 0" not in found
    assert marks(found) == 0


def test_what_the_lists_leave_open_is_said(real: Snapshot) -> None:
    found = page(real)
    n = sum(row["topic"] == "themes" for row in real.tables["discrepancy"])
    assert f"In {n} points documents disagree about thematic work" in found
    assert found.count("Named in Box 1; the report has no section on this thematic area.") == 1


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
@pytest.mark.parametrize("search", ["", "?region=africa", "?theme=gender"])
def test_the_page_is_drawn_in_each_language(real: Snapshot, lang: str, search: str) -> None:
    t = texts(lang) if lang in LANGUAGES else Texts(lang, gettext.NullTranslations())
    found = words(page(real, search, t))
    for row in real.tables["theme"]:
        assert row[f"label_{lang}"] in found


def test_the_map_shows_every_country_of_the_lists(real: Snapshot) -> None:
    work = real.tables["theme_country"]
    priority = {country.iso3 for country in real.countries}
    counts = {row["iso3"]: sum(one["iso3"] == row["iso3"] for one in work) for row in work}
    figure = themes.figures(texts("en"), view_of(real, "/themes", Filters()))[NAME]
    countries, _, markers, _, others, _ = figure["data"]
    shown = dict(zip(countries["locations"], countries["z"], strict=True))
    assert shown == {iso3: min(counts.get(iso3, 0), 3) + 1 for iso3 in priority}
    assert set(others["locations"]) == set(counts) - priority
    assert markers["customdata"] == countries["locations"]
    assert not themes.figures(texts("en"), view_of(real, "/themes", Filters(country=("RWA",))))


@pytest.mark.browser
def test_a_click_on_the_map_chooses_a_country(new_page: Callable[..., Page], server: str) -> None:
    page = new_page()
    page.goto(f"{server}/themes")
    india = f"[data-figure={NAME}] .choroplethlocation"
    page.locator(india).first.wait_for()
    place = page.evaluate(
        """([name, query]) => {
            const chart = document.querySelector(`[data-figure=${name}]`);
            chart.scrollIntoView({ block: "center" });
            chart.dataset.same = "yes";
            const at = chart.data[0].locations.indexOf("IND");
            const box = document.querySelectorAll(query)[at].getBoundingClientRect();
            return [box.x + box.width * 0.4, box.y + box.height * 0.5];
        }""",
        [NAME, india],
    )
    page.mouse.click(*place)
    page.locator("#chips .chip", has_text="India").wait_for()
    page.wait_for_function(
        "name => document.querySelector(`[data-figure=${name}]`).data[0].z.filter((z) => z > 0).length === 1",
        arg=NAME,
    )
    assert page.locator(f"[data-figure={NAME}]").get_attribute("data-same") == "yes"
