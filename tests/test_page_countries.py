"""The list of countries and the page of one country say what the tables hold, and say what is unknown."""

import re
from html.parser import HTMLParser

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters, parse
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, texts


class Text(HTMLParser):
    """The words of a piece of HTML, its rows, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if tag == "a" and name == "href"]

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))


def drawn(snapshot: Snapshot, path: str, search: str = "") -> str:
    filters, _ = parse(search, snapshot, LANGUAGES)
    page = PAGES["country"] if path.count("/") > 1 else PAGES["countries"]
    return markup(page.body(texts(filters.lang), view_of(snapshot, path, filters)))


def row_of(html: str, iso3: str) -> str:
    """The words of the row of a country in the list."""
    row = next(row for row in html.split("<tr>") if f'data-page="/countries/{iso3}"' in row)
    return Text(row).text


def about(snapshot: Snapshot, table: str, iso3: str) -> list[dict]:
    return [row for row in snapshot.tables[table] if row["iso3"] == iso3]


# --- the list


def test_the_list_has_every_priority_country_once(real: Snapshot) -> None:
    html = drawn(real, "/countries")
    linked = re.findall(r'data-page="/countries/([A-Z]{3})"', html)
    assert linked == [country.iso3 for country in real.countries]
    assert html.count("<h1") == 1


def test_the_lead_counts_explicit_results_and_countries_with_people(real: Snapshot) -> None:
    results = real.tables["result"]
    explicit = sum(row["basis"] == "explicit" for row in results)
    priority = {country.iso3 for country in real.countries}
    people = len({row["iso3"] for row in real.tables["people_figure"]} & priority)
    text = Text(drawn(real, "/countries")).text
    assert f"{len(results)} results: {explicit} stated explicitly in the report" in text
    assert f"Figures about people exist for {people} of 50 countries" in text


@pytest.mark.parametrize(
    ("iso3", "said"),
    [
        ("AGO", ["1, 2, 3", "1 explicit", "2 to be confirmed", "not reported", "missing: people reached"]),
        ("SEN", ["2, 3", "2 explicit", "missing: people reached"]),
        ("IDN", ["1 explicit", "all five kinds"]),
        ("RWA", ["no step achieved yet", "no result yet", "missing: results, people reached, themes"]),
        (
            "PSE",
            [
                "0 explicit",
                "1 to be confirmed",
                "missing: evidence, people reached (3 other figures), themes",
            ],
        ),
        ("LAO", ["1 explicit", "1 high"]),
    ],
)
def test_a_row_says_what_is_known_and_what_is_missing(real: Snapshot, iso3: str, said: list[str]) -> None:
    row = row_of(drawn(real, "/countries"), iso3)
    assert [part for part in said if part not in row] == []


def test_a_country_is_complete_on_both_pages_or_on_none(real: Snapshot) -> None:
    """The list and the page of evidence have one rule for what is missing."""
    page, counts = drawn(real, "/countries"), Answers(real, Filters()).completeness.countries
    complete = {one.country.iso3 for one in counts if one.is_complete}
    assert complete
    listed = {one.country.iso3 for one in counts if "all five kinds" in row_of(page, one.country.iso3)}
    assert listed == complete


def test_a_partner_in_two_channels_counts_once_and_an_announced_one_not(real: Snapshot) -> None:
    partners = about(real, "country_partner", "LAO")
    assert len(partners) == 6
    html = drawn(real, "/countries/LAO")
    assert f"{len({row['partner_id'] for row in partners})} funding partners contribute" in Text(html).text
    assert "2 funding partners contribute" in Text(drawn(real, "/countries/AGO")).text


def test_the_list_follows_the_filters(real: Snapshot) -> None:
    html = drawn(real, "/countries", "?region=arab_states")
    assert re.findall(r'data-page="/countries/([A-Z]{3})"', html) == ["IRQ", "JOR", "LBN", "PSE"]
    assert 'href="/countries/PSE?region=arab_states"' in html
    step_1 = {row["iso3"] for row in real.tables["result"] if row["step"] == 1}
    html = drawn(real, "/countries", "?step=1")
    assert set(re.findall(r'data-page="/countries/([A-Z]{3})"', html)) == step_1
    assert "the status is that of the results that the filters leave" in html


def test_an_empty_selection_says_so(real: Snapshot) -> None:
    html = drawn(real, "/countries", "?region=americas&country=AGO")
    assert "Nothing matches these filters." in html
    assert "<table" not in html


def test_before_any_report_results_are_unknown_not_zero(real: Snapshot) -> None:
    row = row_of(drawn(real, "/countries", "?as_of=2021-10-07"), "SEN")
    assert "not reported" in row
    assert "missing: results, evidence" in row
    assert "no result yet" not in row


# --- one country


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_is_drawn_in_every_language(real: Snapshot, lang: str) -> None:
    for country in real.countries:
        html = drawn(real, f"/countries/{country.iso3}", f"?lang={lang}")
        text = Text(html).text
        assert html.count("<h1") == 1
        assert country.names[lang] in text
        for table in ("result", "country_note", "theme_country", "ratification"):
            for row in about(real, table, country.iso3):
                said = row.get(f"summary_{lang}") or row[f"what_{lang}"]
                assert re.sub(r"\s+", " ", said) in text, (country.iso3, table)
        for row in about(real, "people_figure", country.iso3):
            assert re.sub(r"\s+", " ", row[f"what_{lang}"]) in text, row["figure_id"]
    assert markup(PAGES["countries"].body(texts(lang), view_of(real, "/countries", Filters(lang=lang))))


def test_the_page_of_a_country_ignores_the_filters(real: Snapshot) -> None:
    plain = Text(drawn(real, "/countries/SEN")).text
    assert Text(drawn(real, "/countries/SEN", "?region=americas&step=1&theme=health")).text == plain


def test_the_page_of_a_country_shows_what_was_known_on_its_date(real: Snapshot) -> None:
    early = Text(drawn(real, "/countries/SEN", "?as_of=2021-10-07")).text
    assert "results not reported" in early and "Steps: not reported" in early
    for table in ("result", "country_note"):
        for row in about(real, table, "SEN"):
            assert row["summary_en"] not in early
    assert "No document gives a figure about people here." in early


def test_a_step_is_achieved_or_not_in_words(real: Snapshot) -> None:
    html = drawn(real, "/countries/NGA")
    states = [Text(step).text for step in re.findall(r"<article.*?</article>", html)]
    assert ["no result reported" in state for state in states] == [True, False, False]
    assert ["stated explicitly" in state for state in states] == [False, True, True]
    assert ["no date given" in state for state in states] == [False, False, True]
    follow_up = [
        Text(step).text for step in re.findall(r"<article.*?</article>", drawn(real, "/countries/AGO"))
    ]
    assert ["to be confirmed" in state for state in follow_up] == [True, False, True]
    assert Text(drawn(real, "/countries/RWA")).text.count("no result reported") == 3


def test_people_who_are_planned_do_not_look_like_people_reached(real: Snapshot) -> None:
    html = drawn(real, "/countries/SEN")
    for row in about(real, "people_figure", "SEN"):
        item = next(part for part in html.split("<li") if f"{row['people']:,}" in part and "<b>" in part)
        assert f"is-{row['status']}" in item
    assert "1,000,000 households planned" in Text(html).text
    total = sum(row["people"] for row in about(real, "people_figure", "SEN"))
    assert f"{total:,}" not in html
    assert "not reported No document gives a figure" in Text(drawn(real, "/countries/RWA")).text


def test_partners_stand_under_their_channel(real: Snapshot) -> None:
    text = Text(drawn(real, "/countries/AGO")).text
    assert "Project: ACTION/Portugal Portugal" in text
    assert "Announced, not yet current: Channel not stated European Union" in text
    assert "Multi-donor Programme, pooled Belgium , Luxembourg" in Text(drawn(real, "/countries/LAO")).text
    assert "Multi-donor Programme, parallel Germany" in Text(drawn(real, "/countries/UZB")).text


def test_discrepancies_lead_to_the_evidence_and_the_grave_come_first(real: Snapshot) -> None:
    links = [link for link in Text(drawn(real, "/countries/LAO")).links if link.startswith("/evidence")]
    ours = {row["discrepancy_id"] for row in about(real, "discrepancy_country", "LAO")}
    assert links[0] == "/evidence#lao_step_1_or_3"
    assert {link.partition("#")[2] for link in links} == ours


def test_a_filter_that_hides_the_discrepancy_is_not_kept(real: Snapshot) -> None:
    kept = Text(drawn(real, "/countries/LAO", "?region=asia_pacific")).links
    assert "/evidence?region=asia_pacific#lao_step_1_or_3" in kept
    left = Text(drawn(real, "/countries/LAO", "?region=africa")).links
    assert "/evidence#lao_step_1_or_3" in left


def test_previous_and_next_follow_the_order_of_the_countries(real: Snapshot) -> None:
    codes = [country.iso3 for country in real.countries]
    for before, here, after in zip(["", *codes], codes, [*codes[1:], ""], strict=False):
        html = drawn(real, f"/countries/{here}")
        nav = re.findall(r'data-page="(/countries[^"]*)"', html)
        around = [f"/countries/{before}"] * bool(before) + ["/countries"]
        assert nav == around + [f"/countries/{after}"] * bool(after)
