"""The programme's health on literal rows: what was known on each of two dates, and what became of it."""

from collections.abc import Callable
from typing import Any

import pytest

from callbacks.dash.pages import view_of
from data.answers import Answers
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.exports.slides.scenes import slides_of
from layouts.look.markup import markup
from layouts.pages.health import more
from layouts.pages.health import page as health
from layouts.scenes import health as scenes
from layouts.words.texts import texts
from tests.small import SMALL

T = texts("en")
EARLY, DAY = "2021-10-07", "2022-12-31"
Rows = list[dict[str, Any]]
CAMPAIGN = "ratifications_c102"
BOX, NOTE = "Section 2, Box 4, paragraph 1", "Section 1, country note of AAA"


def post(n: int, status: str, day: str, as_of: str) -> dict[str, Any]:
    """A post of the list of a day."""
    place = {"position_id": f"{day}-{n}", "position": n, "holds_from": day}
    return {**place, "status": status, "as_of": as_of, "title_en": f"Field {n}", "location": "There"}


def evaluation(name: str, day: str, **cells: str) -> dict[str, Any]:
    return {
        "evaluation_id": name,
        "name_en": name,
        "position": 1,
        "holds_from": day,
        "what_en": None,
        **cells,
    }


ROWS: dict[str, Rows] = {
    "source": [
        *({**row, "short_name": "The short report"} for row in SMALL["source"]),
        {"source_id": "plan", "position": 2, "title": "The plan"},
    ],
    "indicator": [
        *SMALL["indicator"],
        {"indicator_id": CAMPAIGN, "position": 20},
        {"indicator_id": "staff", "position": 21},
    ],
    "target": [
        *SMALL["target"],
        {"indicator_id": CAMPAIGN, "phase": 2, "value": 80, "due": "2027-12-31", "holds_from": EARLY},
    ],
    "observation": [
        *SMALL["observation"],
        {"indicator_id": CAMPAIGN, "as_of": EARLY, "value": 58},
        {"indicator_id": CAMPAIGN, "as_of": DAY, "value": 60},
        {"indicator_id": "staff", "as_of": EARLY, "value": 10, "precision": "about"},
        {"indicator_id": "staff", "as_of": DAY, "value": 12},
    ],
    "ratification": [
        {"iso3": "AAA", "status": "considering", "holds_from": EARLY, "locator": BOX},
        {"iso3": "AAA", "status": "ratified", "holds_from": DAY, "locator": BOX},
        {"iso3": "BBB", "status": "ratified", "holds_from": DAY, "locator": NOTE},
        {"iso3": "XXX", "status": "assessment", "holds_from": DAY, "locator": BOX},
        {"iso3": "XXX", "status": "committed", "holds_from": DAY, "locator": BOX},
    ],
    "tsf_position": [
        post(1, "existing", EARLY, "2021"),
        post(2, "needed", EARLY, "2021"),
        post(3, "needed", EARLY, "2021"),
        post(1, "created", DAY, "2021-10/2022-12"),
        post(2, "needed", DAY, "2022-12"),
    ],
    "reported_figure": [
        {
            "figure_id": "posts_created_text",
            "iso3": None,
            "value": 5,
            "since": "2021",
            "as_of": "2022",
            "holds_from": DAY,
        }
    ],
    "evaluation": [
        evaluation("late", EARLY, status="not_started", planned_from="2025", planned_to="2025"),
        evaluation("middle", EARLY, status="under_way", planned_from="2022-Q3"),
        evaluation("middle", DAY, status="done", planned_from="2022-Q3", completed_on="2022-11"),
        evaluation("first", DAY, status="done"),
    ],
    "coverage_context": [
        {"area": area, "measure": measure, "percent": percent, "year": year}
        for area, measure, percent, year in (
            ("world", "covered", 40, 2020),
            ("world", "not_covered", 60, 2020),
            ("south", "covered", 30, 2020),
            ("north", "covered", 70, 2020),
            ("world", "covered", 45, 2024),
        )
    ],
}


@pytest.fixture
def snapshot(make_store: Callable[..., str]) -> Snapshot:
    return read(open_engine(make_store(**ROWS)))


def at(snapshot: Snapshot, day: str) -> Answers:
    return Answers(snapshot, Filters(as_of=day))


def test_the_campaign_has_its_count_and_its_aim_of_the_date(snapshot: Snapshot) -> None:
    early, now = at(snapshot, EARLY).ratifications, at(snapshot, DAY).ratifications
    assert (early.ratified_by, early.counted_on, early.before) == (58, EARLY, None)
    assert (now.ratified_by, now.before, now.aim, now.reached_pct) == (60, 58, 80, 75)
    page = markup(health.body(T, view_of(snapshot, "/health", Filters(as_of=DAY))))
    assert "+2 against 58 on 7 Oct 2021" in page
    assert "the campaign aims at 80 ratifications by 2027" in page


