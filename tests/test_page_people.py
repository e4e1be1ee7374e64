"""The page of people keeps three measures apart and says what countries explain of them."""

import re
from html import unescape

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.exports.tables import topics as tables
from layouts.frame.views import viewed
from layouts.look.markup import markup
from layouts.pages.evidence import page as evidence
from layouts.pages.people import page as people
from layouts.pages.registry import PAGES
from layouts.words.texts import LANGUAGES, texts

ALL = Filters()
EARLY = Filters(as_of="2021-10-07")
NOBODY = Filters(region=("africa",), country=("NPL",))


def drawn(real: Snapshot, filters: Filters = ALL) -> str:
    return markup(people.body(texts(filters.lang), view_of(real, "/people", filters)))


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def own(html: str) -> str:
    """What the page says itself, without sources and the titles of contradictions."""
    return said(re.sub(r'<details class="sources">.*?</details>', "", html, flags=re.DOTALL))


def part(html: str, anchor: str) -> str:
    found = re.search(rf'<section[^>]* id="{anchor}".*?</section>', html, re.DOTALL)
    assert found
    return found.group()


def test_the_title_tells_ahead_from_behind(real: Snapshot) -> None:
    title = "Legal coverage: ahead of an even pace; 1 of 3 measures about on it, 1 behind"
    assert f"<h1>{title}</h1>" in drawn(real)


def test_each_measure_stands_against_its_own_ambition(real: Snapshot) -> None:
    words = said(drawn(real))
    for measure in ("19 million of 20 million", "11.6 million of 30 million", "0.33 million of 10 million"):
        assert measure in words
    assert "95% of the ambition, 40% of the phase passed" in words
    assert words.count("10 of 50 countries report, unnamed") == 3


def test_nothing_is_summed_over_measures(real: Snapshot) -> None:
    for filters in (Filters(), Filters(region=("africa",)), EARLY):
        assert not re.search(r"\b(60|30\.9|30\.93|25\.1|22\.5) million", own(drawn(real, filters)))


def test_phase_one_stands_beside_phase_two(real: Snapshot) -> None:
    words = said(drawn(real))
    assert "Already more than in the whole of phase I: Legal coverage and Effective coverage" in words
    assert "Legal coverage 11.6 million 10 of 21 19 million 10 of 50" in words
    assert "More comprehensive and adequate 2.6 million 10 of 21 0.33 million 10 of 50" in words


def test_two_countries_explain_legal_coverage(real: Snapshot) -> None:
    traced = [row for row in real.tables["people_figure"] if row["traced_to"] == "people_legal"]
    assert {(row["iso3"], row["people"]) for row in traced} == {("IDN", 16_000_000), ("TGO", 3_000_000)}
    words = said(part(drawn(real), "explained"))
    assert "Indonesia : about 16 million (workers) Togo : more than 3 million (people)" in words
    assert "Together 19 million of 19 million" in words
    assert "Whether the other 8 reporting countries added anyone, no document says." in words


def test_what_cannot_be_traced_is_said_and_summed_only_with_its_warning(real: Snapshot) -> None:
    words = said(part(drawn(real), "explained"))
    assert "No document says which countries make up the 11.6 million: it cannot be traced." in words
    assert "No document says which countries make up the 0.33 million: it cannot be traced." in words
    of_effective = [
        row
        for row in real.tables["people_figure"]
        if row["measure"] == "effective" and row["status"] == "achieved" and row["iso3"]
    ]
    assert sum(row["people"] for row in of_effective) == 4_313_000
    assert sum(row["people"] for row in of_effective if row["duration"]) == 2_906_000
    warning = "People may be counted twice, and these figures may not be those behind the total."
    assert (
        "4 priority countries come to about 4.3 million. Of this, 2.9 million is temporary or one-off "
        f"crisis support. That is less than half of the total. {warning}" in words
    )
    assert "Cambodia : about 18,000 (people): one-off crisis grant" in words
    assert words.count("come to about") == words.count(warning) == 1


def test_people_and_evidence_trace_totals_by_one_rule(real: Snapshot) -> None:
    rule = "Totals that cannot be traced to countries: Effective coverage and More comprehensive and adequate"
    assert f"<h2>{rule}</h2>" in part(drawn(real), "explained")
    evidence_page = markup(evidence.body(texts("en"), view_of(real, "/evidence", ALL)))
    assert f"{rule}." in said(part(evidence_page, "completeness"))
    assert "can be traced" not in evidence_page
    assert "Effective coverage: 11.6 million cannot be traced to countries" in evidence_page


def test_achieved_figures_come_first(real: Snapshot) -> None:
    orders = re.findall(r'<td data-value="(\d)"><span class="badge', part(drawn(real), "figures"))
    assert len(orders) == 15
    tables = re.findall(r"<tbody>.*?</tbody>", part(drawn(real), "figures"), re.DOTALL)
    for table in tables:
        found = re.findall(r'<td data-value="(\d)"><span class="badge', table)
        assert found == sorted(found)
    assert "9 of 15 figures under the three measures are achieved" in drawn(real)


