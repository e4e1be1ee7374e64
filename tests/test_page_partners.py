"""The index of partners and the brief of one: what stands there is what the database says."""

import gettext
import re

import pytest

from callbacks.dash.pages import view_of
from data.collation import sort_key
from data.filters import Filters, parse
from data.rows import PageView
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.partner import page as partner
from layouts.pages.partners import page as partners
from layouts.words.texts import LANGUAGES, Texts, texts
from tests.components import words

EMPTY = "?country=GHA&partner=germany"  # Germany is not named in the note of Ghana


def view(snapshot: Snapshot, search: str = "", key: str = "") -> PageView:
    filters, dropped = parse(search, snapshot, LANGUAGES)
    assert dropped == ()
    return view_of(snapshot, f"/partners/{key}" if key else "/partners", filters)


def index(snapshot: Snapshot, search: str = "") -> str:
    return markup(partners.body(texts("en"), view(snapshot, search)))


def brief(snapshot: Snapshot, key: str, t: Texts | None = None) -> str:
    return markup(partner.body(t or texts("en"), view(snapshot, key=key)))


def test_every_partner_is_listed_with_its_number_of_countries(real: Snapshot) -> None:
    page = index(real)
    assert "35 partners named in the notes of 50 countries" in page
    for row in real.tables["partner"]:
        assert f'href="/partners/{row["partner_id"]}"' in page
    assert "European Union (24), Joint SDG Fund (17) and ILO Regular Budget" in page
    assert "shared with others, do not add up" in page


def test_a_filter_leaves_those_who_are_named_in_its_countries(real: Snapshot) -> None:
    page = words(index(real, "?region=arab_states"))
    left = {country.iso3 for country in real.countries if country.region_id == "arab_states"}
    named = {row["partner_id"] for row in real.tables["country_partner"] if row["iso3"] in left}
    assert f"{len(named)} partners named in the notes of {len(left)} countries" in page
    assert "Norway" in page and "Portugal" not in page


def test_a_step_does_not_narrow_a_page_that_does_not_follow_it(real: Snapshot) -> None:
    assert "35 partners named in the notes of 50 countries" in index(real, "?step=1")


def test_nothing_left_is_said(real: Snapshot) -> None:
    page = index(real, EMPTY)
    assert "No partner is named in this selection" in page
    assert "Nothing matches these filters." in page


def test_the_multi_donor_programme_names_its_funders_and_is_planned(real: Snapshot) -> None:
    page = words(index(real))
    assert "Belgium and Luxembourg: Burkina Faso, Burundi" in page
    assert "Germany and Ireland: Egypt, Malawi (announced)" in page
    assert "Outputs and outcomes as planned by 7 October 2021, not results achieved." in page
    assert "What the Multi-donor Programme funds: 6 countries" in page
    assert index(real).count('class="output-group"') == 12


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (
            "germany",
            "In the 13 countries whose notes name this partner, the programme reports 20 results (",
        ),
        (
            "belgium",
            "In the 6 countries whose notes name this partner, the programme reports 7 results in 5 of them",
        ),
        ("european_union", "the programme reports 32 results in 20 of them ("),
        (
            "ireland",
            "In the 5 countries whose notes name this partner, the programme reports 7 results (",
        ),
        ("joint_sdg_fund", "the programme reports 18 results in 14 of them ("),
        ("ecuador", "This country funds work at home; there the programme reports 1 result"),
        ("ghana", "no other partner is named there"),
        ("south_africa", "reports no step achieved by 31 December 2022; shared"),
        ("ilo_rbsa", "whose notes name this account of the ILO, the programme reports"),
    ],
)
def test_a_brief_opens_with_contribution(real: Snapshot, key: str, said: str) -> None:
    lead = words(brief(real, key))
    assert said in lead
    assert (
        said == "no other partner is named there" or "shared with other partners, not to be added up" in lead
    )


def test_a_brief_holds_every_figure_of_its_countries_and_no_sum(real: Snapshot) -> None:
    for row in real.tables["partner"]:
        key = row["partner_id"]
        page = brief(real, key)
        places = {one["iso3"] for one in real.tables["country_partner"] if one["partner_id"] == key}
        for table, name in (
            ("result", "partner-results"),
            ("people_figure", "partner-people"),
            ("theme_country", "partner-themes"),
        ):
            expected = sum(one["iso3"] in places for one in real.tables[table])
            found = re.search(rf'<table class="sheet {name}">.*?</table>', page, re.DOTALL)
            rows = found.group().count('scope="row"') if found else 0
            assert rows == expected, (key, table)


def test_outputs_stand_with_partners_of_the_multi_donor_programme_only(real: Snapshot) -> None:
    belgium, germany, ireland, japan = (
        brief(real, key) for key in ("belgium", "germany", "ireland", "japan")
    )
    assert belgium.count('class="output-group"') == 6
    assert "No output is listed for Egypt, Morocco, Togo, Timor-Leste and Uzbekistan" in germany
    assert "No output is listed for Malawi" in ireland and "announced" in ireland
    assert "Multi-donor Programme: outputs" not in japan


def test_before_and_after_go_round(real: Snapshot) -> None:
    order = [
        row["partner_id"]
        for row in sorted(real.tables["partner"], key=lambda row: sort_key("en", row["name_en"]))
    ]
    assert f'href="/partners/{order[-1]}"' in brief(real, order[0])
    assert f'href="/partners/{order[0]}"' in brief(real, order[-1])


def test_a_brief_ignores_the_filters(real: Snapshot) -> None:
    t, path = texts("en"), "/partners/germany"
    filtered = partner.body(t, view_of(real, path, Filters(region=("americas",))))
    assert words(markup(filtered)) == words(brief(real, "germany"))


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_pages_are_drawn_in_each_language(real: Snapshot, lang: str) -> None:
    t = texts(lang) if lang in LANGUAGES else Texts(lang, gettext.NullTranslations())
    seen = view(real)
    assert {"en": "Germany", "fr": "Allemagne", "es": "Alemania"}[lang] in markup(partners.body(t, seen))
    for row in real.tables["partner"]:
        assert row[f"name_{lang}"] in words(brief(real, row["partner_id"], t))