def test_a_country_is_as_far_as_the_newest_row_says(snapshot: Snapshot) -> None:
    def states(day: str) -> dict[str, list[str]]:
        found = at(snapshot, day).ratifications.states
        return {state.status: [row.iso3 for row in state.countries] for state in found}

    assert states(EARLY) == {"considering": ["AAA"]}
    assert states(DAY) == {"ratified": ["AAA", "BBB"], "committed": ["XXX"], "assessment": ["XXX"]}
    assert (at(snapshot, EARLY).ratifications.has_doubles, at(snapshot, DAY).ratifications.has_doubles) == (
        False,
        True,
    )


def test_who_ratified_is_named_with_the_document_and_its_box(snapshot: Snapshot) -> None:
    assert health.ratified_where(T, view_of(snapshot, "/health", Filters(as_of=DAY))) == (
        "Named as ratifying in The short report, Box 4: Land of AAA. "
        "Named in the country note only: Land of BBB."
    )
    assert health.ratified_where(T, view_of(snapshot, "/health", Filters(as_of=EARLY))) == ""


def test_posts_are_those_of_the_newest_list(snapshot: Snapshot) -> None:
    def counts(day: str) -> dict[str, tuple[int, int | None]]:
        return {one.status: (len(one.posts), one.before) for one in at(snapshot, day).posts}

    assert counts(EARLY) == {"existing": (1, None), "created": (0, None), "needed": (2, None)}
    assert counts(DAY) == {"existing": (0, 1), "created": (1, 0), "needed": (1, 2)}
    assert [one.value for one in at(snapshot, DAY).counted_posts] == [5]
    assert at(snapshot, EARLY).counted_posts == ()
    view = view_of(snapshot, "/health", Filters(as_of=DAY))
    assert [fact.label for fact in scenes.experts(T, view).facts] == [
        "Created October 2021 – December 2022",
        "Still needed",
    ]
    assert "−1 against 2 on 7 Oct 2021" in markup(more.experts(T, view))


def test_what_another_document_counts_is_not_set_beside_the_list(make_store: Callable[..., str]) -> None:
    figures = [row | {"source_id": "plan"} for row in ROWS["reported_figure"]]
    other = read(open_engine(make_store(**ROWS | {"reported_figure": figures})))
    assert at(other, DAY).counted_posts == ()


def test_evaluations_say_how_far_they_were(snapshot: Snapshot) -> None:
    found = at(snapshot, DAY).evaluations
    assert [(row.evaluation_id, row.status, row.before) for row in found.rows] == [
        ("first", "done", None),
        ("middle", "done", "under_way"),
        ("late", "not_started", None),
    ]
    assert (found.done, at(snapshot, EARLY).evaluations.done) == (2, 0)
    page = markup(more.evaluations(T, view_of(snapshot, "/health", Filters(as_of=DAY))))
    assert "completed November 2022 · under way on 7 Oct 2021" in page


def test_staff_is_listed_at_each_date_that_is_known(snapshot: Snapshot) -> None:
    assert [(row.as_of, row.value) for row in at(snapshot, EARLY).staff] == [(EARLY, 10)]
    assert [(row.as_of, row.value) for row in at(snapshot, DAY).staff] == [(EARLY, 10), (DAY, 12)]


def test_the_world_is_told_of_the_newest_year_that_has_regions(snapshot: Snapshot) -> None:
    found = at(snapshot, DAY).coverage
    assert [(row.area, row.percent, row.is_alone) for row in found.rows] == [
        ("north", 70, True),
        ("world", 45, False),
        ("world", 40, False),
        ("south", 30, True),
    ]
    assert (found.year, found.usual_year) == (2020, 2020)
    assert found.world and found.least and (found.world.percent, found.least.area) == (40, "south")


@pytest.mark.parametrize("kind", ["pace", "experts", "evaluations", "ratifications", "coverage"])
def test_where_nothing_is_reported_page_scene_and_slide_say_so(small: Snapshot, kind: str) -> None:
    """The small programme has no team, no posts, no evaluations, no campaign."""
    view = view_of(small, "/health", Filters())
    page = markup(health.body(T, view))
    for words in ("Posts of experts: not reported", "Convention No. 102: who ratified it"):
        assert words in page
    slides = slides_of(T, view, kind)
    assert slides and all(slide.title for slide in slides)
