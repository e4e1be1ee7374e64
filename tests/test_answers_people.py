"""Answers about people on a few rows that can be counted by hand: two dates, three measures, every filter."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.rows.people import People
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.look.markup import markup
from layouts.pages.people import explained, page, phases
from layouts.words.texts import texts
from tests.small import SMALL

T = texts("en")
FIRST, SECOND, THIRD = "2022-12-31", "2024-12-31", "2026-12-31"
SOURCES = [
    {"source_id": name, "position": place, "title": f"The {name}", "short_name": name, "as_of": as_of}
    for place, (name, as_of) in enumerate(
        (("report", FIRST), ("sequel", SECOND), ("plan", THIRD)),
        1,
    )
]
PHASES = [
    {"phase": 1, "starts_on": "2016-01-01", "ends_on": "2020-12-31", "countries_planned": 2},
    {"phase": 2, "starts_on": "2021-01-01", "ends_on": "2025-12-31", "countries_planned": 5},
    {
        "phase": 3,
        "starts_on": "2026-01-01",
        "ends_on": "2030-12-31",
        "countries_planned": 6,
        "source_id": "plan",
        "holds_from": THIRD,
    },
]


def seen(measure: str, as_of: str, people: int, countries: int, source: str = "report") -> dict[str, Any]:
    return {
        "indicator_id": f"people_{measure}",
        "as_of": as_of,
        "value": people,
        "reporting_countries": countries,
        "source_id": source,
    }


def figure(
    name: str, iso3: str | None, measure: str, people: int, status: str = "achieved", **more: Any
) -> dict[str, Any]:
    return {
        "figure_id": name,
        "iso3": iso3,
        "measure": measure,
        "people": people,
        "status": status,
        "phase": 2,
        "what_en": f"what {name} counts",
        "holds_from": FIRST,
        **more,
    }


TABLES: dict[str, list[dict[str, Any]]] = {
    "source": SOURCES,
    "phase": PHASES,
    "target": [
        *SMALL["target"],
        *(
            {**row, "phase": 3, "value": 2 * row["value"], "due": "2030-12-31", "source_id": "plan"}
            | {"holds_from": THIRD}
            for row in SMALL["target"]
        ),
    ],
    "observation": [
        seen("legal", "2020-12-31", 4_000_000, 2),
        seen("legal", FIRST, 5_000_000, 2),
        seen("effective", FIRST, 8_000_000, 3),
        seen("legal", SECOND, 12_000_000, 4, "sequel"),
    ],
    "funding_position": [
        *SMALL["funding_position"],
        *(
            {"as_of": day, "component": part, "usd": usd, "source_id": source}
            for day, source in ((SECOND, "sequel"), (THIRD, "plan"))
            for part, usd in (("required", 100), ("gap", 30))
        ),
    ],
    "people_figure": [
        figure("a1", "AAA", "legal", 3_000_000, traced_to="people_legal"),
        figure("a2", "AAA", "trained", 20),
        figure("b1", "BBB", "effective", 1_000_000),
        figure("b2", "BBB", "effective", 4_000_000, duration="temporary"),
        figure("d1", "DDD", "effective", 9_000_000, "planned"),
        figure("x1", "XXX", "effective", 70),
        figure("n1", None, "registered", 50),
        figure("e1", "EEE", "legal", 2_000_000, traced_to="people_legal", source_id="sequel")
        | {"holds_from": SECOND},
    ],
}


@pytest.fixture
def told(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**TABLES)))


def selection(day: str, chosen: dict[str, tuple[str, ...]]) -> Filters:
    """A date, and what is chosen of each filter."""
    values: dict[str, Any] = {"as_of": day, **chosen}
    return Filters(**values)


def on(snapshot: Snapshot, day: str, **chosen: tuple[str, ...]) -> People:
    return Answers(snapshot, selection(day, chosen)).people


def test_each_date_shows_what_was_known_on_it(told: Snapshot) -> None:
    legal = {day: on(told, day).measures[0] for day in told.dates}
    assert [row.people for row in legal.values()] == [None, 5_000_000, 12_000_000, None]
    assert [row.share_pct for row in legal.values()] == [None, 50, 120, None]
    assert [row.stands for row in legal.values()] == [None, "ahead", "ahead", None]
    assert [row.ambition for row in legal.values()] == [10_000_000] * 3 + [20_000_000]
    assert [row.due[:4] for row in legal.values()] == ["2025"] * 3 + ["2030"]


def test_a_measure_that_no_newer_report_counts_keeps_its_own_date(told: Snapshot) -> None:
    effective = on(told, SECOND).measures[1]
    assert (effective.people, effective.as_of, effective.stands) == (8_000_000, FIRST, "behind")
    html = markup(page.body(T, view_of(told, "/people", Filters(as_of=SECOND))))
    assert "Achieved by 31 December 2024, against the ambition for 2025" in html
    assert html.count("Reported for 31 December 2022") == 1


def test_a_measure_says_what_it_was_on_the_date_before(told: Snapshot) -> None:
    html = markup(page.body(T, view_of(told, "/people", Filters(as_of=SECOND))))
    assert "+7 million against 5 million on 31 Dec 2022" in html
    assert "as on 31 Dec 2022" in html  # effective coverage
    first = markup(page.body(T, view_of(told, "/people", Filters(as_of=FIRST))))
    assert "million against" not in first and "not reported on" not in first
    chosen = markup(page.body(T, view_of(told, "/people", Filters(as_of=FIRST, compare=("2021-10-07",)))))
    assert "not reported on 7 Oct 2021" in chosen
    of_two = markup(page.body(T, view_of(told, "/people", Filters(as_of=THIRD, compare=(SECOND,)))))
    assert "12 million on 31 Dec 2024, in phase II" in of_two
    assert "−12 million" not in of_two


def test_the_phase_under_way_stands_beside_the_one_before_it(told: Snapshot) -> None:
    then = on(told, FIRST)
    assert [phase.phase for phase in then.phases] == [1, 2]
    assert then.passed == ("legal",)
    assert phases.title(T, then) == "Already more than in the whole of phase I: Legal coverage"
    later = on(told, THIRD)
    assert [phase.phase for phase in later.phases] == [2, 3]
    assert phases.title(T, later) == "Phase II beside phase III"
    assert later.phases[0].as_of == SECOND  # its end is not reported, and its heading says so
    assert phases.dated(T, later.phases[0]) == "Phase II, 2021–2025, by 31 Dec 2024"
    assert on(told, SECOND).has_passed_ambition and not then.has_passed_ambition


def test_a_first_phase_has_nothing_beside_it(make_store: Callable[..., str]) -> None:
    alone = on(read(open_engine(make_store(**(TABLES | {"phase": PHASES[1:]})))), FIRST)
    assert [phase.phase for phase in alone.phases] == [2]
    assert alone.passed == ()
    assert phases.title(T, alone) == "Phase II"


def test_what_countries_explain_of_a_total(told: Snapshot) -> None:
    legal, effective, adequacy = on(told, FIRST).explained
    assert (legal.traced_people, legal.others, legal.is_more) == (3_000_000, 1, False)
    assert on(told, SECOND).explained[0].traced_people == 5_000_000
    assert effective.traced == ()
    assert [row.figure_id for row in effective.found] == ["b2", "b1"]  # no priority country, no plan
    assert (effective.found_people, effective.ending_people) == (5_000_000, 4_000_000)
    assert (adequacy.people, adequacy.found, adequacy.traced) == (None, (), ())
    assert on(told, FIRST).untraced == ("effective",)  # of adequacy there is no total


def test_a_total_traced_in_part_says_how_much_and_counts_what_is_achieved_alone(
    make_store: Callable[..., str],
) -> None:
    more = [
        figure("p1", "BBB", "legal", 9_000_000, "planned", traced_to="people_legal"),
        figure("p2", "BBB", "legal", 8_000_000, "draft", traced_to="people_legal"),
        figure("c1", "CCC", "legal", 1_500_000),
        figure("c2", "CCC", "legal", 500_000, traced_to="people_legal"),
        figure("c3", "CCC", "effective", 70_000, traced_to="people_effective"),
    ]
    tables = TABLES | {"people_figure": [*TABLES["people_figure"], *more]}
    snapshot = read(open_engine(make_store(**tables)))
    then = on(snapshot, FIRST)
    legal, effective, _ = then.explained
    assert [row.figure_id for row in legal.traced] == ["a1", "c2"]  # the largest first; nothing planned
    assert (legal.traced_people, legal.is_whole, legal.is_more) == (3_500_000, False, False)
    assert [row.figure_id for row in legal.found] == ["c1"]
    assert [row.figure_id for row in effective.found] == ["b2", "b1"]  # larger than what is traced
    title = "Traced to countries: Legal coverage 70% and Effective coverage less than 1%"
    assert explained.title(T, then) == title
    html = markup(page.body(T, view_of(snapshot, "/people", Filters(as_of=FIRST))))
    assert "Together 3.5 million of 5 million" in html and "Every total can be traced" not in html
    assert "Not traced: the achieved figures of 1 priority country come to about 1.5 million." in html
    # At the next position the total is another, and so is its share: 5.5 of 12 million.
    assert "Legal coverage 46%" in explained.title(T, on(snapshot, SECOND))


def test_a_total_is_traced_when_its_parts_make_it(make_store: Callable[..., str]) -> None:
    parts = [
        figure("a1", "AAA", "legal", 5_000_000, traced_to="people_legal"),
        figure("b1", "BBB", "legal", 60_000),
        figure("c1", "CCC", "effective", 8_000_000, traced_to="people_effective"),
    ]
    then = on(read(open_engine(make_store(**(TABLES | {"people_figure": parts})))), FIRST)
    assert explained.title(T, then) == "Every total can be traced to countries"
    assert [row.found for row in then.explained] == [(), (), ()]


def test_figures_of_an_earlier_phase_explain_nothing_of_this_one(told: Snapshot) -> None:
    found = on(told, THIRD)
    assert not any(row.traced or row.found for row in found.explained)
    assert len(found.every) == 8 and not any(row.is_of_phase for row in found.every)
    html = markup(page.body(T, view_of(told, "/people", Filters(as_of=THIRD))))
    assert "No total to explain at this date" in html
    assert "phase II" in html


FILTERS = [
    {"region": region, "country": country, "theme": theme, "partner": partner}
    for region, country, theme, partner in product(
        ((), ("south",), ("south", "north")),
        ((), ("AAA",), ("BBB", "DDD")),
        ((), ("health",)),
        ((), ("giver",)),
    )
]


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_under_every_filter_the_parts_make_the_whole(told: Snapshot, day: str) -> None:
    for chosen in FILTERS:
        found, asked = on(told, day, **chosen), Answers(told, selection(day, chosen)).countries.asked
        groups = [row for group in (*found.of_measures, *found.of_others) for row in group.figures]
        assert sorted(row.figure_id for row in groups) == sorted(row.figure_id for row in found.left)
        assert found.measured.figures + found.others == found.tally.figures == len(found.left)
        assert found.tally.reached == found.measured.achieved
        is_set = any(chosen.values())
        expected = {
            row["figure_id"]
            for row in TABLES["people_figure"]
            if row.get("holds_from", FIRST) <= day and (not is_set or row["iso3"] in asked)
        }
        assert {row.figure_id for row in found.left} == expected, chosen
        assert {*found.silent} == {*asked} - {row.iso3 for row in found.left}


def test_the_parts_of_two_halves_are_the_whole(told: Snapshot) -> None:
    every = on(told, SECOND)
    halves = [on(told, SECOND, region=(region,)) for region in ("south", "north")]
    of_countries = [row for row in every.left if row.is_priority]
    assert sum(half.tally.figures for half in halves) == len(of_countries) == 6
    assert (every.with_figures, every.with_reached) == (4, 3)
