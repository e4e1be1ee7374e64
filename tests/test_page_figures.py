"""The figures that fit no other table: on the page of a country, on the health page, and in the exports."""

import re

import pytest

from callbacks.dash.pages import view_of
from callbacks.http.exports import asked
from data.answers import Answers
from data.filters import Filters
from data.rows.figures import ReportedFigure
from data.schema.columns import PRECISION
from data.schema.evidence import FIGURE_UNITS
from data.snapshot import Snapshot
from layouts.look import components
from layouts.look.markup import markup
from layouts.pages import reported_figures as figures
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, texts
from tests.test_page_countries import Text


def every(real: Snapshot) -> list[ReportedFigure]:
    """All figures, of every country and of none."""
    found = Answers(real, Filters()).figures
    return [*found.programme, *(row for rows in found.of_countries.values() for row in rows)]


def section(real: Snapshot, path: str, lang: str = "en") -> str:
    """The words of the section of figures on a page; empty where the page has none."""
    page = PAGES["country"] if path.count("/") > 1 else PAGES[path[1:]]
    html = markup(page.body(texts(lang), view_of(real, path, Filters(lang=lang))))
    found = re.search(r'<section[^>]*id="more-figures".*?</section>', html, re.DOTALL)
    return Text(found[0]).text if found else ""


def test_every_country_with_figures_shows_all_of_them_and_the_others_no_section(real: Snapshot) -> None:
    for country in real.countries:
        ours = [row for row in real.tables["reported_figure"] if row["iso3"] == country.iso3]
        text = section(real, f"/countries/{country.iso3}")
        assert bool(text) == bool(ours), country.iso3
        for row in ours:
            assert re.sub(r"\s+", " ", row["what_en"]) in text, row["figure_id"]
    assert section(real, "/countries/GHA") == ""


def test_the_page_of_the_programme_shows_all_that_is_of_no_country(real: Snapshot) -> None:
    text = section(real, "/health")
    for row in real.tables["reported_figure"]:
        assert (row["what_en"] in text) == (row["iso3"] is None), row["figure_id"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/countries/AGO", ["40% due 2022 target or plan", "more than 3.5% 2021 reported", "about 80%"]),
        ("/countries/RWA", ["more than 85% date not stated", "less than 10% date not stated"]),
        ("/countries/KHM", ["US$ 90 date not stated", "2,500,000 people"]),
        ("/countries/IDN", ["US$ 1.8 million 2019 – September 2022"]),
        ("/health", ["about 490 since 2001", "more than 600 since 2008", "about US$ 1,200 billion"]),
        ("/health", ["more than 5,000 people", "at least 10 date not stated target or plan"]),
    ],
)
def test_a_figure_has_its_unit_its_date_and_its_status(real: Snapshot, path: str, said: list[str]) -> None:
    text = section(real, path)
    assert [part for part in said if part not in text] == []


def test_figures_follow_the_language(real: Snapshot) -> None:
    assert "plus de 3,5\u202f% 2021 rapporté" in Text(section(real, "/countries/AGO", "fr")).text.replace(
        "3,5 %", "3,5\u202f%"
    )
    assert "1,8 millones de US$" in section(real, "/countries/IDN", "es").replace("\xa0", " ")
    for lang in LANGUAGES:
        for row in real.tables["reported_figure"]:
            assert row[f"what_{lang}"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unit_and_every_precision_can_be_said(real: Snapshot, lang: str) -> None:
    any_figure = every(real)[0]
    said = {
        figures.amount(texts(lang), any_figure._replace(value=0.5, unit=unit, precision=precision))
        for unit in FIGURE_UNITS
        for precision in map(str, PRECISION.choices)
    }
    assert len(said) == len(PRECISION.choices) * len(FIGURE_UNITS)
    assert components.precise(texts("en"), "5", "less_than") == "less than 5"


def test_the_export_holds_every_figure_and_the_countries_without_one(real: Snapshot) -> None:
    table = asked(real, "figures", b"").table
    levels = table.column("level")
    every = (*real.tables["reported_figure"], *real.later["reported_figure"])
    assert levels.count("programme") == sum(row["iso3"] is None for row in every)
    silent = table.column("state").count("not_reported")
    assert levels.count("country") == sum(row["iso3"] is not None for row in every) + silent
    assert silent == len(real.countries) - len({row["iso3"] for row in every if row["iso3"]})


@pytest.mark.parametrize(
    ("figure_id", "en", "fr", "es"),
    [
        ("world_health_scheme", "almost two thirds", "près de deux tiers", "casi dos tercios"),
        ("staff_by_projects", "more than two thirds", "plus de deux tiers", "más de dos tercios"),
        ("world_sickness_law", "about a third", "environ un tiers", "cerca de un tercio"),
        (
            "sdg_fund_amount",
            "US$ 14.1 (as printed, in doubt)",
            "14,1 US$ (tel qu’indiqué, douteux)",
            "US$ 14,1 (tal como figura, dudoso)",
        ),
    ],
)
def test_a_figure_is_as_exact_as_its_document(
    real: Snapshot, figure_id: str, en: str, fr: str, es: str
) -> None:
    """Programme document, Background and Strategy: fractions in words; report, Section 3.4: US$14.1."""
    row = next(row for row in every(real) if row.figure_id == figure_id)
    said = [figures.amount(texts(lang), row).replace("\xa0", " ") for lang in ("en", "fr", "es")]
    assert said == [en, fr, es]


def test_fractions_of_the_tables_have_words(real: Snapshot) -> None:
    fractions = [row for row in every(real) if row.unit == "fraction"]
    assert len(fractions) == 6
    assert not [row for row in fractions if re.search(r"\d", figures.fraction(texts("en"), row.value))]
