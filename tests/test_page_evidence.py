"""The page of evidence says how complete it is, and what contradicts itself, right for every filter."""

import re
from collections import Counter
from html import unescape

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.evidence import page as evidence
from layouts.words.texts import LANGUAGES, texts

ALL = Filters()
AFRICA = Filters(region=("africa",))
NOBODY = Filters(region=("africa",), country=("NPL",))


def drawn(real: Snapshot, filters: Filters = ALL) -> str:
    return markup(evidence.body(texts(filters.lang), view_of(real, "/evidence", filters)))


def shown(html: str, real: Snapshot) -> set[str]:
    """The contradictions on a page, by the anchors that it has."""
    return {row["discrepancy_id"] for row in real.tables["discrepancy"]} & set(
        re.findall(r'id="(\w+)"', html)
    )


def rows_of(html: str, name: str) -> list[str]:
    found = re.search(rf'<table class="(?:cards )?sheet {name}">.*?</table>', html, re.DOTALL)
    return re.findall(r"<tr>.*?</tr>", found.group(), re.DOTALL)[1:] if found else []


def test_the_title_counts_results_that_a_note_states(real: Snapshot) -> None:
    bases = Counter(row["basis"] for row in real.tables["result"])
    html = drawn(real)
    assert (bases["explicit"], bases.total()) == (31, 56)
    assert (
        f"<h1>For {bases['explicit']} of {bases.total()} results the report states the change "
        "explicitly</h1>" in html
    )


@pytest.mark.parametrize("kind", ["40 of 50", "31 of 56", "5 of 50", "50 of 50", "38 of 50"])
def test_five_facts_say_how_complete_the_evidence_is(real: Snapshot, kind: str) -> None:
    assert f"<b>{kind}</b>" in drawn(real)


def test_every_contradiction_has_its_anchor_once(real: Snapshot) -> None:
    html = drawn(real)
    every = [row["discrepancy_id"] for row in real.tables["discrepancy"]]
    assert shown(html, real) == set(every)
    assert max(html.count(f'id="{one}"') for one in every) == 1


def test_links_within_the_page_lead_somewhere(real: Snapshot) -> None:
    for filters in (Filters(), AFRICA, NOBODY):
        html = drawn(real, filters)
        assert set(re.findall(r'href="#([\w-]+)"', html)) <= set(re.findall(r' id="([\w-]+)"', html))


def test_statements_stand_one_by_one_with_their_place(real: Snapshot) -> None:
    html = drawn(real)
    said = "<li><b>Report, Table 3, last row</b>: label says 63 results</li>"
    assert said in html
    assert "Never quote 63 as the result total." in html
    assert html.count("<li><b>") >= sum(
        row["statements"].count(" | ") + 1 for row in real.tables["discrepancy"]
    )


def test_the_index_counts_every_topic_and_severity(real: Snapshot) -> None:
    counts = Counter((row["topic"], row["severity"]) for row in real.tables["discrepancy"])
    html = drawn(real)
    for (topic, severity), n in counts.items():
        assert re.search(rf'<a [^>]*href="#{severity}-{topic}"[^>]*>{n}</a>', html), (topic, severity)
    assert len(rows_of(html, "contradiction-index")) == 8


def test_every_figure_that_is_touched_has_words(real: Snapshot) -> None:
    touched = {name for row in real.tables["discrepancy"] for name in (row["touches"] or "").split()}
    assert not [name for name in touched if "_" in name and f">{name}<" in drawn(real)]


def test_a_filter_leaves_contradictions_of_its_countries_and_of_none(real: Snapshot) -> None:
    nepal = Filters(country=("NPL",))
    named = {row["discrepancy_id"] for row in real.tables["discrepancy_country"]}
    of_nepal = {row["discrepancy_id"] for row in real.tables["discrepancy_country"] if row["iso3"] == "NPL"}
    every = {row["discrepancy_id"] for row in real.tables["discrepancy"]}
    html = drawn(real, nepal)
    assert shown(html, real) == of_nepal | (every - named)
    assert (
        f"{len(of_nepal | (every - named))} of {len(every)} differences between the documents are shown"
        in html
    )


def test_the_matrix_has_the_countries_that_are_left(real: Snapshot) -> None:
    africa = [country for country in real.countries if country.region_id == "africa"]
    assert len(rows_of(drawn(real), "evidence-matrix")) == 50
    assert len(rows_of(drawn(real, AFRICA), "evidence-matrix")) == len(africa)
    assert "Nothing matches these filters." in drawn(real, NOBODY)
    assert rows_of(drawn(real, NOBODY), "evidence-matrix") == []


