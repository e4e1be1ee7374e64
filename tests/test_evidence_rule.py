"""One rule reads the evidence of all results: named, done, not of another period. Pages follow from it."""

import re
from collections import Counter
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.filters import Filters
from data.schema.position import BASES
from data.snapshot import Snapshot
from layouts.look.markup import markup
from layouts.pages.country import page as country
from layouts.pages.evidence import page as evidence
from layouts.pages.evidence import rule as evidence_rule
from layouts.pages.partner import reported as partner_reported
from layouts.words.texts import LANGUAGES, texts

CONVENTION = "No. 102"
SAYS_SO = re.compile(r"\b(dates?|dated|when)\b", re.IGNORECASE)  # in the caveat: that no date is given
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
    first, last = int(row["period"][:4]), int(row["as_of"][:4])
    return "explicit" if not changed_on or first <= int(changed_on[:4]) <= last else "earlier_period"


def test_the_rule_gives_each_of_the_56_results_its_basis(real: Snapshot) -> None:
    results = real.tables["result"]
    assert len(results) == 56
    assert [row["result_id"] for row in results if row["basis"] != by_rule(row)] == []


def test_where_no_act_is_named_none_is_dated_or_adopted(real: Snapshot) -> None:
    unclear = [row for row in real.tables["result"] if row["basis"] == "unclear"]
    assert {(row["changed_on"], row["instrument"], row["adopted_by"]) for row in unclear} == {(None,) * 3}


def is_undated(row: dict[str, Any]) -> bool:
    """Whether a stored result is stated explicitly and gives no date."""
    return row["basis"] == "explicit" and not row["changed_on"]


