"""The page of thematic areas: what stands there is what the database says."""

import gettext
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from callbacks.dash.pages import view_of
from data.filters import Filters, parse
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.pages.themes import page as themes
from layouts.pages.themes.map import NAME
from layouts.words.texts import LANGUAGES, Texts, texts
from tests.components import words

REPORTED = {"health", "informal", "just_transition", "financing", "rights_based", "actuarial", "digital"}


def page(snapshot: Snapshot, search: str = "", t: Texts | None = None) -> str:
    filters, dropped = parse(search, snapshot, LANGUAGES)
    assert dropped == ()
    return markup(themes.body(t or texts("en"), view_of(snapshot, "/themes", filters)))


def marks(html: str) -> int:
    return html.count('class="dot"') + html.count('class="dot is-beside"')


def test_six_of_the_16_areas_are_reported_and_a_box_tells_of_one(real: Snapshot) -> None:
    """Report, Section 2.2: six sections, and Box 1; their lists name 31 priority and 17 other countries."""
    found = page(real)
    assert {row["theme_id"] for row in real.tables["theme"] if row["summary_en"]} == REPORTED
    assert "6 of 16 thematic areas are reported, 1 more is mentioned in a box" in found
    buttons = re.findall(r"<button [^>]*pick-theme[^>]*>", found)
    assert {re.search(r'data-value="(\w+)"', one).group(1) for one in buttons} == {  # type: ignore[union-attr]
        row["theme_id"] for row in real.tables["theme"]
    }
    assert found.count("not reported</span>") == 9
    assert "31 of 50 priority countries and 17 other countries are in its lists of work." in found
    assert "named in running text or a box: 7 priority countries and 7 other countries." in found


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
    assert "The report names no country of this selection under a thematic area." in found
    assert "0 of 0" not in found
    assert marks(found) == 0


def test_what_the_lists_leave_open_is_said(real: Snapshot) -> None:
    found = page(real)
    n = sum(row["topic"] == "themes" for row in real.tables["discrepancy"])
    assert f"{n} differences between the documents about thematic work" in found
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


def test_what_no_list_names_says_where_it_is_named(real: Snapshot) -> None:
    """Report, Section 2.2: the lists hold 74 entries; two countries are in the text, the rest in Box 1."""
    work = real.tables["theme_country"]
    beside = {(row["theme_id"], row["iso3"]): row["named_in"] for row in work if row["named_in"] != "list"}
    assert len(work) - len(beside) == 74
    assert {key for key, place in beside.items() if place == "text"} == {("health", "BDI"), ("health", "CIV")}
    assert {theme for (theme, _), place in beside.items() if place == "box"} == {"rights_based"}
    found = page(real)
    assert "11 + 2 in text" in words(found) and "11 in a box" in words(found)
    for iso3 in ("BDI", "CIV"):
        country = markup(PAGES["country"].body(texts("en"), view_of(real, f"/countries/{iso3}", Filters())))
        assert "Named in running text, not in the list." in country


@pytest.mark.parametrize(
    ("theme_id", "iso3"),
    [
        *(("actuarial", iso3) for iso3 in ("JOR", "GHA", "SDN", "KEN", "ECU", "IDN", "PER", "LBN")),
        *(
            ("financing", iso3)
            for iso3 in ("AGO", "BFA", "KHM", "JOR", "LAO", "ETH", "UGA", "SEN", "NPL", "PAK")
        ),
        *(("health", iso3) for iso3 in ("JOR", "LAO", "ECU", "KHM", "IND", "MDG", "NER")),
        *(
            ("informal", "PAK"),
            ("informal", "TGO"),
            ("digital", "NGA"),
            ("digital", "TLS"),
            ("digital", "UZB"),
        ),
        *(("just_transition", iso3) for iso3 in ("EGY", "NGA", "PHL")),
    ],
)
def test_what_a_country_note_does_not_confirm_has_a_caveat(real: Snapshot, theme_id: str, iso3: str) -> None:
    """The note on lists of themes, and theme_twins and jor_health of the register: what each stands for."""
    row = next(
        row for row in real.tables["theme_country"] if (row["theme_id"], row["iso3"]) == (theme_id, iso3)
    )
    assert re.search("country note|same words|no proof|An event", row["caveat"])
    assert row["caveat"] in words(page(real, "" if iso3 in ("PER", "NER") else f"?country={iso3}"))


def test_titles_are_those_of_the_documents(real: Snapshot) -> None:
    """Report, Sections 2.2.1, 2.2.4 and 2.2.5; the second as in Table 4 of the programme document."""
    titles = {row["theme_id"]: row["name_en"] for row in real.tables["theme"]}
    assert titles["actuarial"] == "Financial governance and sustainability – actuarial valuations"
    assert titles["informal"] == (
        "Extending social security to workers in the informal economy "
        "and protecting workers in all types of employment"
    )
    assert titles["just_transition"] == "Social protection, climate change and just transition"