def test_the_matrix_tells_four_states_apart(real: Snapshot) -> None:
    cells = {re.findall(r"/countries/(\w+)", row)[0]: row for row in rows_of(drawn(real), "evidence-matrix")}
    assert '<td data-value="0" data-head="Results"><span class="zero-value">0</span></td>' in cells["WSM"]
    assert "not applicable" in cells["WSM"] and "not reported" in cells["WSM"]
    assert "1 of 1 explicit" in cells["IDN"] and "2 figures" in cells["IDN"]
    assert '<span class="zero-value">0 of 2 explicit</span>' in cells["UZB"]


def test_results_follow_the_step_and_the_date_shows_what_was_known_then(real: Snapshot) -> None:
    facts = re.compile(r"<b>(\d+ of \d+|not reported)</b>")
    assert facts.findall(drawn(real))[:2] == ["40 of 50", "31 of 56"]
    of_step = drawn(real, Filters(step=("1",)))
    assert facts.findall(of_step)[:2] == ["14 of 14", "7 of 14"]
    assert len(rows_of(of_step, "evidence-matrix")) == 14
    assert "Steps and evidence do not move the differences." in of_step
    then = drawn(real, Filters(as_of="2021-10-07"))
    assert "<h1>Results are not reported for this date</h1>" in then
    assert facts.findall(then)[0] == "not reported"
    assert len(rows_of(then, "documents")) < len(rows_of(drawn(real), "documents"))
    assert "Report, Table 3" not in then


def test_documents_and_indicators_are_all_there(real: Snapshot) -> None:
    html = drawn(real)
    assert len(rows_of(html, "documents")) == len(real.sources) == 10
    assert "8 documents give the figures" in html
    assert "13 indicators and their counterparts" in html  # programme document, Table 7
    assert "5 references and remarks beside them" in html


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("filters", [Filters(), AFRICA, NOBODY])
def test_it_is_drawn_in_every_language(real: Snapshot, lang: str, filters: Filters) -> None:
    html = drawn(real, filters._replace(lang=lang))
    assert html.count("<h1>") == 1
    assert not re.search(r">None<|\{\w+\}", html)


# How the register names the documents that it quotes.
QUOTED = {
    "report": "report_2021_22",
    "programme document": "programme_document",
    "news item": "news_2021_10_07",
    "slides": "phase_2_slides",
    "concept note": "concept_note",
    "ilo live": "ilo_live_2025_03_27",
    "28 march 2025": "news_2025_03_28",
    "october 2025": "news_2025_10_29",
}


def test_a_contradiction_holds_from_the_newest_document_that_it_quotes(real: Snapshot) -> None:
    days = {row["source_id"]: row["as_of"] for row in real.tables["source"]}
    wrong = []
    for row in real.tables["discrepancy"]:
        places = [said.partition(": ")[0].lower() for said in row["statements"].split(" | ")]
        quoted = [days[one] for place in places for name, one in QUOTED.items() if name in place]
        if len(quoted) < len(places) or row["holds_from"] != max(quoted):
            wrong.append((row["discrepancy_id"], row["holds_from"], quoted))
    assert wrong == []


def test_a_grave_one_names_only_the_countries_that_it_concerns(real: Snapshot) -> None:
    """What is about the programme as a whole stands on no country's page."""
    countries = Counter(row["discrepancy_id"] for row in real.tables["discrepancy_country"])
    grave = {row["discrepancy_id"] for row in real.tables["discrepancy"] if row["severity"] == "high"}
    assert {one: countries[one] for one in grave if countries[one] > 3} == {
        "step1_140_per_cent": 7,  # drafts that count, and drafts that do not
        "effective_11_6m_trace": 6,  # whose figures make half of the total
    }


def test_notes_say_how_to_read_what_agrees(real: Snapshot) -> None:
    html, notes = drawn(real), real.tables["note"]
    assert len(rows_of(html, "notes")) == len(notes) == 16
    assert all(row["text_en"] in unescape(html) for row in notes)
    # A note is no difference, and holds from the newest document that it quotes.
    assert not {row["note_id"] for row in notes} & {
        row["discrepancy_id"] for row in real.tables["discrepancy"]
    }
    assert {row["holds_from"] for row in notes if "report" in row["text_en"]} == {"2022-12-31"}
    then = drawn(real, Filters(as_of="2021-10-07"))
    assert "Twice as many changes" in then and "Result and action" not in then


def test_before_the_report_stands_what_the_documents_of_the_launch_contradict(real: Snapshot) -> None:
    then = drawn(real, Filters(as_of="2021-10-07"))
    assert shown(then, real) == {row["discrepancy_id"] for row in real.at("2021-10-07").tables["discrepancy"]}
    assert "US$75 and 85 million: secured, or still missing" in then
    assert "no date, which is to be asked for" not in then