def test_explicit_acts_without_a_date_say_so(real: Snapshot) -> None:
    """Report, country notes: no date for these acts; September 2022 in Jordan is another one's."""
    undated = [row for row in real.tables["result"] if is_undated(row)]
    assert {row["result_id"].removesuffix("-2021-22") for row in undated} == {
        *("COD-2", "SEN-2", "PAK-2", "BRB-1", "BFA-3", "EGY-3", "GHA-3"),
        *("NGA-3", "SEN-3", "PRY-3", "JOR-3", "LAO-3", "PAK-3"),
    }
    assert [row["result_id"] for row in undated if not SAYS_SO.search(row["caveat"] or "")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_badge_of_an_act_without_a_date_says_so(real: Snapshot, lang: str) -> None:
    t = texts(lang)
    senegal = markup(country.body(t, view_of(real, "/countries/SEN", Filters(lang=lang))))
    said = t("stated explicitly, no date given")
    assert senegal.count(f'<span class="badge is-good">{said}</span>') == 2
    assert said not in markup(country.body(t, view_of(real, "/countries/IDN", Filters(lang=lang))))
    view = view_of(real, "/partners/germany", Filters(lang=lang))  # named in both
    found = view.answers.partner("germany")
    assert found and {"SEN", "IDN"} <= {row.iso3 for row in found.results}
    shared = markup([partner_reported.changes(t, view, found)])
    assert shared.count(said) == sum(row.is_undated for row in found.results) > 1


def test_how_many_results_each_step_has_of_each_basis(real: Snapshot) -> None:
    found = Counter((row["step"], row["basis"]) for row in real.tables["result"])
    assert found == {
        (1, "explicit"): 7,
        (1, "awaiting_approval"): 2,
        (1, "ratification_only"): 4,
        (1, "unclear"): 1,
        (2, "explicit"): 10,
        (2, "awaiting_approval"): 3,
        (2, "unclear"): 2,
        (3, "explicit"): 14,
        (3, "unclear"): 13,
    }


def test_what_only_a_theme_list_tells_is_dated_by_no_note(real: Snapshot) -> None:
    """Report, Section 2.2, lists on informal workers (item 9) and financing (item 11)."""
    from_lists = [row for row in real.tables["result"] if "map list" in row["also_in"]]
    assert [row["result_id"] for row in from_lists] == ["PRY-3-2021-22", "PAK-2-2021-22"]
    assert all(is_undated(row) for row in from_lists)


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


def test_lead_and_rule_say_how_many_explicit_ones_lack_a_date(real: Snapshot) -> None:
    html = markup(evidence.body(texts("en"), view_of(real, "/evidence", Filters())))
    n = sum(row["basis"] == "explicit" and not row["changed_on"] for row in real.tables["result"])
    said = f"{n} of the explicit ones give no date, which is to be asked for."
    assert n == 13 and html.count(said) == 2  # under the title and under the rule
    eswatini = markup(evidence.body(texts("en"), view_of(real, "/evidence", Filters(country=("SWZ",)))))
    assert "no date, which" not in eswatini


@pytest.mark.parametrize(
    ("result", "basis", "caveat"),
    [
        ("AGO-1", "unclear", "No adoption of a strategy"),
        ("AGO-3", "unclear", "no operational change"),
        ("ALB-3", "unclear", "Only studies, training"),
        ("BDI-1", "awaiting_approval", "Validated and submitted, not adopted"),
        ("BFA-1", "awaiting_approval", "will be submitted in 2023. The registry decree .* is no strategy"),
        ("BRB-1", "explicit", "Date of adoption not given"),
        ("CIV-2", "explicit", "complete in 2019, .* also stands behind step 3"),
        ("COD-2", "explicit", "without its date.*draft law.*pending"),
        ("CPV-1", "explicit", "narrower than the national strategy"),
        ("GHA-3", "explicit", "built in 2020, for the pension trust"),
        ("IRQ-1", "ratification_only", "not yet registered.*Strategy only in drafting"),
        ("KEN-2", "awaiting_approval", "still to come"),
        ("MAR-3", "unclear", "Table 3 has no step 2 mark"),
        ("MDG-1", "explicit", "older .2019–23.*health strategy alone"),
        ("MWI-1", "explicit", "covers one programme"),
        ("MWI-2", "unclear", "No scheme or law"),
        ("NPL-2", "awaiting_approval", "judicial review"),
        ("NPL-3", "unclear", "New information system in progress"),
        ("PAK-2", "explicit", "theme list only.*mostly provincial"),
        ("PAK-3", "explicit", "No date given"),
        ("PHL-3", "unclear", "Approval is provisional"),
        ("PRY-1", "ratification_only", "October 2021 and law September 2021"),
        ("PSE-3", "unclear", "piloted, not yet.*October, without a year"),
        ("SEN-2", "explicit", "No date given"),
        ("SLE-1", "ratification_only", "No strategy adopted"),
        ("SLV-1", "ratification_only", "Only a ratification.*from 2020"),
        ("SWZ-1", "explicit", "does not say that the ILO supported"),
        ("TJK-3", "unclear", "Training and development work only"),
        ("TLS-1", "explicit", "annual plan.*does not say when"),
        ("TLS-3", "unclear", "observatory stands in the digital list alone"),
        ("TZA-3", "unclear", "no changed operation"),
        ("UZB-2", "unclear", "not said to be a lasting reform"),
        ("UZB-3", "unclear", "as if the observatory existed"),
        ("VNM-2", "awaiting_approval", "not reported as revised.*2017 and 2018"),
    ],
)
def test_what_is_weak_about_one_mark_stands_in_its_caveat(
    real: Snapshot, result: str, basis: str, caveat: str
) -> None:
    """The register holds differences between documents; a remark on one mark stands beside the mark."""
    [found] = [row for row in real.tables["result"] if row["result_id"] == f"{result}-2021-22"]
    assert (found["basis"], bool(re.search(caveat, found["caveat"]))) == (basis, True), found["caveat"]


def test_the_register_says_what_the_pages_show_of_ghana(real: Snapshot) -> None:
    [row] = [row for row in real.tables["discrepancy"] if row["discrepancy_id"] == "gha_step3"]
    [found] = [row for row in real.tables["result"] if row["result_id"] == "GHA-3-2021-22"]
    assert found["basis"] == "explicit" and is_undated(found)
    assert re.search("explicit.*no date is given", row["adopted"])
