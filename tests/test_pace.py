"""What is as good as on pace is not called behind, by one rule on pages, scenes and slides."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.answers import pace as rule
from data.answers.overview import overview
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.exports.slides.scenes import slides_of
from layouts.figures import charts
from layouts.look.markup import markup
from layouts.pages.health.page import ambition_name
from layouts.pages.registry import PAGES
from layouts.scenes import health as scenes
from layouts.scenes.content import Table
from layouts.words import pace
from layouts.words.texts import texts
from tests.small import AMBITIONS, SMALL

T = texts("en")
EARLY, DAY, NEXT = "2021-10-07", "2022-12-31", "2026-06-30"
Make = Callable[..., str]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (-37, "behind by 37 points"),
        (-2.1, "behind by 2 points"),
        (-2, "about on pace"),
        (-1.3, "about on pace"),
        (0, "about on pace"),
        (2, "about on pace"),
        (10, "ahead by 10 points"),
    ],
)
def test_a_distance_that_says_nothing_is_about_on_pace(points: float, words: str) -> None:
    assert pace.said(T, points, rule.standing(points)) == words


def test_effective_coverage_is_about_on_pace_everywhere(real: Snapshot) -> None:
    """11.6 of 30 million are 38.7 per cent, with 40 per cent of the phase passed."""
    view = view_of(real, "/health", Filters(as_of=DAY))
    pages = {
        kind: " ".join(unescape(re.sub(r"<[^>]*>", " ", markup(PAGES[kind].body(T, view)))).split())
        for kind in ("health", "people")
    }
    title = "1 of 8 ambitions is behind an even pace, 1 about on it"
    assert pages["health"].startswith(title) and scenes.pace_title(T, view) == title
    assert "39% about on pace" in pages["health"]
    assert "about on pace 39% of the ambition, 40% of the phase passed" in pages["people"]
    bars = {bar.label: bar.value for bar in scenes.pace(T, view).bars}
    assert bars["Effective coverage"] == "39% · about on pace"
    (slide,) = slides_of(T, view, "pace")
    assert slide.title == title and isinstance(slide.content, tuple)
    table = slide.content[0]
    assert isinstance(table, Table)
    assert {row[0]: row[-1] for row in table.rows}["Effective coverage"] == "about on pace"


def titles(snapshot: Snapshot, filters: Filters) -> set[str]:
    """What page, scene and slide say of all ambitions together."""
    view = view_of(snapshot, "/health", filters)
    page = re.search(r"<h1>(.*?)</h1>", markup(PAGES["health"].body(T, view)))
    (slide,) = slides_of(T, view, "pace")
    return {unescape(page.group(1)) if page else "", scenes.pace_title(T, view), slide.title}


CAMPAIGN = {"indicator_id": "ratifications_c102", "position": 20}
AIM = {"indicator_id": "ratifications_c102", "phase": 2, "value": 70, "due": "2026-12-31"}


def test_page_scene_and_slide_count_of_the_same_ambitions(make_store: Make) -> None:
    """Two of eight ambitions have no value: they are neither on pace nor behind, and they are told."""
    url = make_store(indicator=[*SMALL["indicator"], CAMPAIGN], target=[*SMALL["target"], AIM])
    small = read(open_engine(url))
    rows = Answers(small, Filters()).pace.ambitions
    known = {ambition_name(T, row): round(row.reached_pct) for row in rows if row.reached_pct is not None}
    assert known == {
        "Results, all steps": 50,
        "Strategy adopted": 50,
        "Scheme design and law": 20,
        "Improving operations": 100,
        "Countries with a result": 60,
        "Legal coverage": 50,
    }
    assert [row.indicator_id for row in rows][-2:] == ["people_effective", "people_adequacy"]
    said = "1 of 6 ambitions is behind an even pace; 2 are not reported"
    assert titles(small, Filters()) == {said}
    assert titles(small, Filters(as_of=EARLY)) == {"No ambition has a reported value at this date"}


@pytest.mark.parametrize(
    ("achieved", "title"),
    [
        (41, "No step is behind an even pace; operations is the least advanced, 41 of 100"),
        (39, "No step is behind an even pace; operations is the least advanced, 39 of 100"),
        (43, "All three steps are ahead of an even pace; operations is the least advanced, 43 of 100"),
        (37, "Strategy leads: 90 of 100; operations lags: 37 of 100"),
    ],
)
def test_the_chart_of_steps_calls_behind_what_pages_call_behind(
    small: Snapshot, achieved: int, title: str
) -> None:
    view = overview(small, Filters())
    steps = tuple(
        row._replace(achieved=n, selected=n, ambition=100, stands=rule.stands(small, n, 100))
        for row, n in zip(view.steps, (90, 60, achieved), strict=True)
    )
    assert round(view.headline.elapsed_pct) == 40
    assert charts.steps_title(T, view._replace(steps=steps)) == title


# --- two dates, and a phase that has not begun


def two_phases(make_store: Make) -> Snapshot:
    """The small programme with more results a year later, and a phase that begins in 2026."""
    more: list[dict[str, Any]] = [
        {
            "result_id": f"CCC-{n}",
            "iso3": "CCC",
            "step": 2,
            "period": "2023",
            "number": n,
            "as_of": "2023-12-31",
        }
        for n in (1, 2)
    ]
    url = make_store(
        result=[*SMALL["result"], *more],
        phase=[*SMALL["phase"], {"phase": 3, "starts_on": "2026-01-01", "ends_on": "2030-12-31"}],
        target=[
            *SMALL["target"],
            *(
                {"indicator_id": name, "phase": 3, "value": 10 * value, "due": "2030-12-31"}
                for name, value in AMBITIONS.items()
            ),
        ],
        funding_position=[
            *SMALL["funding_position"],
            {"as_of": NEXT, "component": "required", "usd": 200},
        ],
    )
    return read(open_engine(url))


def test_an_ambition_is_compared_with_its_value_on_another_day(make_store: Make) -> None:
    snapshot = two_phases(make_store)
    rows = {row.indicator_id: row for row in Answers(snapshot, Filters(as_of="2023-12-31")).pace.ambitions}
    assert {name: (row.achieved, row.before) for name, row in rows.items() if row.achieved != row.before} == {
        "results_total": (8, 6),
        "step_2": (3, 1),
        "countries_with_results": (4, 3),
    }
    assert (rows["people_legal"].as_of, rows["step_2"].as_of) == (DAY, "2023-12-31")
    page = markup(PAGES["health"].body(T, view_of(snapshot, "/health", Filters(as_of="2023-12-31"))))
    assert "+2 against 6 on 31 Dec 2022" in page
    assert "31 Dec 2022" in page[page.index("Legal coverage") :][:400]  # the day of the figure itself


def test_a_new_phase_begins_at_zero_and_with_its_own_ambitions(make_store: Make) -> None:
    snapshot = two_phases(make_store)
    found = Answers(snapshot, Filters(as_of=NEXT)).pace
    assert (found.phase, found.phase_days, found.days_passed) == (3, ("2026-01-01", "2030-12-31"), 181)
    assert {row.achieved for row in found.ambitions} == {None}
    assert {row.indicator_id: row.ambition for row in found.ambitions} == {
        "results_total": 120,
        **{name: 10 * value for name, value in AMBITIONS.items()},
    }
    view = view_of(snapshot, "/health", Filters(as_of=NEXT, compare=(DAY,)))
    page = markup(PAGES["health"].body(T, view))
    assert "Ambition for 2030" in page and "6 on 31 Dec 2022, in phase II" in page


def test_before_a_phase_begins_nothing_of_it_has_passed(small: Snapshot) -> None:
    """No share of it is divided by, and the page says that it had not begun."""
    early = small._replace(day="2020-06-30", results_as_of=None, observations={})
    found = rule.pace(early, None)
    assert (found.elapsed_pct, found.days_passed, found.reported) == (0, 0, 0)
    assert pace.passed(T, found, early.day) == "At 30 June 2020, phase II had not begun."
    assert rule.pace(small._replace(day="2030-01-01"), None).elapsed_pct == 100


def test_an_ambition_of_zero_is_no_division(small: Snapshot) -> None:
    found = rule.pace(small._replace(targets=small.targets | {"step_2": 0}), None)
    row = next(row for row in found.ambitions if row.indicator_id == "step_2")
    assert (row.achieved, row.reached_pct, row.stands) == (1, None, None)