def test_other_counts_stand_apart(real: Snapshot) -> None:
    words = said(part(drawn(real), "others"))
    assert "48 other figures: people registered, trained or otherwise counted" in words
    for name in ("Registered (14 figures)", "Trained (27 figures)", "Other (7 figures)"):
        assert name in words


# What the register of contradictions says is not shown, as any page, chart or file could write it.
NOT_SHOWN = (r"\b378[^\d]?000\b", r"\b10[,.\u00a0\u202f ]?000\b")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "topics"),
    [("/people", ("people",)), ("/themes", ("themes",)), ("/countries/MWI", ()), ("/countries/SEN", ())],
)
def test_what_the_register_says_is_not_shown_is_not_shown(
    real: Snapshot, lang: str, path: str, topics: tuple[str, ...]
) -> None:
    filters = Filters(lang=lang)
    view, t = view_of(real, path, filters), texts(lang)
    found = viewed(path, view.frame, filters)
    assert found
    html = re.sub(r"<li[^>]*><a[^>]*evidence.*?</li>", "", markup(PAGES[found.kind].body(t, view)))
    cells = [str(cell) for topic in topics for row in tables.table(t, view, topic).rows for cell in row]
    for figure in NOT_SHOWN:
        assert not re.search(figure, own(html)), figure
        assert not [cell for cell in cells if re.search(figure, cell)], figure


def test_support_that_ends_says_so_beside_its_figure(real: Snapshot) -> None:
    ending = {row["figure_id"]: row["duration"] for row in real.tables["people_figure"] if row["duration"]}
    assert ending == {
        "khm_effective_1": "one_off",
        **dict.fromkeys(
            ("idn_effective_1", "uzb_effective_1", "programme_effective_1", "chl_adequacy_1"), "temporary"
        ),
    }
    for row in real.tables["people_figure"]:
        if re.search(r"one-off|temporary|against covid", row["caveat"] or "", re.IGNORECASE):
            assert row["duration"], row["figure_id"]
    words = said(part(drawn(real), "figures"))
    assert words.count("reported as achieved one-off crisis grant") == 1
    assert words.count("reported as achieved temporary crisis support") == 4


def test_no_caveat_denies_its_own_row(real: Snapshot) -> None:
    for row in real.tables["people_figure"]:
        caveat = (row["caveat"] or "").lower()
        assert not re.search(rf"\bunit: |could (also )?be (read as )?{row['measure']}", caveat), row[
            "figure_id"
        ]


def test_a_group_counts_once(real: Snapshot) -> None:
    trained = [row["people"] for row in real.tables["people_figure"] if row["iso3"] == "PRY"]
    assert trained == [30, 100]
    assert {"mwi_adequacy_2", "sen_effective_1", "pry_trained_3"} == {
        correction.row_key for correction in real.corrections if correction.table == "people_figure"
    }


def test_each_count_of_who_reports_is_named(real: Snapshot) -> None:
    words = said(drawn(real))
    assert "By the report's own count 10 of 50 countries report people reached; it names none" in words
    assert "figures about people for 25 countries, achieved ones in one of the three measures for 5." in words


def test_country_figures_follow_the_filters_and_totals_do_not(real: Snapshot) -> None:
    html = drawn(real, Filters(country=("TGO",)))
    assert "Programme totals do not follow the filters" in html
    assert "19 million" in html
    assert "/countries/IDN" not in part(html, "figures")
    assert "/countries/TGO" in part(html, "figures")
    assert "1 of 15 are shown; those of several countries are not." in html
    assert "Chile" in own(drawn(real)) and "Chile" not in own(html)


def test_an_empty_selection_says_so(real: Snapshot) -> None:
    html = part(drawn(real, NOBODY), "figures")
    assert "Nothing matches these filters." in html
    assert "<table" not in html
    assert "/countries/" not in html


def test_before_the_report_nothing_of_phase_two_is_known(real: Snapshot) -> None:
    html = drawn(real, EARLY)
    assert "<h1>No figures of people are reported for this date</h1>" in html
    assert "No document known at this date gives figures about people by country." in html
    assert "19 million" not in own(html) and "16 million" not in own(html)
    assert "11.6 million" in html  # of phase I


def test_contradictions_that_touch_a_total_are_one_click_away(real: Snapshot) -> None:
    html = drawn(real, Filters(region=("africa",)))
    touching = [
        row["discrepancy_id"]
        for row in real.tables["discrepancy"]
        if "people_legal" in (row["touches"] or "").split()
        and row["severity"] != "low"
        and row["holds_from"] == "2022-12-31"  # the date of the figure
    ]
    assert touching
    for one in touching:
        assert f'href="/evidence?region=africa#{one}"' in html
    assert "people_doubled" not in html  # of the documents that began the phase


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("filters", [Filters(), Filters(region=("africa",)), NOBODY, EARLY])
def test_it_is_drawn_in_every_language(real: Snapshot, lang: str, filters: Filters) -> None:
    html = drawn(real, filters._replace(lang=lang))
    assert html.count("<h1>") == 1
    assert not re.search(r"None|\{\w+\}", said(html))
