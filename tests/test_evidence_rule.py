"""One rule reads the evidence of all results: named, done, dated. Page and register follow from it."""

import re
from collections import Counter
from typing import Any

import pytest

from callbacks.pages import view_of
from data.filters import Filters
from data.snapshot import Snapshot
from data.tables_position import BASES
from layouts.markup import markup
from layouts.pages import evidence, evidence_rule
from layouts.texts import LANGUAGES, texts

CONVENTION = "No. 102"
NOT_DONE = {
    ("BFA", 1),
    ("BDI", 1),
    ("KEN", 2),
    ("NPL", 2),
    ("VNM", 2),
}  # an approval, a law, a review awaited


def by_rule(row: dict[str, Any]) -> str:
    """The basis that the rule gives a result, from what its row names, says and dates."""
    instrument, changed_on = row["instrument"], row["changed_on"]
    if not instrument:
        return "unclear"
    if CONVENTION in instrument:
        return "ratification_only"
    if (row["iso3"], row["step"]) in NOT_DONE:
        return "awaiting_approval"
    if not changed_on:
        return "undated"
    first, last = int(row["period"][:4]), int(row["as_of"][:4])
    return "explicit" if first <= int(changed_on[:4]) <= last else "earlier_period"


def test_the_rule_gives_each_of_the_56_results_its_basis(real: Snapshot) -> None:
    results = real.tables["result"]
    assert len(results) == 56
    assert [row["result_id"] for row in results if row["basis"] != by_rule(row)] == []


def test_where_no_act_is_named_none_is_dated_or_adopted(real: Snapshot) -> None:
    unclear = [row for row in real.tables["result"] if row["basis"] == "unclear"]
    assert {(row["changed_on"], row["instrument"], row["adopted_by"]) for row in unclear} == {(None,) * 3}


def test_undated_acts_are_undated_everywhere(real: Snapshot) -> None:
    """Report, country notes: no date for these acts; September 2021 in Jordan is another one's."""
    found = {
        row["result_id"].removesuffix("-2021-22")
        for row in real.tables["result"]
        if row["basis"] == "undated"
    }
    assert found == {
        *("COD-2", "SEN-2", "PAK-2", "BRB-1", "BFA-3", "EGY-3", "GHA-3"),
        *("NGA-3", "SEN-3", "PRY-3", "JOR-3", "LAO-3", "PAK-3"),
    }


def test_how_many_results_each_step_has_of_each_basis(real: Snapshot) -> None:
    found = Counter((row["step"], row["basis"]) for row in real.tables["result"])
    assert found == {
        (1, "explicit"): 6,
        (1, "undated"): 1,
        (1, "awaiting_approval"): 2,
        (1, "ratification_only"): 4,
        (1, "unclear"): 1,
        (2, "explicit"): 7,
        (2, "undated"): 3,
        (2, "awaiting_approval"): 3,
        (2, "unclear"): 2,
        (3, "explicit"): 5,
        (3, "undated"): 9,
        (3, "unclear"): 13,
    }


def test_what_only_a_theme_list_tells_is_dated_by_no_note(real: Snapshot) -> None:
    """Report, Section 2.2, lists on informal workers (item 9) and financing (item 11)."""
    from_lists = [row for row in real.tables["result"] if "map list" in row["also_in"]]
    assert [row["result_id"] for row in from_lists] == ["PRY-3-2021-22", "PAK-2-2021-22"]
    assert {row["basis"] for row in from_lists} == {"undated"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_states_the_rule_and_counts_by_it(real: Snapshot, lang: str) -> None:
    t = texts(lang)
    html = markup(evidence.body(t, view_of(real, "/evidence", Filters(lang=lang))))
    section = re.search(r'<section[^>]* id="rule".*?</section>', html, re.DOTALL)
    assert section and 'href="#rule"' in html
    words = re.sub(r"<[^>]+>", " ", section.group())
    for asks, answer in evidence_rule.questions(t):
        assert asks in words and answer in words
    assert list(evidence_rule.meanings(t)) == [*BASES]
    counts = Counter(row["basis"] for row in real.tables["result"])
    shown = re.findall(r'<td data-value="(\d+)"', section.group())
    assert [int(n) for n in shown] == [counts[basis] for basis in BASES]


def test_the_lead_says_how_many_lack_only_a_date(real: Snapshot) -> None:
    html = markup(evidence.body(texts("en"), view_of(real, "/evidence", Filters())))
    n = sum(row["basis"] == "undated" for row in real.tables["result"])
    assert f"{n} more are stated as done, but without a date." in html
    senegal = markup(evidence.body(texts("en"), view_of(real, "/evidence", Filters(country=("SWZ",)))))
    assert "without a date." not in senegal.partition("</p>")[0]


@pytest.mark.parametrize(
    ("discrepancy", "result", "basis"),
    [
        ("gha_step3", "GHA-3", "undated"),
        ("cod_step2", "COD-2", "undated"),
        ("pak_marks", "PAK-2", "undated"),
        ("pak_marks", "PAK-3", "undated"),
        ("ken_step2", "KEN-2", "awaiting_approval"),
        ("npl_step2", "NPL-2", "awaiting_approval"),
        ("vnm_step2", "VNM-2", "awaiting_approval"),
        ("civ_step2", "CIV-2", "explicit"),
    ],
)
def test_the_register_says_what_the_pages_show(
    real: Snapshot, discrepancy: str, result: str, basis: str
) -> None:
    adopted = next(
        row["adopted"] for row in real.tables["discrepancy"] if row["discrepancy_id"] == discrepancy
    )
    says = {"undated": "without a date", "awaiting_approval": "aw|not yet", "explicit": "start of the regime"}
    assert re.search(says[basis], adopted), adopted
    assert {row["basis"] for row in real.tables["result"] if row["result_id"] == f"{result}-2021-22"} == {
        basis
    }
