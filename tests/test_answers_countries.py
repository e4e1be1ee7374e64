"""Answers about countries on a few rows that can be counted by hand: two dates, two phases, every filter."""

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
from layouts.exports.tables import topics
from layouts.look.markup import markup
from layouts.pages import countries as countries_page
from layouts.pages.country import page as country_page
from layouts.scenes.decks import KINDS
from layouts.words.texts import texts
from tests.test_answers_people import FIRST, PHASES, SECOND, SOURCES, THIRD, selection
from tests.test_answers_people import TABLES as PEOPLE

T = texts("en")


def result(iso3: str, step: int, as_of: str, number: int = 1, **more: Any) -> dict[str, Any]:
    period, source = {
        FIRST: ("2021-22", "report"),
        SECOND: ("2023-24", "sequel"),
        THIRD: ("2026", "plan"),
    }[as_of]
    return {
        "result_id": f"{iso3}-{step}-{period}-{number}",
        "iso3": iso3,
        "step": step,
        "period": period,
        "number": number,
        "as_of": as_of,
        "source_id": source,
        "locator": f"Table 3, {iso3}",
        "summary_en": f"{iso3} did {step} by {as_of}",
        "basis": "unclear",
        **more,
    }


TABLES: dict[str, list[dict[str, Any]]] = PEOPLE | {
    "result": [
        result("AAA", 1, FIRST, basis="explicit", changed_on="2022"),
        result("AAA", 2, FIRST),
        result("BBB", 3, FIRST, basis="explicit"),
        result("AAA", 1, SECOND, basis="explicit", changed_on="2024"),
        result("AAA", 1, SECOND, 2),
        result("DDD", 2, SECOND, basis="awaiting_approval"),
        result("BBB", 1, THIRD, basis="explicit", changed_on="2026"),
    ],
    "source": SOURCES,
    "phase": PHASES,
    "discrepancy": [
        {"discrepancy_id": name, "severity": severity, "title_en": name, "adopted": f"as {name} says"}
        | {"holds_from": FIRST}
        for name, severity in (("small", "low"), ("grave", "high"))
    ],
    "discrepancy_country": [
        {"discrepancy_id": "small", "iso3": "AAA", "holds_from": FIRST},
        {"discrepancy_id": "grave", "iso3": "AAA", "holds_from": FIRST},
        {"discrepancy_id": "grave", "iso3": "CCC", "holds_from": FIRST},
    ],
}


@pytest.fixture
def told(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**TABLES)))


def on(snapshot: Snapshot, day: str, **chosen: tuple[str, ...]) -> Answers:
    return Answers(snapshot, selection(day, chosen))


def rows(snapshot: Snapshot, topic: str, day: str) -> list[dict[str, Any]]:
    table = topics.table(T, view_of(snapshot, "/", Filters(as_of=day)), topic)
    return [dict(zip([field.name for field in table.fields], row, strict=True)) for row in table.rows]


def test_each_date_counts_the_results_of_its_phase(told: Snapshot) -> None:
    assert [on(told, day).countries.results for day in (FIRST, SECOND, THIRD)] == [3, 6, 1]
    assert [on(told, day).countries.explicit for day in (FIRST, SECOND, THIRD)] == [2, 3, 1]
    early = on(told, "2021-10-07").countries
    assert (early.results, early.every["AAA"].results, early.every["AAA"].evidence) == (0, None, "unknown")


def test_several_results_of_one_step_are_results_and_one_step(told: Snapshot) -> None:
    known = on(told, SECOND).countries.every["AAA"]
    assert (known.results, known.explicit, known.undated, known.evidence) == (4, 2, 0, "half")
    page = on(told, SECOND).country("AAA")
    assert page
    assert (len(page.results), page.achieved, page.explicit) == (4, (1, 2), 2)
    html = markup(country_page.body(T, view_of(told, "/countries/AAA", Filters(as_of=SECOND))))
    assert "2 of 3 steps achieved by 31 December 2024; the report is explicit for 2 of 4 results" in html
    assert "results: +2 against 2 on 31 Dec 2022" in html
    (listed,) = [row for row in rows(told, "countries", SECOND) if row["iso3"] == "AAA"]
    assert (listed["step_1"], listed["step_2"], listed["results"], listed["explicit"]) == (1, 1, 4, 2)


def test_what_a_country_did_in_an_earlier_phase_stands_apart(told: Snapshot) -> None:
    page = on(told, THIRD).country("BBB")
    assert page
    assert [(row.step, len(row.results), len(row.earlier)) for row in page.steps] == [
        (1, 1, 0),
        (2, 0, 0),
        (3, 0, 1),
    ]
    html = markup(country_page.body(T, view_of(told, "/countries/BBB", Filters(as_of=THIRD))))
    assert "phase III · 1 of 3 steps achieved by 31 December 2026" in html
    assert "Achieved in phase III: Strategy adopted" in html
    assert "1 result of an earlier phase" in html
    assert "BBB did 3 by 2022-12-31" in html


