"""What is as good as on pace is not called behind, by one rule on pages, scenes and slides."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from callbacks.dash.pages import view_of
from data.answers.overview import overview
from data.filters import Filters
from data.snapshot import Snapshot
from data.store.engine import open_engine
from data.store.snapshot import read
from layouts.exports.slides.charts import Table
from layouts.exports.slides.deck import MAKERS
from layouts.exports.slides.scenes import Asked
from layouts.figures import charts
from layouts.look.markup import markup
from layouts.pages.health import page as health
from layouts.pages.registry import PAGES
from layouts.scenes import content as scenes
from layouts.words import pace
from layouts.words.texts import texts
from tests.small import SMALL

T = texts("en")


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
    assert pace.said(T, points) == words


def test_effective_coverage_is_about_on_pace_everywhere(real: Snapshot) -> None:
    """11.6 of 30 million are 38.7 per cent, with 40 per cent of the phase passed."""
    view = view_of(real, "/health", Filters())
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
    (slide,) = MAKERS["pace"](Asked(T, view, None))
    assert slide.title == title and isinstance(slide.content, tuple)
    table = slide.content[0]
    assert isinstance(table, Table)
    assert {row[0]: row[-1] for row in table.rows}["Effective coverage"] == "about on pace"


def titles(snapshot: Snapshot, filters: Filters) -> set[str]:
    """What page, scene and slide say of all ambitions together."""
    view = view_of(snapshot, "/health", filters)
    page = re.search(r"<h1>(.*?)</h1>", markup(PAGES["health"].body(T, view)))
    (slide,) = MAKERS["pace"](Asked(T, view, None))
    return {unescape(page.group(1)) if page else "", scenes.pace_title(T, view), slide.title}


CAMPAIGN = {"indicator_id": "ratifications_c102", "position": 20}
AIM = {"indicator_id": "ratifications_c102", "phase": 2, "value": 70, "due": "2026-12-31"}


def test_page_scene_and_slide_count_of_the_same_ambitions(make_store: Callable[..., str]) -> None:
    """Two of eight ambitions have no value: they are neither on pace nor behind, and they are told."""
    url = make_store(indicator=[*SMALL["indicator"], CAMPAIGN], target=[*SMALL["target"], AIM])
    small = read(open_engine(url))
    rows = health.ambitions(T, view_of(small, "/health", Filters()))
    known = {row["name"]: round(row["reached_pct"]) for row in rows if row["reached_pct"] is not None}
    assert known == {
        "Institutional changes, all steps": 50,
        "Strategy adopted": 50,
        "Scheme design and law": 20,
        "Improving operations": 100,
        "Countries with a change": 60,
        "Legal coverage": 50,
    }
    said = "1 of 6 ambitions is behind an even pace; 2 are not reported"
    assert titles(small, Filters()) == {said}
    assert titles(small, Filters(as_of="2021-10-07")) == {"No ambition has a reported value at this date"}


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
        row._replace(achieved=n, selected=n, ambition=100)
        for row, n in zip(view.steps, (90, 60, achieved), strict=True)
    )
    assert round(view.headline.elapsed_pct) == 40
    assert charts.steps_title(T, view._replace(steps=steps)) == title
