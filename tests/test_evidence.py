"""What is answered of the evidence, on rows counted by hand: contradictions, completeness, documents."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.markup import markup
from layouts.pages.evidence import contradictions
from layouts.pages.evidence import page as evidence
from layouts.words.texts import texts
from tests.components import words

THEN, NOW = "2021-10-07", "2022-12-31"


def contradiction(
    name: str, severity: str, topic: str, since: str, settled: int, touches: str | None = None
) -> dict[str, Any]:
    return {
        "discrepancy_id": name,
        "severity": severity,
        "topic": topic,
        "is_settled": settled,
        "touches": touches,
        "holds_from": since,
        "title_en": f"About {name}",
    }


TABLES: dict[str, list[dict[str, Any]]] = {
    "source": [
        {"source_id": "plan", "position": 2, "title": "The plan", "as_of": THEN},
        {"source_id": "report", "position": 1, "title": "The report", "as_of": NOW},
        {"source_id": "reading", "position": 9, "title": "The comparison", "as_of": None},
    ],
    **{
        name: [{"source_id": "reading", **row} for row in rows]
        for name, rows in {
            "discrepancy": [
                contradiction("early", "high", "funding", THEN, 1, "gap"),
                contradiction("total", "high", "results", NOW, 0, "results_total"),
                contradiction("names", "low", "countries", NOW, 1),
            ],
            "discrepancy_country": [
                {"discrepancy_id": "total", "iso3": "DDD"},
                {"discrepancy_id": "total", "iso3": "AAA"},
                {"discrepancy_id": "names", "iso3": "CCC"},
            ],
            "region": [
                {"region_id": one, "position": place, "name_en": one}
                for place, one in enumerate(("south", "north"), 1)
            ],
        }.items()
    },
    "country": [
        {"iso3": iso3, "region_id": region, "is_priority": 1, "name_en": iso3, "source_id": "reading"}
        for iso3, region in (("AAA", "south"), ("CCC", "south"), ("DDD", "north"))
    ],
    "phase": [{"phase": 2, "starts_on": "2021-01-01", "ends_on": "2025-12-31", "source_id": "plan"}],
    "result": [
        {
            "result_id": f"{iso3}-{step}",
            "iso3": iso3,
            "step": step,
            "period": "2021-22",
            "as_of": NOW,
            "basis": basis,
            "changed_on": changed_on,
        }
        for iso3, step, basis, changed_on in (
            ("AAA", 1, "explicit", "2022-05"),
            ("AAA", 2, "explicit", None),
            ("DDD", 1, "unclear", None),
        )
    ],
    "people_figure": [
        {
            "figure_id": f"f{place}",
            "iso3": "AAA",
            "measure": measure,
            "status": status,
            "people": 10,
            "phase": 2,
            "holds_from": NOW,
        }
        for place, (measure, status) in enumerate((("legal", "achieved"), ("legal", "planned")), 1)
    ],
    "country_partner": [{"iso3": "AAA", "position": 1, "partner_id": "giver", "holds_from": NOW}],
    "theme_country": [{"theme_id": "health", "iso3": "AAA", "holds_from": NOW}],
}


@pytest.fixture
def snapshot(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**TABLES)))


def test_contradictions_are_counted_and_those_of_no_country_pass_every_filter(snapshot: Snapshot) -> None:
    found = Answers(snapshot, Filters()).contradictions
    assert [row.discrepancy_id for row in found.rows] == ["early", "total", "names"]
    assert (found.high, found.not_settled, found.high_not_settled) == (2, 1, 1)
    assert (found.with_country, found.without_country) == (2, 1)
    assert [row.discrepancy_id for row in found.grave] == ["total", "early"]  # the open one first
    assert found.rows[1].countries == ("AAA", "DDD")  # in the order of lists of countries
    north = Answers(snapshot, Filters(region=("north",))).contradictions
    assert [row.discrepancy_id for row in north.rows] == ["early", "total"]
    assert (north.total, north.is_narrowed) == (3, True)


def test_each_table_is_touched_by_its_topic_its_figures_and_its_countries(snapshot: Snapshot) -> None:
    answers = Answers(snapshot, Filters())

    def touching(table: str, countries: set[str] | None) -> list[str]:
        return [row.discrepancy_id for row in answers.contradictions_touching(table, countries).rows]

    assert touching("funding", None) == ["early"]
    assert touching("results", {"AAA"}) == ["total"]
    assert touching("results", {"CCC"}) == []
    assert touching("countries", {"CCC"}) == ["names"]
    assert touching("countries", {"AAA", "CCC"}) == ["total", "names"]


def test_completeness_counts_what_there_is_for_each_country(snapshot: Snapshot) -> None:
    found = Answers(snapshot, Filters()).completeness
    assert {one.kind: (one.n, one.of) for one in found.kinds} == {
        "results": (2, 3),
        "explicit": (2, 3),
        "people": (1, 3),
        "partners": (1, 3),
        "themes": (1, 3),
    }
    assert (found.results, found.explicit, found.undated, found.complete) == (3, 2, 1, 1)
    assert (found.bases["explicit"], found.bases["unclear"]) == (2, 1)
    assert sum(found.bases.values()) == found.results
    whole = {row.country.iso3: (row.is_complete, row.other_figures) for row in found.countries}
    assert whole == {"AAA": (True, 1), "CCC": (False, 0), "DDD": (False, 0)}


def test_every_selection_divides_the_whole(snapshot: Snapshot) -> None:
    for theme, partner in product(((), ("health",)), ((), ("giver",))):
        whole = Answers(snapshot, Filters(theme=theme, partner=partner)).completeness
        parts = [
            Answers(snapshot, Filters(region=(one.region_id,), theme=theme, partner=partner)).completeness
            for one in snapshot.regions
        ]
        assert whole.complete == sum(part.complete for part in parts)
        for place, kind in enumerate(whole.kinds):
            of = [part.kinds[place] for part in parts]
            assert (kind.n, kind.of) == (sum(one.n or 0 for one in of), sum(one.of for one in of))


def test_at_an_earlier_date_stands_what_was_known_then(snapshot: Snapshot) -> None:
    """Before the report: one document, one contradiction; results are unknown, which is no zero."""
    view = view_of(snapshot, "/evidence", Filters(as_of=THEN))
    answers = view.answers
    assert [row.discrepancy_id for row in answers.contradictions.rows] == ["early"]
    assert (answers.completeness.results, answers.completeness.kinds[0].n) == (None, None)
    assert [one.source_id for one in answers.documents.with_figures] == ["plan"]
    assert [one.source_id for one in answers.documents.others] == ["reading"]
    page = words(markup(evidence.body(texts("en"), view)))
    assert page.startswith("Results are not reported for this date 1 difference between the documents")
    assert "1 document gives the figures; 1 more source gives names and the comparison" in page
    later = words(markup(evidence.body(texts("en"), view_of(snapshot, "/evidence", Filters()))))
    assert "Compared with 7 October 2021: Differences between the documents +2 against 1" in later
    moved = (
        "countries with an achieved figure in one of the three measures +1 against 0 · "
        "countries whose funding partners are named +1 against 0 · countries named under a theme +1 against 0"
    )
    assert f"Compared with 7 October 2021: {moved}." in later  # results were not reported then


def test_contradictions_of_earlier_figures_say_so_and_come_last(make_store: Callable[..., str]) -> None:
    newer = "2024-12-31"
    sequel = {"source_id": "sequel", "position": 3, "title": "The sequel", "as_of": newer}
    of_sequel = contradiction("sequel_total", "high", "results", newer, 1) | {"source_id": "reading"}
    result = TABLES["result"][0] | {"result_id": "new", "step": 3, "period": "2023-24", "as_of": newer}
    tables = TABLES | {
        "source": [*TABLES["source"], sequel],
        "result": [*TABLES["result"], result | {"source_id": "sequel", "holds_from": newer}],
        "discrepancy": [*TABLES["discrepancy"], of_sequel],
    }
    snapshot = read(open_engine(make_store(**tables)))

    def page(day: str) -> str:
        return words(markup(evidence.body(texts("en"), view_of(snapshot, "/evidence", Filters(as_of=day)))))

    found = Answers(snapshot, Filters()).contradictions
    assert [(row.discrepancy_id, row.is_earlier) for row in found.grave] == [
        ("sequel_total", False),
        ("total", True),
        ("early", True),
    ]
    assert (found.earlier, found.high_earlier) == (3, 2)
    now, then = page(newer), page(NOW)
    assert "About total (documents up to 31 Dec 2022)" in now and "About sequel_total (" not in now
    assert "3 are of documents before the figures shown here" in now and "Shown then" in now
    assert "About total (" not in then and "About early (documents up to 7 Oct 2021)" in then
    assert "Documents up to 31 December 2022" in then
    # Where every grave one is of an earlier figure, the title says so.
    without = Answers(
        read(open_engine(make_store(**(tables | {"discrepancy": TABLES["discrepancy"]})))), Filters()
    )
    title = "2 of 3 differences between the documents matter when you quote a figure of an earlier date"
    assert contradictions.title(texts("en"), without.contradictions) == title