def test_nothing_is_said_that_no_document_had_said_by_then(told: Snapshot) -> None:
    for day, later in ((FIRST, (SECOND, THIRD)), (SECOND, (THIRD,))):
        html = markup(country_page.body(T, view_of(told, "/countries/BBB", Filters(as_of=day))))
        assert not [one for one in later if f"by {one}" in html]
    assert not [
        row for row in rows(told, "results", FIRST) if row["as_of"] > FIRST or row["source_id"] != "report"
    ]


def test_the_list_says_how_many_results_there_were_before(told: Snapshot) -> None:
    html = markup(countries_page.body(T, view_of(told, "/countries", Filters(as_of=SECOND))))
    assert "Results: +3 against 3 on 31 Dec 2022." in html
    assert "Results on 31 Dec 2022" in html
    of_two = markup(
        countries_page.body(T, view_of(told, "/countries", Filters(as_of=THIRD, compare=(SECOND,))))
    )
    assert "Results: 6 on 31 Dec 2024, in phase II." in of_two
    assert "Results on 31 Dec 2024, in phase II" in of_two
    first = markup(countries_page.body(T, view_of(told, "/countries", Filters(as_of=FIRST))))
    assert "Results on" not in first and " against " not in first


def test_a_step_without_a_result_is_a_zero_of_the_newest_table(told: Snapshot) -> None:
    at = {day: [row for row in rows(told, "results", day) if row["iso3"] == "CCC"] for day in told.dates}
    assert [{row["achieved"] for row in at[day]} for day in (FIRST, SECOND)] == [{0}, {0}]
    assert {row["source_id"] for row in at[SECOND]} == {"sequel"}
    assert {row["state"] for row in at["2021-10-07"]} == {"not_reported"}


FILTERS = [
    {"region": region, "country": country, "step": step, "theme": theme, "partner": partner}
    for region, country, step, theme, partner in product(
        ((), ("south",), ("north",)),
        ((), ("AAA",), ("BBB", "DDD")),
        ((), ("1",), ("2", "3")),
        ((), ("health",)),
        ((), ("giver",)),
    )
]


@pytest.mark.parametrize("day", [FIRST, SECOND, THIRD])
def test_under_every_filter_the_parts_make_the_whole(told: Snapshot, day: str) -> None:
    for chosen in FILTERS:
        answers = on(told, day, **chosen)
        found, selected = answers.countries, answers.selected
        head = view_of(told, "/", selection(day, chosen)).overview.headline
        assert found.results == head.results == len(selected.results), chosen
        assert found.explicit == head.explicit == selected.explicit
        assert sum(len(of_step) for _, of_step in selected.by_step) == found.results
        open_ = sum(len(group.results) for group in selected.follow_up)
        assert open_ == found.results - found.explicit
        assert sum(len(group) for _, group in found.by_region) == len(found.listed)
        assert {one.row.country.iso3 for one in found.listed} <= {*found.asked}
        assert sum(mark.result is not None for mark in answers.marks) == found.results
        without = {one.country.iso3 for one in found.unmarked}
        assert without == {iso3 for iso3 in found.asked if not found.every[iso3].results}


def test_regions_make_the_whole(told: Snapshot) -> None:
    found = on(told, SECOND).countries
    assert [(one.region_id, one.achieved, len(one.countries)) for one in found.regions] == [
        ("south", 2, 3),
        ("north", 1, 2),
    ]
    assert [one.region_id for one in found.ranked] == ["south", "north"]
    assert {one.achieved for one in on(told, "2021-10-07").countries.regions} == {None}


def test_the_grave_contradictions_come_first(told: Snapshot) -> None:
    page = on(told, FIRST).country("AAA")
    assert page
    assert [row.discrepancy_id for row in page.disputes] == ["grave", "small"]
    known = on(told, FIRST).countries.every["AAA"]
    assert (known.disputes, known.severe) == (2, 1)
    chosen = on(told, FIRST, country=("CCC",)).selected
    assert [row.discrepancy_id for row in chosen.disputes] == ["grave"]


@pytest.mark.parametrize("kind", ["map", "steps", "countries", "regions", "missing", "changes", "weak"])
def test_scenes_count_what_the_date_knows(told: Snapshot, kind: str) -> None:
    for day in told.dates:
        view = view_of(told, "/present", Filters(as_of=day))
        message, content = KINDS[kind].message(T, view), KINDS[kind].content(T, view)
        later = [one for one in told.dates if one > day]
        said = (
            " ".join([message, content.note, *(cell for row in content.table.rows for cell in row)])
            if (content.table)
            else f"{message} {content.note}"
        )
        assert not [one for one in later if one in said]
    view = view_of(told, "/present", Filters(as_of=SECOND))
    if kind in ("map", "steps"):
        assert "+3 against 3 on 31 Dec 2022" in KINDS[kind].content(T, view).note
